package importers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// nastyExpected is what a correct reader answers to one of the nasty files.
type nastyExpected struct {
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
}

// TestNasty reads the workbooks and text files out of the tests of other
// readers that the folder LEX_SAMPLES holds.
func TestNasty(t *testing.T) {
	dir := os.Getenv("LEX_SAMPLES")
	if dir == "" {
		t.Skip("LEX_SAMPLES names no folder with sample files")
	}
	dir = filepath.Join(dir, "nasty")
	descriptions, err := filepath.Glob(filepath.Join(dir, "expected", "*.json"))
	if err != nil || len(descriptions) == 0 {
		t.Skip("LEX_SAMPLES holds no nasty files")
	}
	right, all := 0, 0
	for _, path := range descriptions {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var want nastyExpected
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		ok := t.Run(want.File, func(t *testing.T) {
			started := time.Now()
			nastyRead(t, filepath.Join(dir, want.File), want)
			if spent := time.Since(started); spent > 5*time.Second {
				t.Errorf("took %v", spent)
			}
		})
		all++
		if ok {
			right++
		}
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if memory.Sys > 300<<20 {
		t.Errorf("took %d MB from the system", memory.Sys>>20)
	}
	t.Logf("%d of %d nasty files are as they should be", right, all)
}

func nastyRead(t *testing.T, path string, want nastyExpected) {
	got, err := nastySheets(path)
	var refused *Refused
	if err != nil && !errors.As(err, &refused) {
		t.Fatalf("failed other than by a refusal: %v", err)
	}
	switch want.Expect {
	case "safe":
		return
	case "err", "pass":
		if refused == nil || refused.Hint == "" {
			t.Fatalf("should be refused with a hint, is %v", err)
		}
		if want.Expect == "pass" && refused.Code != codeEncrypted {
			t.Fatalf("should be refused as encrypted, is %q", refused.Code)
		}
		return
	}
	if err != nil {
		t.Fatalf("should be read: %s: %v", refused.Code, err)
	}
	if want.Rows != nil {
		for i, row := range want.Rows {
			for j, cell := range row {
				if !nastySame(got[""].cell(i, j), cell, "") {
					t.Errorf("%d/%d: got %q, want %q", i+1, j+1, got[""].cell(i, j), cell)
				}
			}
		}
		if last := got[""].last; last > want.Records {
			t.Errorf("the last record is %d of %d", last, want.Records)
		}
		return
	}
	nastyCompare(t, got, want)
}

// nastyCompare compares a workbook with what openpyxl and LibreOffice read.
func nastyCompare(t *testing.T, got map[string]nastySheet, want nastyExpected) {
	for _, sheet := range want.Openpyxl.Sheets {
		mine, ok := got[sheet.Name]
		if !ok || mine.state != sheet.State {
			t.Errorf("sheet %q is %q, should be %q", sheet.Name, mine.state, sheet.State)
		}
		office := want.LibreOffice[sheet.Name].Rows
		for i, row := range sheet.Rows {
			for j, cell := range row {
				displayed := ""
				if i < len(office) && j < len(office[i]) {
					displayed = office[i][j]
				}
				if !nastySame(mine.cell(i, j), cell, displayed) {
					t.Errorf("%s %d/%d: got %q, want %v or %q", sheet.Name, i+1, j+1, mine.cell(i, j), cell, displayed)
				}
			}
		}
	}
	if len(want.Openpyxl.Sheets) > 0 {
		return
	}
	for name, sheet := range want.LibreOffice {
		for i, row := range sheet.Rows {
			for j, cell := range row {
				if !nastySame(got[name].cell(i, j), cell, cell) {
					t.Errorf("%s %d/%d: got %q, want %q", name, i+1, j+1, got[name].cell(i, j), cell)
				}
			}
		}
	}
}

// nastySheet is a sheet's first rows by position.
type nastySheet struct {
	state string
	rows  map[int][]string
	last  int
}

func (s nastySheet) cell(row, column int) string {
	if cells := s.rows[row+1]; column < len(cells) {
		return cells[column]
	}
	return ""
}

func nastySheets(path string) (map[string]nastySheet, error) {
	ctx := context.Background()
	book, err := Open(ctx, path, OpenOptions{})
	if err != nil {
		return nil, err
	}
	defer book.Close()
	got := map[string]nastySheet{}
	for i, sheet := range book.Sheets() {
		s := nastySheet{state: sheet.State, rows: map[int][]string{}}
		err := book.Rows(ctx, i, func(row *Row) error {
			s.last = row.Number
			if row.Number > 30 {
				return nil
			}
			for _, cell := range row.Cells {
				s.rows[row.Number] = append(s.rows[row.Number], cell.Text)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		got[sheet.Name] = s
	}
	return got, nil
}

// nastySame compares a cell with what two other programs make of it. One shows
// values as Python does, the other as an American spreadsheet would.
func nastySame(got string, value any, displayed string) bool {
	if nastyPlain(got) == nastyPlain(displayed) && displayed != "" {
		return true
	}
	number, err := strconv.ParseFloat(got, 64)
	isNumber := err == nil
	switch v := value.(type) {
	case nil:
		return got == "" || nastyPlain(got) == nastyPlain(displayed)
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
		for _, layout := range []string{"2006-01-02T15:04:05.999999", "15:04:05.999999", "01/02/2006", "01/02/2006 15:04:05", "2006-01-02 15:04:05", "2006/01/02"} {
			if at, err := time.Parse(layout, v); err == nil {
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

// nastyPlain leaves out what LibreOffice does not show.
func nastyPlain(s string) string { return strings.ReplaceAll(s, "\r", "") }
