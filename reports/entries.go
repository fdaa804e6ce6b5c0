package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// told names what a kind of few rows holds, for messages: one and several.
var told = map[records.Kind][2]string{
	records.Sessions: {"session", "sessions"}, records.Outputs: {"output", "outputs"}, records.NextSteps: {"next step", "next steps"},
	records.Indicators: {"indicator", "indicators"}, records.Budget: {"budget line", "budget lines"},
}

// entriesOf lists the rows of a kind that a call asks for: those of its fund,
// else of the report's, which its only exchange may imply, whatever the period. The lack says that there are none.
func (c *composer) entriesOf(kind records.Kind, call *Call) ([]store.StoredEntry, lack, error) {
	all, err := c.source.entries(kind, call.Filters)
	if err != nil {
		return nil, lack{}, err
	}
	wanted := cmp.Or(c.fundID(call.Fund), call.Fund, c.req.Fund)
	implied := ""
	if wanted == "" {
		if implied, err = c.impliedFund(); err != nil {
			return nil, lack{}, err
		}
		wanted = implied
	}
	var list []store.StoredEntry
	for _, e := range all {
		if wanted == "" || c.paidBy(e, wanted) {
			list = append(list, e)
		}
	}
	if implied != "" && len(list) < len(all) && !c.quiet {
		c.tell(fmt.Sprintf("the report is for the fund %s, which pays for its only exchange; %s of other funds are left out: add fund: ID to the definition to choose another", implied, told[kind][1]))
	}
	switch names := told[kind]; {
	case len(list) > 0:
		return list, lack{}, nil
	case len(all) > 0 && wanted != "" && c.fundID(wanted) == "":
		return nil, lack{fmt.Sprintf("the fund %q is not declared, and no %s names it", wanted, names[0]), "add it under funds: in lex.yaml, or correct the name"}, nil
	case len(all) > 0 || len(call.Filters)+len(c.req.Where) > 0:
		return nil, lack{why: fmt.Sprintf("there are no %s in the scope of the report", names[1])}, nil
	default:
		return nil, lack{"there are no " + names[1], fmt.Sprintf("import a list of them; `lex import FILE --as %s` says what the file holds", kind)}, nil
	}
}

// paidBy reports whether a row may be of a fund: by its own word, else by that
// of its exchange; a row that names none is of every fund.
func (c *composer) paidBy(e store.StoredEntry, fund string) bool {
	if own := e.Text("fund"); own != "" {
		return cmp.Or(c.fundID(own), own) == fund
	}
	exchange, known := c.in.Rules.Exchange(e.Exchange)
	return !known || exchange.Fund == "" || cmp.Or(c.fundID(exchange.Fund), exchange.Fund) == fund
}

// fundID is the id of a fund that a row names by its id, name or grant; "" when
// none is declared so.
func (c *composer) fundID(words string) string {
	folded := lexicon.Fold(words)
	for _, f := range c.in.Rules.Funds {
		for _, name := range []string{f.ID, f.Name, f.Grant} {
			if name != "" && lexicon.Fold(name) == folded {
				return f.ID
			}
		}
	}
	return ""
}

// inPeriod keeps the rows that overlap the period of the report. Rows without
// any day are told and left out.
func (c *composer) inPeriod(kind records.Kind, list []store.StoredEntry) []store.StoredEntry {
	p := c.req.Period
	if p.All() {
		return list
	}
	var kept []store.StoredEntry
	undated := 0
	for _, e := range list {
		switch {
		case e.Start == "":
			undated++
		case (p.End == "" || e.Start <= p.End) && (p.Start == "" || e.End >= p.Start):
			kept = append(kept, e)
		}
	}
	c.tellUndated(kind, undated)
	return kept
}

func (c *composer) tellUndated(kind records.Kind, n int) {
	if n == 0 {
		return
	}
	names := told[kind]
	what := fmt.Sprintf("%d %s bear no date and are", n, names[1])
	if n == 1 {
		what = fmt.Sprintf("1 %s bears no date and is", names[0])
	}
	c.tell(what + " left out of the period: write the date, or the exchange, into the sheet")
}

// none says in words that there is nothing of a kind in the scope of the report:
// an empty table says less.
func (c *composer) none(key string) []document.Block {
	return []document.Block{document.Paragraph{Text: plain(c.nilWords(key))}}
}

// nilWords are the words for nothing: in the period, or at all.
func (c *composer) nilWords(key string) string {
	if c.req.Period.All() {
		key += ".all"
	}
	return c.word(key)
}

// plain are words without any marks.
func plain(words string) []document.Inline { return []document.Inline{document.Text{Text: words}} }

// notStated is the cell of what nobody said: missing is not zero.
func (c *composer) notStated() document.Cell {
	return document.Cell{Kind: document.Unknown, Text: c.word("not_stated")}
}

// proseCell is a cell of running words on one line.
func proseCell(words string) document.Cell { return wordCell(strings.Join(strings.Fields(words), " ")) }

// textOr is a cell of words, or that nothing was said.
func (c *composer) textOr(words string) document.Cell {
	if words == "" {
		return c.notStated()
	}
	return proseCell(words)
}

// dayCell is a day or, of a span, its words.
func (c *composer) dayCell(start, end string) document.Cell {
	switch {
	case start == "" && end == "":
		return c.notStated()
	case end == "" || start == end || start == "":
		day := cmp.Or(start, end)
		return document.Cell{Kind: document.Date, Text: lexicon.Day(day, c.req.Language), Day: day}
	}
	return wordCell(lexicon.DayRange(start, end, c.req.Language))
}

// amountOf words a number with as many decimals as it needs, two at most.
func amountOf(n float64, lang string) string {
	for digits, scale := range []float64{1, 10} {
		if math.Abs(n*scale-math.Round(n*scale)) < 1e-9*scale {
			return lexicon.Decimal(n, digits, lang)
		}
	}
	return lexicon.Decimal(n, 2, lang)
}

// numberCell is a number that a sheet states.
func (c *composer) numberCell(n float64) document.Cell {
	kind := document.Measure
	if n == math.Trunc(n) {
		kind = document.Count
	}
	return document.Cell{Kind: kind, Text: amountOf(n, c.req.Language), Number: n}
}

// entryFinding is a finding about a row of a kind of few rows, at the cell of a
// field where the sheet has one.
func (c *composer) entryFinding(check string, e store.StoredEntry, field, message, hint string) records.Finding {
	f := records.Finding{Severity: records.Warning, Check: check, File: e.Origin.File, Sheet: e.Origin.Sheet, Row: e.Origin.Row, Field: field, Message: message, Hint: hint}
	if letters := e.Columns[field]; letters != "" {
		f.Cell = fmt.Sprintf("%s%d", letters, e.Origin.Row)
	}
	return f
}

// find adds a finding about the data, once: it holds whether or not the line in
// which it was found stands.
func (c *composer) find(f records.Finding) {
	if !slices.Contains(c.result.Findings, f) {
		c.result.Findings = append(c.result.Findings, f)
	}
}
