package extract

import (
	"context"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// Request says which rows of a kind are wanted, and for whom.
type Request struct {
	Kind records.Kind
	// Where filters by the dimensions of summaries, by fields of the kind and by
	// headings of unknown columns.
	Where  []records.Filter
	Period records.Period
	Rules  records.Rules
	// Language is that of the names of regions.
	Language string
	// Permissions say who reads; nil is the organization itself.
	Permissions *reports.Permissions
	// Regions names regions in place of countries, outside of the organization.
	Regions bool
	// Mask takes those at risk out of what others read; nil where nobody is.
	Mask *reports.Mask
}

// Column is a column of a listing.
type Column struct {
	// Field is "" for a column that lex does not know, and for those that stand in
	// place of a field.
	Field   string
	Heading string
	// Tag is its HXL hashtag, "" for none.
	Tag      string
	Type     records.Type
	Personal bool
}

// Row is a row of a listing; it is lent until the function that it is handed to
// returns.
type Row struct {
	Import int64
	Origin records.Origin
	// Counted is false for participants whom the rules leave out of counts.
	Counted bool
	// Cells stand in the order of the columns, "" where nothing is said.
	Cells []string

	quote *records.Testimonial
	// email tells persons of one name apart where only consents are asked.
	email, consent string
}

// Listing is the rows of a kind.
type Listing struct {
	Info    records.KindInfo
	Columns []Column
	// Withheld counts, while the rows are handed over, those that may not be shown
	// to the audience, by the reason in words.
	Withheld map[string]int

	store   *store.Store
	query   store.Query
	request Request
	tests   []test
	// full are all columns; from says where each of Columns is taken from.
	full    []Column
	from    []int
	unknown unknownColumns
}

// Open finds the columns of a kind. Errors are *WhereError for a filter that the
// kind does not know, and those of the store.
func Open(ctx context.Context, st *store.Store, req Request) (*Listing, error) {
	info, _ := records.Info(req.Kind)
	l := &Listing{Info: info, Withheld: map[string]int{}, store: st, request: req,
		query: store.Query{Period: req.Period, Rules: req.Rules, Language: req.Language, Uncounted: true}}
	headings, err := st.UnknownColumns(ctx, req.Kind)
	if err != nil {
		return nil, err
	}
	l.unknown = joinUnknown(info, headings)
	l.full = append(fieldColumns(info), l.unknown.columns...)
	if err := l.split(req.Where); err != nil {
		return nil, err
	}
	l.choose()
	return l, nil
}

// Each hands over the rows: imports and rows in order.
func (l *Listing) Each(ctx context.Context, fn func(*Row) error) error {
	clear(l.Withheld)
	shown := make([]string, len(l.from))
	return l.rows(ctx, func(row *Row) error {
		for _, t := range l.tests {
			if !t.fits(row.Cells[t.column]) {
				return nil
			}
		}
		if !l.permit(row) {
			return nil
		}
		for i, from := range l.from {
			shown[i] = row.Cells[from]
		}
		full := row.Cells
		row.Cells = shown
		err := fn(row)
		row.Cells = full
		return err
	})
}

// rows hands over all rows of the query with all columns.
func (l *Listing) rows(ctx context.Context, fn func(*Row) error) error {
	switch l.Info.Kind {
	case records.Participants:
		return l.participants(ctx, fn)
	case records.Organizations:
		return l.organizations(ctx, fn)
	case records.Testimonials:
		return l.testimonials(ctx, fn)
	}
	return l.entries(ctx, fn)
}
