package reports

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// sessions composes the activities, one table each: a donor compares them one by
// one with the plan.
func (c *composer) sessions(call *Call) ([]document.Block, lack, error) {
	list, why, err := c.entriesOf(records.Sessions, call)
	if err != nil || why.is() {
		return nil, why, err
	}
	list = c.inPeriod(records.Sessions, list)
	if len(list) == 0 {
		return c.none("nil.sessions"), lack{}, nil
	}
	var blocks []document.Block
	for _, e := range byDay(list) {
		blocks = append(blocks, c.session(e))
	}
	return blocks, lack{}, nil
}

// session is the table of one activity: what is asked on the left, what was
// stated on the right.
func (c *composer) session(e store.StoredEntry) document.Table {
	id := c.tableID("session")
	t := document.Table{ID: id, Sheet: e.Text("title"), Columns: []document.Column{{Head: c.word("activity"), Width: 0.25}, {Head: e.Text("title"), Width: 0.75}}}
	add := func(key string, cell document.Cell) {
		t.Rows = append(t.Rows, []document.Cell{wordCell(c.word(key)), cell})
	}
	if kind := e.Text("type"); kind != "" {
		add("type", c.choiceCell("activity_type", kind))
	}
	add("dates", c.dayCell(e.Text("date"), e.Text("end_date")))
	add("place", c.textOr(c.place(e.Text("city"), e.Country)))
	if exchange, known := c.in.Rules.Exchange(e.Exchange); known && len(c.in.Rules.Exchanges) > 1 {
		add("exchange", proseCell(cmp.Or(exchange.Name, exchange.ID)))
	}
	attendees, women := c.attendance(e)
	add("attendees", attendees)
	add("women_among", women)
	if c.req.Audience == records.Internal && e.Text("facilitator") != "" {
		add("facilitator", proseCell(e.Text("facilitator")))
	}
	for _, field := range []string{"summary", "outcome", "deviation"} {
		if words := e.Text(field); words != "" {
			add("session."+field, proseCell(words))
		}
	}
	if women.Kind == document.Suppressed {
		t.Note = plain(lexicon.Fill("report.hidden_note", c.req.Language, "n", lexicon.Number(c.req.MinCell, c.req.Language)))
	}
	return t
}

// attendance gives how many came and how many of them were women. Where the
// women, or all others, are so few that they could be recognised, the women are
// hidden.
func (c *composer) attendance(e store.StoredEntry) (attendees, women document.Cell) {
	attendees, women = c.notStated(), c.notStated()
	all, known := e.Number("attendees")
	if known {
		attendees = c.numberCell(all)
	}
	some, stated := e.Number("women")
	if !stated {
		return attendees, women
	}
	if known && some > all {
		c.find(c.entryFinding(SessionUnclear, e, "women",
			fmt.Sprintf("more women (%s) than people (%s) are said to have come", amountOf(some, "en"), amountOf(all, "en")), "correct one of the two numbers in the sheet"))
	}
	women = c.numberCell(some)
	small := func(n float64) bool { return n > 0 && n < float64(c.req.MinCell) }
	if c.req.Audience != records.Internal && (small(some) || known && small(all-some)) {
		women = document.Cell{Kind: document.Suppressed, Text: c.word("hidden")}
		c.hidden[fmt.Sprintf("session %d %d", e.Import, e.Row)] = 1
	}
	return attendees, women
}

// place words a town and its country; where regions stand in the place of
// countries the town is left out, since it would tell the country.
func (c *composer) place(city, country string) string {
	if c.regional() || c.hidesCountry(country) {
		city = ""
	}
	return strings.Trim(city+", "+c.countryName(country), ", ")
}

// byDay puts rows in order of their days; those without come last, and where
// days agree the order of the sheets holds.
func byDay(list []store.StoredEntry) []store.StoredEntry {
	return sorted(list, func(a, b store.StoredEntry) int {
		if a.Start == "" || b.Start == "" {
			return len(b.Start) - len(a.Start)
		}
		return cmp.Or(strings.Compare(a.Start, b.Start), strings.Compare(a.End, b.End))
	})
}
