package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/partner"
	"github.com/namati/lex/internal/records"
)

// TestRejectsRoundTrip lacks what a kind must have in one row of three, of every
// kind, writes it into the workbook of rejected rows and imports that: all three
// rows are there then, and the second import takes nothing away from the first.
func TestRejectsRoundTrip(t *testing.T) {
	for _, info := range records.Kinds {
		t.Run(string(info.Kind), func(t *testing.T) {
			t.Chdir(t.TempDir())
			fields := append(partner.TemplateFields(info.Kind), records.Field{Name: "shoe"}) // a column that lex does not know
			rows := [][]string{nil, nil, nil, nil}
			for y := range rows {
				for _, f := range fields {
					rows[y] = append(rows[y], listed(info.Kind, f, y))
				}
			}
			required := map[int]string{}
			for x, f := range fields {
				if slices.Contains(info.Required, f.Name) {
					required[x], rows[2][x] = rows[2][x], ""
				}
			}
			writeCSV(t, "list.csv", rows)
			call(t, exitData, "import", "list.csv", "--as", string(info.Kind), "--rejects", "back.xlsx")
			correct(t, "back.xlsx", len(fields), rows[2], required)
			var got importResult
			if err := json.Unmarshal([]byte(call(t, exitDone, "import", "back.xlsx", "--json")), &got); err != nil {
				t.Fatal(err)
			}
			sheet := got.Files[0].Sheets[0]
			if *sheet.Kind != info.Kind || sheet.Imported != 1 || len(sheet.Columns) != len(fields) || got.Files[0].Status != statusImported {
				t.Errorf("the corrected row is read as %+v", got.Files[0])
			}
			for _, f := range got.Findings {
				if f.Check != "column-unknown" {
					t.Errorf("%s %s: %s", f.Check, f.Cell, f.Message)
				}
			}
			active := 0
			var history struct {
				Imports []struct {
					Status   string
					Imported int
				}
			}
			if err := json.Unmarshal([]byte(call(t, exitDone, "history", "--json")), &history); err != nil {
				t.Fatal(err)
			}
			for _, i := range history.Imports {
				if i.Status == "active" {
					active += i.Imported
				}
			}
			if active != 3 {
				t.Errorf("%d rows are active, expected 3", active)
			}
		})
	}
}

// listed is what a list says in row y of a column; row 0 has the headings.
func listed(kind records.Kind, f records.Field, y int) string {
	switch {
	case f.Name == "shoe" && y == 0:
		return "Talla"
	case f.Name == "shoe":
		return "M"
	case y == 0:
		return lexicon.FieldLabel(kind, f.Name, "es")
	}
	if day, ok := typed(kind, f, "es", y).(time.Time); ok {
		return day.Format(time.DateOnly)
	}
	text, ok := typed(kind, f, "es", y).(string)
	if !ok {
		return "34"
	}
	return text
}

func writeCSV(t *testing.T, name string, rows [][]string) {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := csv.NewWriter(file).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
}

// correct looks whether the row came back as it was and writes what it lacks.
func correct(t *testing.T, file string, width int, row []string, required map[int]string) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	back, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(back) != 2 || !slices.Equal(back[1][:width], row) {
		t.Fatalf("came back as %q, was %q", back, row)
	}
	for x, text := range required {
		if err := f.SetCellStr(sheet, records.Cell(x, 2), text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}
