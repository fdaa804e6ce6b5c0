package reports

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// account is what one fund pays in one currency.
type account struct {
	fund     records.Fund
	currency string
	lines    []*budgetLine
}

// budgetLine is one line of a budget by the end of the period.
type budgetLine struct {
	code, name, explanation string
	rows                    []store.StoredEntry
	budget, spent, soFar    amount
	// partial marks a total of which a part was not stated: nothing can be
	// compared with it.
	partial bool
}

// variance is what is left of the budget, less than nothing where more was spent.
func (l *budgetLine) variance() amount {
	if l.partial || !l.budget.known || !l.soFar.known {
		return amount{}
	}
	return amount{l.budget.n - l.soFar.n, true}
}

// share is the variance as a part of the budget.
func (l *budgetLine) share() amount {
	if v := l.variance(); v.known && l.budget.n != 0 {
		return amount{v.n / l.budget.n, true}
	}
	return amount{}
}

// budget composes the table of budget against spending, one for each fund and
// currency: amounts of two currencies cannot be added.
func (c *composer) budget(call *Call) ([]document.Block, lack, error) {
	rows, why, err := c.entriesOf(records.Budget, call)
	if err != nil || why.is() {
		return nil, why, err
	}
	usual, _, err := c.fund(call.Fund)
	if err != nil {
		return nil, lack{}, err
	}
	accounts := c.accounts(rows, usual)
	var blocks []document.Block
	for _, a := range accounts {
		title := c.word("budget_title")
		if len(accounts) > 1 {
			title += ": " + strings.TrimSpace(cmp.Or(a.fund.Name, a.fund.ID)+" "+a.currency)
		}
		c.account(a)
		t := c.accountTable(a)
		t.ID, t.Title, t.Sheet = c.tableID("budget"), title, title
		c.limit(&t)
		blocks = append(blocks, t)
	}
	return blocks, lack{}, nil
}

// accounts gathers the rows by fund, currency and line, in the order of the
// sheets.
func (c *composer) accounts(rows []store.StoredEntry, usual records.Fund) []*account {
	var list []*account
	byKey, lines := map[string]*account{}, map[string]*budgetLine{}
	for _, e := range rows {
		fund := usual
		if named := e.Text("fund"); named != "" {
			fund = records.Fund{ID: named, Name: named}
			if f, ok := c.in.Rules.Fund(c.fundID(named)); ok {
				fund = f
			}
		}
		currency := strings.ToUpper(cmp.Or(e.Text("currency"), fund.Currency))
		key := fund.ID + "\x00" + currency
		a := byKey[key]
		if a == nil {
			a = &account{fund: fund, currency: currency}
			byKey[key] = a
			list = append(list, a)
		}
		key += "\x00" + lexicon.Fold(cmp.Or(e.Text("code"), e.Text("line")))
		l := lines[key]
		if l == nil {
			l = &budgetLine{code: e.Text("code")}
			lines[key] = l
			a.lines = append(a.lines, l)
		}
		l.rows = append(l.rows, e)
	}
	for _, a := range list {
		for _, l := range a.lines {
			c.reckon(l, a)
		}
	}
	return list
}

// reckon reads the numbers of a line and says what is wrong with them.
func (c *composer) reckon(l *budgetLine, a *account) {
	p := c.req.Period
	known := knownAt(l.rows, p)
	l.name, l.explanation = lastText(known, "line"), lastText(known, "explanation")
	planned, spent := statedIn(known, "budget"), statedIn(l.rows, "spent")
	l.budget, l.spent, l.soFar = latest(planned), sum(inside(spent, p)), sum(until(spent, p))
	last := l.rows[len(l.rows)-1]
	if undated := kept(spent, func(s stated) bool { return s.start == "" }); len(undated) > 0 && !p.All() {
		c.find(c.entryFinding(BudgetUnclear, undated[0].row, "spent", fmt.Sprintf("what was spent on %q bears neither a period nor a date, and is left out", l.name), "write the period, such as 2018-Q2"))
	}
	if counted := until(spent, p); len(apart(counted)) < len(counted) {
		c.find(c.entryFinding(BudgetUnclear, last, "spent", fmt.Sprintf("an amount spent on %q lies within the time of another; the longer one counts", l.name), "keep either the parts or the whole"))
	}
	for _, s := range planned {
		if s.n != planned[0].n {
			c.find(c.entryFinding(BudgetUnclear, s.row, "budget", fmt.Sprintf("the budget of %q changes from row to row; the last one stands", l.name), "write the same amount into each row, or explain the change"))
			break
		}
	}
	if !l.budget.known {
		c.find(c.entryFinding(BudgetUnclear, last, "budget", fmt.Sprintf("the line %q has no budget", l.name), "write the amount planned, 0 where none was"))
	}
	c.explain(l, a, last)
}

// explain asks for the reason of a variance beyond what the fund allows. While a
// grant runs, money that is left needs no reason yet.
func (c *composer) explain(l *budgetLine, a *account, last store.StoredEntry) {
	v := l.variance()
	if a.fund.VarianceThreshold <= 0 || !v.known || l.explanation != "" || v.n > 0 && !c.over(a.fund) {
		return
	}
	off := math.Inf(1) // of nothing planned any amount is more than a share
	if l.budget.n != 0 {
		off = math.Abs(v.n) / l.budget.n * 100
	}
	if v.n == 0 || off <= a.fund.VarianceThreshold {
		return
	}
	how, what := "less", "was spent than planned"
	if v.n < 0 {
		how = "more"
	}
	by := ""
	if !math.IsInf(off, 0) {
		by = fmt.Sprintf("%s%% ", amountOf(math.Round(off*10)/10, "en"))
	}
	c.find(c.entryFinding(VarianceUnexplained, last, "explanation", fmt.Sprintf("on %q %s%s %s, and no reason is given; the fund asks for one beyond %s%%", l.name, by, how, what, amountOf(a.fund.VarianceThreshold, "en")),
		"write the reason into the column for explanations"))
}

// accountTable lays the lines of an account out with their total.
func (c *composer) accountTable(a *account) document.Table {
	lang := c.req.Language
	coded, period := false, !c.req.Period.All()
	total := &budgetLine{name: c.word("total")}
	gaps := 0
	for _, l := range a.lines {
		coded = coded || l.code != ""
		for _, pair := range [][2]*amount{{&total.budget, &l.budget}, {&total.spent, &l.spent}, {&total.soFar, &l.soFar}} {
			if pair[1].known {
				pair[0].add(pair[1].n)
			}
		}
		if !l.budget.known || !l.soFar.known {
			gaps++
		}
	}
	total.partial = gaps > 0
	t := document.Table{Total: true}
	add := func(have bool, key string, number bool) {
		if have {
			t.Columns = append(t.Columns, document.Column{Head: c.word(key), Number: number})
		}
	}
	add(coded, "number_sign", false)
	add(true, "budget_line", false)
	add(true, "budget", true)
	add(period, "spent_period", true)
	add(true, "spent_so_far", true)
	add(true, "variance", true)
	add(true, "percent", true)
	add(true, "explanation", false)
	for _, l := range append(a.lines, total) {
		row := []document.Cell{proseCell(l.name), c.sumCell(l.budget, a.currency)}
		if coded {
			row = append([]document.Cell{wordCell(l.code)}, row...)
		}
		if period {
			row = append(row, c.sumCell(l.spent, a.currency))
		}
		share := document.Cell{Kind: document.Unknown, Text: "–"}
		if s := l.share(); s.known {
			share = document.Cell{Kind: document.Share, Text: lexicon.Percent(s.n, lang), Number: s.n}
		}
		variance := document.Cell{Kind: document.Unknown, Text: "–"}
		if v := l.variance(); v.known {
			variance = c.sumCell(v, a.currency)
		}
		t.Rows = append(t.Rows, append(row, c.sumCell(l.soFar, a.currency), variance, share, proseCell(l.explanation)))
	}
	notes := []string{c.word("report.variance_note")}
	if gaps > 0 {
		notes = append(notes, lexicon.Fill("report.budget_gaps", lang, "n", lexicon.Number(gaps, lang)))
	}
	t.Note = plain(strings.Join(notes, " "))
	return t
}

// sumCell is an amount of money, in the report's way to write the currency.
func (c *composer) sumCell(a amount, currency string) document.Cell {
	switch {
	case !a.known:
		return c.notStated()
	case currencyCode.MatchString(currency):
		return moneyCell(a.n, currency, c.req.Language)
	}
	return c.numberCell(a.n)
}
