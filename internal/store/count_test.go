package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

type (
	person       = records.Participant
	organization = records.Organization
)

// rules of the invented workspace that these tests count by.
func rules() records.Rules {
	r := records.DefaultRules()
	r.Exchanges = []records.Exchange{
		{ID: "lima-2017", Name: "Lima Exchange", Country: "PE", Start: "2017-06-19", End: "2017-07-02"},
		{ID: "quito-2018", Name: "Quito Exchange", Country: "EC", Start: "2018-05-14", End: "2018-05-19"},
		{ID: "someday", Name: "Some Day"},
	}
	r.OrganizationAliases = map[string]string{"IRDX": "IDRX"}
	r.CountryAliases = map[string]string{"Rep. Dom.": "DO"}
	return r
}

// countCase imports sheets as one file and counts; rows and totals are written
// as lines and totals write them.
type countCase struct {
	name    string
	sheets  []sheet
	by      []string
	where   []records.Filter
	period  records.Period
	rows    string
	totals  string
	undated int
}

// runCountCases counts every case in SQL, as few rows are, and in memory, as many
// are.
func runCountCases(t *testing.T, cases []countCase) {
	t.Helper()
	for _, test := range cases {
		for way, from := range map[string]int64{"SQL": 1 << 40, "memory": 0} {
			t.Run(test.name+" in "+way, func(t *testing.T) {
				defer store.CountInMemoryFrom(from)()
				test.run(t)
			})
		}
	}
}

func (test countCase) run(t *testing.T) {
	s := open(t)
	put(t, s, "people.xlsx", test.sheets...)
	table := count(t, s, store.Query{By: test.by, Where: test.where, Period: test.period, Rules: rules()})
	if diff := cmp.Diff(test.rows, lines(table)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got := totals(table.Totals); got != test.totals {
		t.Errorf("totals %s, want %s", got, test.totals)
	}
	if table.Undated != test.undated {
		t.Errorf("%d undated rows, want %d", table.Undated, test.undated)
	}
}

func people(list ...person) []sheet { return []sheet{{people: list}} }

func where(pairs ...string) []records.Filter {
	var list []records.Filter
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, records.Filter{Field: pairs[i], Value: pairs[i+1]})
	}
	return list
}

func TestCountPeople(t *testing.T) {
	runCountCases(t, []countCase{
		{
			name: "the same address and a contained name are one person",
			sheets: people(
				person{Name: "Ana Gómez", Email: "ana@example.org", Country: "Perú"},
				person{Name: "GOMEZ, Ana María", Email: "ANA@example.org", Country: "Peru"},
				person{Name: "Luis Paz", Email: "ana@example.org", Country: "AR"}),
			by: []string{"country"}, rows: "AR: 1/1/0\nPE: 1/1/0\n", totals: "2/2/0 2 0 3",
		},
		{
			name: "two addresses are two people",
			sheets: people(
				person{Name: "Ana Gomez", Email: "ana@example.org", Organization: "Red Uno"},
				person{Name: "Ana Gomez", Email: "ana@example.com", Organization: "Red Uno"}),
			totals: "2/2/1 0 0 2",
		},
		{
			name: "a row without address joins nobody where two people fit",
			sheets: people(
				person{Name: "Ana Gomez", Organization: "Red Uno"},
				person{Name: "Ana Gomez", Email: "ana@example.org", Organization: "Red Uno"},
				person{Name: "Ana Gomez", Email: "ana@example.com", Organization: "Red Uno"}),
			totals: "3/3/1 0 0 3",
		},
		{
			name: "without an address, name and organization decide",
			sheets: people(
				person{Name: "Ana Gomez", Organization: "Red Uno"},
				person{Name: "Gómez Ana", Organization: "La Red Uno"},
				person{Name: "Ana Gomez", Organization: "Red Dos"},
				person{Name: "Ana Gomez", Email: "ana@example.org", Organization: "red dos"}),
			by: []string{"organization"}, rows: "red-dos: 1/1/1\nred-uno: 1/1/1\n", totals: "2/2/2 0 0 4",
		},
		{
			name: "participations are pairs of person and exchange, none being one",
			sheets: []sheet{
				{name: "a", exchange: "lima-2017", people: []person{{Name: "Ana Gomez"}, {Name: "Ana Gomez"}, {Name: "Luis Paz", Exchange: "Quito Exchange"}}},
				{name: "b", people: []person{{Name: "Ana Gomez"}}},
			},
			by: []string{"exchange"}, rows: ": 1/1/0\nlima-2017: 1/1/0\nquito-2018: 1/1/0\n", totals: "2/3/0 0 2 4",
		},
		{
			name: "an exchange that no lex.yaml names has its slug",
			sheets: people(person{Name: "Ana Gomez", Exchange: "Taller de Cusco"}, person{Name: "Luis Paz", Exchange: "TALLER DE CUSCO"},
				person{Name: "Eva Sol", Exchange: "LIMA-2017"}),
			by: []string{"exchange"}, rows: "taller-de-cusco: 2/2/0\nlima-2017: 1/1/0\n", totals: "3/3/0 0 2 3",
		},
		{
			name: "invited, cancelled and absent rows are not counted",
			sheets: people(person{Name: "Ana Gomez", Status: "present"}, person{Name: "Luis Paz", Status: "invited"},
				person{Name: "Eva Sol", Status: "cancelled", Country: "AR", Organization: "Red Uno"}, person{Name: "Ivo Luz", Status: "absent"},
				person{Name: "Eva Mar", Status: "registered"}),
			by: []string{"country"}, rows: ": 2/2/0\n", totals: "2/2/0 0 0 2",
		},
		{
			name:   "sex",
			sheets: people(person{Name: "A B", Sex: "F"}, person{Name: "C D", Sex: "M"}, person{Name: "E F", Sex: "X"}, person{Name: "G H", Sex: "refused"}, person{Name: "I J"}),
			by:     []string{"sex"}, rows: ": 1/1/0\nF: 1/1/0\nM: 1/1/0\nX: 1/1/0\nrefused: 1/1/0\n", totals: "5/5/0 0 0 5",
		},
		{
			name: "age groups: years, bands inside one group, years of birth",
			sheets: []sheet{{exchange: "lima-2017", people: []person{{Name: "A B", Age: "24"}, {Name: "C D", Age: "25-34"}, {Name: "E F", Age: "20-40"},
				{Name: "G H", Age: "born 1983"}, {Name: "I J", Age: "born 1982"}, {Name: "K L", Age: "60+"}}}},
			// Born in 1982: 34 or 35 in 2017, which are two groups.
			by: []string{"age_group"}, rows: ": 2/2/0\n25-34: 2/2/0\n18-24: 1/1/0\n60+: 1/1/0\n", totals: "6/6/0 0 1 6",
		},
		{
			name:   "an age group that only years of birth fall into, as a filter",
			sheets: []sheet{{exchange: "lima-2017", people: []person{{Name: "A B", Age: "born 1983"}, {Name: "C D", Age: "born 1953"}}}},
			by:     []string{"exchange"}, where: where("age_group", "25-34"), rows: "lima-2017: 1/1/0\n", totals: "1/1/0 0 1 1",
		},
		{
			name:   "disability and role",
			sheets: people(person{Name: "A B", Disability: "yes", Role: "Facilitador"}, person{Name: "C D", Disability: "no", Role: "FACILITADOR"}),
			by:     []string{"disability", "role"}, rows: "no,facilitador: 1/1/0\nyes,facilitador: 1/1/0\n", totals: "2/2/0 0 0 2",
		},
		{
			name: "several focus areas in a cell count under each, totals once",
			sheets: people(person{Name: "A B", FocusArea: "Migrants; Indigenous communities"}, person{Name: "C D", FocusArea: "pueblos indígenas"},
				person{Name: "E F", FocusArea: "Radio comunal"}),
			by: []string{"focus_area"}, rows: "indigenous-communities: 2/2/0\nmigrants: 1/1/0\nradio-comunal: 1/1/0\n", totals: "3/3/0 0 0 3",
		},
		{
			name: "most participants, then most organizations, then key",
			sheets: people(person{Name: "A B", Country: "PE"}, person{Name: "C D", Country: "AR", Organization: "Uno"}, person{Name: "E F", Country: "BR"},
				person{Name: "G H", Country: "PE"}),
			by: []string{"country"}, rows: "PE: 2/2/0\nAR: 1/1/1\nBR: 1/1/0\n", totals: "4/4/1 3 0 4",
		},
	})
}

func TestCountPlaces(t *testing.T) {
	runCountCases(t, []countCase{
		{
			name: "country: own, else another row of the person, else the organization's list",
			sheets: []sheet{
				{name: "a", people: []person{
					{Name: "Ana Gomez", Email: "ana@example.org", Country: "Perú", Organization: "Red Uno"},
					{Name: "Ana Gomez", Email: "ana@example.org", Exchange: "lima-2017"},
					{Name: "Luis Paz", Organization: "Red Uno"},
					{Name: "Eva Sol", Country: "Chile", Organization: "Red Uno"},
					{Name: "Ivo Luz"},
				}},
				{name: "b", organizations: []organization{{Name: "Red Uno", Country: "Brasil"}}},
			},
			by: []string{"country"}, rows: "BR: 1/1/1\n: 1/1/0\nCL: 1/1/0\nPE: 1/2/0\n", totals: "4/5/1 3 1 5",
		},
		{
			name: "country: else the organization's, by its other participants where they agree",
			sheets: people(
				person{Name: "Ana Gomez", Country: "PE", Organization: "Red Uno"}, person{Name: "Luis Paz", Organization: "Red Uno"},
				person{Name: "Eva Sol", Country: "PE", Organization: "Red Dos"}, person{Name: "Ivo Luz", Country: "CL", Organization: "Red Dos"},
				person{Name: "Eva Mar", Organization: "Red Dos"}),
			by: []string{"country"}, rows: "PE: 3/3/2\nCL: 1/1/1\n: 1/1/0\n", totals: "5/5/2 2 0 5",
		},
		{
			name: "who states two countries counts under each, once in the totals",
			sheets: people(
				person{Name: "Ana Gomez", Email: "ana@example.org", Country: "PE"}, person{Name: "Ana Gomez", Email: "ana@example.org", Country: "CL"},
				person{Name: "Ana Gomez", Email: "ana@example.org", Exchange: "lima-2017"}),
			by: []string{"country"}, rows: "CL: 1/2/0\nPE: 1/2/0\n", totals: "1/2/0 2 1 3",
		},
		{
			name: "unknown, former, ambiguous and regional are no country; Kosovo and aliases are",
			sheets: people(person{Name: "A B", Country: "Atlantis"}, person{Name: "C D", Country: "Yugoslavia"}, person{Name: "E F", Country: "Congo"},
				person{Name: "G H", Country: "Kosovo"}, person{Name: "I J", Country: "Rep. Dom."}, person{Name: "K L", Country: "Regional"}),
			by: []string{"country"}, rows: ": 4/4/0\nDO: 1/1/0\nXK: 1/1/0\n", totals: "6/6/0 2 0 6",
		},
		{
			name: "regions are the useful level of M49",
			sheets: people(person{Name: "A B", Country: "MX"}, person{Name: "C D", Country: "AR"}, person{Name: "E F", Country: "DO"},
				person{Name: "G H", Country: "PE"}, person{Name: "I J", Country: "KE"}, person{Name: "K L"}),
			by: []string{"region"}, rows: "005: 2/2/0\n: 1/1/0\n013: 1/1/0\n014: 1/1/0\n029: 1/1/0\n", totals: "6/6/0 5 0 6",
		},
		{
			name: "region takes any node of M49",
			sheets: people(person{Name: "A B", Country: "MX"}, person{Name: "C D", Country: "US"}, person{Name: "E F", Country: "DO"},
				person{Name: "G H", Email: "g@example.org", Country: "PE"}, person{Name: "G H", Email: "g@example.org", Country: "US"}, person{Name: "K L"}),
			by: []string{"country"}, where: where("region", "419"), rows: "DO: 1/1/0\nMX: 1/1/0\nPE: 1/1/0\n", totals: "3/3/0 3 0 3",
		},
		{
			name: "filters narrow each other, values of one field widen it",
			sheets: people(person{Name: "A B", Country: "PE", Sex: "F"}, person{Name: "C D", Country: "PE", Sex: "M"},
				person{Name: "E F", Country: "CL", Sex: "F"}, person{Name: "G H", Country: "AR", Sex: "F"}),
			by: []string{"country", "sex"}, where: where("country", "Perú", "country", "CL", "sex", "female"),
			rows: "CL,F: 1/1/0\nPE,F: 1/1/0\n", totals: "2/2/0 2 0 2",
		},
		{
			name: "focus area: own, else another row, else the organization's",
			sheets: []sheet{
				{name: "a", people: []person{{Name: "A B", Organization: "Red Uno"}, {Name: "C D", Organization: "Red Uno", FocusArea: "Migrants"}, {Name: "E F"}}},
				{name: "b", organizations: []organization{{Name: "Red Uno", FocusArea: "Indigenous peoples"}}},
			},
			by: []string{"focus_area"}, rows: "indigenous-communities: 1/1/1\n: 1/1/0\nmigrants: 1/1/0\n", totals: "3/3/1 0 0 3",
		},
		{
			name: "disability comes from another row of the same person, and counts under both answers where they differ",
			sheets: people(person{Name: "A B", Email: "a@example.org", Disability: "sí"}, person{Name: "A B", Email: "a@example.org", Exchange: "lima-2017"},
				person{Name: "C D", Disability: "no"}, person{Name: "E F", Email: "e@example.org", Disability: "no"}, person{Name: "E F", Email: "e@example.org", Disability: "yes"},
				person{Name: "E F", Email: "e@example.org", Exchange: "lima-2017"}),
			by: []string{"disability"}, rows: "no: 2/3/0\nyes: 2/4/0\n", totals: "3/5/0 0 1 6",
		},
		{
			name: "sex and age come from another row of the same person",
			sheets: people(person{Name: "A B", Email: "a@example.org", Sex: "F", Age: "30"}, person{Name: "A B", Email: "a@example.org", Exchange: "lima-2017"},
				person{Name: "C D"}),
			by: []string{"sex", "age_group"}, where: where("exchange", "lima-2017"), rows: "F,25-34: 1/1/0\n", totals: "1/1/0 0 1 1",
		},
	})
}
