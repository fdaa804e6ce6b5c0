package reports

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// Every person and organization in these tests is invented.

// openStore makes an empty store in a folder of its own.
func openStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), storetest.Place(t, filepath.Join(t.TempDir(), "lex.db")), store.Options{
		Now: func() time.Time { return time.Date(2018, 1, 31, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// put imports one sheet as a file: of participants, organizations, testimonials
// or one of the kinds of few rows.
func put(t testing.TB, s *store.Store, name, exchange string, rows any) {
	t.Helper()
	kind := records.Participants
	columns := []map[string]string{{"letter": "A", "field": "name"}}
	switch rows := rows.(type) {
	case []records.Entry:
		kind, columns = rows[0].Kind, nil
		info, _ := records.Info(kind)
		for i, f := range info.Fields {
			columns = append(columns, map[string]string{"letter": records.ColumnLetters(i), "field": f.Name})
		}
	case []records.Organization:
		kind = records.Organizations
	case []records.Testimonial:
		kind = records.Testimonials
	}
	sum := sha256.Sum256([]byte(fmt.Sprint(name, rows)))
	ctx := context.Background()
	b, err := s.Begin(ctx, store.File{Path: "inbox/" + name, Name: name, SHA256: hex.EncodeToString(sum[:]), Mapping: "m"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	w, err := b.Sheet(store.SheetInfo{Sheet: "List", Kind: kind, HeaderRow: 1, Exchange: exchange, Columns: columns})
	if err != nil {
		t.Fatal(err)
	}
	switch rows := rows.(type) {
	case []records.Participant:
		for i := range rows {
			rows[i].Row = i + 2
			err = either(err, w.Participant(&rows[i]))
		}
	case []records.Organization:
		for i := range rows {
			rows[i].Row = i + 2
			err = either(err, w.Organization(&rows[i]))
		}
	case []records.Entry:
		for i := range rows {
			rows[i].Row = i + 2
			err = either(err, w.Entry(&rows[i]))
		}
	case []records.Testimonial:
		for i := range rows {
			rows[i].Row = i + 2
			err = either(err, w.Testimonial(&rows[i]))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Commit(ctx); err != nil {
		t.Fatal(err)
	}
}

// entries makes rows of a kind: a line each, "field=value; field=value".
func entries(kind records.Kind, lines ...string) []records.Entry {
	var list []records.Entry
	for _, line := range lines {
		e := records.Entry{Kind: kind, Values: map[string]string{}}
		for _, pair := range strings.Split(line, "; ") {
			field, value, _ := strings.Cut(pair, "=")
			e.Values[field] = value
		}
		list = append(list, e)
	}
	return list
}

// quarter is a quarter of 2018.
func quarter(n int) records.Period {
	return records.Period{Label: fmt.Sprintf("2018-Q%d", n), Start: []string{"2018-01-01", "2018-04-01", "2018-07-01", "2018-10-01"}[n-1], End: []string{"2018-03-31", "2018-06-30", "2018-09-30", "2018-12-31"}[n-1]}
}

func either(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// outline writes a document as plain lines, footnotes in brackets.
func outline(d *document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "= %s =\n", d.Title)
	for _, l := range d.Lines {
		b.WriteString(inlineWords(l) + "\n")
	}
	writeBlocks(&b, "", d.Blocks)
	return b.String()
}

func writeBlocks(b *strings.Builder, indent string, blocks []document.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case document.Heading:
			fmt.Fprintf(b, "\n%s %s\n", strings.Repeat("#", block.Level), inlineWords(block.Text))
		case document.Paragraph:
			fmt.Fprintf(b, "%s%s\n", indent, inlineWords(block.Text))
		case document.Callout:
			fmt.Fprintf(b, "%s! %s\n", indent, inlineWords(block.Text))
		case document.List:
			for i, item := range block.Items {
				mark := "-"
				if block.Ordered {
					mark = fmt.Sprint(block.Start+i) + "."
				}
				fmt.Fprintf(b, "%s%s\n", indent, mark)
				writeBlocks(b, indent+"  ", item)
			}
		case document.Quote:
			writeBlocks(b, indent+"> ", block.Text)
			if len(block.Attribution) > 0 {
				fmt.Fprintf(b, "%s> (%s)\n", indent, inlineWords(block.Attribution))
			}
		case document.Table:
			writeTable(b, indent, block)
		case document.Chart:
			fmt.Fprintf(b, "%schart %s of %s: %s\n", indent, block.ID, block.Table, block.Alt)
		case document.Picture:
			fmt.Fprintf(b, "%spicture %s, %s, %d × %d: %s (%s)\n", indent, block.ID, block.Format, block.Width, block.Height, block.Alt, inlineWords(block.Caption))
		case document.Signature:
			fmt.Fprintf(b, "%ssign: %s\n", indent, inlineWords(block.Statement))
			for _, l := range block.Lines {
				fmt.Fprintf(b, "%s____ %s\n", indent, inlineWords(l))
			}
		}
	}
}

func writeTable(b *strings.Builder, indent string, t document.Table) {
	fmt.Fprintf(b, "%stable %s: %s\n", indent, t.ID, t.Title)
	var heads []string
	for _, column := range t.Columns {
		heads = append(heads, column.Head)
	}
	fmt.Fprintf(b, "%s| %s |\n", indent, strings.Join(heads, " | "))
	for _, row := range t.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, cell.Text)
		}
		fmt.Fprintf(b, "%s| %s |\n", indent, strings.Join(cells, " | "))
	}
	if t.Note != nil {
		fmt.Fprintf(b, "%snote: %s\n", indent, inlineWords(t.Note))
	}
}

// inlineWords writes inlines: bold in asterisks, links and footnotes marked.
func inlineWords(inlines []document.Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case document.Text:
			switch {
			case in.Bold:
				fmt.Fprintf(&b, "*%s*", in.Text)
			case in.Italic:
				fmt.Fprintf(&b, "_%s_", in.Text)
			default:
				b.WriteString(in.Text)
			}
		case document.Figure:
			b.WriteString(in.Value.Text)
		case document.Link:
			fmt.Fprintf(&b, "<%s|%s>", inlineWords(in.Text), in.URL)
		case document.Footnote:
			fmt.Fprintf(&b, "[note: %s]", inlineWords(in.Text))
		}
	}
	return b.String()
}
