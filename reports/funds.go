package reports

import (
	"cmp"
	"fmt"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// fundName names the fund, its donor or the grant, or tells its amount and days.
func (c *composer) fundName(field, key, asked string) (value, error) {
	fund, why, err := c.fund(asked)
	if err != nil || why.is() {
		return value{lack: why}, err
	}
	lang := c.req.Language
	text := map[string]string{"name": fund.Name, "donor": fund.Donor, "grant": fund.Grant, "currency": fund.Currency}[field]
	switch {
	case field == "dates":
		text = lexicon.DayRange(fund.Start, fund.End, lang)
		field = "start and end"
	case field == "amount" && fund.Amount > 0:
		cell := moneyCell(fund.Amount, fund.Currency, lang)
		return value{raw: fund.Amount, text: cell.Text, inlines: []document.Inline{document.Figure{ID: key, Value: cell}}}, nil
	}
	if text == "" {
		return lacking(fmt.Sprintf("the fund %s has no %s", fund.ID, field), fmt.Sprintf("add %s: to it under funds: in lex.yaml", field)), nil
	}
	return wording(key, text), nil
}

// fund finds a fund: the one asked for in a call, else in the report, else that
// of the exchange, else the only one.
func (c *composer) fund(asked string) (records.Fund, lack, error) {
	funds := c.in.Rules.Funds
	if asked = cmp.Or(asked, c.req.Fund); asked != "" {
		if f, ok := c.in.Rules.Fund(cmp.Or(c.fundID(asked), asked)); ok {
			return f, lack{}, nil
		}
		return records.Fund{}, lack{fmt.Sprintf("the fund %q is not declared", asked), "add it under funds: in lex.yaml"}, nil
	}
	exchange, _, err := c.exchange(nil)
	if err != nil {
		return records.Fund{}, lack{}, err
	}
	if f, ok := c.in.Rules.Fund(exchange.Fund); ok && exchange.Fund != "" {
		return f, lack{}, nil
	}
	switch len(funds) {
	case 0:
		return records.Fund{}, lack{"no fund is declared", "add funds: {kmf: {name: …, donor: …}} to lex.yaml"}, nil
	case 1:
		return funds[0], lack{}, nil
	}
	return records.Fund{}, lack{fmt.Sprintf("%d funds are declared and none is chosen", len(funds)), "add fund: to the exchange in lex.yaml, or to the definition"}, nil
}

// impliedFund is the fund by whose name a report goes that chooses none of
// several: that of its only exchange. Another donor's budget is no business of
// this one; "" where nothing says which it is.
func (c *composer) impliedFund() (string, error) {
	if len(c.in.Rules.Funds) < 2 {
		return "", nil
	}
	exchange, _, err := c.exchange(nil)
	if err != nil || exchange.Fund == "" {
		return "", err
	}
	return c.fundID(exchange.Fund), nil
}

// knownFund finds the fund that the report names, and says so where there is
// none: a report of a fund that nobody knows would count everybody.
func (c *composer) knownFund() {
	if c.req.Fund == "" {
		return
	}
	if id := c.fundID(c.req.Fund); id != "" {
		c.req.Fund = id
		return
	}
	var known []string
	for _, f := range c.in.Rules.Funds {
		known = append(known, f.ID)
	}
	if len(known) > 0 {
		c.find(records.Finding{Severity: records.Error, Check: FigureUnknown, File: c.file, Message: fmt.Sprintf("the report is for the fund %q, which lex.yaml does not declare", c.req.Fund),
			Hint: lexicon.DidYouMean(c.req.Fund, known)})
	}
}

// Scope is what a report is about before anything is counted: the fund that it
// names, "" for none, and the filters that all its figures share.
func Scope(req Request, rules records.Rules) (fund string, where []records.Filter) {
	req = resolve(req)
	return req.Fund, ofFund(req, rules)
}

// ofFund narrows a report of one of several funds to the exchanges that it pays
// for, unless the report chooses exchanges itself: another donor's people are
// no business of this one.
func ofFund(req Request, rules records.Rules) []records.Filter {
	if req.Fund == "" || hasField(req.Where, "exchange") {
		return req.Where
	}
	var own []records.Filter
	others := false
	for _, e := range rules.Exchanges {
		switch {
		case e.Fund == req.Fund:
			own = append(own, records.Filter{Field: "exchange", Value: e.ID})
		case e.Fund != "":
			others = true
		}
	}
	if !others {
		return req.Where
	}
	return append(req.Where, own...)
}
