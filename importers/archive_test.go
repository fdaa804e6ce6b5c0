package importers

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// archiveOf packs files by name and content.
func archiveOf(t *testing.T, flags uint16, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate, NonUTF8: true, Flags: flags})
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArchiveFiles(t *testing.T) {
	data := archiveOf(t, 0, "b.csv", "x", "sub\\a.csv", "Name,Country\nAna,PE\n", "participaci\xa2n.csv", "y", "folder/", "", "./c.csv", "z",
		"~$b.csv", "no", ".~lock.b.csv#", "no", "__MACOSX/._b.csv", "no", "sub/.DS_Store", "no", "Thumbs.db", "no")
	path := filepath.Join(t.TempDir(), "lists.zip")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := OpenArchive(path)
	if err != nil || a == nil {
		t.Fatal(a, err)
	}
	if want := []string{"b.csv", "c.csv", "participación.csv", "sub/a.csv"}; !slices.Equal(a.Files, want) {
		t.Errorf("holds %q, want %q", a.Files, want)
	}
	ctx := context.Background()
	book, err := a.Open(ctx, "sub/a.csv", OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := readBook(ctx, book.inside); err != nil || got != "[ visible]\n1|t\"Name\"|t\"Country\"\n2|t\"Ana\"|t\"PE\"\n" {
		t.Errorf("got %q, %v", got, err)
	}
	// Another file in its place is not read as if it were the same.
	if err := os.WriteFile(path, append(data, 0), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Open(ctx, "b.csv", OpenOptions{}); err == nil || !strings.Contains(err.Error(), "changed") {
		t.Errorf("a changed archive: %v", err)
	}
}

func TestArchiveRefused(t *testing.T) {
	broken := archiveOf(t, 0, "a.csv", strings.Repeat("Name,Country\nAna,PE\n", 50))
	broken[60] ^= 0x10
	tests := []struct {
		name, code string
		data       []byte
	}{
		{"a bomb", codeLimits, archiveOf(t, 0, "a.csv", strings.Repeat("0", 5<<20))},
		{"a password", codeEncrypted, archiveOf(t, 1, "a.csv", "x")},
		{"two files of a name", codeDamaged, archiveOf(t, 0, "a.csv", "x", "A.csv", "y")},
		{"a name that climbs", codeDamaged, archiveOf(t, 0, "../a.csv", "x")},
		{"an absolute name", codeDamaged, archiveOf(t, 0, "//etc/a.csv", "x")},
		{"broken bytes", codeDamaged, broken},
		{"an archive in it", codeNotTable, archiveOf(t, 0, "a.zip", string(archiveOf(t, 0, "b.csv", "x")))},
	}
	for _, test := range tests {
		a, err := ArchiveIn("lists.zip", test.data)
		if err == nil && a == nil {
			t.Errorf("%s: not taken for an archive", test.name)
			continue
		}
		if err == nil {
			_, err = a.Open(context.Background(), a.Files[0], OpenOptions{})
		}
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != test.code || refused.Hint == "" {
			t.Errorf("%s: got %#v (%v), want %s", test.name, refused, err, test.code)
		}
	}
}

// TestArchiveLargeFile refuses a file that would not fit into memory, before a
// byte of it is unpacked.
func TestArchiveLargeFile(t *testing.T) {
	a := &Archive{zip: &zipPackage{bytes: strings.NewReader("")}}
	_, err := a.unpack(&zipPart{size: archiveMaxFile + 1, packed: archiveMaxFile})
	var refused *Refused
	if !errors.As(err, &refused) || refused.Code != codeLimits || !strings.Contains(refused.Hint, "unpack the archive") {
		t.Errorf("got %v", err)
	}
}

// TestNoArchive tells workbooks from archives.
func TestNoArchive(t *testing.T) {
	for name, data := range map[string][]byte{"xlsx": xlsxSound(t), "ods": odsZip(odsContent("")), "text": []byte("a,b\n"), "nothing": nil} {
		if a, err := ArchiveIn(name, data); a != nil || err != nil {
			t.Errorf("%s: %v, %v", name, a, err)
		}
	}
}

// TestMacroWorkbooks reads workbooks with macros and templates like any other.
func TestMacroWorkbooks(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCellValue("Sheet1", "A1", "Ana"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"t.xlsm", "t.xltx", "t.xltm"} {
		path := filepath.Join(t.TempDir(), name)
		if err := f.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := readAllNamed(name, data); err != nil || got != "[Sheet1 visible]\n1|t\"Ana\"\n" {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}
