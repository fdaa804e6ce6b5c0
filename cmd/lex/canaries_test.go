package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCanaries lets a thousand invented people without consent, each with a name,
// an address and a number that nobody else has, go the whole way: none of these
// may come out in a file, its parts, its properties or its name, in a pipe, or
// in the folder for temporary files.
func TestCanaries(t *testing.T) {
	folder, temporary := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temporary)
	var people strings.Builder
	people.WriteString("Name,E-mail,Phone,Organization,Country,Sex,Age,Consent,Notes\n")
	for i := range 1000 {
		fmt.Fprintf(&people, "Canaria Zq%04dx,zq%04dx@canary.example.org,+51 977 %06d,House %d,%s,%s,%d,%s,Zqnote%04d\n",
			i, i, 910000+i, i%40, []string{"Peru", "Chile", "Ecuador"}[i%3], []string{"F", "M"}[i%2], 20+i%40, []string{"no", ""}[i%2], i)
	}
	quotes := "Quote,Name,Organization,Country,Consent,Audience,Attribution\nZqquote one,Canaria Zq0001x,House 1,Peru,no,public,full\nWe learned a lot.,Canaria Zq0002x,House 2,Chile,yes,public,anonymous\nZqquote two,Canaria Zq0003x,House 3,Peru,yes,internal,full\n"
	definition := "---\ntitle: Report\nmissing: omit\n---\n\n# All\n\n{{ participants }} people.{{ footnote organizations-by-country }}\n\n{{ people-reached }}\n\n{{ table participants by=country,sex }}\n\n{{ chart participants by=country }}\n\n{{ participants-list }}\n\n{{ testimonials }}\n\n{{ data-quality }}\n\n{{ sources }}\n\n{{ method }}\n"
	for name, text := range map[string]string{"people.csv": people.String(), "quotes.csv": quotes, "all.md": definition, "lex.yaml": "reports: {all: {definition: all.md, date: 2018-01-31}}\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	inputs := map[string]bool{"people.csv": true, "quotes.csv": true, "lex.db": true, "lex.db-wal": true, "lex.db-shm": true}
	said := func(code int, args ...string) {
		t.Helper()
		out, errOut := lex(t, folder, code, args...)
		sing(t, "lex "+strings.Join(args, " "), []byte(out+errOut))
	}
	said(exitDone, "import", "people.csv", "quotes.csv")
	said(exitDone, "check")
	for _, audience := range []string{"donor", "public"} {
		said(exitDone, "report", "all", "--audience", audience, "--format", "pdf,xlsx,html,docx,md,json,txt", "--out", "out-"+audience)
		said(exitDone, "summary", "--by", "country,sex", "--audience", audience)
		said(exitDone, "summary", "--by", "organization", "--audience", audience, "--format", "csv")
	}
	said(exitDone, "history")
	seen := 0
	for _, root := range []string{folder, temporary} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || inputs[d.Name()] {
				return err
			}
			seen++
			sing(t, "the name of "+path, []byte(d.Name()))
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			singAll(t, d.Name(), data)
			if strings.HasSuffix(path, ".pdf") {
				if tool, err := exec.LookPath("pdftotext"); err == nil {
					text, err := exec.CommandContext(t.Context(), tool, path, "-").Output()
					if err != nil || !bytes.Contains(text, []byte("1,000 people")) {
						t.Errorf("the text of %s cannot be read: %v", path, err)
					}
					sing(t, d.Name()+", its text", text)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 16 {
		t.Errorf("only %d files were looked at", seen)
	}
}

// canary is what only a person of TestCanaries bears.
var canary = regexp.MustCompile(`(?i)zq\d{4}|zqnote|zqquote|canaria|@canary|977[ -]?9\d{5}`)

func sing(t *testing.T, where string, data []byte) {
	t.Helper()
	if found := canary.Find(data); found != nil {
		t.Errorf("%s holds %q", where, found)
	}
}

var pdfStream = regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`)

// singAll looks into a file and what is packed in it.
func singAll(t *testing.T, name string, data []byte) {
	sing(t, name, data)
	if archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			inside, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			singAll(t, name+", "+part.Name, inside)
		}
	}
	if bytes.HasPrefix(data, []byte("%PDF")) {
		inflated := 0
		for _, m := range pdfStream.FindAllSubmatch(data, -1) {
			r, err := zlib.NewReader(bytes.NewReader(m[1]))
			if err != nil {
				continue
			}
			inside, _ := io.ReadAll(r) // the end of a stream may be cut by a chance "endstream"
			sing(t, name+", a stream", inside)
			inflated++
		}
		if inflated == 0 {
			t.Errorf("no stream of %s could be inflated", name)
		}
	}
}
