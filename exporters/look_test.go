package exporters

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLook leaves the sample in every format in the folder that LEX_LOOK names,
// for people to look at.
func TestLook(t *testing.T) {
	folder := os.Getenv("LEX_LOOK")
	if folder == "" {
		t.Skip("LEX_LOOK names no folder for the files to look at")
	}
	for _, draft := range []bool{false, true} {
		d := sample()
		name := "sample"
		if d.Draft = draft; draft {
			name = "draft"
		}
		for _, f := range Formats {
			out, err := os.Create(filepath.Join(folder, name+"."+f.Extension))
			if err != nil {
				t.Fatal(err)
			}
			written, err := f.Write(t.Context(), out, d)
			if err != nil {
				t.Fatal(err)
			}
			t.Log(f.Name, written)
			if err := out.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
