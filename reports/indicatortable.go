package reports

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// indicators composes the table that donors ask for first: what was aimed at,
// what was reached, and how that stands.
func (c *composer) indicators(call *Call) ([]document.Block, lack, error) {
	list, why, err := c.indicatorsFor(call)
	if err != nil || why.is() {
		return nil, why, err
	}
	fund, _, err := c.fund(call.Fund)
	if err != nil {
		return nil, lack{}, err
	}
	layout := indicatorLayout{period: !c.req.Period.All()}
	for _, i := range list {
		c.incomplete(i)
		c.measured(i)
		layout.code = layout.code || i.code != ""
		layout.aim = layout.aim || layout.period && i.aim.known
	}
	t := document.Table{ID: c.tableID("indicators"), Title: c.word("indicators_title"), Sheet: c.word("indicators"), Columns: layout.columns(c)}
	explained := document.List{}
	hidden, falling := false, false
	for _, i := range list {
		t.Rows = append(t.Rows, c.indicatorRow(layout, i, fund, false))
		secret := c.secretGroups(i)
		hidden, falling = hidden || secret, falling || i.falling()
		for _, g := range i.groups {
			t.Rows = append(t.Rows, c.indicatorRow(layout, g, fund, secret))
		}
		if secret {
			c.hidden[t.ID] += len(i.groups)
		}
		if i.explanation != "" {
			explained.Items = append(explained.Items, []document.Block{document.Paragraph{Text: []document.Inline{
				document.Text{Text: cmp.Or(i.code, i.name) + c.colon(), Bold: true}, document.Text{Text: " " + strings.Join(strings.Fields(i.explanation), " ")}}}})
		}
	}
	t.Note = c.indicatorNote(list, hidden, falling)
	c.limit(&t)
	blocks := []document.Block{t}
	if len(explained.Items) > 0 {
		blocks = append(blocks, explained)
	}
	return blocks, lack{}, nil
}

// indicatorsFor gathers the indicators of a call and orders them by code as
// donors number them.
func (c *composer) indicatorsFor(call *Call) ([]*indicator, lack, error) {
	rows, why, err := c.entriesOf(records.Indicators, call)
	if err != nil || why.is() {
		return nil, why, err
	}
	list := c.indicatorsOf(rows)
	return sorted(list, func(a, b *indicator) int {
		switch {
		case a.code == b.code:
			return 0
		case a.code == "":
			return 1
		case b.code == "":
			return -1
		}
		return compareNumbered(a.code, b.code)
	}), lack{}, nil
}

// indicatorLayout says which columns the table has.
type indicatorLayout struct{ code, period, aim bool }

func (l indicatorLayout) columns(c *composer) []document.Column {
	var columns []document.Column
	add := func(have bool, key string, number bool) {
		if have {
			columns = append(columns, document.Column{Head: c.word(key), Number: number})
		}
	}
	add(l.code, "number_sign", false)
	add(true, "indicator", false)
	add(true, "unit", false)
	add(true, "baseline", true)
	add(true, "target", true)
	add(l.aim, "period_target", true)
	add(l.period, "this_period", true)
	add(true, "so_far", true)
	add(true, "percent_of_target", true)
	add(true, "status", false)
	return columns
}

// indicatorRow is the row of an indicator, or of a group under it.
func (c *composer) indicatorRow(l indicatorLayout, i *indicator, fund records.Fund, secret bool) []document.Cell {
	var row []document.Cell
	name, code := i.name, i.code
	if i.group != "" {
		name, code = "– "+c.groupName(i.group), ""
	}
	number := func(a amount) document.Cell {
		switch {
		case secret && a.known:
			return document.Cell{Kind: document.Suppressed, Text: c.word("hidden")}
		case !a.known && i.group != "":
			return document.Cell{}
		}
		return c.unitCell(a, i.unit)
	}
	aim := document.Cell{Kind: document.Unknown, Text: "–"} // only some have one
	if i.aim.known || i.group != "" {
		aim = number(i.aim)
	}
	if l.code {
		row = append(row, wordCell(code))
	}
	row = append(row, proseCell(name), wordCell(i.unit), number(i.baseline), number(i.target))
	if l.aim {
		row = append(row, aim)
	}
	if l.period {
		row = append(row, number(i.reached))
	}
	share := document.Cell{}
	switch s := i.share(); {
	case secret && s.known:
		share = document.Cell{Kind: document.Suppressed, Text: c.word("hidden")}
	case s.known:
		share = document.Cell{Kind: document.Share, Text: lexicon.Percent(s.n, c.req.Language), Number: s.n}
	case i.group == "":
		share = document.Cell{Kind: document.Unknown, Text: "–"}
	}
	status := ""
	if i.group == "" {
		status = c.word("indicator." + c.statusOf(i, fund))
	}
	return append(row, number(i.soFar), share, wordCell(status))
}

// groupName words a group: in the report's language where it is a sex.
func (c *composer) groupName(group string) string {
	if key, ok := lexicon.Sex(group); ok && key != "" {
		return c.keyCell("sex", key, nil).Text
	}
	return group
}

// unitCell is a number in its unit: money where that is a currency, a share where
// it is percent.
func (c *composer) unitCell(a amount, unit string) document.Cell {
	lang := c.req.Language
	switch {
	case !a.known:
		return c.notStated()
	case currencyCode.MatchString(unit):
		return moneyCell(a.n, unit, lang)
	}
	return c.numberCell(a.n)
}

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

func moneyCell(n float64, currency, lang string) document.Cell {
	return document.Cell{Kind: document.Money, Text: lexicon.Money(n, currency, lang), Number: n, Currency: currency}
}

// sensitiveGroup knows the groups by which people are counted apart.
var sensitiveGroup = regexp.MustCompile(`\d|disab|discap|handicap|defici`)

// secretGroups reports whether a group by sex, age or disability is so small that
// its people could be recognised. Then none of the indicator's groups is told,
// since one would follow from the others.
func (c *composer) secretGroups(i *indicator) bool {
	if c.req.Audience == records.Internal || strings.Contains(i.unit, "%") {
		return false
	}
	for _, g := range i.groups {
		_, sex := lexicon.Sex(g.group)
		if !sex && !sensitiveGroup.MatchString(lexicon.Fold(g.group)) && !c.req.SuppressAll {
			continue
		}
		// Those who are not of the group follow from the whole.
		for _, pair := range [][2]amount{{i.soFar, g.soFar}, {i.reached, g.reached}} {
			if rest := pair[0].n - pair[1].n; pair[0].known && pair[1].known && rest > 0 && rest < float64(c.req.MinCell) {
				return true
			}
		}
		// A number of one period follows from two reports of others.
		for _, s := range append(until(statedIn(g.rows, "actual"), c.req.Period), stated{n: g.soFar.n}) {
			if s.n > 0 && s.n < float64(c.req.MinCell) {
				return true
			}
		}
	}
	return false
}

// indicatorNote says how the table is to be read.
func (c *composer) indicatorNote(list []*indicator, hidden, falling bool) []document.Inline {
	lang := c.req.Language
	notes := []string{c.word("report.so_far_note")}
	for _, i := range list {
		if i.target.known && !i.aimsSoFar.known {
			notes = append(notes, lexicon.Fill("report.on_track_note", lang, "share", lexicon.Percent(1-tolerance, lang)))
			break
		}
	}
	if falling {
		notes = append(notes, c.word("report.falling_note"))
	}
	if hidden {
		notes = append(notes, lexicon.Fill("report.hidden_note", lang, "n", lexicon.Number(c.req.MinCell, lang)))
	}
	return plain(strings.Join(notes, " "))
}

// compareNumbered orders 2 before 10 and 1.2 before 1.10.
func compareNumbered(a, b string) int {
	x, y := numberParts.FindAllString(a, -1), numberParts.FindAllString(b, -1)
	for i := 0; i < min(len(x), len(y)); i++ {
		if d := cmp.Or(cmp.Compare(len(digits(x[i])), len(digits(y[i]))), strings.Compare(x[i], y[i])); d != 0 {
			return d
		}
	}
	return cmp.Or(len(x)-len(y), strings.Compare(a, b))
}

var numberParts = regexp.MustCompile(`\d+|\D+`)

// digits is the text of a number without leading noughts; of words nothing.
func digits(part string) string {
	if part == "" || part[0] < '0' || part[0] > '9' {
		return ""
	}
	return strings.TrimLeft(part, "0") + "0"
}

// colon is the colon of the report's language; French sets a no-break space
// before it.
func (c *composer) colon() string { return (&listing{lang: c.req.Language}).colon() }
