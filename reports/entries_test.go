package reports

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

// programme is a store with a few sessions, outputs and next steps.
func programme(t *testing.T, change func(*Input, *Request)) func(text string) *Result {
	s := openStore(t)
	put(t, s, "sessions.xlsx", "", entries(records.Sessions,
		"title=Second; date=2018-05-02; end_date=2018-05-03; city=Quito; country=Ecuador; attendees=20; women=18; summary=Talk  and\nwork; deviation=Later than planned; facilitator=Ana Inventada",
		"title=First; date=2018-04-01; attendees=9; women=12",
		"title=Undated; attendees=3",
		"title=Earlier; date=2018-02-01; country=Peru"))
	put(t, s, "outputs.xlsx", "", entries(records.Outputs,
		"title=Guide; date=2018-06-30; quantity=400; status=done; website=https://example.org/guide",
		"title=Film; date=2018-05-30; website=javascript:alert(1)"))
	put(t, s, "steps.xlsx", "", entries(records.NextSteps,
		"step=Write the guide.; owner=Luis Ficticio; due=2018-05-31; status=ongoing; date=2018-04-02",
		"step=Done already; status=done",
		"step=Meet again?; due=2018-12-01",
		"step=Agreed later; date=2018-08-01"))
	return func(text string) *Result {
		return compose(t, s, text, func(in *Input, req *Request) {
			in.Rules = records.DefaultRules()
			req.Period, req.Fund = quarter(2), ""
			if change != nil {
				change(in, req)
			}
		})
	}
}

func TestSessionsOutputsSteps(t *testing.T) {
	r := programme(t, nil)("{{ sessions }}\n\n{{ outputs }}\n\n{{ next-steps }}")
	want := `table session: 
| Activity | First |
| Dates | April 1, 2018 |
| Place | Not stated |
| People who came | 9 |
| Women among them | 12 |
table session-2: 
| Activity | Second |
| Dates | May 2–3, 2018 |
| Place | Quito, Ecuador |
| People who came | 20 |
| Women among them | hidden |
| What happened | Talk and work |
| Otherwise than planned | Later than planned |
note: Counts of fewer than 5 people are hidden, and others beside them, so that nobody can be singled out.
table outputs: Publications, videos and other products
| Output | Date | Quantity | Status | Link |
| Film | May 30, 2018 | Not stated | Not stated | javascript:alert(1) |
| Guide | June 30, 2018 | 400 | Done | https://example.org/guide |
1.
  Write the guide (was due on May 31, 2018, still open; ongoing).
2.
  Meet again? (by December 1, 2018).`
	if got := body(r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := findings(r); !strings.Contains(got, "session-unclear sessions.xlsx:3:0 more women (12) than people (9)") || !strings.Contains(got, LinkRefused) {
		t.Errorf("found %s", got)
	}
	if got := strings.Join(r.Missing, "\n"); !strings.Contains(got, "1 session bears no date and is left out of the period") {
		t.Errorf("missing %s", got)
	}
	internal := body(programme(t, func(_ *Input, req *Request) { req.Audience = records.Internal })("{{ sessions }}\n\n{{ next-steps }}"))
	for _, want := range []string{"| Women among them | 18 |", "| Led by | Ana Inventada |", "(Luis Ficticio; was due"} {
		if !strings.Contains(internal, want) {
			t.Errorf("got\n%s\nwithout %s", internal, want)
		}
	}
}

// TestNilPeriods says in words that a period was empty, in every language, and
// tells apart what was never imported.
func TestNilPeriods(t *testing.T) {
	text := "{{ sessions }}\n\n{{ outputs }}\n\n{{ people-reached }}"
	for lang, want := range map[string]string{
		"en": "No session took place in this period.\nNo output was finished in this period.",
		"es": "En este período no se celebró ninguna sesión.\nEn este período no se terminó ningún producto.",
		"fr": "Aucune séance n’a eu lieu pendant cette période.\nAucun produit n’a été achevé pendant cette période.",
		"pt": "Nenhuma sessão foi realizada neste período.\nNenhum produto foi concluído neste período.",
	} {
		r := programme(t, func(_ *Input, req *Request) {
			req.Period, req.Language = records.Period{Label: "2016", Start: "2016-01-01", End: "2016-12-31"}, lang
			req.Definition.Missing = Omit
		})(text)
		if got := body(r); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", lang, got, want)
		}
		if lang == "en" && !strings.Contains(strings.Join(r.Missing, "\n"), "there are no participants: import a list") {
			t.Errorf("missing %v", r.Missing)
		}
	}
	if got := findings(compose(t, openStore(t), "{{ sessions }}", nil)); !strings.Contains(got, "there are no sessions | import a list of them") {
		t.Errorf("found %s", got)
	}
}

// TestTimeline places exchanges and sessions in time.
func TestTimeline(t *testing.T) {
	r := programme(t, func(in *Input, _ *Request) {
		in.Rules.Exchanges = []records.Exchange{{ID: "may", Name: "May Exchange", Start: "2018-05-01", End: "2018-05-04"}, {ID: "old", Name: "Old", Start: "2017-05-01"}}
	})("{{ chart timeline }}")
	if got := body(r); got != "chart chart-timeline of : Timeline. Exchanges and activities over time: First, April 1, 2018; May Exchange, May 1–4, 2018; Second, May 2–3, 2018." {
		t.Errorf("got %s", got)
	}
}

// TestOneOfSeveralFunds keeps a report of one fund to that fund's exchanges.
func TestOneOfSeveralFunds(t *testing.T) {
	s := openStore(t)
	put(t, s, "a.xlsx", "a", []records.Participant{{Name: "Ana Quispe", Country: "Peru"}, {Name: "Eva Ríos", Country: "Chile"}})
	put(t, s, "b.xlsx", "b", []records.Participant{{Name: "Luis Paz", Country: "Brasil"}})
	two := func(fund string) func(*Input, *Request) {
		return func(in *Input, req *Request) {
			in.Rules.Exchanges = []records.Exchange{{ID: "a", Name: "A", Fund: "one"}, {ID: "b", Name: "B", Fund: "two"}}
			in.Rules.Funds = []records.Fund{{ID: "one", Name: "One"}, {ID: "two", Name: "Two", Amount: 1200, Currency: "USD", Start: "2018-02-01", End: "2018-11-30"}}
			req.Fund, req.Period = fund, quarter(1)
			req.Period.Start, req.Period.End = "", ""
		}
	}
	for _, test := range []struct{ fund, text, want string }{
		{"", "{{ participants }} {{ fund.name fund=two }}", "3 Two"},
		{"one", "{{ participants }} {{ fund.name }} {{ exchange.name }}", "2 One A"},
		{"One", "{{ participants }} {{ fund.name }}", "2 One"},
		{"two", "{{ participants }} {{ fund.amount }} {{ fund.currency }} {{ fund.dates }}", "1 US$1,200 USD February 1 – November 30, 2018"},
	} {
		if got := body(compose(t, s, test.text, two(test.fund))); got != test.want {
			t.Errorf("fund %q: got %q, want %q", test.fund, got, test.want)
		}
	}
	if got := findings(compose(t, s, "{{ participants }}", two("onne"))); !strings.Contains(got, `for the fund "onne", which lex.yaml does not declare | did you mean one?`) {
		t.Errorf("an unknown fund: %s", got)
	}
	covered := func(n int) string {
		return body(compose(t, s, "{{ period.covered }}\n{{ else }} all", func(in *Input, req *Request) { two("two")(in, req); req.Period = quarter(n) }))
	}
	if got := covered(1) + " / " + covered(2) + " / " + covered(4); got != "February 1 – March 31, 2018 / all / October 1 – November 30, 2018" {
		t.Errorf("covered: %s", got)
	}
}
