package reports

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Summary is a table of counts as an audience may see it outside a report.
type Summary struct {
	SuppressedTable
	// By are the dimensions that are shown: regions in the place of countries
	// where the workspace says so.
	By []string
	// Secret says why not even the totals may be told, "" where they may.
	Secret string
	// Undated counts the rows that the period leaves out for want of a date.
	Undated int
	// Unnamed tells that organizations or countries at risk are not named.
	Unnamed bool
}

// Summarize counts and takes out what a report to the audience would take out:
// small cells and what gives them away, countries where regions stand in their
// place, and the names of those at risk. Of in, Store, Rules, RegionsForCountries
// and AtRisk matter. The error is that of the store.
func Summarize(ctx context.Context, in Input, q store.Query, audience records.Audience, minCell int, all bool) (Summary, error) {
	if in.RegionsForCountries && audience != records.Internal {
		q.By = byRegion(q.By)
	}
	out := Summary{By: q.By}
	table, err := in.Store.Count(ctx, q)
	if err != nil {
		return out, fmt.Errorf("count a summary: %w", err)
	}
	out.Undated = table.Undated
	// The filters are judged like those of a call: whoever asks may ask again.
	base := q
	base.By, base.Where = nil, nil
	c := &composer{ctx: ctx, in: in, req: Request{Audience: audience, MinCell: minCell, SuppressAll: all, Language: q.Language},
		source: &counts{ctx: ctx, store: in.Store, base: base}}
	if out.Secret, err = c.secret(q.Where); err != nil {
		return out, fmt.Errorf("count a summary: %w", err)
	}
	if out.Secret != "" {
		out.SuppressedTable = SuppressedTable{Withheld: true, Cells: len(table.Rows)}
		return out, nil
	}
	filtered := slices.ContainsFunc(q.Where, func(f records.Filter) bool { return slices.Contains(sensitive, f.Field) })
	out.SuppressedTable = Suppress(table, q.By, audience, minCell, all || filtered)
	if c.mask, err = newMask(ctx, in, c.req); err != nil {
		return out, fmt.Errorf("count a summary: %w", err)
	}
	out.Unnamed = c.mask.counts(&out.SuppressedTable, q.By)
	return out, nil
}

// byRegion breaks down by region in the place of country.
func byRegion(by []string) []string {
	var shown []string
	for _, dim := range by {
		if dim == "country" {
			dim = "region"
		}
		if !slices.Contains(shown, dim) {
			shown = append(shown, dim)
		}
	}
	return shown
}

// counts takes names out of the rows of a table; rows that bear the same keys then
// are one, hidden where one of them was. It reports whether it found any.
func (m *mask) counts(t *SuppressedTable, by []string) bool {
	if m == nil {
		return false
	}
	found := false
	place := map[string]int{}
	var rows []SuppressedRow
	for _, row := range t.Rows {
		row.Key, row.Label = slices.Clone(row.Key), slices.Clone(row.Label)
		for i, dim := range by {
			key, label := m.key(dim, row.Key[i], row.Label[i])
			found = found || key != row.Key[i] || label != row.Label[i]
			row.Key[i], row.Label[i] = key, label
		}
		key := strings.Join(row.Key, "\x00")
		first, seen := place[key]
		if !seen {
			place[key] = len(rows)
			rows = append(rows, row)
			continue
		}
		sum := &rows[first]
		sum.Participants += row.Participants
		sum.Participations += row.Participations
		sum.Organizations += row.Organizations
		sum.Hidden = sum.Hidden || row.Hidden
	}
	if found {
		slices.SortStableFunc(rows, func(a, b SuppressedRow) int {
			return cmp.Or(b.Participants-a.Participants, b.Organizations-a.Organizations, slices.Compare(a.Key, b.Key))
		})
	}
	t.Rows = rows
	return found
}

// key is the key of a dimension and its label as the reader may see them: the M49
// code of the region for a country at risk, "…" for an organization.
func (m *mask) key(dim, key, label string) (string, string) {
	switch {
	case key == "":
		return key, label
	case dim == "country":
		if slices.Contains(m.codes, key) {
			region := lexicon.Subregion(key)
			return region, lexicon.RegionName(region, m.lang)
		}
		return key, label
	case dim == "organization" && m.has(label):
		return "…", capital(lexicon.Word("at_risk.organization", m.lang))
	}
	return m.anyCase(key), m.anyCase(label)
}
