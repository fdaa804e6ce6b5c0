package extract

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// WhereError is a filter that rows of a kind do not know.
type WhereError struct {
	Kind  records.Kind
	Field string
	// Known lists what they can be filtered by.
	Known []string
}

// Error says so in words.
func (e *WhereError) Error() string {
	return string(e.Kind) + " cannot be filtered by " + e.Field
}

// test is a filter by the text of a cell, which may be one of several.
type test struct {
	column int
	wanted []string
	typ    records.Type
}

// fits compares as people do: case and accents apart; of a day its beginning is
// enough.
func (t test) fits(text string) bool {
	return slices.ContainsFunc(t.wanted, func(wanted string) bool {
		if t.typ == records.Day && wanted != "" {
			return strings.HasPrefix(text, wanted)
		}
		folded := lexicon.Fold(text)
		return text == wanted || folded != "" && folded == lexicon.Fold(wanted)
	})
}

// split hands filters by dimensions to the store and keeps those by fields and
// unknown columns.
func (l *Listing) split(where []records.Filter) error {
	dimensions := dimensionsOf(l.Info)
	for _, f := range where {
		if slices.Contains(dimensions, f.Field) {
			l.query.Where = append(l.query.Where, f)
			continue
		}
		i := slices.IndexFunc(l.full, func(c Column) bool { return c.Heading == f.Field })
		if i < 0 {
			i = slices.IndexFunc(l.full, func(c Column) bool { return c.Field == "" && lexicon.Fold(c.Heading) == lexicon.Fold(f.Field) })
		}
		if i < 0 {
			return &WhereError{l.Info.Kind, f.Field, l.filters(dimensions)}
		}
		wanted := strings.TrimSpace(f.Value)
		if field, _ := l.Info.Field(l.full[i].Field); field.Type == records.Key {
			if key, ok := lexicon.Key(field.Topic, wanted); ok {
				wanted = key
			}
		}
		// Several values of one field widen it, several fields narrow each other.
		at := slices.IndexFunc(l.tests, func(t test) bool { return t.column == i })
		if at < 0 {
			at = len(l.tests)
			l.tests = append(l.tests, test{column: i, typ: l.full[i].Type})
		}
		l.tests[at].wanted = append(l.tests[at].wanted, wanted)
	}
	return nil
}

// filters lists all that rows of the kind can be filtered by.
func (l *Listing) filters(dimensions []string) []string {
	list := slices.Clone(dimensions)
	for _, c := range l.full {
		if !slices.Contains(list, c.Heading) {
			list = append(list, c.Heading)
		}
	}
	return list
}

// dimensionsOf lists the dimensions that rows of a kind tell.
func dimensionsOf(info records.KindInfo) []string {
	switch info.Kind {
	case records.Participants:
		return store.Dimensions
	case records.Organizations, records.Testimonials:
		return []string{"country", "region", "focus_area", "organization", "organization_type", "exchange", "year", "quarter", "month"}
	}
	has := func(field string) bool { _, ok := info.Field(field); return ok }
	var list []string
	if has("country") {
		list = append(list, "country", "region")
	}
	if has("focus_area") {
		list = append(list, "focus_area")
	}
	if has("exchange") || has("fund") || info.Kind == records.Exchanges {
		list = append(list, "exchange")
	}
	return append(list, "year", "quarter", "month")
}
