package importers

import (
	"context"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// mostOwnRows bounds what is read of the hidden sheet of a workbook that lex
// made; the lists for its drop-down cells stand beside, in the same rows.
const mostOwnRows = 2000

// ReadOwn reads what a workbook that lex made, a template or a list of rejected
// rows, says about itself; false for every other workbook.
func ReadOwn(ctx context.Context, book *Book) (own records.Own, found bool, err error) {
	for i, sheet := range book.Sheets() {
		if sheet.Name != records.OwnSheet {
			continue
		}
		var rows [][]string
		err := book.Rows(ctx, i, func(row *Row) error {
			for len(rows) < min(row.Number-1, mostOwnRows) {
				rows = append(rows, nil)
			}
			if len(rows) == mostOwnRows {
				return nil // the book wants to be read to its end
			}
			var texts []string
			for _, c := range row.Cells {
				texts = append(texts, c.Text)
			}
			rows = append(rows, texts)
			return nil
		})
		if err != nil {
			return records.Own{}, false, err
		}
		own, found = records.ReadOwn(rows)
		return own, found, nil
	}
	return records.Own{}, false, nil
}

// WithoutOwn takes the sheets that lex made for itself and for the instructions
// out of those to be read, and out of the findings about hidden ones. A workbook
// of which nothing else is left is read like any other.
func WithoutOwn(own records.Own, sheets []Sheet, read []int, findings []records.Finding) ([]int, []records.Finding) {
	mine := func(name string) bool {
		list, ok := own.List(name)
		return name == records.OwnSheet || ok && list.Kind == ""
	}
	var left []int
	for _, i := range read {
		if !mine(sheets[i].Name) {
			left = append(left, i)
		}
	}
	if len(left) == 0 {
		return read, findings
	}
	var kept []records.Finding
	for _, f := range findings {
		if !mine(f.Sheet) {
			kept = append(kept, f)
		}
	}
	return left, kept
}

// OfOwn completes the options for one sheet by what the workbook says about it:
// what the person or lex.yaml says goes before.
func (o Options) OfOwn(own records.Own, sheet string) Options {
	list, ok := own.List(sheet)
	if ok && list.Kind != "" && (o.As == "" || o.As == list.Kind) {
		o.As, o.Own = list.Kind, list.Columns
		if o.Exchange == "" {
			o.Exchange = list.Exchange
		}
		if o.Language == "" {
			o.Language = list.Language
		}
	}
	if o.Exchange == "" {
		o.Exchange = o.Kept
	}
	return o
}

// isOwnHeading tells a column that lex added to a list of rejected rows, in any
// of its languages; a partner's own column that begins alike is none.
func isOwnHeading(heading string) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(heading)), records.OwnPrefix)
	if !ok {
		return false
	}
	for _, lang := range lexicon.Languages {
		for _, key := range []string{"partner.reason", "partner.place"} {
			if strings.TrimSpace(rest) == lexicon.Word(key, lang) {
				return true
			}
		}
	}
	return false
}

// own is what the workbook says about a column, "" when it says nothing.
func (o Options) own(c Column) string {
	for _, said := range o.Own {
		if said.Heading == c.Heading && (said.Letter == "" || said.Letter == c.Letter) {
			return said.Field
		}
	}
	return ""
}

// Settled writes down how the columns of a sheet were read, so that another
// workbook with the same headings can say so. Columns of ticks and columns that
// hold two things are left out: what they mean is found out anew.
func (p Plan) Settled() []records.OwnColumn {
	times := map[string]int{}
	for _, c := range p.Columns {
		times[c.Heading]++
	}
	var list []records.OwnColumn
	for _, c := range p.Columns {
		said := records.OwnColumn{Heading: c.Heading, Field: c.Field}
		if c.Dropped {
			said.Field = records.OwnDropped
		}
		if said.Field == "" || c.tick != "" || c.day != "" || c.part != "" || isOwnHeading(c.Heading) {
			continue
		}
		if times[c.Heading] > 1 || c.Heading == "" {
			said.Letter = c.Letter
		}
		list = append(list, said)
	}
	return list
}
