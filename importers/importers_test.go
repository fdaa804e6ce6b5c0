package importers

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStrangers opens what people send by mistake. Each must be called by its
// name and come with advice.
func TestStrangers(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	workbook := string(xlsxZip(xlsxParts{sheet: xlsxSheet1("")}))
	archive := string(zipTestPack(zipTestEntry{name: "photo.jpg", content: "x"}))
	ods := string(zipTestPack(zipTestEntry{name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet"}, zipTestEntry{name: "content.xml", content: "<x/>"}))
	xlsb := string(zipTestPack(zipTestEntry{name: "_rels/.rels", content: "<x/>"}, zipTestEntry{name: "xl/workbook.bin", content: "x"}))
	tests := []struct{ name, data, code, says string }{
		{"list.xlsx", "%PDF-1.7 ...", codeNotTable, "PDF"},
		{"list.csv", "%PDF-1.7 ...", codeNotTable, "PDF"},
		{"list.xlsx", "\x89PNG\r\n", codeNotTable, "picture"},
		{"list.xls", "<html><table><tr><td>Ana</td></tr></table></html>", codeNotTable, "web page"},
		{"list.xlsx", "\ufeff <!DOCTYPE HTML>", codeNotTable, "web page"},
		{"list.xlsx", "name,country\nAna,PE\n", codeNotTable, "not a workbook"},
		{"list.xlsx", archive, codeNotTable, "an archive inside an archive"},
		{"list.csv", archive, codeNotTable, "an archive inside an archive"},
		{"list.xlsx", ods, codeDamaged, "something else"},
		{"list.ods", ods, codeDamaged, "something else"},
		{"list.xlsx", xlsb, codeOther, ".xlsb"},
		{"list.xls", "\x09\x08\x10\x00\x00\x06", codeOld, "before 1997"},
		{"list.xls", ole, codeDamaged, "container"},
		{"list.doc", ole + strings.Repeat("\x00", 300_000), codeDamaged, "container"},
		{"list.xml", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, codeOther, "2003"},
		{"list.fods", `<?xml version="1.0"?><office:document/>`, codeDamaged, "never declared"},
		{"list.xml", `<?xml version="1.0"?><feed/>`, codeNotTable, "XML"},
		{"list.xlsx", "", codeEmpty, "empty"},
		{"list.xlsx", "PK\x03\x04", codeDamaged, "cut short"},
		{"list.xlsx", "PK\x05\x06" + strings.Repeat("\x00", 18), codeNotTable, "an archive inside"},
		{"list.csv", workbook, "", ""},
		{"list", "a,b\n1,2\n", "", ""},
	}
	for _, test := range tests {
		book, err := OpenBytes(context.Background(), test.name, []byte(test.data), OpenOptions{})
		if test.code == "" {
			if err != nil || len(book.Sheets()) != 1 {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != test.code || !strings.Contains(refused.Reason, test.says) || refused.Hint == "" {
			t.Errorf("%s %.20q: got %#v (%v), want %s: %s", test.name, test.data, refused, err, test.code, test.says)
		}
	}
}

func TestOpen(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "lista.csv")
	if err := os.WriteFile(path, []byte("a,b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := Open(ctx, path, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := book.SHA256(), "5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313"; got != want || book.Format() != "csv" {
		t.Errorf("hash %s, format %s", got, book.Format())
	}
	if err := book.Rows(ctx, 1, func(*Row) error { return nil }); err == nil {
		t.Error("a sheet that is not there was read")
	}
	if err := book.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Open(ctx, filepath.Join(dir, "none.csv"), OpenOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	var refused *Refused
	if _, err := Open(ctx, dir, OpenOptions{}); !errors.As(err, &refused) {
		t.Errorf("a folder: %v", err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Open(ended, path, OpenOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
}

// TestFormats holds the list together: what it names must be usable.
func TestFormats(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats {
		if f.Name == "" || f.Title == "" || len(f.Extensions) == 0 || f.fits == nil || f.open == nil {
			t.Errorf("%+v is incomplete", f)
		}
		for _, extension := range f.Extensions {
			if seen[extension] || !strings.HasPrefix(extension, ".") || strings.ToLower(extension) != extension {
				t.Errorf("%s: %s", f.Name, extension)
			}
			seen[extension] = true
		}
	}
}
