package explain

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// The questions asked about each row.
const (
	inScope = iota
	// withUncounted takes in what status and role leave out, withAnyDate what the
	// period does.
	withUncounted
	withAnyDate
	undated
)

// organizationsOwn are the fields that an organization has of its own: they do
// not decide which rows name it.
var organizationsOwn = []string{"country", "region", "focus_area", "organization", "organization_type"}

// questions are the queries of a pass over the rows.
func (m *maker) questions() []store.Query {
	q := m.Query
	if m.info.Name == "organizations" {
		q.Where = slices.DeleteFunc(slices.Clone(q.Where), func(f records.Filter) bool { return slices.Contains(organizationsOwn, f.Field) })
	}
	all := q
	all.Uncounted = true
	anyDate := all
	anyDate.Period = records.Period{}
	if q.Period.All() {
		return []store.Query{q, all}
	}
	without := store.Query{Rules: q.Rules, Uncounted: true, Where: []records.Filter{{Field: "year", Value: ""}}}
	return []store.Query{q, all, anyDate, without}
}

// read goes once over the rows of participants.
func (m *maker) read() error {
	n := 0
	return m.Store.EachSeen(m.ctx, m.questions(), func(row *store.SeenRow) error {
		if n++; n%4096 == 0 && m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		source := m.sources[row.Import]
		switch {
		case row.In[inScope]:
			m.counts(row, source)
		case row.In[withUncounted]:
			m.leaveOut(row, source, "status")
		case len(row.In) <= withAnyDate || !row.In[withAnyDate]:
			m.leaveOut(row, source, "filter")
		case row.In[undated]:
			m.leaveOut(row, source, "undated")
		default:
			m.leaveOut(row, source, "period")
		}
		return nil
	})
}

// keysOf are those of the figure that a row bears, and whether its own cell says
// so.
func (m *maker) keysOf(row *store.SeenRow) (keys []string, said bool) {
	switch m.info.Dimension {
	case "country":
		return row.Countries, row.CountryKey != ""
	case "focus_area":
		return row.FocusAreas, row.Record.FocusArea != ""
	case "exchange":
		return []string{row.Exchange}, true
	case "organization":
		for _, o := range row.Organizations {
			keys = append(keys, o.Key)
		}
		return keys, true
	}
	return nil, true
}

// counts notes a row that is in scope.
func (m *maker) counts(row *store.SeenRow, source store.Source) {
	m.present.add(row.Person)
	if m.listsPeople() {
		m.meet(row, source)
		return
	}
	keys, said := m.keysOf(row)
	how := Said
	if !said {
		how = Taken
	}
	borne := false
	for _, key := range keys {
		n, counts := m.position[key]
		if !counts {
			borne = borne || key != ""
			continue
		}
		borne = true
		m.keys[n].rows++
		if of := m.cells[key]; of != nil {
			of.add(source, m.letter(row.Columns), row.Record.Row, how)
		}
	}
	if !borne && m.info.Name != "participations" {
		m.group(m.lack(row)).add(m, row, source, m.letter(row.Columns), m.written(row))
	}
}

// written is what the cell of the figure says.
func (m *maker) written(row *store.SeenRow) string {
	switch m.info.Dimension {
	case "country":
		return row.Record.Country
	case "organization":
		return row.Record.Organization
	case "focus_area":
		return row.Record.FocusArea
	}
	return ""
}

// lack says why a row that is in scope bears nothing that the figure counts.
func (m *maker) lack(row *store.SeenRow) string {
	if m.info.Dimension == "country" && row.Record.Country != "" {
		switch row.CountryStatus {
		case lexicon.NoCountry:
			return "no-country"
		case lexicon.Former:
			return "former"
		case lexicon.Ambiguous:
			return "ambiguous"
		case lexicon.Unknown:
			return "unread"
		}
	}
	return "unstated"
}

// leaveOut notes a row that is not in scope.
func (m *maker) leaveOut(row *store.SeenRow, source store.Source, reason string) {
	column, value := "", ""
	switch reason {
	case "status":
		column, value = row.Columns["status"], row.Record.Status
		if column == "" || value == "" {
			column, value = first(row.Columns["role"], column), first(row.Record.Role, value)
		}
	case "undated", "period":
		column = first(row.Columns["date"], row.Columns["exchange"])
	}
	if reason == "filter" && !m.listsPeople() {
		column = m.letter(row.Columns)
		if row.Counted {
			value = m.otherKeys(row)
		}
	}
	m.group(reason).add(m, row, source, column, value)
	if m.listsPeople() || reason == "filter" {
		return
	}
	keys, _ := m.keysOf(row)
	for _, key := range keys {
		if _, counts := m.position[key]; key != "" && !counts {
			if n := m.newcomer(row, key, reason); n != nil {
				n.cells.add(source, m.letter(row.Columns), row.Record.Row, Said)
			}
		}
	}
}

// otherKeys names the keys of a row that the figure does not count.
func (m *maker) otherKeys(row *store.SeenRow) string {
	var names []string
	keys, _ := m.keysOf(row)
	for _, key := range keys {
		if _, counts := m.position[key]; key != "" && !counts {
			names = append(names, m.named(row, key))
		}
	}
	return strings.Join(names, ", ")
}

// named is the label of a key that is not counted.
func (m *maker) named(row *store.SeenRow, key string) string {
	for _, o := range row.Organizations {
		if m.info.Dimension == "organization" && o.Key == key {
			return o.Name
		}
	}
	return m.info.label(key, m.Query.Language, m.Query.Rules)
}

// newcomer is a key that only rows bear which are left out.
type newcomer struct {
	key, label, reason string
	cells              cells
}

// newcomer finds the newcomer of a key. The first few are told, with their cells.
func (m *maker) newcomer(row *store.SeenRow, key, reason string) *newcomer {
	if m.newcomers == nil {
		m.newcomers = make(map[string]*newcomer)
	}
	n, known := m.newcomers[key]
	switch {
	case known:
	case len(m.order) < mostTips:
		n = &newcomer{key: key, label: m.named(row, key), reason: reason}
		m.order = append(m.order, n)
		m.newcomers[key] = n
	default:
		m.MoreGreater++
		m.newcomers[key] = nil
	}
	return n
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
