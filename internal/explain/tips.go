package explain

import (
	"strings"

	"github.com/namati/lex/internal/store"
)

// tips says what would make the figure one less or one more.
func (m *maker) tips() error {
	for _, n := range m.hanging {
		k := m.keys[n]
		words := "hangs on one person"
		switch {
		case k.people == 0:
			words = "stands in a list of organizations alone"
		case k.rows == 1:
			words = "hangs on one row"
		}
		m.Less = append(m.Less, Tip{Key: k.key, Label: k.label, Words: words, Cells: m.cells[k.key].list})
	}
	for _, n := range m.order {
		words := map[string]string{
			"status": "stands only in rows whose status or role does not count", "undated": "stands only in rows without a date", "period": "stands only in rows outside the period",
		}[n.reason]
		m.Greater = append(m.Greater, Tip{Key: n.key, Label: n.label, Words: words, Cells: n.cells.list})
	}
	return m.values()
}

// values reads what the only cell of a tip says.
func (m *maker) values() error {
	places := make(map[store.Place][]*Tip) // several hang on a cell that names several
	var list []store.Place
	for n := range m.Less {
		of := cells{m.Less[n].Cells}
		if place, one := of.only(); one && m.Less[n].Cells[0].How == Said {
			if places[place] == nil {
				list = append(list, place)
			}
			places[place] = append(places[place], &m.Less[n])
		}
	}
	if len(list) == 0 {
		return nil
	}
	return m.Store.ParticipantsAt(m.ctx, m.Query.Rules, list, func(row *store.ParticipantRow) error {
		for _, tip := range places[store.Place{Import: row.Import, Row: row.Record.Row}] {
			tip.Value = m.written(&store.SeenRow{ParticipantRow: *row})
		}
		return nil
	})
}

// decided counts the pairs that somebody decided to be one.
func (m *maker) decided() error {
	kind := map[string]store.PairKind{"participants": store.PersonPair, "participations": store.PersonPair, "organizations": store.OrganizationPair}[m.info.Name]
	if kind == "" {
		return nil
	}
	list, err := m.Store.Decisions(m.ctx)
	for _, d := range list {
		if d.Kind == kind && d.One && d.EndedAt == "" {
			m.Joined++
		}
	}
	return err
}

// filled puts a thing of the figure and the filters into words.
func (m *maker) filled(words string) string {
	var scope []string
	for _, f := range m.Query.Where {
		scope = append(scope, f.Field+"="+f.Value)
	}
	return strings.NewReplacer("{thing}", m.info.One, "{scope}", strings.Join(scope, ", ")).Replace(words)
}
