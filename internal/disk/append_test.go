package disk_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/namati/lex/internal/disk"
)

func TestAppend(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "lex.log")
	for _, line := range []string{"one\n", "two\n"} {
		f, err := disk.Append(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(line); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "one\ntwo\n" {
		t.Errorf("the file holds %q, %v", data, err)
	}
	for _, wrong := range []string{folder, filepath.Join(folder, "none", "lex.log")} {
		if f, err := disk.Append(wrong); err == nil {
			f.Close()
			t.Errorf("%s was opened", wrong)
		}
	}
}
