package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

type person = records.Participant

// rules of the invented workspace that these tests count by.
func rules() records.Rules {
	r := records.DefaultRules()
	r.Exchanges = []records.Exchange{
		{ID: "lima-2017", Name: "Lima Exchange", Country: "PE", Start: "2017-06-19", End: "2017-06-24"},
		{ID: "quito-2018", Name: "Quito Exchange", Country: "EC", Start: "2018-05-14", End: "2018-05-19"},
	}
	r.OrganizationAliases = map[string]string{"IRDX": "IDRX"}
	r.CountryAliases = map[string]string{"Rep. Dom.": "DO"}
	return r
}

func TestCountRules(t *testing.T) {
	for _, test := range []struct {
		name   string
		sheets []sheet
		query  store.Query
		rows   string
		totals string
	}{
		{
			name: "the same address and a contained name are one person",
			sheets: []sheet{{people: []person{
				{Name: "Ana Gómez", Email: "ana@example.org", Country: "Perú"},
				{Name: "GOMEZ, Ana María", Email: "ANA@example.org", Country: "Peru"},
				{Name: "Luis Paz", Email: "ana@example.org", Country: "AR"},
			}}},
			query:  store.Query{By: []string{"country"}},
			rows:   "AR: 1/1/0\nPE: 1/1/0\n",
			totals: "2/2/0 2 0 3",
		},
		{
			name: "without an address, name and organization decide",
			sheets: []sheet{{people: []person{
				{Name: "Ana Gomez", Organization: "Red Uno"},
				{Name: "Gómez Ana", Organization: "La Red Uno"},
				{Name: "Ana Gomez", Organization: "Red Dos"},
				{Name: "Ana Gomez", Email: "ana@example.org", Organization: "red dos"},
			}}},
			query:  store.Query{By: []string{"organization"}},
			rows:   "red-dos: 1/1/1\nred-uno: 1/1/1\n",
			totals: "2/2/2 0 0 4",
		},
		{
			name: "participations are pairs of person and exchange, none being one",
			sheets: []sheet{
				{name: "a", exchange: "lima-2017", people: []person{{Name: "Ana Gomez"}, {Name: "Ana Gomez"}, {Name: "Luis Paz", Exchange: "Quito Exchange"}}},
				{name: "b", people: []person{{Name: "Ana Gomez"}}},
			},
			query:  store.Query{By: []string{"exchange"}},
			rows:   ": 1/1/0\nlima-2017: 1/1/0\nquito-2018: 1/1/0\n",
			totals: "2/3/0 0 2 4",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			put(t, s, "people.xlsx", test.sheets...)
			test.query.Rules = rules()
			table := count(t, s, test.query)
			if diff := cmp.Diff(test.rows, lines(table)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if got := totals(table.Totals); got != test.totals {
				t.Errorf("totals %s, want %s", got, test.totals)
			}
		})
	}
}
