package importers

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// head is the headings of a sheet as recognition sees them.
type head struct {
	row    int            // row number, 0 for none
	texts  []string       // by column
	groups []string       // what stands above a column in a second row of headings, or ""
	over   []string       // what stands above that in a third
	boxes  []string       // the heading over a box to tick, or ""
	tags   []string       // HXL tags by column, nil when there is no tag row
	times  map[string]int // how often a folded heading stands there, when there are groups
}

// layout is one reading of the columns: as this kind of record, these fields.
type layout struct {
	kind    records.Kind
	columns []Column
	claims  []claim
	rivals  []rivalry
	score   float64
}

// rivalry is a field that two columns claim with the same right.
type rivalry struct {
	field         string
	winner, loser int
}

// body is the sampled rows below the headings, looked at column by column.
type body struct {
	rows     []sampleRow
	profiles []profile
}

func newBody(rows []sampleRow, width int) *body {
	b := &body{rows: rows, profiles: make([]profile, width)}
	for i := range b.profiles {
		b.profiles[i] = profileColumn(rows, i)
	}
	return b
}

// assign reads the columns as one kind of record: what the person says goes
// before a tag, a tag before a heading, a heading before the cells.
func assign(kind records.Kind, h head, b *body, opt Options) layout {
	w := wordbookOf(kind)
	l := layout{kind: kind, columns: make([]Column, len(b.profiles)), claims: make([]claim, len(b.profiles))}
	for i := range l.columns {
		c := &l.columns[i]
		*c = Column{Heading: at(h.texts, i), Letter: records.ColumnLetters(i), Index: i}
		c.numbering = b.profiles[i].numbering() && isNumberHeading(c.Heading)
		if named(opt.Drop, *c) || isOwnHeading(c.Heading) || opt.own(*c) == records.OwnDropped {
			c.Dropped = true
			continue
		}
		if claim, ok := claimOf(w, h, i, *c, opt); ok && !b.profiles[i].forbids(kind, claim.field, claim.strength) {
			l.claims[i] = claim
			if got, decided := opt.asked.ofGroup(w, h, i, c.Heading); decided && got.field == claim.field && claim.evidence != ByMapping {
				c.Note = "it stands under “" + shorten(h.groups[i]) + "”"
			}
		}
	}
	l.leaveOptions(b)
	l.claimCodes(b)
	l.claimTicks(b)
	l.claimBoxes(h, b)
	l.claimDays(b, opt)
	l.claimEmail(b)
	l.claimQuote(b)
	l.claimNames(b)
	l.settle(b)
	return l
}

// claimOf asks, in the order of their weight, all that says what a column is.
func claimOf(w *wordbook, h head, column int, c Column, opt Options) (claim, bool) {
	for _, m := range opt.Map {
		if names(m.Heading, c) {
			if _, has := kindField(w.kind, m.Field); has || len(opt.As) > 0 {
				return claim{m.Field, mapped, ByMapping}, has
			}
			// Another kind has the field: of this one the heading may mean something.
		}
	}
	if field := opt.own(c); field != "" {
		_, has := kindField(w.kind, field)
		return claim{field, mapped, ByMapping}, has
	}
	if tag := at(h.tags, column); isTag(tag) {
		field, ok := lexicon.HXLField(tag, w.kind)
		return claim{field, tagged, ByTag}, ok
	}
	if group := at(h.boxes, column); group != "" {
		return claim{}, false // claimBoxes looks at its cells
	}
	if got, decided := opt.asked.ofGroup(w, h, column, c.Heading); decided {
		return got, got.field != ""
	}
	return opt.asked.claim(w, c.Heading)
}

// names tells that a person means this column: by its heading, whatever its
// case and accents, or by its letter ("H" or "column H").
func names(heading string, c Column) bool {
	heading = strings.TrimSpace(heading)
	if heading == "" {
		return false
	}
	folded := lexicon.Fold(heading)
	if c.Heading != "" && (heading == c.Heading || folded != "" && folded == lexicon.Fold(c.Heading)) {
		return true
	}
	return c.Heading == "" && (heading == c.Letter || folded == "column "+strings.ToLower(c.Letter))
}

func named(headings []string, c Column) bool {
	return slices.ContainsFunc(headings, func(h string) bool { return names(h, c) })
}

func isNumberHeading(heading string) bool {
	switch lexicon.Fold(heading) {
	case "", "no", "n", "n o", "nr", "nro", "num", "numero", "number", "item", "ord", "orden", "ordre", "sl no", "s no", "s n", "sn", "id", "fila", "row", "ligne", "linha":
		return true
	}
	return false
}

func at(texts []string, column int) string {
	if column >= len(texts) {
		return ""
	}
	return texts[column]
}

// holds tells that a column claims the field.
func (l *layout) holds(field string) bool {
	return slices.ContainsFunc(l.claims, func(c claim) bool { return c.field == field })
}

// free tells that a column may still be claimed.
func (l *layout) free(column int) bool {
	return l.claims[column].field == "" && !l.columns[column].Dropped
}
