package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"html"
	"io"
	"math"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/reports"
)

// TestFiguresStandInEveryFormat writes every built-in report in every format, and
// looks in each for every figure with the words around it, and for the numbers
// of every table. What is to be found is read from the document as JSON.
func TestFiguresStandInEveryFormat(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed")
	}
	folder := wholeExample(t)
	var formats []string
	for _, f := range exporters.Formats {
		formats = append(formats, f.Name)
	}
	list := append(slices.Clone(builtIn), struct{ name, period, audience string }{reports.BuiltIn[0], "all", ""})
	seen := map[string]bool{}
	for n, r := range list {
		seen[r.name] = true
		lang := lexicon.Languages[n%len(lexicon.Languages)]
		args := []string{"report", r.name, "--period", r.period, "--lang", lang, "--format", strings.Join(formats, ","), "--json"}
		if r.audience != "" {
			args = append(args, "--audience", r.audience)
		}
		out, _ := lex(t, folder, exitDone, args...)
		var result struct {
			Files []struct{ File, Format string }
		}
		if err := json.Unmarshal([]byte(out), &result); err != nil {
			t.Fatal(err)
		}
		if len(result.Files) != len(formats) {
			t.Fatalf("%s: %d files of %d formats", r.name, len(result.Files), len(formats))
		}
		files := map[string]string{}
		for _, f := range result.Files {
			files[f.Format] = f.File
		}
		wanted := numbersOf(t, files["json"])
		if len(wanted.phrases)+len(wanted.rows) == 0 {
			t.Fatalf("%s holds no number", r.name)
		}
		t.Logf("%s %s %s: %d figures, %d rows of tables", r.name, r.period, lang, len(wanted.phrases), len(wanted.rows))
		for _, format := range formats {
			if format == "json" {
				continue
			}
			name := strings.Join([]string{r.name, r.period, lang, format}, " ")
			text := bare(textOfFile(t, format, files[format]))
			for _, phrase := range wanted.phrases {
				if !strings.Contains(text, bare(phrase)) {
					t.Errorf("%s: %q does not stand in it", name, phrase)
				}
			}
			if format == "xlsx" {
				wanted.inWorkbook(t, name, files[format])
				continue
			}
			for _, row := range wanted.rows {
				for _, words := range row.words(format) {
					if !strings.Contains(text, bare(words)) {
						t.Errorf("%s: %q of the table %s does not stand in it", name, words, row.table)
					}
				}
			}
		}
	}
	for _, name := range reports.BuiltIn {
		if !seen[name] {
			t.Errorf("the report %s is not looked at", name)
		}
	}
}

// numbers are those of a document: phrases that hold figures, and the rows of
// tables that hold numbers.
type numbers struct {
	phrases []string
	rows    []numberRow
}

type numberRow struct {
	table  string
	cells  []string
	counts []string // the cells that hold numbers
	values []float64
}

// words are what to look for in the text of a format: the row where cells stand
// side by side on one line, else its numbers.
func (r numberRow) words(format string) []string {
	if format == "pdf" || format == "txt" {
		return r.counts
	}
	return []string{strings.Join(r.cells, " ")}
}

// numbersOf reads the numbers of a document from its JSON.
func numbersOf(t *testing.T, path string) *numbers {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Lines, Blocks []any }
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	n := &numbers{}
	n.collect(doc.Lines)
	n.collect(doc.Blocks)
	return n
}

func (n *numbers) collect(node any) {
	switch node := node.(type) {
	case []any:
		n.line(node)
		for _, child := range node {
			n.collect(child)
		}
	case map[string]any:
		if node["kind"] == "table" {
			n.table(node)
			return
		}
		for _, key := range []string{"inlines", "items", "blocks", "text", "original", "note", "inside"} {
			n.collect(node[key])
		}
	}
}

// line takes the figures of a line of words, each with some words around it.
func (n *numbers) line(list []any) {
	const around = 12
	text, marks := "", [][2]int{}
	for _, child := range list {
		inline, _ := child.(map[string]any)
		switch inline["kind"] {
		case "text":
			text += inline["text"].(string)
		case "figure":
			from := len(text)
			text += inline["value"].(map[string]any)["text"].(string)
			marks = append(marks, [2]int{from, len(text)})
		default:
			// A footnote's mark differs from format to format.
			text += "\x00"
		}
	}
	for _, m := range marks {
		before, after := text[:m[0]], text[m[1]:]
		before = before[strings.LastIndexByte(before, 0)+1:]
		if k := strings.IndexByte(after, 0); k >= 0 {
			after = after[:k]
		}
		n.phrases = append(n.phrases, lastRunes(before, around)+text[m[0]:m[1]]+firstRunes(after, around))
	}
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func firstRunes(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

func (n *numbers) table(table map[string]any) {
	rows, _ := table["rows"].([]any)
	for _, r := range rows {
		row := numberRow{table: table["id"].(string)}
		for _, c := range r.([]any) {
			cell := c.(map[string]any)
			text, _ := cell["text"].(string)
			row.cells = append(row.cells, text)
			if value, ok := cell["number"].(float64); ok {
				row.counts, row.values = append(row.counts, text), append(row.values, value)
			}
		}
		if len(row.values) > 0 {
			n.rows = append(n.rows, row)
		}
	}
}

// inWorkbook looks for the values of each row of a table in a row of a sheet.
func (n *numbers) inWorkbook(t *testing.T, name, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows [][]float64
	for _, sheet := range f.GetSheetList() {
		list, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, cells := range list {
			var values []float64
			for _, cell := range cells {
				if v, err := strconv.ParseFloat(cell, 64); err == nil {
					values = append(values, v)
				}
			}
			rows = append(rows, values)
		}
	}
	for _, row := range n.rows {
		if !slices.ContainsFunc(rows, func(values []float64) bool { return holds(values, row.values) }) {
			t.Errorf("%s: no row of a sheet holds %v of the table %s (%q)", name, row.values, row.table, row.cells[0])
		}
	}
}

// holds reports whether numbers stand among others in the same order.
func holds(values, wanted []float64) bool {
	for _, v := range values {
		if len(wanted) > 0 && math.Abs(v-wanted[0]) < 1e-9 {
			wanted = wanted[1:]
		}
	}
	return len(wanted) == 0
}

// bare leaves letters, digits and the percent sign of a text, so that line
// breaks, marks and spaces of a format make no difference.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' {
			return r
		}
		return -1
	}, s)
}

var tags = regexp.MustCompile(`(?s)<(style|script)\b.*?</(style|script)>|<!--.*?-->|<[^>]*>`)

// textOfFile is what people read in a file of a report.
func textOfFile(t *testing.T, format, path string) string {
	t.Helper()
	switch format {
	case "pdf":
		text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	case "xlsx":
		return workbookText(t, path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch format {
	case "html":
		return html.UnescapeString(tags.ReplaceAllString(string(data), " "))
	case "docx":
		return html.UnescapeString(tags.ReplaceAllString(partsText(t, data, "word/document.xml", "word/footnotes.xml"), ""))
	}
	return html.UnescapeString(string(data))
}

// partsText joins parts of a package.
func partsText(t *testing.T, data []byte, names ...string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		if !slices.Contains(names, f.Name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}

// workbookText joins the words of all cells of all sheets.
func workbookText(t *testing.T, path string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			b.WriteString(strings.Join(row, " ") + "\n")
		}
	}
	return b.String()
}
