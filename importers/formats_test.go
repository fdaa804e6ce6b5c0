package importers

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readWhole reads all sheets of a file as text: names with their states, then
// each row with its number; "?" marks a formula without value, "h" a hidden row.
func readWhole(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "formats", name))
	if err != nil {
		t.Fatal(err)
	}
	text, err := readAllNamed(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return text
}

// TestFormatsAgree reads one workbook that LibreOffice saved in four formats:
// texts over several lines, dates, times, percentages, formulas with texts and
// errors, hidden rows and sheets, merged cells, notes. All must say the same.
func TestFormatsAgree(t *testing.T) {
	want := readWhole(t, "people.xlsx")
	for _, part := range []string{"[Oculta hidden]", "5h|", `d"2017-06-19T09:30:15"`, `t"08:15:00"`, `e"#DIV/0!"`, `b"FALSE"`, `t"Hola, Ada Supuesta 😀"`, `t"línea uno\nlínea dos  con  espacios "`, `n"1e+300"`} {
		if !strings.Contains(want, part) {
			t.Errorf("the workbook itself lacks %s", part)
		}
	}
	for _, name := range []string{"people.xls", "people.ods", "people.fods", "people1904.xls"} {
		if got := readWhole(t, name); got != want {
			t.Errorf("%s says\n%s\nbut the workbook says\n%s", name, got, want)
		}
	}
	// Texts that go on from record to record, in the middle of a letter's width.
	if readWhole(t, "strings.xls") != readWhole(t, "strings.xlsx") {
		t.Error("strings.xls says something else than strings.xlsx")
	}
}

// readAllNamed is xlsxReadAll for a file of any format.
func readAllNamed(name string, data []byte) (string, error) {
	ctx := context.Background()
	book, err := OpenBytes(ctx, name, data, OpenOptions{})
	if err != nil {
		return "", err
	}
	return readBook(ctx, book.inside)
}

// readBook reads all sheets as text.
func readBook(ctx context.Context, book opened) (string, error) {
	var b strings.Builder
	for i, sheet := range book.sheets() {
		fmt.Fprintf(&b, "[%s %s]\n", sheet.Name, sheet.State)
		err := book.rows(ctx, i, func(row *Row) error {
			fmt.Fprintf(&b, "%d", row.Number)
			if row.Hidden {
				b.WriteByte('h')
			}
			for _, cell := range row.Cells {
				fmt.Fprintf(&b, "|%s%q", [...]string{"", "t", "n", "d", "b", "e"}[cell.Type], cell.Text)
				if cell.Uncached {
					b.WriteByte('?')
				}
			}
			b.WriteByte('\n')
			return nil
		})
		if err != nil {
			return b.String(), err
		}
	}
	return b.String(), nil
}

// TestLocked tells workbooks that LibreOffice saved with a password.
func TestLocked(t *testing.T) {
	for _, name := range []string{"locked.ods", "locked.xls"} {
		data, err := os.ReadFile(filepath.Join("testdata", "formats", name))
		if err != nil {
			t.Fatal(err)
		}
		_, err = readAllNamed(name, data)
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != codeEncrypted || refused.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
