package reports

import (
	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Made are the blocks that one call of the definition put into the report, or
// that a table of the author's own is (Call is nil).
type Made struct {
	Call *Call
	// Line and Column place it in the definition, from 1.
	Line, Column int
	Blocks       []document.Block
}

// Account is what one fund pays in one currency, by the end of the period, as
// the report's table of the budget shows it.
type Account struct {
	Fund     records.Fund
	Currency string
	Lines    []AccountLine
}

// AccountLine is one line of a budget. A number that nobody stated is nil.
type AccountLine struct {
	Name, Category string
	Budget, SoFar  *float64
	// Row is the last row that tells of the line.
	Row store.StoredEntry
}

// Measure is an indicator of the report, or one of the groups it counts apart.
type Measure struct {
	// Name names it with its number, Group the group, "" for the whole.
	Name, Group, Unit string
	// SoFar is what was reached by the end of the period, nil where nobody said.
	SoFar  *float64
	Row    store.StoredEntry
	Groups []Measure
}

// made notes what a call put into the report.
func (c *composer) made(call *Call, line, column int, blocks []document.Block) {
	if c.file != c.req.Definition.Path {
		return
	}
	m := Made{Call: call, Line: line, Column: column, Blocks: blocks}
	if c.trying != nil {
		c.trying.made = append(c.trying.made, m)
		return
	}
	c.result.Made = append(c.result.Made, m)
}

// account hands an account to whoever looks at the report.
func (c *composer) account(a *account) {
	out := Account{Fund: a.fund, Currency: a.currency}
	for _, l := range a.lines {
		out.Lines = append(out.Lines, AccountLine{Name: l.name, Category: lastText(l.rows, "category"), Budget: l.budget.pointer(), SoFar: l.soFar.pointer(), Row: l.rows[len(l.rows)-1]})
	}
	c.result.Accounts = append(c.result.Accounts, out)
}

// measured hands an indicator to whoever looks at the report.
func (c *composer) measured(i *indicator) {
	c.result.Measures = append(c.result.Measures, i.measure())
}

func (i *indicator) measure() Measure {
	m := Measure{Name: i.title(), Group: i.group, Unit: i.unit, SoFar: i.soFar.pointer()}
	if len(i.rows) > 0 {
		m.Row = i.rows[len(i.rows)-1]
	}
	for _, g := range i.groups {
		m.Groups = append(m.Groups, g.measure())
	}
	return m
}

// pointer is the number, nil where nobody stated one.
func (a amount) pointer() *float64 {
	if !a.known {
		return nil
	}
	return &a.n
}
