package reports

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

// grantOf2018 runs over the whole year.
func grantOf2018(in *Input, req *Request) {
	in.Rules.Funds = []records.Fund{{ID: "kmf", Name: "Knowledge Fund", Currency: "EUR", Start: "2018-01-01", End: "2018-12-31", VarianceThreshold: 10}}
	in.Rules.Exchanges = nil
	req.Fund = "kmf"
}

// TestIndicators reads the numbers of one indicator at the end of June: the row
// of the table from baseline to status, and what is told about it.
func TestIndicators(t *testing.T) {
	for _, test := range []struct {
		name  string
		rows  []string
		row   string
		tells string
	}{
		{"sums", []string{"period=2018-Q1; baseline=0; target=100; actual=20; aggregation=sum", "period=2018-Q2; actual=40; aggregation=sum"}, "0 | 100 | 40 | 60 | 60% | On track", ""},
		{"the last one stands", []string{"period=2018-Q1; baseline=0; target=100; actual=20; aggregation=latest", "period=2018-Q2; actual=40; aggregation=latest"}, "0 | 100 | 40 | 40 | 40% | Behind", ""},
		{"percent stands by itself", []string{"unit=%; period=2018-Q1; baseline=10; target=50; actual=30", "unit=%; period=2018-Q2; actual=45.5"}, "10 | 50 | 45.5 | 45.5 | 91% | On track", ""},
		{"added without a word", []string{"period=2018-Q1; baseline=0; target=10; actual=2", "period=2018-Q2; actual=3"}, "0 | 10 | 3 | 5 | 50% | On track", "A3 indicator-unclear|are added up"},
		{"later numbers are not yet there", []string{"period=2018-Q2; baseline=0; target=10; actual=5; aggregation=sum", "period=2018-Q3; target=99; actual=5; aggregation=sum"}, "0 | 10 | 5 | 5 | 50% | On track", ""},
		{"exceeded", []string{"period=2018-Q2; baseline=0; target=10; actual=11"}, "0 | 10 | 11 | 11 | 110% | Exceeded", ""},
		{"reached", []string{"period=2018-Q2; baseline=0; target=10; actual=10"}, "0 | 10 | 10 | 10 | 100% | Reached", ""},
		{"nought is a number", []string{"period=2018-Q2; baseline=0; target=10; actual=0"}, "0 | 10 | 0 | 0 | 0% | Behind", ""},
		{"nothing measured", []string{"period=2018-Q2; baseline=0; target=10"}, "0 | 10 | Not stated | Not stated | – | Not measured", "indicator-incomplete|states no actual"},
		{"no target", []string{"period=2018-Q2; baseline=0; actual=4"}, "0 | Not stated | 4 | 4 | – | No target stated", "indicator-incomplete|states no target"},
		{"to fall", []string{"period=2018-Q2; baseline=12; target=8; actual=9; aggregation=latest"}, "12 | 8 | 9 | 9 | 75% | On track", ""},
		{"fallen below", []string{"period=2018-Q2; baseline=12; target=8; actual=7; aggregation=latest"}, "12 | 8 | 7 | 7 | 125% | Exceeded", ""},
		{"a year beside its quarters", []string{"period=2018-Q1; baseline=0; target=100; actual=20; aggregation=sum", "period=2018-Q2; actual=40; aggregation=sum", "period=2018; actual=70; aggregation=sum"}, "0 | 100 | 40 | 60 | 60% | On track", ""},
		{"a half-year beside its quarters", []string{"period=2018-Q1; baseline=0; target=100; actual=20; aggregation=sum", "period=2018-Q2; actual=40; aggregation=sum", "period=2018-H1; actual=61; aggregation=sum"}, "0 | 100 | 40 | 61 | 61% | On track", "indicator-unclear|lies within the time"},
		{"a year alone", []string{"period=2018; baseline=0; target=100; actual=70"}, "0 | 100 | Not stated | Not stated | – | Not measured", "indicator-unclear|reaches beyond the period"},
		{"without any day", []string{"baseline=0; target=100; actual=70"}, "0 | 100 | Not stated | Not stated | – | Not measured", "indicator-unclear|neither a period nor a date"},
		{"by a date", []string{"date=2018-05-03; baseline=0; target=100; actual=70"}, "0 | 100 | 70 | 70 | 70% | On track", ""},
		{"two values at once", []string{"period=2018-Q2; baseline=0; target=100; actual=70; aggregation=latest", "period=2018-Q2; actual=80; aggregation=latest"}, "0 | 100 | 80 | 80 | 80% | On track", "indicator-unclear|two values"},
		{"money", []string{"unit=EUR; period=2018-Q2; baseline=0; target=12000; actual=6000.5"}, "€0 | €12,000 | €6,000.50 | €6,000.50 | 50% | On track", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var rows []string
			for _, r := range test.rows {
				rows = append(rows, "indicator=Things; "+r)
			}
			s := openStore(t)
			put(t, s, "indicators.xlsx", "", entries(records.Indicators, rows...))
			r := compose(t, s, "{{ indicators }}", func(in *Input, req *Request) { grantOf2018(in, req); req.Period = quarter(2) })
			lines := strings.Split(body(r), "\n")
			if len(lines) < 3 || !strings.HasSuffix(lines[2], "| "+test.row+" |") {
				t.Errorf("got\n%s\nwant %s", body(r), test.row)
			}
			check, says, _ := strings.Cut(test.tells, "|")
			check = check[strings.LastIndex(check, " ")+1:]
			if got := findings(r); check == "" && got != "" || !strings.Contains(got, check) || !strings.Contains(got, says) {
				t.Errorf("found %q, want %q", got, test.tells)
			}
		})
	}
}

// TestIndicatorGroups hides groups so small that people could be recognised, all
// of an indicator at once.
func TestIndicatorGroups(t *testing.T) {
	s := openStore(t)
	put(t, s, "indicators.xlsx", "", entries(records.Indicators,
		"code=2; indicator=Trained; period=2018-Q2; baseline=0; target=40; period_target=10; actual=20",
		"code=2; indicator=Trained; period=2018-Q2; actual=18; disaggregation=mujeres",
		"code=2; indicator=Trained; period=2018-Q2; actual=2; disaggregation=hombres",
		"code=10; indicator=Named; period=2018-Q2; baseline=0; target=40; actual=20",
		"code=10; indicator=Named; period=2018-Q2; actual=2; disaggregation=Peru"))
	text := func(audience records.Audience) string {
		return body(compose(t, s, "{{ indicators }}\n\n{{ chart indicators }}", func(in *Input, req *Request) { grantOf2018(in, req); req.Period, req.Audience = quarter(2), audience }))
	}
	donor := text(records.Donor)
	for _, want := range []string{"| 2 | Trained |  | 0 | 40 | 10 | 20 | 20 | 50% | On track |\n|  | – Women |  |  |  |  | hidden | hidden |  |  |\n|  | – Men |  |  |  |  | hidden | hidden |  |  |\n| 10 | Named |  | 0 | 40 | – | 20",
		"|  | – Peru |  |  |  |  | 2 | 2 |  |  |", "Counts of fewer than 5 people are hidden", "chart chart-indicators of indicators: Bar chart of targets and results."} {
		if !strings.Contains(donor, want) {
			t.Errorf("got\n%s\nwithout %s", donor, want)
		}
	}
	if internal := text(records.Internal); !strings.Contains(internal, "– Men |  |  |  |  | 2 | 2 |") {
		t.Errorf("got\n%s", internal)
	}
}

func TestNumberedCodes(t *testing.T) {
	codes := []string{"1.10", "2", "1.2", "10", "1.2.1", "A2", "A10"}
	got := strings.Join(sorted(codes, compareNumbered), " ")
	if got != "A2 A10 1.2 1.2.1 1.10 2 10" {
		t.Errorf("got %s", got)
	}
}
