package exporters

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// pieces are all words of a document, as an exporter must bring them: figures
// and other text as they stand, cells by table, row and column.
type pieces struct {
	texts   []string
	figures []document.Figure
	tables  []document.Table
}

func (p *pieces) blocks(blocks []document.Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case document.Heading:
			p.inlines(b.Text)
		case document.Paragraph:
			p.inlines(b.Text)
		case document.Callout:
			p.inlines(b.Text)
		case document.List:
			for _, item := range b.Items {
				p.blocks(item)
			}
		case document.Quote:
			p.blocks(b.Text)
			p.blocks(b.Original)
			p.inlines(b.Attribution)
		case document.Table:
			p.texts = append(p.texts, b.Title)
			p.tables = append(p.tables, b)
			p.inlines(b.Note)
		case document.Chart:
			p.texts = append(p.texts, b.Title)
		case document.Picture:
			p.inlines(b.Caption)
		case document.Signature:
			p.inlines(b.Statement)
			for _, line := range b.Lines {
				p.inlines(line)
			}
		}
	}
}

func (p *pieces) inlines(inlines []document.Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case document.Text:
			p.texts = append(p.texts, in.Text)
		case document.Link:
			p.inlines(in.Text)
		case document.Figure:
			p.figures = append(p.figures, in)
		case document.Footnote:
			p.inlines(in.Text)
		}
	}
}

// TestFormatsAgree proves that every figure, every cell and every other word of
// a document stands in plain text and in the workbook alike.
func TestFormatsAgree(t *testing.T) {
	d := sample()
	var p pieces
	p.texts = append(p.texts, d.Title, d.Run)
	for _, line := range d.Lines {
		p.inlines(line)
	}
	p.blocks(d.Blocks)
	if len(p.figures) < 7 || len(p.tables) != 2 {
		t.Fatalf("the sample has %d figures and %d tables", len(p.figures), len(p.tables))
	}
	plain := asText(t, d)
	flat := strings.Join(strings.Fields(plain), " ")
	data, _ := asWorkbook(t, d)
	f := open(t, data)
	var narrative, all strings.Builder
	for _, sheet := range f.GetSheetList() {
		for _, row := range rawRows(t, f, sheet) {
			all.WriteString(strings.Join(row, " ") + "\n")
			if sheet == "Report" {
				narrative.WriteString(strings.Join(row, " ") + "\n")
			}
		}
	}
	figures := rawRows(t, f, "Figures")

	for _, s := range p.texts {
		if !strings.Contains(flat, strings.Join(strings.Fields(s), " ")) {
			t.Errorf("the text lacks %q", s)
		}
		if !strings.Contains(all.String(), s) {
			t.Errorf("the workbook lacks %q", s)
		}
	}
	for _, figure := range p.figures {
		if !strings.Contains(flat, figure.Value.Text) || !strings.Contains(narrative.String(), figure.Value.Text) {
			t.Errorf("the figure %q stands in one and not in the other", figure.ID)
		}
		found := 0
		for i, row := range figures {
			if i > 0 && row[0] == figure.ID && row[2] == figure.Value.Text {
				found++
				checkValue(t, figure.ID, row[1], figure.Value)
			}
		}
		if found != 1 {
			t.Errorf("the figure %q is listed %d times", figure.ID, found)
		}
	}
	for i, table := range p.tables {
		rows := rawRows(t, f, f.GetSheetList()[1+i])
		for r, row := range table.Rows {
			for c, cell := range row {
				where := fmt.Sprintf("table %s row %d column %d", table.ID, r+1, c+1)
				for word := range strings.FieldsSeq(cell.Text) {
					// A long word may be broken in a column of plain text.
					if textWidth(word) > narrowest {
						word = string([]rune(word)[:narrowest])
					}
					if !strings.Contains(plain, word) {
						t.Errorf("%s: the text lacks %q", where, word)
					}
				}
				if value := checkedCell(rows, r+1, c); isNumber(cell) || cell.Kind == document.Date {
					checkValue(t, where, value, cell)
				} else if value != cell.Text {
					t.Errorf("%s holds %q, want %q", where, value, cell.Text)
				}
			}
		}
	}
}

func checkedCell(rows [][]string, row, column int) string {
	if row >= len(rows) || column >= len(rows[row]) {
		return ""
	}
	return rows[row][column]
}

// checkValue compares a stored value with the typed cell that it came from.
func checkValue(t *testing.T, where, got string, c document.Cell) {
	t.Helper()
	day, isSerial := serial(c.Day)
	want := c.Number
	switch {
	case c.Kind == document.Wording:
		return
	case c.Kind == document.Date && isSerial:
		want = day
	case c.Kind == document.Date:
		if got != c.Text {
			t.Errorf("%s holds %q, want the words %q", where, got, c.Text)
		}
		return
	}
	if n, err := strconv.ParseFloat(got, 64); err != nil || n != want {
		t.Errorf("%s holds %q, want the number %v", where, got, want)
	}
}

// large is a document with one table of n rows and twelve columns. All people
// in it are invented.
func large(n int) *document.Document {
	table := document.Table{ID: "people", Title: "People", Sheet: "People", Total: true}
	for i, head := range []string{"Name", "Organization", "Country", "Participants", "Share", "Cost", "Date", "City", "Role", "Focus area", "Web site", "Notes"} {
		table.Columns = append(table.Columns, document.Column{Head: head, Number: i > 2 && i < 6})
	}
	site := document.Cell{Kind: document.Address, Text: "delta-legal.example", URL: "https://delta-legal.example/"}
	for i := range n {
		table.Rows = append(table.Rows, []document.Cell{
			cell("Invented Person " + strconv.Itoa(i)), cell("Delta Legal Collective"), cell("Côte d’Ivoire"), count(float64(i), strconv.Itoa(i)), share(0.25, "25%"),
			{Kind: document.Money, Number: float64(i) / 4, Currency: "EUR", Text: "€" + strconv.Itoa(i)}, {Kind: document.Date, Day: "2017-06-19", Text: "June 19, 2017"},
			cell("Bouaké"), cell("participant"), cell("community paralegals; land"), site, cell("arrived on the second day and stayed until the end of it"),
		})
	}
	return &document.Document{Title: "Large", Words: document.Words{Narrative: "Report", Figures: "Figures"}, Blocks: []document.Block{table}}
}

func BenchmarkFormats(b *testing.B) {
	d := large(100_000)
	for _, f := range Formats {
		if f.Name == "pdf" {
			continue // It has its own benchmarks.
		}
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.Write(context.Background(), io.Discard, d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestFormatsTakeAnEmptyDocument(t *testing.T) {
	for _, f := range Formats {
		var b bytes.Buffer
		if _, err := f.Write(context.Background(), &b, &document.Document{}); err != nil || b.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", f.Name, b.Len(), err)
		}
	}
}

func TestFormatsTakeAnyText(t *testing.T) {
	odd := []string{"\x00", "\xff\xfe", "😀", "עברית", "\u202Eabc", strings.Repeat("long", 500), "_x0041_", disk.CellText("\r")}
	for _, f := range Formats {
		for _, s := range odd {
			d := sample()
			d.Title, d.Run, d.Draft = s, s, true
			d.Words = document.Words{Page: s, Of: s, Draft: s, Continued: s, Run: s, Notes: s, Figures: s, Narrative: s, Note: s, Value: s, Figure: s}
			d.Blocks = append(d.Blocks, document.Paragraph{Text: text(s)}, document.Table{Title: s, Sheet: s, Columns: []document.Column{{Head: s}}, Rows: [][]document.Cell{{cell(s)}}})
			if _, err := f.Write(context.Background(), io.Discard, d); err != nil {
				t.Errorf("%s: %.20q: %v", f.Name, s, err)
			}
		}
	}
}

// TestFormatNames holds that every format that a definition may name is written.
func TestFormatNames(t *testing.T) {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, document.FormatNames) {
		t.Errorf("formats are %v, and a definition may name %v", names, document.FormatNames)
	}
}
