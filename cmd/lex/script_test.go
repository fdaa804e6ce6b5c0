package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// makeWorkbook turns readable CSV files into a workbook, one sheet each; a
// number becomes a number, date:2017-06-19 a date of Excel, hidden:Rosa the text
// Rosa in a row that is hidden, and a sheet marked hidden is hidden:
//
//	mkxlsx people.xlsx Lista=people.csv [Otra:hidden=other.csv]
func makeWorkbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: mkxlsx FILE SHEET=CSV …")
	}
	f := excelize.NewFile()
	defer f.Close()
	for i, pair := range args[1:] {
		sheet, source, ok := strings.Cut(pair, "=")
		if !ok {
			ts.Fatalf("mkxlsx wants SHEET=CSV, found %q", pair)
		}
		sheet, hidden := strings.CutSuffix(sheet, ":hidden")
		if i == 0 {
			ts.Check(f.SetSheetName("Sheet1", sheet))
		} else {
			_, err := f.NewSheet(sheet)
			ts.Check(err)
		}
		r := csv.NewReader(strings.NewReader(ts.ReadFile(source)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		ts.Check(err)
		for y, row := range rows {
			for x, text := range row {
				if text == "" {
					continue
				}
				cell, err := excelize.CoordinatesToCellName(x+1, y+1)
				ts.Check(err)
				if rest, ok := strings.CutPrefix(text, "hidden:"); ok {
					text = rest
					ts.Check(f.SetRowVisible(sheet, y+1, false))
				}
				if day, ok := strings.CutPrefix(text, "date:"); ok {
					at, err := time.Parse(time.DateOnly, day)
					ts.Check(err)
					ts.Check(f.SetCellValue(sheet, cell, at))
				} else if n, err := strconv.Atoi(text); err == nil {
					ts.Check(f.SetCellInt(sheet, cell, int64(n)))
				} else {
					ts.Check(f.SetCellStr(sheet, cell, text))
				}
			}
		}
		if hidden {
			ts.Check(f.SetSheetVisible(sheet, false))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

// exitsWith runs lex and demands an exit code: code 3 lex import people.csv
func exitsWith(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND ARGS…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("%s ended with %d, expected %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// damageFile changes one byte in the middle of a file: damage people.xlsx
func damageFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage FILE")
	}
	data := []byte(ts.ReadFile(args[0]))
	marker := bytes.Index(data, []byte("xl/worksheets/sheet1.xml"))
	if marker < 0 {
		marker = 0
	}
	data[marker+200] ^= 0x55
	ts.Check(writeFile(ts.MkAbs(args[0]), data))
}

// jsonHas demands a value in the JSON that the last command printed:
//
//	jsonhas files.0.status imported
func jsonHas(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: jsonhas PATH VALUE")
	}
	got := jsonAt(ts, args[0])
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// jsonEnv keeps a value of the JSON that the last command printed:
//
//	jsonenv RUN runs.0.run
func jsonEnv(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: jsonenv NAME PATH")
	}
	ts.Setenv(args[0], jsonAt(ts, args[1]))
}

// jsonAt is the value at a path of the JSON that the last command printed.
func jsonAt(ts *testscript.TestScript, path string) string {
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &doc))
	for _, step := range strings.Split(path, ".") {
		switch at := doc.(type) {
		case map[string]any:
			doc = at[step]
		case []any:
			if step == "len" {
				doc = float64(len(at))
				continue
			}
			i, err := strconv.Atoi(step)
			ts.Check(err)
			if i >= len(at) {
				ts.Fatalf("%s: the list has %d entries", path, len(at))
			}
			doc = at[i]
		default:
			doc = nil
		}
	}
	if doc == nil {
		return "null"
	}
	return fmt.Sprint(doc)
}

func writeFile(path string, data []byte) error { return os.WriteFile(path, data, 0o600) }
