package importers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// xlsxSound makes a small workbook with most kinds of cells, by excelize.
func xlsxSound(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		for c, value := range []any{fmt.Sprintf("Amina Bello %d", i), i * 541_112, 0.1 + float64(i), i%2 == 0, "São Tomé & Príncipe"} {
			cell, _ := excelize.CoordinatesToCellName(c+1, i+1)
			if err := f.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
		cell, _ := excelize.CoordinatesToCellName(6, i+1)
		if err := errors.Join(f.SetCellValue("Sheet1", cell, 42_905+i), f.SetCellStyle("Sheet1", cell, cell, date)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestXLSXCut cuts a workbook at each byte. Each piece must be refused.
func TestXLSXCut(t *testing.T) {
	data := xlsxSound(t)
	for n := range data {
		_, err := xlsxReadAll(data[:n])
		var refused *Refused
		if !errors.As(err, &refused) || refused.Hint == "" {
			t.Fatalf("cut at byte %d of %d: %v", n, len(data), err)
		}
	}
}

// TestXLSXFlipped flips bits. A workbook so damaged may be refused or give the
// same cells; it must never give others, or fewer.
func TestXLSXFlipped(t *testing.T) {
	data := xlsxSound(t)
	want, err := xlsxReadAll(data)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	mutants, read := 4000, 0
	if testing.Short() {
		mutants = 400
	}
	for range mutants {
		mutant := bytes.Clone(data)
		for range 1 + random.IntN(8) {
			mutant[random.IntN(len(mutant))] ^= 1 << random.IntN(8)
		}
		got, err := xlsxReadAll(mutant)
		var refused *Refused
		switch {
		case err == nil && got != want:
			t.Fatalf("read without an error as\n%s", got)
		case err == nil:
			read++
		case !errors.As(err, &refused):
			t.Fatalf("failed other than by a refusal: %v", err)
		}
	}
	t.Logf("%d mutants: %d gave the same cells, the others were refused", mutants, read)
}

// TestXLSXAgainstExcelize compares generated workbooks, sound ones, with what
// excelize reads: raw values, as both give them.
func TestXLSXAgainstExcelize(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 30 {
		f := excelize.NewFile()
		for range 200 {
			cell, _ := excelize.CoordinatesToCellName(1+random.IntN(30), 1+random.IntN(60))
			if err := f.SetCellValue("Sheet1", cell, xlsxRandomValue(random)); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if _, err := f.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		f.Close()
		again, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		want, err := again.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		again.Close()
		got, err := xlsxGrid(b.Bytes(), len(want))
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range want {
			for j, cell := range row {
				mine := ""
				if j < len(got[i]) {
					mine = got[i][j].Text
					if got[i][j].Type == Bool {
						mine = map[string]string{"TRUE": "1", "FALSE": "0"}[mine]
					}
				}
				if mine != cell {
					t.Errorf("round %d, row %d, column %d: got %q, want %q", round, i+1, j+1, mine, cell)
				}
			}
		}
	}
}

func xlsxRandomValue(random *rand.Rand) any {
	switch random.IntN(5) {
	case 0:
		return random.IntN(1_000_000_000)
	case 1:
		return float64(random.IntN(100_000)) / 100
	case 2:
		return random.IntN(2) == 0
	}
	words := []string{"Ana", "Peña", " ", "&", "<b>", "Ñandú", "日本", "😀", "_", "]]>", "\n", "\"", "L'Oréal"}
	text := make([]string, random.IntN(6))
	for i := range text {
		text[i] = words[random.IntN(len(words))]
	}
	return strings.Join(text, "")
}

// xlsxGrid reads the first sheet as a table of so many rows.
func xlsxGrid(data []byte, rows int) ([][]Cell, error) {
	ctx := context.Background()
	book, err := OpenBytes(ctx, "grid.xlsx", data, OpenOptions{})
	if err != nil {
		return nil, err
	}
	grid := make([][]Cell, rows)
	err = book.Rows(ctx, 0, func(row *Row) error {
		if row.Number > rows {
			return fmt.Errorf("row %d is more than there are", row.Number)
		}
		grid[row.Number-1] = append([]Cell{}, row.Cells...)
		return nil
	})
	return grid, err
}

// TestXLSXCancelled ends in the middle of a sheet when the context ends, and
// leaves no goroutine waiting.
func TestXLSXCancelled(t *testing.T) {
	var rows strings.Builder
	for i := 1; i <= 40_000; i++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>%d</v></c></row>`, i, i, i*i)
	}
	data := xlsxZip(xlsxParts{sheet: xlsxSheet1(rows.String())})
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	book, err := OpenBytes(ctx, "t.xlsx", data, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	err = book.Rows(ctx, 0, func(row *Row) error {
		if row.Number == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	enough := errors.New("enough")
	for range 3 {
		if err := book.Rows(context.Background(), 0, func(*Row) error { return enough }); err != enough {
			t.Errorf("an error of the receiver came back as %v", err)
		}
	}
	count := 0
	if err := book.Rows(context.Background(), 0, func(*Row) error { count++; return nil }); err != nil || count != 40_000 {
		t.Errorf("read again: %d rows, %v", count, err)
	}
}
