package extract

import (
	"context"

	"github.com/namati/lex/exporters/rows"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Table is the listing as a table to write. Each tells the context's end.
func (l *Listing) Table(ctx context.Context) rows.Table {
	t := rows.Table{Name: string(l.Info.Kind), Title: lexicon.Word("kind."+string(l.Info.Kind), l.request.Language)}
	for _, c := range l.Columns {
		typ, width := layout(c)
		t.Columns = append(t.Columns, rows.Column{Heading: c.Heading, Tag: c.Tag, Type: typ, Width: width})
	}
	t.Each = func(fn func(cells []string) error) error {
		return l.Each(ctx, func(row *Row) error { return fn(row.Cells) })
	}
	return t
}

// layout is how a column is typed and how wide it is in a workbook.
func layout(c Column) (rows.Type, int) {
	if c.Field == "age" {
		return rows.Figure, 10
	}
	switch c.Type {
	case records.Number:
		return rows.Number, 12
	case records.Day:
		return rows.Day, 12
	case records.Prose:
		if c.Field != "" {
			return rows.Text, 50
		}
	case records.Email, records.Web, records.Focus, records.CountryName:
		return rows.Text, 28
	case records.CountryCode, records.Key:
		return rows.Text, 14
	case records.Line:
		if c.Field != "" && c.Field != "code" && c.Field != "unit" && c.Field != "currency" {
			return rows.Text, 28
		}
	}
	return rows.Text, 0
}
