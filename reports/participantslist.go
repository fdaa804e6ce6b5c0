package reports

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// attendee is a person of the list, joined from all rows in scope.
type attendee struct {
	name, organization, country, role string
	// represents are the organizations that the cell names.
	represents []store.Named
	// exchanges are keys in the order of the rows; days the days of which a row
	// tells, by exchange.
	exchanges []string
	days      map[string][]string
	// agreed says that no row of the person forbids the name, named that one
	// allows it.
	forbidden, named bool
}

// participantsList composes the list of people: all of them for colleagues, else
// those who agreed to be named to the reader, and the number of the others.
func (c *composer) participantsList(call *Call) ([]document.Block, lack, error) {
	n, why, err := c.counted("participants", nil)
	if err != nil || why.is() {
		return nil, why, err
	}
	people, err := c.attendees(call)
	if err != nil {
		return nil, lack{}, err
	}
	if n == 0 || len(people) == 0 {
		return c.none("nil.people"), lack{}, nil
	}
	var listed []*attendee
	for _, p := range people {
		if p.named && !p.forbidden {
			listed = append(listed, p)
		}
	}
	var blocks []document.Block
	if len(listed) > 0 {
		t := c.attendeeTable(listed)
		c.limit(&t)
		blocks = append(blocks, t)
	}
	if others := len(people) - len(listed); others > 0 {
		blocks = append(blocks, document.Paragraph{Text: plain(lexicon.Plural("unnamed", others, c.req.Language))})
	}
	return blocks, lack{}, nil
}

// attendees joins the rows in scope by person, in order of the alphabet.
func (c *composer) attendees(call *Call) ([]*attendee, error) {
	all, err := c.consentsOf()
	if err != nil {
		return nil, err
	}
	q, some := c.source.query(nil, call.Filters)
	if !some {
		return nil, nil
	}
	var list []*attendee
	byPerson := map[int64]*attendee{}
	err = c.in.Store.EachInScope(c.ctx, q, func(row *store.ParticipantRow) error {
		p := byPerson[row.Person]
		if p == nil {
			p = &attendee{days: map[string][]string{}}
			byPerson[row.Person] = p
			list = append(list, p)
		}
		r := &row.Record
		p.name = better(p.name, r.Name)
		if p.role = cmp.Or(p.role, r.Role); p.organization == "" {
			p.organization, p.represents = r.Organization, row.Organizations
		}
		p.country = cmp.Or(p.country, row.CountryKey, row.OrganizationCountry)
		if !slices.Contains(p.exchanges, row.Exchange) {
			p.exchanges = append(p.exchanges, row.Exchange)
		}
		if days := p.days[row.Exchange]; isDay(r.Date) && !slices.Contains(days, r.Date) {
			p.days[row.Exchange] = append(days, r.Date)
		}
		allowed := c.named(all, row)
		p.named = p.named || allowed
		p.forbidden = p.forbidden || !allowed && (r.Consent == "no" || refused(all.of(r.Name, r.Email, r.Organization, "name")))
		return nil
	})
	if err != nil {
		return nil, err
	}
	order := collate.New(language.Make(c.req.Language))
	return sorted(list, func(a, b *attendee) int {
		return cmp.Or(order.CompareString(a.name, b.name), strings.Compare(a.name, b.name), order.CompareString(a.organization, b.organization))
	}), nil
}

// better is the better of two ways to write a person's name: not turned round by
// a comma, then the one of more words, then the first.
func better(a, b string) string {
	if turned := strings.Contains(a, ","); a == "" || turned != strings.Contains(b, ",") {
		if a == "" || turned {
			return b
		}
		return a
	}
	if len(strings.Fields(b)) > len(strings.Fields(a)) {
		return b
	}
	return a
}

// attendeeTable lays the list out.
func (c *composer) attendeeTable(people []*attendee) document.Table {
	title := c.word("participants_list")
	t := document.Table{ID: c.tableID("participants-list"), Title: title, Sheet: title}
	organizations, roles, several, counted := c.organizationNames(), false, false, map[string]bool{}
	for _, p := range people {
		roles = roles || p.role != ""
		several = several || len(p.exchanges) > 1 || p.exchanges[0] != people[0].exchanges[0]
		for exchange, days := range p.days {
			// Whoever came on two days stands on a list that is kept day by day.
			counted[exchange] = counted[exchange] || len(days) > 1
		}
	}
	for _, head := range []string{"name", "organization", c.where()} {
		t.Columns = append(t.Columns, document.Column{Head: c.word(head)})
	}
	if roles {
		t.Columns = append(t.Columns, document.Column{Head: c.word("role")})
	}
	if several {
		t.Columns = append(t.Columns, document.Column{Head: c.word("exchange")})
	}
	t.Columns = append(t.Columns, document.Column{Head: c.word("days")})
	for _, p := range people {
		row := []document.Cell{proseCell(p.name), c.textOr(p.represented(organizations)), c.textOr(c.countryName(p.country))}
		if roles {
			row = append(row, c.textOr(p.role))
		}
		if several {
			var names []string
			for _, exchange := range p.exchanges {
				names = append(names, lexicon.KeyLabel("exchange", exchange, c.req.Language, c.in.Rules))
			}
			row = append(row, proseCell(strings.Join(names, "; ")))
		}
		t.Rows = append(t.Rows, append(row, c.daysOf(p, counted)))
	}
	return t
}

// daysOf is how many days a person came, where lists were kept by the day, else
// the days of the exchanges.
func (c *composer) daysOf(p *attendee, counted map[string]bool) document.Cell {
	var parts []string
	days, kept := 0, true
	for _, exchange := range p.exchanges {
		if counted[exchange] {
			days += len(p.days[exchange])
			parts = append(parts, lexicon.Plural("days", len(p.days[exchange]), c.req.Language))
			continue
		}
		kept = false
		if e, known := c.in.Rules.Exchange(exchange); known && (e.Start != "" || e.End != "") {
			parts = append(parts, lexicon.DayRange(e.Start, e.End, c.req.Language))
		} else {
			parts = append(parts, c.word("not_stated"))
		}
	}
	if kept && len(p.exchanges) == 1 {
		return countCell(days, c.req.Language)
	}
	return wordCell(strings.Join(parts, "; "))
}

// represented names the organizations of a person by their best names, in the
// order in which the cell names them.
func (p *attendee) represented(best map[string]string) string {
	if len(p.represents) == 0 {
		return p.organization
	}
	list := slices.Clone(p.represents)
	slices.SortFunc(list, func(a, b store.Named) int {
		return strings.Index(p.organization, a.Name) - strings.Index(p.organization, b.Name)
	})
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = cmp.Or(best[lexicon.Fold(one.Name)], one.Name)
	}
	return strings.Join(names, "; ")
}

// organizationNames gives the best name of each spelling of an organization.
func (c *composer) organizationNames() map[string]string {
	names := map[string]string{}
	list, err := c.source.organizations(nil)
	if err != nil {
		return names // the list says them as they were written
	}
	for _, o := range list {
		for _, spelling := range o.Spellings {
			names[lexicon.Fold(spelling.Text)] = o.Name
		}
	}
	return names
}
