package rows

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"os"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
)

var odd = []string{"=1+1", "-5", "-5 y más", "+34 600", "@x", "'=1", "''+", "'normal", "<b>&\"", "_x0041_", "dos\nlíneas", "👩🏽 שלום", " spaces ", "a,b;c", "＝1"}

func sample() Table {
	return Table{Name: "people", Title: "People", Columns: []Column{{Heading: "name", Tag: "#respondee+name"}, {Heading: "n", Tag: "#reached", Type: Number}, {Heading: "day", Type: Day}, {Heading: "age", Type: Figure}, {Heading: "=odd"}},
		Each: func(fn func([]string) error) error {
			for i, text := range odd {
				if err := fn([]string{text, []string{"12.5", "-3", "", "12345678901234567", "0.10", "x"}[i%6], []string{"2017-06-19", "1899-01-01", "1983", ""}[i%4], []string{"34", "25-34"}[i%2], ""}); err != nil {
					return err
				}
			}
			return nil
		}}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, sample(), true); err != nil {
		t.Fatal(err)
	}
	list, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"name", "n", "day", "age", "'=odd"}, {"#respondee+name", "#reached", "", "", ""}, {"'=1+1", "12.5", "2017-06-19", "34", ""}}, list[:3]); diff != "" {
		t.Error(diff)
	}
	for i, row := range list[2:] {
		if disk.CSVText(row[0]) != row[0] {
			t.Errorf("%q is a formula", row[0])
		}
		if want, known := guards[odd[i]]; known && row[0] != want {
			t.Errorf("%q is written as %q, want %q", odd[i], row[0], want)
		}
	}
}

var guards = map[string]string{"=1+1": "'=1+1", "-5": "-5", "-5 y más": "'-5 y más", "+34 600": "'+34 600", "'=1": "''=1", "'normal": "'normal", "＝1": "'＝1", "a,b;c": "a,b;c"}

// TestGuarded holds that a guard can be told from what was there before.
func TestGuarded(t *testing.T) {
	seen := map[string]string{}
	for _, text := range append([]string{"", "'", "''", "'5", "'-5", "x"}, odd...) {
		if before, twice := seen[Guarded(text)]; twice {
			t.Errorf("%q and %q are both written as %q", before, text, Guarded(text))
		}
		seen[Guarded(text)] = text
	}
}

func TestJSON(t *testing.T) {
	var one, all bytes.Buffer
	if err := JSON(&one, sample()); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(one.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]any{"name": "=1+1", "n": 12.5, "day": "2017-06-19", "age": "34", "=odd": nil}, list[0]); diff != "" {
		t.Error(diff)
	}
	if list[3]["n"] != "12345678901234567" || list[4]["n"] != "0.10" || list[5]["n"] != "x" {
		t.Errorf("numbers that would lose digits are no texts: %v", list[3:6])
	}
	none := Table{Name: "none", Each: func(func([]string) error) error { return nil }}
	if err := JSONTables(&all, []Table{sample(), none}); err != nil {
		t.Fatal(err)
	}
	var tables map[string][]map[string]any
	if err := json.Unmarshal(all.Bytes(), &tables); err != nil || len(tables["people"]) != len(odd) || tables["none"] == nil {
		t.Errorf("%v, %d rows, %v", err, len(tables["people"]), tables["none"])
	}
	all.Reset()
	if err := JSONTables(&all, nil); err != nil || !json.Valid(all.Bytes()) {
		t.Errorf("no table is %q, %v", all.String(), err)
	}
}

func book(t *testing.T, most int, tables ...Table) ([]byte, []Cut) {
	t.Helper()
	var b bytes.Buffer
	cuts, err := bounded(&b, tables, false, most)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), cuts
}

func TestWorkbook(t *testing.T) {
	data, cuts := book(t, mostRows, sample())
	if len(cuts) > 0 {
		t.Errorf("cut: %v", cuts)
	}
	again, _ := book(t, mostRows, sample())
	if !bytes.Equal(data, again) {
		t.Error("the same table gives other bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, text := range odd {
		cell := "A" + string(rune('0'+(i+2)%10))
		if i+2 >= 10 {
			cell = "A1" + string(rune('0'+(i+2)%10))
		}
		if got, _ := f.GetCellValue("People", cell); got != text {
			t.Errorf("%s is %q, want %q", cell, got, text)
		}
		if formula, _ := f.GetCellFormula("People", cell); formula != "" {
			t.Errorf("%s is a formula", cell)
		}
	}
	for cell, want := range map[string]string{"B2": "12.5", "C2": "2017-06-19", "D2": "34", "D3": "25-34", "C3": "1899-01-01", "C4": "1983", "B5": "12345678901234567", "B6": "0.10", "E1": "=odd"} {
		if got, _ := f.GetCellValue("People", cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]excelize.CellType{"B2": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset, "B5": excelize.CellTypeInlineString, "A2": excelize.CellTypeInlineString} {
		if got, _ := f.GetCellType("People", cell); got != want {
			t.Errorf("%s has the type %v, want %v", cell, got, want)
		}
	}
}

// A sheet that is full goes on in another; a text that is too long ends in an
// ellipsis, and that is told.
func TestWorkbookBounds(t *testing.T) {
	long := Table{Title: "Long", Columns: []Column{{Heading: "text"}}, Each: func(fn func([]string) error) error {
		return fn([]string{strings.Repeat("👩", disk.LongestCell)})
	}}
	data, cuts := book(t, 4, sample(), long)
	if diff := cmp.Diff([]Cut{{"Long", "text", 2}}, cuts); diff != "" {
		t.Error(diff)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if diff := cmp.Diff([]string{"People", "People 2", "People 3", "People 4", "People 5", "Long"}, f.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	if got, _ := f.GetCellValue("People 2", "A2"); got != odd[3] {
		t.Errorf("the second sheet goes on with %q", got)
	}
	if got, _ := f.GetCellValue("Long", "A2"); disk.CellLength(got) > disk.LongestCell || !strings.HasSuffix(got, "…") {
		t.Errorf("a long text has %d units", disk.CellLength(got))
	}
}

// The parts are well-formed, and LibreOffice opens the book.
func TestWorkbookElsewhere(t *testing.T) {
	data, _ := book(t, mostRows, sample())
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		if part.Modified.Year() != 1980 {
			t.Errorf("%s bears the time %v", part.Name, part.Modified)
		}
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "people.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", dir, path)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "people.csv"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(list) != len(odd)+1 {
		t.Fatalf("%d rows, %v", len(list), err)
	}
	for i, row := range list[1:] {
		if row[0] != odd[i] {
			t.Errorf("LibreOffice reads %q, want %q", row[0], odd[i])
		}
	}
	if list[1][2] != "2017-06-19" || list[1][1] != "12.5" {
		t.Errorf("LibreOffice reads %q", list[1])
	}
}
