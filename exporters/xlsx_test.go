package exporters

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// asWorkbook writes a document as a workbook and returns its bytes and parts.
func asWorkbook(t *testing.T, d *document.Document) ([]byte, map[string]string) {
	t.Helper()
	var b bytes.Buffer
	if _, err := writeXLSX(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return b.Bytes(), parts
}

// open reads a workbook back with the library's own reader.
func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func rawRows(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestXLSXSheets(t *testing.T) {
	data, _ := asWorkbook(t, sample())
	f := open(t, data)
	want := []string{"Report", "Countries", "Sessions- all-each", "People by day", "Participants by country and sex", "Targets and what was reached", "Activities over time", "Where people came from", "Figures", "Sources"}
	if got := f.GetSheetList(); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("sheets %q, want %q", got, want)
	}
	rows := rawRows(t, f, "Countries")
	if got := strings.Join(rows[0], "|"); got != "Country|Participants|Share|Women" {
		t.Errorf("the first row is %q", got)
	}
	if got := rows[2][3]; got != "<5" {
		t.Errorf("a suppressed cell holds %q", got)
	}
	for cell, want := range map[string]string{"B6": "13", "C2": "53.9%"} {
		if got, err := f.GetCellValue("Countries", cell); got != want || err != nil {
			t.Errorf("%s shows %q (%v), want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]string{"B2": "2017-06-19", "B3": "June 2017", "C4": "not known"} {
		if got, err := f.GetCellValue("Sessions- all-each", cell); got != want || err != nil {
			t.Errorf("%s shows %q (%v), want %q", cell, got, err, want)
		}
	}
	if link, target, err := f.GetCellHyperLink("Sessions- all-each", "D4"); !link || target != "https://delta-legal.example/notes" {
		t.Errorf("D4 leads to %q (%v)", target, err)
	}
}

func TestXLSXPartsAreWholeAndNeutral(t *testing.T) {
	d := sample()
	d.Draft = true
	_, parts := asWorkbook(t, d)
	elsewhere := regexp.MustCompile(`(?i)xuri|excelize|calcChain|absPath|/tmp/|/home/|/Users/|<f>|<f `)
	dates := regexp.MustCompile(`\d{4}-\d\d-\d\dT`)
	for name, content := range parts {
		if strings.HasPrefix(name, "xl/media/") {
			continue
		}
		decoder := xml.NewDecoder(strings.NewReader(content))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Errorf("%s is no XML: %v", name, err)
				break
			}
		}
		// Charts name the cells that they show; nothing else may be a formula.
		if !strings.HasPrefix(name, "xl/charts/") {
			if found := elsewhere.FindString(content); found != "" {
				t.Errorf("%s holds %q", name, found)
			}
		}
		if strings.Contains(name, "calcChain") {
			t.Errorf("there is a part %s", name)
		}
		if found := dates.FindAllString(content, -1); name != "docProps/core.xml" && len(found) > 0 {
			t.Errorf("%s holds the dates %v", name, found)
		}
	}
	core := parts["docProps/core.xml"]
	for _, want := range []string{
		"<dc:title>Summary Report: River Delta Learning Exchange</dc:title>", "<dc:creator>Delta Legal Collective</dc:creator>",
		"<dc:subject>Report to the Fund for Shared Learning</dc:subject>", "<cp:keywords>exchange, legal empowerment</cp:keywords>", "<dc:language>en</dc:language>",
		">2018-01-31T00:00:00Z</dcterms:created>", ">2018-01-31T00:00:00Z</dcterms:modified>", "<cp:contentStatus>DRAFT</cp:contentStatus>",
	} {
		if !strings.Contains(core, want) {
			t.Errorf("the properties lack %s:\n%s", want, core)
		}
	}
	for name, content := range parts {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && (!strings.Contains(content, "DRAFT</oddHeader>") || !strings.Contains(content, "Page &amp;P of &amp;N")) {
			t.Errorf("%s prints without DRAFT or page numbers", name)
		}
	}
	d.Date = ""
	_, parts = asWorkbook(t, d)
	if core := parts["docProps/core.xml"]; strings.Contains(core, "created") {
		t.Errorf("a document without a date has one:\n%s", core)
	}
}

func TestXLSXIsTheSameEachTime(t *testing.T) {
	first, _ := asWorkbook(t, sample())
	for range 20 {
		again, _ := asWorkbook(t, sample())
		if sha256.Sum256(first) != sha256.Sum256(again) {
			t.Fatal("two runs gave different bytes")
		}
	}
}

func TestXLSXInjections(t *testing.T) {
	for _, payload := range injections {
		d := &document.Document{
			Title: payload, Author: payload, Subject: payload, Keywords: []string{payload}, Run: payload, Lines: []document.Line{text(payload)},
			Words: document.Words{Narrative: "Report", Figures: "Figures", Figure: payload, Value: payload, Notes: payload},
			Blocks: []document.Block{
				document.Heading{Level: 1, Text: text(payload)},
				document.Paragraph{Text: []document.Inline{figure(payload, cell(payload)), bold(payload), document.Footnote{Text: text(payload)}}},
				document.List{Items: [][]document.Block{{document.Paragraph{Text: text(payload)}}}},
				document.Table{ID: "t", Title: payload, Sheet: payload, Columns: []document.Column{{Head: payload}, {Head: "n", Number: true}}, Rows: [][]document.Cell{
					{cell(payload), count(1, "1")}, {{Kind: document.Unknown, Text: payload}, {Kind: document.Suppressed, Text: payload}}, {{Kind: document.Address, Text: payload, URL: payload}, {Kind: document.Date, Text: payload, Day: payload}},
				}},
				document.Chart{ID: "c", Table: "t", Title: payload, Axis: payload, Alt: payload, Bars: []document.Bar{{Label: payload, Value: count(1, "1")}}},
			},
		}
		data, parts := asWorkbook(t, d)
		for name, content := range parts {
			if strings.HasPrefix(name, "xl/worksheets/sheet") && regexp.MustCompile(`<f[ >/]|t="str"|t="e"`).MatchString(content) {
				t.Errorf("%q: %s holds a formula", payload, name)
			}
			if strings.HasPrefix(name, "xl/worksheets/_rels") && strings.Contains(content, "evil.example") && !strings.HasPrefix(payload, "http") {
				t.Errorf("%q: %s leads away", payload, name)
			}
		}
		f := open(t, data)
		sheet := f.GetSheetList()[1]
		if got, err := f.GetCellValue(sheet, "A2"); got != disk.CellText(payload) || err != nil {
			t.Errorf("%q came back as %q, %v", payload, got, err)
		}
		if kind, err := f.GetCellType(sheet, "A2"); kind != excelize.CellTypeInlineString || err != nil {
			t.Errorf("%q: type %v, %v", payload, kind, err)
		}
		if formula, _ := f.GetCellFormula(sheet, "A2"); formula != "" {
			t.Errorf("%q became the formula %q", payload, formula)
		}
	}
}

func TestXLSXKeepsOddTexts(t *testing.T) {
	texts := []string{
		"_x0041_", "_x0041_x0042_", "_x005F_", "_x005F_x0041_", "__x0041__", "_x004", "_x00zz_", "_X0041_", " leading and trailing ", "two\nlines", "a\tb",
		"a\rb", "a\r\nb", "nul\x00", "esc\x1b", "bad\xff", "&amp;<b>\"'", "😀 𞤀𞤣𞤤𞤢𞤥", "عربي", "\uFFFE", "]]>", "+234 801 234 567", "007", "1e5", "2017-06-19", "TRUE", "#N/A", strings.Repeat("ä", disk.LongestCell),
	}
	table := document.Table{ID: "t", Sheet: "Odd", Columns: []document.Column{{Head: "Text"}}}
	for _, s := range texts {
		table.Rows = append(table.Rows, []document.Cell{cell(s)})
	}
	data, _ := asWorkbook(t, &document.Document{Blocks: []document.Block{table}})
	f := open(t, data)
	rows := rawRows(t, f, "Odd")
	for i, s := range texts {
		if got, want := rows[i+1][0], disk.CellText(s); got != want {
			t.Errorf("%.40q came back as %.40q", want, got)
		}
	}
}

func TestXLSXLongTexts(t *testing.T) {
	long := strings.Repeat("word by word ", 8_000) + strings.Repeat("x", 40_000)
	data, _ := asWorkbook(t, &document.Document{Words: document.Words{Narrative: "Report"}, Blocks: []document.Block{document.Paragraph{Text: text(long)}}})
	f := open(t, data)
	var all strings.Builder
	for i, row := range rawRows(t, f, "Report") {
		all.WriteString(row[0])
		if h, err := f.GetRowHeight("Report", i+1); h > tallestRow || err != nil {
			t.Errorf("row %d is %v points tall, %v", i+1, h, err)
		}
	}
	if all.String() != long {
		t.Errorf("%d of %d characters came back", all.Len(), len(long))
	}

	table := document.Table{ID: "quotes", Columns: []document.Column{{Head: "n"}, {Head: "Quote"}}, Rows: [][]document.Cell{{cell("1"), cell(strings.Repeat("😀", disk.LongestCell/2+1))}}}
	_, err := writeXLSX(context.Background(), io.Discard, &document.Document{Blocks: []document.Block{table}})
	if err == nil || !strings.Contains(err.Error(), `table "quotes"`) || !strings.Contains(err.Error(), "cell B2") || strings.Contains(err.Error(), "😀") {
		t.Errorf("a text too long for a cell: %v", err)
	}
}

func TestXLSXSheetNames(t *testing.T) {
	table := func(sheet string) document.Table {
		return document.Table{ID: "t" + sheet, Sheet: sheet, Columns: []document.Column{{Head: "A"}}, Rows: [][]document.Cell{{cell("x")}}, Note: text("note")}
	}
	d := &document.Document{Words: document.Words{Narrative: "Report", Figures: "Figures"}, Blocks: []document.Block{
		table("REPORT"), table("L'équipe"), table("history"), table("a/b"), table("a:b"), table(strings.Repeat("long ", 10)), table("& <x>"), document.List{Items: [][]document.Block{{table("in a list")}}},
		document.Chart{Title: "L'équipe", Bars: []document.Bar{{Label: "x", Value: count(1, "1")}}},
	}}
	data, parts := asWorkbook(t, d)
	want := "Report|REPORT 2|L’équipe|history 1|a-b|a-b 2|long long long long long long…|& <x>|in a list|L’équipe 2|Figures"
	f := open(t, data)
	if got := strings.Join(f.GetSheetList(), "|"); got != want {
		t.Errorf("sheets\n%s, want\n%s", got, want)
	}
	if !strings.Contains(parts["xl/charts/chart1.xml"], "<f>&#39;L’équipe 2&#39;!$A$2:$A$2</f>") {
		t.Errorf("the chart shows other cells:\n%s", parts["xl/charts/chart1.xml"])
	}
}

// TestXLSXLeavesNoFiles writes a table that is large enough for the library's
// own writers to turn to the disk.
func TestXLSXLeavesNoFiles(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
	if _, err := writeXLSX(context.Background(), io.Discard, large(20_000)); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
