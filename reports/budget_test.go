package reports

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

// TestBudget sets lines against their budget at the end of June, in the middle
// of the grant, and at the end of the year.
func TestBudget(t *testing.T) {
	rows := entries(records.Budget,
		"code=1; line=Travel; period=2018-Q1; budget=1000; spent=400",
		"code=1; line=Travel; period=2018-Q2; budget=1000; spent=750.5",
		"code=2; line=Venue; period=2018-Q2; budget=500; spent=540",
		"code=3; line=Printing; period=2018-Q4; budget=300; spent=100",
		"code=4; line=Fees; period=2018-Q2; budget=200; spent=260; explanation=One more day.",
	)
	s := openStore(t)
	put(t, s, "budget.xlsx", "", rows)
	at := func(n int) *Result {
		return compose(t, s, "{{ budget }}", func(in *Input, req *Request) { grantOf2018(in, req); req.Period = quarter(n) })
	}
	june := at(2)
	want := `table budget: Budget against spending
| No. | Budget line | Budget | Spent this period | Spent so far | Variance | % | Explanation |
| 1 | Travel | €1,000 | €750.50 | €1,150.50 | -€150.50 | -15% |  |
| 2 | Venue | €500 | €540 | €540 | -€40 | -8% |  |
| 3 | Printing | €300 | Not stated | Not stated | – | – |  |
| 4 | Fees | €200 | €260 | €260 | -€60 | -30% | One more day. |
|  | Total | €2,000 | €1,550.50 | €1,950.50 | – | – |  |
note: Variance: budget less what was spent so far; a minus sign means that more was spent than planned. Lines of which a number is not stated: 1. The total holds the numbers that are stated, and is not compared.`
	if got := body(june); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := findings(june); strings.Count(got, VarianceUnexplained) != 1 || !strings.Contains(got, `on "Travel" 15.1% more was spent than planned`) {
		t.Errorf("in June: %s", got)
	}
	// When the grant is over, money that is left wants a word too.
	if got := findings(at(4)); strings.Count(got, VarianceUnexplained) != 2 || !strings.Contains(got, `on "Printing" 66.7% less was spent than planned`) {
		t.Errorf("in December: %s", got)
	}
}

// TestBudgetsApart keeps currencies and funds apart, and chooses one.
func TestBudgetsApart(t *testing.T) {
	s := openStore(t)
	put(t, s, "budget.xlsx", "", entries(records.Budget,
		"line=Travel; budget=1000; spent=400; fund=kmf",
		"line=Travel; budget=900; spent=100; fund=Other Fund",
		"line=Rent; budget=70; spent=70; fund=kmf; currency=usd",
		"line=Stamps; budget=5; spent=5"))
	two := func(in *Input, req *Request) {
		grantOf2018(in, req)
		req.Fund = ""
		in.Rules.Funds = append(in.Rules.Funds, records.Fund{ID: "other", Name: "Other Fund", Currency: "PEN"})
	}
	for text, want := range map[string]string{
		"{{ budget }}":            "Budget against spending: Knowledge Fund EUR|Budget against spending: Other Fund PEN|Budget against spending: Knowledge Fund USD|Budget against spending",
		"{{ budget fund=other }}": "Budget against spending|PEN 5 |",
		"{{ budget fund=kmf }}":   "Travel | €1,000|Rent | US$70|Stamps | €5",
	} {
		got := body(compose(t, s, text, two))
		for _, part := range strings.Split(want, "|") {
			if !strings.Contains(got, strings.TrimSpace(part)) && !strings.Contains(strings.ReplaceAll(got, "\u00a0", " "), strings.TrimSpace(part)) {
				t.Errorf("%s: got\n%s\nwithout %q", text, got, part)
			}
		}
		if strings.Contains(text, "fund=other") && strings.Contains(got, "Rent") {
			t.Errorf("%s: got another fund's line\n%s", text, got)
		}
	}
}
