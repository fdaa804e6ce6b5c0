package reports

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// compose makes a report from a definition's text over a store.
func compose(t testing.TB, s *store.Store, text string, change func(*Input, *Request)) *Result {
	t.Helper()
	d, err := Parse("kmf.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Store: s, Rules: riverRules(), Grantee: records.Grantee{Name: "Caminos", Website: "https://caminos.example.org"}, Version: "test"}
	req := Request{Definition: d, Title: "Report", Date: "2018-01-31"}
	if change != nil {
		change(&in, &req)
	}
	r, err := Compose(context.Background(), in, req)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// body is the outline without title and title block.
func body(r *Result) string {
	var b strings.Builder
	writeBlocks(&b, "", r.Document.Blocks)
	return strings.TrimSpace(b.String())
}

// findings writes check, place and message of every finding.
func findings(r *Result) string {
	var lines []string
	for _, f := range r.Findings {
		lines = append(lines, fmt.Sprintf("%s %s:%d:%d %s | %s", f.Check, f.File, f.Row, f.Column, f.Message, f.Hint))
	}
	return strings.Join(lines, "\n")
}

// TestFigures prints calls of every kind over the invented exchange.
func TestFigures(t *testing.T) {
	s := river(t)
	for _, test := range []struct{ text, want string }{
		{"{{ participants }} and {{ participations }}", "10 and 10"},
		{`**{{ participants country=Chile "person" "people" }}**`, "3* people*"},
		{`{{ participants country=BR "person" "people" }}`, "1 person"},
		{"{{ countries region=419 }} of {{ countries }}", "5 of 6"},
		{"{{ organizations country=PE }}", "1"},
		{"{{ focus_areas }} {{ exchanges }}", "2 1"},
		{"{{ exchange.name }}, {{ exchange.city }}, {{ exchange.country }}", "River Exchange, Valle Hondo, Peru"},
		{"{{ exchange.name exchange=river-2017 }}", "River Exchange"},
		{"{{ grantee.name }} and {{ grantee.name }}", "<Caminos|https://caminos.example.org> and Caminos"},
		{"{{ fund.name }} {{ fund.donor }} {{ fund.grant }}", "Knowledge Fund The Donor G-1"},
		{"{{ region.countries }} in {{ region.name }}", "5 in Latin America and the Caribbean"},
		{"{{ rows }} {{ repeats }} {{ without focus_area }}", "11 1 5"},
		{"A[^1] b.\n\n[^1]: Note of {{ participants }}.", "A[note: Note of 10.] b."},
		{"x{{ footnote organizations-by-country country=CL }}", "x[note: *Chile:* Ibarra y Asociadas and Sur Justo.]"},
		{"{{ organizations-by-country country=CL }}", "-\n  *Chile:* Ibarra y Asociadas and Sur Justo"},
		{"4. here {{ participants }}\n5. there", "4.\n  here 10\n5.\n  there"},
		{"> said {{ participants }}", "> said 10"},
		{"in\non  \nat", "in on\nat"},
		{`\{\{ x }} & &amp; \* <https://example.org>`, "{{ x }} & & * <https://example.org|https://example.org>"},
		{"| Who | n |\n|---|--:|\n| all | {{ participants }} |", "table table: \n| Who | n |\n| all | 10 |"},
		{"{{ period }}\n{{ else }} the whole time", "the whole time"},
		{"{{ region.whole }}\n{{ else }} {{ region.name }}", "Latin America and the Caribbean"},
	} {
		r := compose(t, s, test.text, nil)
		if got := body(r); got != test.want || len(r.Findings) > 0 {
			t.Errorf("%s: got\n%s\nwant\n%s\n%s", test.text, got, test.want, findings(r))
		}
	}
}

// TestClaims prints what the author states and finds what is false.
func TestClaims(t *testing.T) {
	s := river(t)
	r := compose(t, s, "\nFrom {{ claim 6 countries }} countries, {{ claim 6 countries region=419 }} of them near.\n\n{{ claim 12 participants }}", nil)
	if got, want := body(r), "From 6 countries, 6 of them near.\n12"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	want := "claim-false kmf.md:2:41 the text states 6 for {{ countries region=419 }}, the data gives 5 (Bolivia, Brazil, Chile, Paraguay, Peru) | " +
		"without region=419 it is 6, with United States\n" +
		"claim-false kmf.md:4:1 the text states 12 for {{ participants }}, the data gives 10 | " +
		"correct the number or the data"
	if diff := cmp.Diff(want, findings(r)); diff != "" {
		t.Error(diff)
	}
	var figures []string
	for _, f := range r.Figures[8:] {
		figures = append(figures, fmt.Sprint(f.ID, "=", f.Value))
	}
	if got, want := strings.Join(figures, "; "), "claim 6 countries=6; countries region=419=5; claim 6 countries region=419=6; claim 12 participants=12"; got != want {
		t.Errorf("figures: %s, want %s", got, want)
	}
	// The reading as another metric.
	r = compose(t, s, "{{ claim 8 countries }}", nil)
	if !strings.Contains(findings(r), "as organizations it is 8") {
		t.Error(findings(r))
	}
}

// TestFigureMissing refuses a report of the workspace and thins out one that
// says omit.
func TestFigureMissing(t *testing.T) {
	s := openStore(t)
	put(t, s, "people.csv", "", []records.Participant{{Name: "Ana Quispe", Country: "Perú"}})
	text := "# Where\n\nAt {{ exchange.place }}.\nStill here: {{ participants }}.\n\n- {{ exchange.name }}\n- {{ participants }}\n\n# Gone\n\n{{ testimonials }}\n\n# Last\n\nEnd."
	r := compose(t, s, text, func(in *Input, _ *Request) { in.Rules = records.DefaultRules() })
	if got := findings(r); strings.Count(got, FigureMissing) != 3 || !strings.Contains(got, "kmf.md:3:4 the figure {{ exchange.place }} has no value: no exchange is declared | add exchanges: to lex.yaml") {
		t.Error(got)
	}
	if got := body(r); !strings.Contains(got, "At [exchange.place]. Still here: 1.") {
		t.Errorf("the draft does not mark the gap: %s", got)
	}
	r = compose(t, s, "---\nmissing: omit\n---\n"+text, func(in *Input, _ *Request) { in.Rules = records.DefaultRules() })
	if got, want := body(r), "# Where\nStill here: 1.\n-\n  1\n\n# Last\nEnd."; got != want || len(r.Findings) > 0 {
		t.Errorf("got\n%s\nwant\n%s\n%s", got, want, findings(r))
	}
	notes := strings.Join(r.Missing, "\n")
	for _, want := range []string{"no exchange is declared: add exchanges: to lex.yaml", "there are no testimonials: import"} {
		if !strings.Contains(notes, want) {
			t.Errorf("missing lacks %q:\n%s", want, notes)
		}
	}
}

// TestBareKMF composes the built-in report without lex.yaml.
func TestBareKMF(t *testing.T) {
	s := openStore(t)
	put(t, s, "people.xlsx", "", riverPeople())
	d, err := Load("kmf", "en")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(context.Background(), Input{Store: s, Rules: records.DefaultRules(), Version: "test"}, Request{Definition: d})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "kmf-bare.txt", outline(r.Document)+"\n"+strings.Join(r.Missing, "\n")+"\n"+findings(r)+"\n")
}

// TestOrganizationsOnly composes the built-in report of lists of organizations.
func TestOrganizationsOnly(t *testing.T) {
	s := openStore(t)
	put(t, s, "organizations.xlsx", "", riverOrganizations())
	d, err := Load("kmf", "en")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(context.Background(), Input{Store: s, Rules: records.DefaultRules(), Version: "test"}, Request{Definition: d})
	if err != nil {
		t.Fatal(err)
	}
	got := body(r)
	if !strings.Contains(got, "The lists behind this report name 2 organizations.[note: *Peru:* Puentes; *regional and international organizations:* Foro Andino.]") ||
		!strings.Contains(got, "table organizations-by-country: Organizations by country\n| Country | Organizations |\n| Peru | 1 |\n| Not stated | 1 |\n| Total | 2 |") || strings.Contains(got, "took part") {
		t.Error(got)
	}
}

// TestNilPeriod says in words that nobody took part, and blames nobody.
func TestNilPeriod(t *testing.T) {
	d, err := Load("kmf", "en")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(context.Background(), Input{Store: river(t), Rules: riverRules(), Grantee: records.Grantee{Name: "Caminos"}, Version: "test"},
		Request{Definition: d, Fund: "kmf", Period: records.Period{Label: "2016", Start: "2016-01-01", End: "2016-12-31"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.SplitAfter(body(r), "in this period.")[0], "# Introduction\nPeriod of the figures: 2016. Nobody took part in an activity in this period."; got != want || strings.Contains(body(r), "# Countries") {
		t.Errorf("got\n%s\nwant\n%s", body(r), want)
	}
	for _, note := range r.Missing {
		if !strings.Contains(note, "its words are yours") && !strings.Contains(note, "testimonials") && !strings.Contains(note, "next steps") {
			t.Errorf("an empty period is no lack: %s", note)
		}
	}
}

// TestAnnex moves a list too long for a footnote to the end.
func TestAnnex(t *testing.T) {
	s := openStore(t)
	var many []records.Organization
	for i := range longestNote + 1 {
		many = append(many, records.Organization{Name: fmt.Sprintf("Casa %03d", i), Country: "PE"})
	}
	put(t, s, "organizations.xlsx", "", many)
	r := compose(t, s, "# A\n\nx{{ footnote organizations-by-country }}", nil)
	if got := body(r); !strings.Contains(got, "x[note: The 61 participating organizations are listed by country at the end of this report.]") ||
		!strings.Contains(got, "# Participating organizations\n-\n  *Peru:* Casa 000, Casa 001,") {
		t.Error(got)
	}
}

// TestTablesHide shows what donors see of sensitive breakdowns.
func TestTablesHide(t *testing.T) {
	s := openStore(t)
	var people []records.Participant
	add := func(n int, country, sex string) {
		for range n {
			people = append(people, records.Participant{Name: fmt.Sprintf("Persona %c%d", 'A'+len(people)%26, len(people)), Organization: fmt.Sprint("Org ", len(people)), Country: country, Sex: sex})
		}
	}
	add(9, "PE", "F")
	add(8, "PE", "M")
	add(7, "BO", "F")
	add(2, "BO", "M")
	add(6, "CL", "F")
	add(6, "CL", "M")
	add(3, "CL", "")
	put(t, s, "people.xlsx", "", people)
	text := "{{ table participants by=sex,country }}\n\n{{ table participants by=sex }}\n\n{{ hidden }}"
	golden(t, "tables-donor.txt", body(compose(t, s, text, nil))+"\n")
	golden(t, "tables-internal.txt", body(compose(t, s, strings.Replace(text, "{{ hidden }}", "", 1), func(_ *Input, req *Request) { req.Audience = records.Internal }))+"\n")
	r := compose(t, s, "{{ participants sex=M country=BO }}\n{{ else }} few", nil)
	if got := body(r); got != "few" {
		t.Errorf("a donor is told %q", got)
	}
	r = compose(t, s, "{{ participants sex=M country=BO }}", func(_ *Input, req *Request) { req.Audience = records.Internal })
	if got := body(r); got != "2" {
		t.Errorf("internal readers are told %q", got)
	}
	r = compose(t, s, "{{ table participants by=sex country=BO }}", nil)
	if got, want := body(r), "! People by sex: not shown. The groups are so small that people could be recognised."; got != want && !strings.Contains(got, "hidden") {
		t.Errorf("got %s", got)
	}
}

// TestFiltersNarrow counts calls inside the scope of the report.
func TestFiltersNarrow(t *testing.T) {
	s := river(t)
	put(t, s, "other.xlsx", "other", []records.Participant{{Name: "Lia Sol", Organization: "Otra", Country: "CL"}})
	where := func(filters ...records.Filter) func(*Input, *Request) {
		return func(_ *Input, req *Request) { req.Where = filters }
	}
	for _, test := range []struct {
		text  string
		where []records.Filter
		want  string
	}{
		{"{{ participants }}", nil, "11"},
		{"{{ participants country=CL }}", []records.Filter{{Field: "exchange", Value: "river-2017"}}, "3"},
		{"{{ participants exchange=other }}", []records.Filter{{Field: "exchange", Value: "river-2017"}}, "1"},
		{"{{ participants region=419 }}", []records.Filter{{Field: "country", Value: "CL"}, {Field: "country", Value: "US"}}, "4"},
		{"{{ participants region=150 }}", []records.Filter{{Field: "country", Value: "CL"}}, "0"},
		{"{{ participants country=US }}", []records.Filter{{Field: "region", Value: "419"}}, "0"},
		{"{{ participants country=CL }}", []records.Filter{{Field: "region", Value: "419"}}, "4"},
	} {
		r := compose(t, s, test.text, where(test.where...))
		if got := body(r); got != test.want {
			t.Errorf("%s where %v: got %s, want %s", test.text, test.where, got, test.want)
		}
	}
	r := compose(t, s, "{{ exchange.name }}\n{{ else }} {{ exchanges }} exchanges", nil)
	if got := body(r); got != "2 exchanges" || !strings.Contains(strings.Join(r.Missing, " "), "2 exchanges are in scope: choose one") {
		t.Errorf("%s, %v", got, r.Missing)
	}
	r = compose(t, s, "{{ countries age_group=1-2 }} x", nil)
	if got := findings(r); !strings.Contains(got, "figure-unknown kmf.md:1:1 {{ countries age_group=1-2 }} cannot be counted") {
		t.Error(got)
	}
}

// TestLinksRefused keeps the words of a link that leads nowhere good.
func TestLinksRefused(t *testing.T) {
	r := compose(t, openStore(t), "See [here](javascript:alert(1)), [there](notes.pdf), [anchor](#x) and [good](https://example.org/a).", nil)
	if got, want := body(r), "See here, there, anchor and <good|https://example.org/a>."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := findings(r); strings.Count(got, LinkRefused) != 3 || !strings.Contains(got, "kmf.md:1:5 ") {
		t.Error(got)
	}
}

// TestDataIsNeverParsed puts Markdown, calls and HTML into the data.
func TestDataIsNeverParsed(t *testing.T) {
	s := openStore(t)
	name := "**Bold** {{ participants }} <b>x</b> [l](javascript:x) ¦ a"
	put(t, s, "people.xlsx", "", []records.Participant{{Name: "Ana Quispe", Organization: name, Country: "PE"}})
	put(t, s, "quotes.csv", "", []records.Testimonial{{Quote: "# {{ sources }}\n- <i>x</i>", Consent: "yes", Audience: "public", Attribution: "anonymous"}})
	r := compose(t, s, "{{ organizations-by-country }}\n{{ testimonials }}", nil)
	want := "-\n  *Peru:* " + name + "\n> # {{ sources }}\n> - <i>x</i>\n> (a participant)"
	if diff := cmp.Diff(want, body(r)); diff != "" {
		t.Error(diff)
	}
}

// TestRun is the same for the same report and another for another.
func TestRun(t *testing.T) {
	s := river(t)
	text := "{{ participants }}"
	first := compose(t, s, text, nil)
	if len(first.Run) != 12 || first.Document.Run != first.Run {
		t.Errorf("run %q", first.Run)
	}
	again := compose(t, river(t), strings.ReplaceAll(text, "\n", "\r\n"), nil)
	if again.Run != first.Run || outline(again.Document) != outline(first.Document) {
		t.Errorf("the same report is run %s and %s", first.Run, again.Run)
	}
	runs := []string{first.Run}
	for _, change := range []func(*Input, *Request){
		func(in *Input, _ *Request) { in.Version = "next" },
		func(in *Input, _ *Request) { in.Rules.CountryAliases = map[string]string{"Atlantis": "BR"} },
		func(_ *Input, req *Request) { req.Language = "es" },
		func(_ *Input, req *Request) { req.Audience = records.Internal },
		func(_ *Input, req *Request) { req.Where = []records.Filter{{Field: "country", Value: "PE"}} },
		func(_ *Input, req *Request) {
			req.Period = records.Period{Label: "2017", Start: "2017-01-01", End: "2017-12-31"}
		},
	} {
		run := compose(t, s, text, change).Run
		if slices.Contains(runs, run) {
			t.Errorf("another report has the run %s too", run)
		}
		runs = append(runs, run)
	}
	if run := compose(t, s, text+" people", nil).Run; slices.Contains(runs, run) {
		t.Error("another definition has the same run")
	}
}

// TestDate takes the first date there is.
func TestDate(t *testing.T) {
	s := river(t)
	year := records.Period{Label: "2017", Start: "2017-01-01", End: "2017-12-31"}
	for _, test := range []struct {
		text, date string
		period     records.Period
		want       string
	}{
		{"---\ndate: 2018-03-01\n---\n", "2018-02-01", year, "2018-02-01"},
		{"---\ndate: 2018-03-01\n---\n", "", year, "2018-03-01"},
		{"", "", year, "2017-12-31"},
		{"", "", records.Period{}, "2017-06-24"},
	} {
		r := compose(t, s, test.text, func(_ *Input, req *Request) { req.Date, req.Period = test.date, test.period })
		if r.Document.Date != test.want {
			t.Errorf("date %s, want %s", r.Document.Date, test.want)
		}
	}
	r := compose(t, openStore(t), "x", func(_ *Input, req *Request) { req.Date = "" })
	if r.Document.Date != "" || !strings.Contains(findings(r), ReportUndated) {
		t.Errorf("date %q, %s", r.Document.Date, findings(r))
	}
}

// TestExampleParses reads the narratives of the example workspace.
func TestExampleParses(t *testing.T) {
	files, err := filepath.Glob("../testdata/example/kmf*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no example: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(file, data); err != nil {
			t.Error(err)
		}
	}
}

// TestNotesHaveWords checks that no label of a report is a bare key.
func TestNotesHaveWords(t *testing.T) {
	for _, lang := range []string{"en", "es", "fr", "pt"} {
		w := Words(lang)
		if w == (document.Words{}) || w.Page == "page" || w.Narrative == "narrative" {
			t.Errorf("%s: %+v", lang, w)
		}
	}
}
