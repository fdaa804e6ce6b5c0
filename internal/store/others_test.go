package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

func TestTestimonials(t *testing.T) {
	s := open(t)
	put(t, s, "q.csv", sheet{name: "", exchange: "lima-2017", quotes: []records.Testimonial{
		{Quote: "Aprendimos.", Name: "Ana Gómez", Organization: "Red Uno", Consent: "yes", Audience: "public"},
		{Quote: "Volveremos.", Country: "Brasil", Consent: "no", Exchange: "quito-2018", Extra: []string{"x"}},
	}})
	put(t, s, "o.xlsx", sheet{name: "y", organizations: []organization{{Name: "Red Uno", Country: "Perú", Type: "ONG"}}})
	for _, test := range []struct {
		name   string
		query  store.Query
		quotes []string
	}{
		{"all", store.Query{}, []string{"Aprendimos.", "Volveremos."}},
		{"exchange", store.Query{Where: where("exchange", "lima-2017")}, []string{"Aprendimos."}},
		{"the country of the organization", store.Query{Where: where("country", "PE")}, []string{"Aprendimos."}},
		{"a country that only a quote has", store.Query{Where: where("country", "Brazil")}, []string{"Volveremos."}},
		{"region", store.Query{Where: where("region", "005", "exchange", "quito-2018")}, []string{"Volveremos."}},
		{"organization", store.Query{Where: where("organization", "la red uno", "organization_type", "ong")}, []string{"Aprendimos."}},
		{"period", store.Query{Period: records.Period{Label: "2018", Start: "2018-01-01", End: "2018-12-31"}}, []string{"Volveremos."}},
		{"year", store.Query{Where: where("year", "2017")}, []string{"Aprendimos."}},
		{"what quotes do not tell", store.Query{Where: where("sex", "F")}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.query.Rules = rules()
			list, err := s.Testimonials(context.Background(), test.query)
			if err != nil {
				t.Fatal(err)
			}
			var quotes []string
			for _, q := range list {
				quotes = append(quotes, q.Record.Quote)
			}
			if diff := cmp.Diff(test.quotes, quotes); diff != "" {
				t.Errorf("quotes (-want +got):\n%s", diff)
			}
		})
	}
	list, err := s.Testimonials(context.Background(), store.Query{Rules: rules(), Where: where("country", "BR")})
	if err != nil {
		t.Fatal(err)
	}
	want := []store.StoredTestimonial{{Import: 1, Origin: records.Origin{File: "q.csv", Row: 3}, Country: "BR", Exchange: "quito-2018",
		Record: records.Testimonial{Row: 3, Quote: "Volveremos.", Country: "Brasil", Consent: "no", Exchange: "quito-2018", Extra: []string{"x"}}}}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("testimonial (-want +got):\n%s", diff)
	}
}

func TestLabels(t *testing.T) {
	s := open(t)
	put(t, s, "a.xlsx", sheet{people: []person{
		{Name: "A B", Country: "BR", Organization: "red uno", Role: "Ponente", Exchange: "lima-2017", FocusArea: "Radio Comunal"},
		{Name: "C D", Country: "BR", Organization: "Red Uno", Role: "Ponente", Exchange: "lima-2017", FocusArea: "Radio Comunal"},
		{Name: "E F", Country: "BR", Organization: "Red Uno", Role: "PONENTE", Exchange: "lima-2017", FocusArea: "Radio Comunal"}}})
	put(t, s, "b.xlsx", sheet{exchange: "Taller de Cusco", people: []person{{Name: "G H", FocusArea: "migrantes"}}})
	for _, test := range []struct {
		by, language string
		want         []string
	}{
		{"country", "pt", []string{"Brasil", "Não informado"}},
		{"country", "", []string{"Brazil", "Not stated"}},
		{"region", "es", []string{"América del Sur", "Sin indicar"}},
		{"organization", "en", []string{"Red Uno", "Not stated"}},
		{"role", "en", []string{"Ponente", "Not stated"}},
		{"exchange", "en", []string{"Lima Exchange", "Taller de Cusco"}},
		{"focus_area", "en", []string{"Radio Comunal", "Migrants"}},
	} {
		table := count(t, s, store.Query{By: []string{test.by}, Language: test.language, Rules: rules()})
		var labels []string
		for _, row := range table.Rows {
			labels = append(labels, row.Label...)
		}
		if diff := cmp.Diff(test.want, labels); diff != "" {
			t.Errorf("by %s in %q (-want +got):\n%s", test.by, test.language, diff)
		}
	}
}

func TestFilterErrors(t *testing.T) {
	s := open(t)
	for _, q := range []store.Query{
		{By: []string{"colour"}}, {Where: where("name", "Ana")}, {Where: where("country", "Atlantis")}, {Where: where("region", "Mars")},
		{Where: where("sex", "perhaps")}, {Where: where("age_group", "1-99")}, {Where: where("quarter", "2017-Q5")}, {Where: where("month", "2017-13")},
	} {
		var wrong *store.FilterError
		if _, err := s.Count(context.Background(), q); !errors.As(err, &wrong) || wrong.Reason == "" {
			t.Errorf("%+v: error %v", q, err)
		}
	}
	// A value that does not occur is no error: it counts nobody.
	table := count(t, s, store.Query{Where: where("country", "PE", "exchange", "nowhere", "organization", "none", "focus_area", "none", "month", "2017-06")})
	if got := totals(table.Totals); got != "0/0/0 0 0 0" {
		t.Errorf("totals %s", got)
	}
}

// TestRulesMendWhatIsStored counts the same data by other rules.
func TestRulesMendWhatIsStored(t *testing.T) {
	s := open(t)
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "A B", Country: "Rep. Dom.", Organization: "IRDX", Role: "logistics", Age: "20"},
		{Name: "C D", Country: "DO", Organization: "IDRX", FocusArea: "radio", Age: "40"}}})
	query := store.Query{By: []string{"country"}}
	if got := totals(count(t, s, query).Totals); got != "2/2/2 1 0 2" {
		t.Errorf("without rules: totals %s", got)
	}
	query.Rules = rules()
	if got := lines(count(t, s, query)); got != "DO: 2/2/1\n" {
		t.Errorf("with aliases: %s", got)
	}
	query.Rules.NotCountedRoles = []string{"Logístics"}
	query.Rules.AgeGroups = []string{"0-29", "30+"}
	query.Rules.FocusAreas = []records.FocusArea{{ID: "media", Synonyms: []string{"Radio"}}}
	query.By = []string{"age_group", "focus_area"}
	if got := lines(count(t, s, query)); got != "30+,media: 1/1/1\n" {
		t.Errorf("with other rules: %s", got)
	}
}

func TestScheduleRuns(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	if r, err := s.ScheduleRun(ctx, "kmf", "2017-Q2"); r != nil || err != nil {
		t.Fatalf("%v, %v before the first run", r, err)
	}
	want := store.RunRecord{Schedule: "kmf", PeriodLabel: "2017-Q2", PeriodStart: "2017-04-01", PeriodEnd: "2017-06-30",
		Due: "2017-07-05T06:00:00Z", Status: "held", Files: []string{}, At: "2017-07-05T06:00:01Z"}
	for range 2 {
		if err := s.RecordRun(ctx, want); err != nil {
			t.Fatal(err)
		}
		got, err := s.ScheduleRun(ctx, "kmf", "2017-Q2")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Errorf("run (-want +got):\n%s", diff)
		}
		want.Status, want.Files = "published", []string{"reports/kmf.pdf"}
	}
}
