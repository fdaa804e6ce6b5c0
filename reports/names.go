package reports

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// name gives the words of a call that names something: the exchange, grantee,
// fund, period or date. The call may be nil when the report itself asks.
func (c *composer) name(id string, call *Call) (value, error) {
	lang := c.req.Language
	key := id
	if call != nil {
		key = call.ID()
	}
	thing, field, _ := strings.Cut(id, ".")
	switch thing {
	case "exchange":
		return c.exchangeName(field, key, call)
	case "grantee":
		return c.grantee(key), nil
	case "fund":
		return c.fundName(field, key)
	case "period":
		if c.req.Period.All() {
			return nothing("the report covers the whole time"), nil
		}
		return wording(key, periodWords(c.req.Period, lang)), nil
	case "not_counted":
		return c.notCounted(key), nil
	case "date":
		if c.req.Date == "" {
			// The finding report-undated says how to add it.
			return nothing("the report has no date"), nil
		}
		day := lexicon.Day(c.req.Date, lang)
		return value{raw: c.req.Date, text: day, inlines: []document.Inline{
			document.Figure{ID: key, Value: document.Cell{Kind: document.Date, Text: day, Day: c.req.Date}}}}, nil
	}
	return value{}, fmt.Errorf("the figure %s is listed and not made", id)
}

// periodWords words a period: 2017 stays, quarters and months are spelt, spans
// are spans.
func periodWords(p records.Period, lang string) string {
	switch {
	case len(p.Label) == 4 && p.Label+"-01-01" == p.Start && p.Label+"-12-31" == p.End:
		return p.Label
	case len(p.Label) == 7 && strings.Contains(p.Label, "-Q"):
		return lexicon.KeyLabel("quarter", p.Label, lang, records.Rules{})
	case len(p.Label) == 7 && strings.HasPrefix(p.Start, p.Label):
		return lexicon.KeyLabel("month", p.Label, lang, records.Rules{})
	}
	return lexicon.DayRange(p.Start, p.End, lang)
}

// grantee names who prepares the report, with a link at the first mention.
func (c *composer) grantee(key string) value {
	g := c.in.Grantee
	if g.Name == "" {
		return lacking("no grantee is declared", "add grantee: {name: …, website: …} to lex.yaml")
	}
	v := wording(key, g.Name)
	if allowed(g.Website) && !c.mentioned && c.text != nil {
		c.mentioned = true
		v.inlines = []document.Inline{document.Link{Text: v.inlines, URL: g.Website}}
	}
	return v
}

// fundName names the fund, its donor or the grant.
func (c *composer) fundName(field, key string) (value, error) {
	fund, why, err := c.fund()
	if err != nil {
		return value{}, err
	}
	if why.is() {
		return value{lack: why}, nil
	}
	text := map[string]string{"name": fund.Name, "donor": fund.Donor, "grant": fund.Grant}[field]
	if text == "" {
		return lacking(fmt.Sprintf("the fund %s has no %s", fund.ID, field), fmt.Sprintf("add %s: to it under funds: in lex.yaml", field)), nil
	}
	return wording(key, text), nil
}

// fund finds the fund of the report: the one asked for, else that of the
// exchange, else the only one.
func (c *composer) fund() (records.Fund, lack, error) {
	funds := c.in.Rules.Funds
	if c.req.Fund != "" {
		if f, ok := c.in.Rules.Fund(c.req.Fund); ok {
			return f, lack{}, nil
		}
		return records.Fund{}, lack{fmt.Sprintf("the fund %q is not declared", c.req.Fund), "add it under funds: in lex.yaml"}, nil
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

// exchangeName gives a property of the exchange.
func (c *composer) exchangeName(field, key string, call *Call) (value, error) {
	lang := c.req.Language
	var filters []records.Filter
	if call != nil {
		filters = call.Filters
	}
	e, why, err := c.exchange(filters)
	if err != nil || why.is() {
		return value{lack: why}, err
	}
	country := ""
	if e.Country != "" {
		country = lexicon.CountryName(e.Country, lang)
	}
	text := ""
	switch field {
	case "name":
		text = e.Name
	case "city":
		text = e.City
	case "country":
		text = country
	case "place":
		text = strings.Trim(e.City+", "+country, ", ")
		field = "city and country"
	case "dates":
		text = lexicon.DayRange(e.Start, e.End, lang)
		field = "start and end"
	}
	if text == "" {
		return lacking(fmt.Sprintf("the exchange %s has no %s", e.ID, field), fmt.Sprintf("add %s to it under exchanges: in lex.yaml", field)), nil
	}
	return wording(key, text), nil
}

// exchange finds the exchange that the report, or a call with a filter, is
// about. One that only the data names has no more than its name.
func (c *composer) exchange(filters []records.Filter) (records.Exchange, lack, error) {
	ids, err := c.source.exchanges(filters)
	if err != nil {
		return records.Exchange{}, lack{}, err
	}
	empty, err := c.source.empty()
	if err != nil {
		return records.Exchange{}, lack{}, err
	}
	switch {
	case empty:
		return records.Exchange{}, lack{why: nobodyHere}, nil
	case len(ids) == 1:
		if e, ok := c.in.Rules.Exchange(ids[0]); ok {
			return e, lack{}, nil
		}
		return records.Exchange{ID: ids[0], Name: ids[0]}, lack{}, nil
	case len(ids) > 1:
		return records.Exchange{}, lack{fmt.Sprintf("%d exchanges are in scope", len(ids)),
			"choose one with where: {exchange: ID}, or in the call: {{ exchange.name exchange=ID }}"}, nil
	case len(c.in.Rules.Exchanges) == 0:
		return records.Exchange{}, lack{"no exchange is declared", "add exchanges: to lex.yaml, with name, city, country, start and end, and import with --exchange ID"}, nil
	}
	return records.Exchange{}, lack{"no row belongs to an exchange", "import with --exchange ID, or add exchange: under imports: in lex.yaml"}, nil
}

// notCounted names the marks of those who are stored and not counted.
func (c *composer) notCounted(key string) value {
	statuses := c.in.Rules.NotCountedStatuses
	if statuses == nil {
		statuses = records.DefaultRules().NotCountedStatuses
	}
	var marks []string
	for _, s := range statuses {
		if lexicon.HasWord("status." + s) {
			s = lowerFirst(lexicon.Word("status."+s, c.req.Language))
		}
		marks = append(marks, s)
	}
	marks = append(marks, c.in.Rules.NotCountedRoles...)
	if len(marks) == 0 {
		return nothing("everybody is counted")
	}
	return wording(key, lexicon.And(marks, c.req.Language))
}
