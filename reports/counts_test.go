package reports

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// TestNoQuestionIsPutTwice looks at what a report asks the store: text, tables,
// charts, footnotes and method share the answers.
func TestNoQuestionIsPutTwice(t *testing.T) {
	s := river(t)
	for _, test := range []struct {
		name string
		rows *store.Store
		want []string
	}{
		{"river", s, []string{"count by=", "exchanges", "count by=country", "organizations", "count by=focus_area", "testimonials", "consents", "entries next-steps", "rejected", "decisions",
			"evidence of people", "evidence of countries", "evidence of organizations", "evidence of focus_areas", "sources", `evidence of people focus_area=""`}},
		{"nothing imported", openStore(t), []string{"count by=", "count by=country", "organizations", "count by=focus_area", "testimonials", "entries next-steps", "rejected", "decisions"}},
	} {
		d, err := Load("kmf", "en")
		if err != nil {
			t.Fatal(err)
		}
		c := newComposer(t.Context(), Input{Store: test.rows, Rules: riverRules()}, Request{Definition: d})
		if _, err := c.compose(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, c.source.asked); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestCountriesAreThoseOfTheStore compares the countries of a breakdown with
// the store's own list of them.
func TestCountriesAreThoseOfTheStore(t *testing.T) {
	listed := openStore(t)
	put(t, listed, "organizations.xlsx", "river-2017", riverOrganizations())
	where := [][]records.Filter{nil, {{Field: "region", Value: "005"}}, {{Field: "country", Value: "PE"}}, {{Field: "sex", Value: "M"}},
		{{Field: "focus_area", Value: "migrants"}}, {{Field: "organization", Value: "Foro Andino"}}, {{Field: "exchange", Value: "none"}}}
	for name, s := range map[string]*store.Store{"people": river(t), "organizations": listed, "nothing": openStore(t)} {
		for _, filters := range where {
			q := store.Query{Where: filters, Rules: riverRules(), Language: "en"}
			want, err := s.Countries(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			c := &counts{ctx: context.Background(), store: s, base: store.Query{Rules: riverRules(), Language: "en"}}
			got, err := c.countries(filters)
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%s, %v: got %v, want %v (%v)", name, filters, got, want, err)
			}
		}
	}
}
