package reports

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Shown is a breakdown of people as the reader sees it: in a table of its own, in
// a chart, or as the margin of a crossed table.
type Shown struct {
	// Line and Column place the call that shows it.
	Line, Column int
	By           []string
	Filters      []records.Filter
	Rows         []SuppressedRow
	// Total is how many people there are in all, which the reader knows.
	Total int
	Title string
}

// Key names what is counted, so that two of the same breakdown are known as one.
func (s Shown) Key() string {
	return strings.Join(s.By, ",") + " " + strings.Join(filterWords(s.Filters), " ")
}

// shows notes a breakdown of people for whoever looks at the report.
func (c *composer) shows(metric string, by []string, filters []records.Filter, t SuppressedTable, title string) {
	if metric != "participants" || t.Withheld || c.trying == nil || c.calling == nil {
		return
	}
	c.trying.shown = append(c.trying.shown, Shown{Line: c.calling.Line, Column: c.calling.Column, By: slices.Clone(by), Filters: filters, Rows: t.Rows, Total: t.Totals.Participants, Title: title})
}

// allShown is a table of counts of which nothing is hidden.
func allShown(t store.Table) SuppressedTable {
	out := SuppressedTable{Totals: t.Totals}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, SuppressedRow{CountRow: r})
	}
	return out
}

// Crowd is how many people of the report's scope come from each country and each
// organization, by key.
type Crowd struct{ Countries, Organizations map[string]int }

// quoted notes the quotes that stand, and the crowd from which each comes.
func (c *composer) quoted() error {
	for _, p := range c.proofs {
		c.result.Quotes = append(c.result.Quotes, p.carried...)
	}
	unnamed := slices.ContainsFunc(c.result.Quotes, func(q store.StoredTestimonial) bool {
		return q.Record.Attribution != "full" && q.Record.Attribution != "first"
	})
	if !unnamed || c.req.Audience == records.Internal {
		return nil
	}
	crowd := Crowd{map[string]int{}, map[string]int{}}
	t, err := c.source.count([]string{"country"}, nil)
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		crowd.Countries[r.Key[0]] = r.Participants
	}
	list, err := c.source.organizations(nil)
	if err != nil {
		return err
	}
	for _, o := range list {
		crowd.Organizations[o.Key] = o.People
	}
	c.result.Crowd = &crowd
	return nil
}
