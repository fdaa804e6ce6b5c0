package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/partner"
	"github.com/namati/lex/internal/records"
)

// filledRows is how many rows a partner writes into each list.
const filledRows = 20

// TestTemplatesImport fills every template in every language as a partner does,
// who chooses from the lists and writes text elsewhere, and wants every row read
// without a single finding.
func TestTemplatesImport(t *testing.T) {
	for _, lang := range lexicon.Languages {
		t.Run(lang, func(t *testing.T) {
			t.Chdir(t.TempDir())
			call(t, exitDone, "template", "all", "--lang", lang, "--out", "all.xlsx")
			fill(t, "all.xlsx", lang, kindsOf("all"))
			readBack(t, "all.xlsx", kindsOf("all"))
			for _, info := range records.Kinds {
				kind := string(info.Kind)
				call(t, exitDone, "template", kind, "--lang", lang)
				file := fmt.Sprintf("template-%s-%s.xlsx", kind, lang)
				fill(t, file, lang, kindsOf(kind))
				readBack(t, file, kindsOf(kind))
			}
		})
	}
}

// TestTemplateInLibreOffice saves a filled template as other formats and back:
// the choices stay, and what comes back is read like the template itself.
func TestTemplateInLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice (soffice)")
	}
	t.Chdir(t.TempDir())
	var files []string
	for _, lang := range lexicon.Languages {
		file := "all-" + lang + ".xlsx"
		call(t, exitDone, "template", "all", "--lang", lang, "--out", file)
		fill(t, file, lang, kindsOf("all"))
		files = append(files, file)
	}
	profile := "-env:UserInstallation=file://" + t.TempDir()
	for _, format := range []string{"ods", "xls", "xlsx"} {
		command := exec.Command(office, append([]string{profile, "--headless", "--convert-to", format, "--outdir", format}, files...)...)
		if text, err := command.CombinedOutput(); err != nil {
			t.Fatalf("convert to %s: %v: %s", format, err, text)
		}
		for _, file := range files {
			readBack(t, filepath.Join(format, strings.TrimSuffix(file, "xlsx")+format), kindsOf("all"))
		}
	}
	for _, file := range files {
		if before, after := validations(t, file), validations(t, filepath.Join("xlsx", file)); before == 0 || after != before {
			t.Errorf("LibreOffice leaves %d lists and rules of %d", after, before)
		}
	}
}

// call runs lex in the current folder and returns what it printed.
func call(t *testing.T, code int, args ...string) string {
	t.Helper()
	out, _ := lex(t, ".", code, args...)
	return out
}

func kindsOf(name string) []records.Kind {
	var kinds []records.Kind
	for _, info := range records.Kinds {
		if name == "all" || name == string(info.Kind) {
			kinds = append(kinds, info.Kind)
		}
	}
	return kinds
}

// fill writes rows into the sheets of a template.
func fill(t *testing.T, file, lang string, kinds []records.Kind) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, kind := range kinds {
		sheet := lexicon.Word("kind."+string(kind), lang)
		for x, field := range partner.TemplateFields(kind) {
			for y := range filledRows {
				if err := f.SetCellValue(sheet, records.Cell(x, y+2), typed(kind, field, lang, y)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// typed is what somebody writes into row y of a column.
func typed(kind records.Kind, f records.Field, lang string, y int) any {
	switch f.Type {
	case records.Key:
		return lexicon.Choice(f.Topic, f.Keys()[y%len(f.Keys())], lang)
	case records.CountryName:
		names := lexicon.CountryNames(lang)
		return names[y*13%len(names)]
	case records.Focus:
		names := lexicon.FocusNames(lang, nil)
		return names[y%len(names)]
	case records.Day:
		return time.Date(2017, 6, 10+y, 0, 0, 0, 0, time.UTC)
	case records.Number:
		return 10*y + 5
	case records.Email:
		return fmt.Sprintf("person%d@example.org", y)
	}
	switch f.Name {
	case "age":
		return 20 + y
	case "currency":
		return lexicon.Currencies()[y]
	case "period":
		return fmt.Sprintf("2018-Q%d", 1+y%4)
	case "code":
		return fmt.Sprintf("%d.%d", y/4+1, y%4+1)
	}
	return fmt.Sprintf("%s %c", lexicon.FieldExample(kind, f.Name, lang), 'A'+y)
}

// readBack imports a file for trial and wants all its rows and no finding.
func readBack(t *testing.T, file string, kinds []records.Kind) {
	t.Helper()
	var got importResult
	if err := json.Unmarshal([]byte(call(t, exitDone, "import", file, "--dry-run", "--json")), &got); err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Findings {
		t.Errorf("%s: %s %s!%s: %s", file, f.Check, f.Sheet, f.Cell, f.Message)
	}
	var read []records.Kind
	for _, sheet := range got.Files[0].Sheets {
		if sheet.Kind == nil {
			t.Errorf("%s: the sheet %s is not recognised", file, sheet.Sheet)
			continue
		}
		read = append(read, *sheet.Kind)
		if sheet.Imported != filledRows {
			t.Errorf("%s: %d of %d rows of %s are imported", file, sheet.Imported, filledRows, *sheet.Kind)
		}
		for _, column := range sheet.Columns {
			if column.Field == nil {
				t.Errorf("%s: the column %q of %s is not known", file, column.Heading, *sheet.Kind)
			}
		}
	}
	if !slices.Equal(read, kinds) {
		t.Errorf("%s: read %v, expected %v", file, read, kinds)
	}
}

// validations counts the columns with a list or a rule.
func validations(t *testing.T, file string) int {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	columns := 0
	for _, sheet := range f.GetSheetList() {
		list, err := f.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, dv := range list {
			columns += len(strings.Fields(dv.Sqref))
		}
	}
	return columns
}

// TestTemplateIsTheSame makes a template twice.
func TestTemplateIsTheSame(t *testing.T) {
	t.Chdir(t.TempDir())
	var before []byte
	for _, out := range []string{"a.xlsx", "b.xlsx"} {
		call(t, exitDone, "template", "all", "--out", out)
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if before != nil && string(data) != string(before) {
			t.Error("the bytes differ from one time to the next")
		}
		before = data
	}
}
