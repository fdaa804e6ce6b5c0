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
		return c.grantee(field, key), nil
	case "fund":
		asked := ""
		if call != nil {
			asked = call.Fund
		}
		return c.fundName(field, key, asked)
	case "regions_shown":
		if !c.regional() {
			return nothing("countries are named"), nil
		}
		return wording(key, c.word("regions.m49")), nil
	case "period":
		if field == "covered" {
			return c.covered(key)
		}
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

// grantee names who prepares the report, with a link at the first mention, or
// tells where it sits and whom to ask.
func (c *composer) grantee(field, key string) value {
	g := c.in.Grantee
	switch {
	case g.Name == "":
		return lacking("no grantee is declared", "add grantee: {name: …, website: …} to lex.yaml")
	case field == "country" && g.Country == "":
		return lacking("the grantee has no country", "add country: to grantee: in lex.yaml")
	case field == "country":
		return wording(key, lexicon.CountryName(g.Country, c.req.Language))
	case field == "contact" && g.Contact == "":
		return lacking("the grantee has no contact", "add contact: to grantee: in lex.yaml")
	case field == "contact":
		return wording(key, g.Contact)
	}
	v := wording(key, g.Name)
	if allowed(g.Website) && !c.mentioned && c.text != nil {
		c.mentioned = true
		v.inlines = []document.Inline{document.Link{Text: v.inlines, URL: g.Website}}
	}
	return v
}

// chooseExchange is the advice for a sentence about one exchange in a report about
// several. A title or a table that goes without says the rest all the same.
const chooseExchange = "choose one with where: {exchange: ID}, or in the call: {{ exchange.name exchange=ID }}"

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
	country := c.countryName(e.Country)
	text := ""
	switch field {
	case "name":
		text = e.Name
	case "city":
		if c.regional() || c.hidesCountry(e.Country) {
			return nothing("a town would tell the country"), nil
		}
		text = e.City
	case "country":
		text = country
	case "place":
		text = c.place(e.City, e.Country)
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
			chooseExchange}, nil
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
