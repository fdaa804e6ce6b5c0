package store_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// TestEachListed holds which rows of organizations lists filters keep: an
// organization is judged by all that is known of it, a row by its own occasion.
func TestEachListed(t *testing.T) {
	s := open(t)
	put(t, s, "lists.xlsx",
		sheet{name: "1", exchange: "x", organizations: []records.Organization{
			{Row: 2, Name: "Casa Uno", Country: "PE", Type: "NGO", FocusArea: "women"}, {Row: 3, Name: "Casa Dos", Country: "Argentina", Date: "2017-05-01"}}},
		sheet{name: "2", organizations: []records.Organization{{Row: 2, Name: "la Casa Uno"}, {Row: 3, Name: "Casa Tres", Exchange: "y", Date: "2018-02-03"}}})
	for where, want := range map[string]string{
		"":                            "1/2 1/3 2/2 2/3",
		"country=PE":                  "1/2 2/2",
		"country=":                    "2/3",
		"region=419":                  "1/2 1/3 2/2",
		"organization=casa uno":       "1/2 2/2",
		"organization_type=ngo":       "1/2 2/2",
		"focus_area=women":            "1/2 2/2",
		"exchange=x":                  "1/2 1/3",
		"exchange=x&exchange=y":       "1/2 1/3 2/3",
		"exchange=":                   "2/2",
		"country=PE&exchange=x":       "1/2",
		"year=2018":                   "2/3",
		"sex=F":                       "",
		"country=AR&period=2017":      "1/3",
		"period=2017":                 "1/3",
		"organization=Casa Atlántida": "",
	} {
		q := store.Query{}
		for _, pair := range strings.FieldsFunc(where, func(r rune) bool { return r == '&' }) {
			field, value, _ := strings.Cut(pair, "=")
			if field == "period" {
				q.Period = records.Period{Label: value, Start: value + "-01-01", End: value + "-12-31"}
				continue
			}
			q.Where = append(q.Where, records.Filter{Field: field, Value: value})
		}
		var got []string
		if err := s.EachListed(context.Background(), q, func(row *store.OrganizationRow) error {
			got = append(got, row.Origin.Sheet+"/"+string(rune('0'+row.Record.Row)))
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", where, diff)
		}
	}
}
