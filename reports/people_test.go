package reports

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// TestParticipantsList names those who agreed, as far and as long as they did,
// and counts the others.
func TestParticipantsList(t *testing.T) {
	s := openStore(t)
	put(t, s, "people.xlsx", "river-2017", []records.Participant{
		{Name: "Ana Yes", Email: "ana@example.org", Consent: "yes", Role: "speaker", Organization: "Puentes", Country: "Peru"},
		{Name: "Bea No", Consent: "no"}, {Name: "Carla Unasked"},
		{Name: "Dora Withdrew", Email: "dora@example.org", Consent: "yes"}, {Name: "Withdrew, Dora", Email: "dora@example.org", Consent: "yes"},
		{Name: "Eva Expired"}, {Name: "Fay Inside"}, {Name: "Gil Public"}, {Name: "Hal Again"}, {Name: "Ian Quote"},
		{Name: "Jo Namesake", Email: "jo@example.org"}, {Name: "Kim Unsaid"}, {Name: "Lou Absent", Status: "absent", Consent: "yes"},
	})
	put(t, s, "consents.xlsx", "", entries(records.Consents,
		"name=Dora Withdrew; email=dora@example.org; consent=yes; audience=public; withdrawn=2018-01-01",
		"name=Eva Expired; consent=yes; audience=donor; expires=2017-12-31",
		"name=Fay Inside; consent=yes; audience=internal",
		"name=Gil Public; consent=yes; audience=public; use=name",
		"name=Hal Again; consent=no; date=2017-01-01", "name=Hal Again; consent=yes; audience=donor; date=2017-06-01",
		"name=Ian Quote; consent=yes; audience=public; use=quote",
		"name=Jo Namesake; email=other@example.org; consent=yes; audience=public",
		"name=Kim Unsaid; consent=yes"))
	list := func(audience records.Audience) string {
		return body(compose(t, s, "{{ participants-list }}", func(_ *Input, req *Request) { req.Audience, req.Date = audience, "2018-01-31" }))
	}
	want := `table participants-list: List of participants
| Name | Organization | Country | Role | Days |
| Ana Yes | Puentes | Peru | speaker | June 19–24, 2017 |
| Gil Public | Not stated | Not stated | Not stated | June 19–24, 2017 |
| Hal Again | Not stated | Not stated | Not stated | June 19–24, 2017 |
8 people who have not agreed to be named.`
	if got := list(records.Donor); got != want {
		t.Errorf("donor: got\n%s\nwant\n%s", got, want)
	}
	if got := list(records.Public); !strings.Contains(got, "| Gil Public |") || strings.Contains(got, "Ana") || !strings.HasSuffix(got, "10 people who have not agreed to be named.") {
		t.Errorf("public: got\n%s", got)
	}
	if got := list(records.Internal); strings.Count(got, "\n") != 12 || strings.Contains(got, "agreed") || strings.Contains(got, "Lou") {
		t.Errorf("internal: got\n%s", got)
	}
}

// TestPeopleOfSeveralOrganizations names each of them by its best name.
func TestPeopleOfSeveralOrganizations(t *testing.T) {
	s := openStore(t)
	put(t, s, "organizations.xlsx", "", []records.Organization{{Name: "Casa del Río", Country: "Peru"}})
	put(t, s, "people.xlsx", "river-2017", []records.Participant{
		{Name: "Ana Inventada", Organization: "Puentes y la casa del rio"}, {Name: "Luis Supuesto", Organization: "PUENTES"}, {Name: "Sol Ficticia", Organization: "Puentes"},
	})
	got := body(compose(t, s, "{{ participants-list }}\n\n{{ organizations }}", func(_ *Input, req *Request) { req.Audience = records.Internal }))
	if !strings.Contains(got, "| Ana Inventada | Puentes; Casa del Río |") || !strings.Contains(got, "| Luis Supuesto | Puentes |") || !strings.HasSuffix(got, "\n2") {
		t.Errorf("got\n%s", got)
	}
}

// TestSignInDays counts days where a list was kept day by day.
func TestSignInDays(t *testing.T) {
	s := openStore(t)
	put(t, s, "days.xlsx", "river-2017", []records.Participant{{Name: "Ana Quispe", Date: "2017-06-19"}, {Name: "Ana Quispe", Date: "2017-06-20"}, {Name: "Luis Paz", Date: "2017-06-20"}})
	got := body(compose(t, s, "{{ participants-list }}", func(_ *Input, req *Request) { req.Audience = records.Internal }))
	if !strings.Contains(got, "| Ana Quispe | Not stated | Not stated | 2 |") || !strings.Contains(got, "| Luis Paz | Not stated | Not stated | 1 |") {
		t.Errorf("got\n%s", got)
	}
}

// TestWithdrawnQuote leaves out a quote whose consent was withdrawn in its own
// row or in a list of consents.
func TestWithdrawnQuote(t *testing.T) {
	s := openStore(t)
	put(t, s, "quotes.csv", "", []records.Testimonial{
		{Quote: "One.", Name: "Ana Quispe", Consent: "yes", Audience: "donor", Withdrawn: "2018-01-01"},
		{Quote: "Two.", Name: "Luis Paz", Consent: "yes", Audience: "donor", Attribution: "full"},
		{Quote: "Three.", Name: "Eva Ríos", Consent: "yes", Audience: "donor", Language: "en", Original: "Tres.", OriginalLanguage: "es"},
	})
	put(t, s, "consents.xlsx", "", entries(records.Consents, "name=Paz Luis; consent=no", "name=Eva Ríos; consent=no; use=photo"))
	r := compose(t, s, "{{ testimonials }}", nil)
	if got := body(r); strings.Contains(got, "One") || strings.Contains(got, "Two") || !strings.Contains(got, "Three.") || strings.Contains(got, "said in") {
		t.Errorf("got\n%s", got)
	}
	withdrawn := 0
	for _, q := range r.Lapsed {
		if q.Withdrawn && q.LeftOut && len(q.Uncovered) == 3 {
			withdrawn++
		}
	}
	if withdrawn != 2 || len(r.Lapsed) != 3 || len(r.Lapsed[2].Uncovered) != 1 || r.Lapsed[2].LeftOut {
		t.Errorf("found %+v", r.Lapsed)
	}
	quote := r.Document.Blocks[0].(document.Quote)
	if quote.OriginalLanguage != "es" || len(quote.Original) != 1 {
		t.Errorf("the original is %+v", quote)
	}
}

// TestPeopleReached holds every table of people reached against the totals: no
// total is a sum of its rows, no number below the bound is shown, and none that
// is hidden follows from a line or a column.
func TestPeopleReached(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := openStore(t)
		pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(rt, label) }
		var people []records.Participant
		for range rapid.IntRange(1, 60).Draw(rt, "rows") {
			who := rapid.IntRange(1, 40).Draw(rt, "who")
			people = append(people, records.Participant{Name: fmt.Sprintf("Persona N%d", who), Email: fmt.Sprintf("p%d@example.org", who),
				Country: []string{"", "Peru", "Chile", "Chile", "Brazil"}[who%5], Sex: []string{"F", "M", "F", ""}[who%4], Age: []string{"20", "", "40", "70", "41"}[who/2%5],
				Exchange: pick("exchange", "a", "b")})
		}
		put(t, s, "people.xlsx", "", people)
		for _, audience := range []records.Audience{records.Internal, records.Donor} {
			var totals [2]string
			r := compose(t, s, "{{ participants }} {{ participations }}\n\n{{ people-reached }}", func(_ *Input, req *Request) { req.Audience = audience; req.Where = nil })
			for _, block := range r.Document.Blocks {
				table, ok := block.(document.Table)
				if !ok {
					continue
				}
				last := table.Rows[len(table.Rows)-1]
				totals = [2]string{last[len(last)-2].Text, last[len(last)-1].Text}
				if got := strings.Join(totals[:], " "); got != inlineWords(r.Document.Blocks[0].(document.Paragraph).Text) {
					rt.Fatalf("%s: the total is %s:\n%s", audience, got, body(r))
				}
				for _, row := range table.Rows {
					if len(row) != len(table.Columns) {
						rt.Fatalf("a row of %d cells for %d columns:\n%s", len(row), len(table.Columns), body(r))
					}
				}
			}
			if totals[0] == "" && !strings.Contains(body(r), "not shown") {
				rt.Fatalf("%s: no table:\n%s", audience, body(r))
			}
		}
	})
}

// TestOverlap tells how many came twice.
func TestOverlap(t *testing.T) {
	s := openStore(t)
	put(t, s, "a.xlsx", "a", []records.Participant{{Name: "Ana Quispe"}, {Name: "Luis Paz"}})
	put(t, s, "b.xlsx", "b", []records.Participant{{Name: "Ana Quispe"}})
	got := body(compose(t, s, "{{ overlap }}", func(_ *Input, req *Request) { req.Where = nil }))
	want := "table overlap: People and attendances\n| Exchanges attended | People | Attendances |\n| 1 | 1 | 1 |\n| 2 | 1 | 2 |\n| Total | 2 | 3 |\n" +
		"note: Sum of the exchanges: 3; to deduct for people who came again: 1; different people: 2."
	if got != want {
		t.Errorf("got\n%s", got)
	}
}
