package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Texts that have brought down other programs: what looks like a formula, like a
// number, like a guard against formulas, like nothing, like a total.
var oddTexts = []string{
	"Rosa Inventada", "Ada Supuesta", "María  Pérez", " Huellas del Sur ", "O'Neil", `"En comillas"`, "=1+1", "+34 600 000 000", "-5", "-5 y algo", "@alguien", "'=1", "''+x", "'normal",
	"a;b", "a, b y c", "👩🏽‍⚖️ jueza", "שלום", "1.234", "007", "TRUE", "2017", "1e5", "N/A", "NA", "-", "<b>&amp;</b>", "_x0041_", "#N/A", "tab\taquí", "Note: nada", "* remark", "-----",
	"＝1", strings.Repeat("larga ", 700), "x", "a/b", "Total Recall", "no", "\u00a0",
}

var oddHeadings = []string{"Talla", "Talla", "=cmd", "country", "Nota interna", "#org+name", "N°", "Correo 2", "a/b", "focus_area/agua", "name (2)", "'+x", "País de origen", "Fecha de llegada"}

// oddValue is a cell as a partner may write it under a field.
func oddValue(t *rapid.T, f records.Field) string {
	odd := rapid.SampledFrom(oddTexts)
	of := func(texts ...string) string {
		if rapid.IntRange(0, 9).Draw(t, "odd") == 0 {
			return odd.Draw(t, "text")
		}
		return rapid.SampledFrom(texts).Draw(t, f.Name)
	}
	switch {
	case f.Name == "age":
		return of("34", "25-34", "60+", "34 años", "", "menos de 18")
	case f.Name == "days":
		return of("2017-06-19; 2017-06-20", "2017-06-20", "")
	case f.Name == "birth_date":
		return of("1983", "1983-05-06", "06/05/1983", "")
	case f.Name == "name" && rapid.IntRange(0, 3).Draw(t, "plain") > 0:
		return fmt.Sprintf("Persona %s", rapid.SampledFrom([]string{"Uno", "Dos", "Tres Cuatro", "Ñandú", "=Seis"}).Draw(t, "name"))
	case f.Type == records.Email:
		return of("uno@example.org", "dos@example.org", "Tres <tres@example.org>", "nada", "")
	case f.Type == records.Web:
		return of("https://example.org/a?b=1&c", "example.org", "")
	case f.Type == records.Day:
		return of("2017-06-19", "19/06/2017", "19 de junio de 2017", "03/04/2017", "1899-12-31", "junio 2017", "")
	case f.Type == records.Number:
		return of("12", "1.234", "1,234.50", "0.001", "-3", "1200", "12345678901234567", "")
	case f.Type == records.Key:
		keys := f.Keys()
		return of(keys[0], keys[len(keys)-1], lexicon.Choice(f.Topic, keys[0], "es"), "")
	case f.Type == records.CountryName:
		return of("Perú", "Brazil", "BR", "NA", "Namibia", "Caribe", "Congo", "Yugoslavia", "Organización regional", "")
	case f.Type == records.CountryCode:
		return of("PE", "BR", "NA", "PER", "604", "")
	case f.Type == records.Focus:
		return of("Mujeres; migrantes", "Mujeres", "agua y saneamiento", "a\nb", "")
	case f.Type == records.Prose:
		return of("Una línea.", "Dos\nlíneas.\n\n\nY otra.", "con \"comillas\",\r\ny más", "")
	}
	return odd.Draw(t, f.Name)
}

// oddSheet is a partner's sheet of a kind: headings in Spanish, some fields,
// some columns that lex does not know.
func oddSheet(t *rapid.T, info records.KindInfo) [][]string {
	var fields []records.Field
	head := []string{}
	for _, f := range info.Fields {
		must := false
		for _, r := range info.Required {
			must = must || r == f.Name
		}
		if must || rapid.Bool().Draw(t, "has "+f.Name) {
			fields, head = append(fields, f), append(head, lexicon.FieldLabel(info.Kind, f.Name, "es"))
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "unknown") {
		head = append(head, rapid.SampledFrom(oddHeadings).Draw(t, "heading"))
	}
	sheet := [][]string{head}
	for range rapid.IntRange(1, 12).Draw(t, "rows") {
		row := make([]string, len(head))
		for i := range row {
			if i < len(fields) {
				row[i] = oddValue(t, fields[i])
			} else {
				row[i] = oddValue(t, records.Field{Type: records.Prose})
			}
		}
		sheet = append(sheet, row)
	}
	return sheet
}

func writeSheet(t *rapid.T, path string, sheet [][]string) {
	var b bytes.Buffer
	if strings.HasSuffix(path, ".xlsx") {
		f := excelize.NewFile()
		defer f.Close()
		for y, row := range sheet {
			for x, text := range row {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if err := f.SetCellStr("Sheet1", cell, text); err != nil {
					t.Fatal(err)
				}
			}
		}
		if _, err := f.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
	} else if err := csv.NewWriter(&b).WriteAll(sheet); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// lexOf runs lex on a database and returns what it answers. Errors in the data
// are no failure.
func lexOf(t *rapid.T, database string, args ...string) string {
	var out, errOut bytes.Buffer
	code := run(context.Background(), append([]string{"lex", "--database", database}, args...), strings.NewReader(""), &out, &errOut)
	if code != exitDone && code != exitData {
		t.Fatalf("lex %s ended with %d: %s", strings.Join(args, " "), code, errOut.String())
	}
	return out.String()
}

// TestExportedAgain promises that what lex export writes can be imported again,
// as CSV, workbook or JSON, and changes nothing: neither a count nor a byte of
// what is exported then, unknown columns and odd texts included.
func TestExportedAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		// Each makes six databases.
		if err := checks.Value.Set("25"); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = checks.Value.Set(checks.DefValue) }()
	}
	if err := os.WriteFile("lex.yaml", []byte("exchanges:\n  lima: {name: Encuentro de Lima, start: 2017-06-19, end: 2017-06-24}\naliases:\n  countries: {Caribe: DO}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	stored := 0
	rapid.Check(t, func(t *rapid.T) {
		work, err := os.MkdirTemp(".", "work")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(work)
		at := func(name string) string { return filepath.Join(work, name) }
		info := rapid.SampledFrom(records.Kinds).Draw(t, "kind")
		for i := range rapid.IntRange(1, 2).Draw(t, "files") {
			path := at(fmt.Sprintf("list%d.%s", i, rapid.SampledFrom([]string{"csv", "xlsx"}).Draw(t, "as")))
			writeSheet(t, path, oddSheet(t, info))
			args := []string{"import", path, "--as", string(info.Kind), "--header-row", "1"}
			if rapid.Bool().Draw(t, "at an exchange") {
				args = append(args, "--exchange", "lima")
			}
			lexOf(t, at("first.db"), args...)
		}
		said := func(database string) string {
			text := ""
			for _, by := range []string{"country", "sex,age_group", "focus_area", "organization", "exchange,year", "disability"} {
				text += lexOf(t, database, "summary", "--json", "--by", by)
			}
			return text
		}
		export := func(database, format string, more ...string) string {
			return lexOf(t, database, append([]string{"export", string(info.Kind), "--audience", "internal", "--format", format}, more...)...)
		}
		counts, asCSV, asJSON, asBook := said(at("first.db")), export(at("first.db"), "csv"), export(at("first.db"), "json"), export(at("first.db"), "xlsx")
		if asJSON == "[]\n" {
			return // every row was rejected
		}
		for _, way := range []struct {
			name, content string
		}{{"again.csv", asCSV}, {"again.json", asJSON}, {"again.xlsx", asBook}, {"tagged.csv", export(at("first.db"), "csv", "--hxl")}, {"tagged.xlsx", export(at("first.db"), "xlsx", "--hxl")}} {
			if err := os.WriteFile(at(way.name), []byte(way.content), 0o600); err != nil {
				t.Fatal(err)
			}
			again := at(way.name + ".db")
			lexOf(t, again, "import", at(way.name))
			if got := export(again, "csv"); got != asCSV {
				t.Fatalf("%s: exported again as CSV it says\n%s\nnot\n%s", way.name, got, asCSV)
			}
			if export(again, "json") != asJSON || export(again, "xlsx") != asBook {
				t.Fatalf("%s: JSON or workbook are others when exported again", way.name)
			}
			if got := said(again); got != counts {
				t.Fatalf("%s: the counts are\n%s\nnot\n%s", way.name, got, counts)
			}
		}
		stored++
	})
	if stored == 0 {
		t.Error("no sheet had a row that was stored")
	}
}
