package main

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	_ "modernc.org/sqlite" // for databases that another program, or a later lex, has written

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// encodeFile writes a text in another encoding:
//
//	encode windows-1252 people.csv old.csv
func encodeFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: encode utf-8-bom|utf-16|windows-1252 FROM TO")
	}
	text := ts.ReadFile(args[1])
	var data []byte
	switch args[0] {
	case "utf-8-bom":
		data = append([]byte{0xef, 0xbb, 0xbf}, text...)
	case "utf-16":
		data = []byte{0xff, 0xfe}
		for _, unit := range utf16.Encode([]rune(text)) {
			data = append(data, byte(unit), byte(unit>>8))
		}
	case "windows-1252":
		encoded, err := charmap.Windows1252.NewEncoder().String(text)
		ts.Check(err)
		data = []byte(encoded)
	default:
		ts.Fatalf("encode knows no %q", args[0])
	}
	ts.Check(writeFile(ts.MkAbs(args[2]), data))
}

// makeArchive packs files into a zip archive: mkzip lists.zip inner/a.csv=a.csv
func makeArchive(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: mkzip FILE NAME=SOURCE …")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, pair := range args[1:] {
		name, from, _ := strings.Cut(pair, "=")
		w, err := z.Create(name)
		ts.Check(err)
		_, err = w.Write([]byte(ts.ReadFile(from)))
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(writeFile(ts.MkAbs(args[0]), b.Bytes()))
}

// makeLocked writes an empty workbook that is protected by a password.
func makeLocked(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: mklocked FILE")
	}
	f := excelize.NewFile()
	defer f.Close()
	ts.Check(f.SaveAs(ts.MkAbs(args[0]), excelize.Options{Password: "secreto"}))
}

// runSQL changes a database behind lex's back:
//
//	sqlite lex.db 'PRAGMA user_version = 9999'
func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sqlite FILE SQL")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}

// holdDatabase takes the right to write and keeps it until the script ends, as
// another lex does that is importing: hold lex.db
func holdDatabase(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold FILE")
	}
	place := ts.MkAbs(args[0])
	if storetest.Server() != "" {
		place = ts.Getenv("LEX_DATABASE")
	}
	st, err := store.Open(context.Background(), place, store.Options{})
	ts.Check(err)
	batch, err := st.Begin(context.Background(), store.File{Path: "held"})
	ts.Check(err)
	ts.Defer(func() {
		_ = batch.Rollback()
		_ = st.Close()
	})
}

// hasMode demands the permissions of files: mode 0600 lex.db reports/kmf.pdf
func hasMode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: mode OCTAL FILE…")
	}
	for _, name := range args[1:] {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[0] {
			ts.Fatalf("%s has the mode %s", name, got)
		}
	}
}

// holdsFiles demands how many files a folder holds: files reports 2
func holdsFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: files FOLDER N")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, entry := range entries {
		names = append(names, filepath.Base(entry.Name()))
	}
	if strconv.Itoa(len(names)) != args[1] {
		ts.Fatalf("%s holds %d files: %s", args[0], len(names), strings.Join(names, ", "))
	}
}

// showComments prints the comments of a sheet, one a line, in the order of their
// cells: comments marked.xlsx Lista
func showComments(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: comments FILE SHEET")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	list, err := f.GetComments(args[1])
	ts.Check(err)
	var lines []string
	for _, c := range list {
		text := c.Text
		for _, p := range c.Paragraph {
			text += p.Text
		}
		lines = append(lines, c.Cell+" "+text)
	}
	slices.Sort(lines)
	_, err = fmt.Fprintln(ts.Stdout(), strings.Join(lines, "\n"))
	ts.Check(err)
}

// writeCell writes a text into a cell of the first sheet, as a partner does who
// corrects it: writecell back.xlsx A2 'Rosa Inventada'
func writeCell(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: writecell FILE CELL TEXT")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(f.SetCellStr(f.GetSheetName(0), args[1], args[2]))
	ts.Check(f.Save())
}
