package explain

import (
	"slices"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// listedRows notes the rows of organizations lists that bear the figure.
func (m *maker) listedRows() error {
	name := m.info.Name
	if name == "participants" || name == "participations" || name == "countries" && m.People > 0 {
		return nil
	}
	return m.Store.EachListed(m.ctx, m.Query, func(row *store.OrganizationRow) error {
		var keys []string
		field := m.info.Fields[len(m.info.Fields)-1]
		switch name {
		case "organizations":
			keys, field = []string{row.OrganizationKey}, "name"
		case "countries":
			keys = []string{row.CountryKey}
			field = first(map[bool]string{true: "country_code"}[row.Columns["country_code"] != ""], field)
		case "exchanges":
			keys = []string{row.Exchange}
		case "focus_areas":
			keys = m.areas[row.OrganizationKey]
		}
		for _, key := range keys {
			if of := m.cells[key]; of != nil && key != "" {
				of.add(m.sources[row.Import], row.Columns[field], row.Record.Row, Listed)
			}
		}
		return m.ctx.Err()
	})
}

// listsLeftOut notes the rows of organizations lists that are out of scope.
func (m *maker) listsLeftOut() error {
	if m.info.Name != "organizations" || len(m.Query.Where) == 0 && m.Query.Period.All() {
		return nil
	}
	return m.Store.EachOrganization(m.ctx, m.Query.Rules, func(row *store.OrganizationRow) error {
		if _, counts := m.position[row.OrganizationKey]; !counts && row.OrganizationKey != "" {
			g := m.group("list")
			g.rows++
			g.cells.add(m.sources[row.Import], row.Columns["name"], row.Record.Row, Listed)
			if name := row.Record.Name; len(g.values) < mostValues && !slices.Contains(g.values, name) {
				g.values = append(g.values, name)
			}
		}
		return m.ctx.Err()
	})
}

// subjects are what the lenders of a figure are looked for by.
var subjects = map[string]store.Subject{"countries": store.CountriesOf, "focus_areas": store.FocusAreasOf}

// borrowed finds where rows that leave a cell empty have it from.
func (m *maker) borrowed() error {
	subject := subjects[m.info.Name]
	if subject == "" {
		return nil
	}
	for _, k := range m.keys {
		of := m.cells[k.key]
		if of == nil || !of.takes() {
			continue
		}
		evidence, err := m.Store.Evidence(m.ctx, m.filtered(k.key), subject)
		if err != nil {
			return err
		}
		of.list = append(of.list, lends(evidence, of, m.columnOf)...)
	}
	return nil
}

// takes reports whether any row has taken over what it counts for.
func (c *cells) takes() bool {
	for _, of := range c.list {
		if of.How == Taken {
			return true
		}
	}
	return false
}

// columnOf is the column of the figure in the sheet of some evidence, "" where
// it cannot be told.
func (m *maker) columnOf(e store.Evidence) string {
	reading, err := m.Store.ReadingOf(m.ctx, e.Import)
	if err != nil {
		return ""
	}
	if e.Kind == records.Organizations && m.info.Dimension == "country" && reading.Columns["country_code"] == "" && reading.Columns["country"] == "" {
		return reading.Columns["scope"]
	}
	return m.letter(reading.Columns)
}
