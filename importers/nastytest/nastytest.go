// Package nastytest compares what lex reads of the nasty files with what other
// programs read: workbooks and text files out of the tests of other readers, in
// the folder nasty of the one that LEX_SAMPLES names. Tests of the reader and of
// the command line share it.
package nastytest

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Expected is what a correct reader answers to one of the files.
type Expected struct {
	// File is its name. Expect is read, err (refused), pass (refused: it has a
	// password) or safe (read or refused).
	File, Expect string
	Records      int
	Rows         [][]string `json:"first_20_rows"`
	Openpyxl     struct {
		Sheets []struct {
			Name, State string
			Rows        [][]any `json:"first_20_rows"`
		}
	}
	LibreOffice map[string]struct {
		Rows [][]string `json:"first_20_rows_displayed"`
	} `json:"libreoffice_7_4_displayed"`
	// Path leads to the file.
	Path string `json:"-"`
}

// Sheet is a sheet's first rows as lex reads them, the first one at 0.
type Sheet struct {
	State string
	Rows  [][]string
	// Last is the number of the last row that was read.
	Last int
}

func (s Sheet) cell(row, column int) string {
	if row < len(s.Rows) && column < len(s.Rows[row]) {
		return s.Rows[row][column]
	}
	return ""
}

// Load lists the files, or skips the test where there are none.
func Load(t *testing.T) []Expected {
	t.Helper()
	dir := os.Getenv("LEX_SAMPLES")
	if dir == "" {
		t.Skip("LEX_SAMPLES names no folder with sample files")
	}
	dir = filepath.Join(dir, "nasty")
	descriptions, err := filepath.Glob(filepath.Join(dir, "expected", "*.json"))
	if err != nil || len(descriptions) == 0 {
		t.Skip("LEX_SAMPLES holds no nasty files")
	}
	var all []Expected
	for _, path := range descriptions {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var want Expected
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		want.Path = filepath.Join(dir, want.File)
		all = append(all, want)
	}
	return all
}

// Compare reports where the sheets, by name, differ from what the other programs
// read. CSV has one sheet named "".
func (e Expected) Compare(t *testing.T, sheets map[string]Sheet) {
	t.Helper()
	differ := func(sheet string, i, j int, want any, displayed string) {
		if got := sheets[sheet].cell(i, j); !same(got, want, displayed) {
			t.Errorf("%s %d/%d: got %q, want %v or %q", sheet, i+1, j+1, got, want, displayed)
		}
	}
	for i, row := range e.Rows {
		for j, cell := range row {
			differ("", i, j, cell, "")
		}
	}
	if last := sheets[""].Last; e.Rows != nil && last > e.Records {
		t.Errorf("the last record is %d of %d", last, e.Records)
	}
	for _, sheet := range e.Openpyxl.Sheets {
		if mine, ok := sheets[sheet.Name]; !ok || mine.State != sheet.State {
			t.Errorf("sheet %q is %q, should be %q", sheet.Name, mine.State, sheet.State)
		}
		office := e.LibreOffice[sheet.Name].Rows
		for i, row := range sheet.Rows {
			for j, cell := range row {
				displayed := ""
				if i < len(office) && j < len(office[i]) {
					displayed = office[i][j]
				}
				differ(sheet.Name, i, j, cell, displayed)
			}
		}
	}
	if len(e.Openpyxl.Sheets) > 0 {
		return
	}
	for name, sheet := range e.LibreOffice {
		for i, row := range sheet.Rows {
			for j, cell := range row {
				differ(name, i, j, cell, cell)
			}
		}
	}
}

// same compares a cell with what two other programs make of it. One shows
// values as Python does, the other as an American spreadsheet would.
func same(got string, value any, displayed string) bool {
	if plain(got) == plain(displayed) && displayed != "" {
		return true
	}
	number, err := strconv.ParseFloat(got, 64)
	isNumber := err == nil
	switch v := value.(type) {
	case nil:
		return got == "" || plain(got) == plain(displayed)
	case bool:
		return got == strings.ToUpper(fmt.Sprint(v))
	case float64:
		return isNumber && (number == v || math.Abs(number-v) <= 1e-12*math.Abs(v))
	case string:
		if got == v {
			return true
		}
		// The descriptions cut long texts: "…[2073 chars]".
		if cut := strings.LastIndex(v, "…["); cut > 0 && strings.HasSuffix(v, "chars]") {
			return strings.HasPrefix(got, v[:cut])
		}
		if v == "" {
			return got == ""
		}
		for _, layout := range []string{"2006-01-02T15:04:05.999999", "15:04:05.999999", "01/02/2006", "01/02/2006 15:04:05", "2006-01-02 15:04:05", "2006/01/02", "03:04:05 PM"} {
			if at, err := time.Parse(layout, v); err == nil {
				// LibreOffice shows a number as a date where the format says so, also one
				// from before 1900, which Excel shows as #####: the file says a number.
				if days := at.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24; isNumber && number < 0 && math.Abs(days-number) < 1e-4 {
					return true
				}
				for _, own := range []string{"2006-01-02", "2006-01-02T15:04:05.999", "15:04:05.999"} {
					if mine, err := time.Parse(own, got); err == nil && at.Sub(mine).Abs() < time.Second {
						return true
					}
				}
			}
		}
		if isNumber {
			for _, digits := range []int{0, 1, 2} {
				if strconv.FormatFloat(number, 'f', digits, 64) == strings.NewReplacer("$", "", ",", "", "%", "").Replace(v) ||
					strconv.FormatFloat(100*number, 'f', digits, 64)+"%" == v {
					return true
				}
			}
		}
		parsed, err := strconv.ParseFloat(v, 64)
		return isNumber && err == nil && math.Abs(parsed-number) <= 1e-6*math.Abs(number)
	}
	return false
}

// plain leaves out what LibreOffice does not show.
func plain(s string) string { return strings.ReplaceAll(s, "\r", "") }
