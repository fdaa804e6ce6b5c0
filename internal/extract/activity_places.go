package extract

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/namati/lex/exporters/iati"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// weighed is a code with its weight in an activity.
type weighed struct {
	code   string
	weight float64
}

// weigh adds a weight to that of a code.
func weigh(list []weighed, code string, weight float64) []weighed {
	for i := range list {
		if list[i].code == code {
			list[i].weight += weight
			return list
		}
	}
	return append(list, weighed{code, weight})
}

// shares are codes with their parts of the whole, the largest first.
func shares(list []weighed, vocabulary string) []iati.Share {
	slices.SortStableFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.code, b.code))
	})
	weights := make([]float64, len(list))
	for i, w := range list {
		weights[i] = w.weight
	}
	var out []iati.Share
	for i, percent := range iati.Split(weights) {
		if percent > 0 {
			out = append(out, iati.Share{Vocabulary: vocabulary, Code: list[i].code, Percent: percent})
		}
	}
	return out
}

// countsBy counts people by a dimension, or organizations where there are no
// people; what nobody stated is left out. smallest is the smallest number of
// people, 0 where there are none.
func (s *Standards) countsBy(ctx context.Context, sp span, dimension string) (list []weighed, smallest int, err error) {
	if sp.nobody() {
		return nil, 0, nil
	}
	table, err := s.Store.Count(ctx, store.Query{By: []string{dimension}, Where: sp.where, Rules: s.Rules, Language: s.Language})
	if err != nil {
		return nil, 0, err
	}
	for _, row := range table.Rows {
		n := row.Participants
		if table.Totals.Participants == 0 {
			n = row.Organizations
		}
		if row.Key[0] == "" || n == 0 {
			continue
		}
		list = append(list, weighed{row.Key[0], float64(n)})
		if smallest == 0 || row.Participants < smallest {
			smallest = row.Participants
		}
	}
	return list, smallest, nil
}

// places says which countries, or regions, the activity reaches: in proportion to
// the people from there.
func (s *Standards) places(ctx context.Context, sp span, a *iati.Activity, _ *MissingError) error {
	countries, smallest, err := s.countsBy(ctx, sp, "country")
	if err != nil {
		return err
	}
	if len(countries) == 0 && sp.exchange != nil && sp.exchange.Country != "" {
		countries = []weighed{{sp.exchange.Country, 1}}
		s.note("%s: nobody's country is known; the country in which it took place stands for them", sp.key)
	}
	if len(countries) == 0 {
		s.note("%s: no country is known; the activity names none", sp.key)
		return nil
	}
	codes := make([]string, len(countries))
	for i, c := range countries {
		codes[i] = c.code
	}
	common := commonRegion(codes)
	switch {
	case len(codes) == 1:
		a.Scope = iati.National
	case common != "":
		a.Scope = iati.Regional
	default:
		a.Scope = iati.MultiNational
	}
	if !s.hidesCountries(codes, smallest) {
		a.Countries = shares(countries, "")
		return nil
	}
	if len(codes) == 1 {
		a.Scope = iati.Regional // one country, which is not told
	}
	var regions []weighed
	largest, _ := lexicon.CommonRegion(codes)
	for _, c := range countries {
		region := cmp.Or(common, lexicon.Subregion(c.code))
		if largest != "" && lexicon.InRegion(c.code, largest) {
			region = largest
		}
		if region != "" {
			regions = weigh(regions, region, c.weight)
		}
	}
	if s.Audience == records.Public && slices.ContainsFunc(regions, func(r weighed) bool { return int(r.weight) < s.MinCell }) {
		regions = []weighed{{holding(codes), 1}} // few people of a region are as easily found
	}
	a.Regions = shares(regions, iati.RegionM49)
	s.note("%s: regions stand in place of countries", sp.key)
	return nil
}

// commonRegion is a region that holds all the countries, "" when none does.
func commonRegion(codes []string) string {
	if region, inside := lexicon.CommonRegion(codes); region != "" && inside == len(codes) {
		return region
	}
	first := lexicon.Subregion(codes[0])
	for _, code := range codes {
		if lexicon.Subregion(code) != first {
			return ""
		}
	}
	return first
}

// holding is the smallest region that holds all the countries, if need be the
// world.
func holding(codes []string) string {
	if region := commonRegion(codes); region != "" {
		return region
	}
	for _, continent := range []string{"002", "019", "142", "150", "009"} {
		if !slices.ContainsFunc(codes, func(code string) bool { return !lexicon.InRegion(code, continent) }) {
			return continent
		}
	}
	return "001"
}

// hidesCountries reports whether countries must not be named: where the workspace
// says so, where one is at risk, and to the public where few come from one.
func (s *Standards) hidesCountries(codes []string, smallest int) bool {
	if s.Audience == records.Internal {
		return false
	}
	return s.Regions || s.Audience == records.Public && smallest < s.MinCell ||
		slices.ContainsFunc(codes, s.Mask.Country)
}

// sectors are the purpose codes of the focus areas of the people, by the
// cross-walk in lex.yaml, and the goals and targets of the SDGs as tags.
func (s *Standards) sectors(ctx context.Context, sp span, a *iati.Activity, missing *MissingError) error {
	areas, _, err := s.countsBy(ctx, sp, "focus_area")
	if err != nil {
		return err
	}
	var codes []weighed
	var without []string
	for _, area := range areas {
		i := slices.IndexFunc(s.Rules.FocusAreas, func(f records.FocusArea) bool { return f.ID == area.code })
		if i < 0 || len(s.Rules.FocusAreas[i].CRS) == 0 {
			without = append(without, area.code)
			continue
		}
		f := s.Rules.FocusAreas[i]
		for _, code := range f.CRS {
			codes = weigh(codes, code, area.weight/float64(len(f.CRS)))
		}
		for _, goal := range f.SDG {
			tag := iati.Tag{Vocabulary: iati.TagTarget, Code: goal}
			if !strings.Contains(goal, ".") {
				tag.Vocabulary = iati.TagGoal
			}
			if !slices.ContainsFunc(a.Tags, func(t iati.Tag) bool { return t.Code == goal }) {
				a.Tags = append(a.Tags, tag)
			}
		}
	}
	a.Sectors = shares(codes, iati.SectorDAC)
	switch {
	case len(a.Sectors) == 0 && len(without) > 0:
		missing.need("", "focus_areas."+without[0]+".crs")
	case len(a.Sectors) == 0:
		s.note("%s: nobody's focus area is known, by which IATI's sectors are found; import lists that say them", sp.key)
	case len(without) > 0:
		s.note("%s: focus areas without crs: in lex.yaml do not count for the sectors: %s", sp.key, strings.Join(without, ", "))
	}
	return nil
}
