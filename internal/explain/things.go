package explain

import (
	"slices"

	"github.com/namati/lex/internal/store"
)

// counted is a key with what stands behind it.
type counted struct {
	key, label   string
	people, rows int
	// organizations are those that bear it, inList tells that a list has it.
	organizations int
	inList        bool
}

// count asks what was counted, and chooses whose cells are wanted.
func (m *maker) count() error {
	query := m.Query
	if dimension := m.info.Dimension; dimension != "" && dimension != "organization" {
		query.By = []string{dimension}
	}
	table, err := m.Store.Count(m.ctx, query)
	if err != nil {
		return err
	}
	t := table.Totals
	m.Rows, m.People = t.Rows, t.Participants
	switch m.info.Name {
	case "participants":
		m.Value = t.Participants
	case "participations":
		m.Value = t.Participations
		m.take(table, func(r store.CountRow) bool { return r.Participants > 0 })
	case "countries":
		m.Value = t.Countries
		m.take(table, func(r store.CountRow) bool { return r.Key[0] != "" && (r.Participants > 0 || t.Participants == 0) })
	case "exchanges":
		m.Value = t.Exchanges
		m.take(table, func(r store.CountRow) bool { return r.Key[0] != "" })
	case "focus_areas":
		m.take(table, func(r store.CountRow) bool { return r.Key[0] != "" })
		m.Value = len(m.keys)
	}
	if m.info.Name == "organizations" || m.info.Name == "focus_areas" {
		if err := m.organizations(); err != nil {
			return err
		}
	}
	m.region()
	m.choose()
	return nil
}

// take notes the rows of a table that are counted.
func (m *maker) take(table store.Table, counts func(store.CountRow) bool) {
	for _, r := range table.Rows {
		if counts(r) {
			label := r.Label[0]
			if r.Key[0] == "" {
				label = m.info.label("", m.Query.Language, m.Query.Rules)
			}
			m.keys = append(m.keys, counted{key: r.Key[0], label: label, people: r.Participants, organizations: r.Organizations})
		}
	}
}

// organizations notes the organizations in scope: as what is counted, or as the
// bearers of focus areas.
func (m *maker) organizations() error {
	list, err := m.Store.Organizations(m.ctx, m.Query)
	if err != nil {
		return err
	}
	if m.info.Name == "focus_areas" {
		m.areas = make(map[string][]string)
		for _, o := range list {
			if o.Listed {
				m.areas[o.Key] = o.FocusAreas
			}
		}
		return nil
	}
	m.Value = len(list)
	for _, o := range list {
		m.keys = append(m.keys, counted{key: o.Key, label: o.Name, people: o.People, organizations: 1, inList: o.Listed})
	}
	slices.SortStableFunc(m.keys, func(a, b counted) int { return b.people - a.people })
	return nil
}

// choose says which keys are listed, and which hang on one row or person.
func (m *maker) choose() {
	m.position, m.cells = make(map[string]int, len(m.keys)), make(map[string]*cells)
	for n, k := range m.keys {
		m.position[k.key] = n
		if m.Most == 0 || n < m.Most {
			m.cells[k.key] = &cells{}
		}
	}
	for n := range m.keys {
		if k := &m.keys[n]; m.thin(k) {
			if len(m.hanging) < mostTips {
				m.hanging = append(m.hanging, n)
				if m.cells[k.key] == nil {
					m.cells[k.key] = &cells{}
				}
			} else {
				m.MoreLess++
			}
		}
	}
}

// thin reports whether a thing hangs on one person, or on a list alone.
func (m *maker) thin(k *counted) bool {
	switch m.info.Name {
	case "organizations":
		return k.people == 1 && !k.inList || k.people == 0
	case "focus_areas":
		return k.people+k.organizations == 1
	case "countries":
		return k.people == 1 || k.people == 0 && k.organizations == 1
	case "exchanges":
		return k.people == 1
	}
	return false
}

// things lists what was counted, with its cells.
func (m *maker) things() error {
	for n, k := range m.keys {
		if m.Most > 0 && n == m.Most {
			m.More = len(m.keys) - n
			break
		}
		m.Things = append(m.Things, Thing{Key: k.key, Label: k.label, People: k.people, Rows: k.rows, Cells: m.cells[k.key].list})
	}
	return nil
}
