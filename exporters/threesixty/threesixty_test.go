package threesixty

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample is a grant with everything in it that one can hold. All organizations
// in it are invented.
func sample() Grant {
	applied, disbursed := 20000.0, 14999.5
	return Grant{
		ID: "360G-zz-2017-003", Title: "River Delta Learning Exchange", Description: "A regional exchange of community paralegals.", Currency: "EUR",
		AppliedFor: &applied, Awarded: 15000, Disbursed: &disbursed, AwardDate: "2016-12-01", URL: "https://fund.example/grants/3",
		Planned:   []Event{{Start: "2017-01-01", End: "2017-12-31"}},
		Actual:    []Event{{Start: "2017-02", Months: 10.5}},
		Recipient: []Organization{{ID: "ZZ-REG-123", Name: "Delta Legal Collective", City: "Puerto Claro", Country: "Bolivia", URL: "https://delta-legal.example/"}},
		Locations: []Location{{Name: "Bolivia", Country: "BO"}, {Name: "Latin America and the Caribbean", Code: "419", CodeType: "M49"}},
		Funder:    []Organization{{ID: "XM-ZZ-9", Name: "Fund for Shared Learning"}},
		Programme: []Programme{{Code: "SL", Title: "Shared Learning"}},
		Documents: []Document{{Title: "Summary report", URL: "https://delta-legal.example/report.pdf", Type: "report"}},
		Modified:  "2018-01-31T00:00:00Z", DataSource: "https://delta-legal.example/grants.json",
	}
}

// person is a grant to somebody who is not named.
func person() Grant {
	return Grant{ID: "360G-zz-2017-004", Title: "Travel", Description: "A journey to the exchange.", Currency: "EUR", Awarded: 300, AwardDate: "2017-05-01",
		Individual: &Individual{ID: "360G-zz-IND:4"}, Funder: sample().Funder}
}

func TestRows(t *testing.T) {
	titles, rows := Rows([]Grant{sample(), person()})
	first, second := map[string]string{}, map[string]string{}
	for i, title := range titles {
		first[title], second[title] = rows[0][i].Text, rows[1][i].Text
		if number := strings.HasPrefix(title, "Amount") || strings.HasSuffix(title, "(months)"); rows[0][i].Text != "" && rows[0][i].Number != number {
			t.Errorf("%s: a number is %v", title, rows[0][i].Number)
		}
	}
	want := map[string]string{"Identifier": "360G-zz-2017-003", "Amount Awarded": "15000", "Amount Disbursed": "14999.5", "Actual Dates:Duration (months)": "10.5",
		"Recipient Org:Name": "Delta Legal Collective", "Beneficiary Location:1:Geographic Code": "419", "Funding Org:Identifier": "XM-ZZ-9", "Recipient Ind:Name": ""}
	for title, text := range want {
		if got, ok := first[title]; !ok || got != text {
			t.Errorf("%s: %q (%v), want %q", title, got, ok, text)
		}
	}
	if second["Recipient Ind:Name"] != IndividualName || second["Recipient Org:Name"] != "" || second["Amount Applied For"] != "" {
		t.Errorf("the second row is %+v", second)
	}
	titles, _ = Rows([]Grant{person()})
	if diff := cmp.Diff([]string{"Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Recipient Ind:Identifier", "Recipient Ind:Name", "Funding Org:Identifier", "Funding Org:Name"}, titles); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestPeopleAreNotNamed proves that there is no way to name one.
func TestPeopleAreNotNamed(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, []Grant{person()}); err != nil || !strings.Contains(b.String(), `"name": "Individual Recipient"`) {
		t.Errorf("%v: %s", err, b.String())
	}
}

func TestRules(t *testing.T) {
	if findings := Check([]Grant{sample(), person()}); len(findings) > 0 {
		t.Fatalf("the samples break rules: %+v", findings)
	}
	broken := map[string]bool{}
	for _, test := range []struct {
		rule, field, message string
		change               func(*Grant)
	}{
		{"360giving-identifier", "id", "no identifier", func(g *Grant) { g.ID = "KMF-2017-014" }},
		{"360giving-identifier", "id", "no identifier", func(g *Grant) { g.ID = "360G-2017" }},
		{"360giving-texts", "title", "no title", func(g *Grant) { g.Title = " " }},
		{"360giving-texts", "title", "140 characters", func(g *Grant) { g.Title = strings.Repeat("é", 140) }},
		{"360giving-texts", "description", "no description", func(g *Grant) { g.Description = "" }},
		{"360giving-amounts", "currency", "no currency", func(g *Grant) { g.Currency = "€" }},
		{"360giving-amounts", "amountAwarded", "no number", func(g *Grant) { g.Awarded = math.NaN() }},
		{"360giving-dates", "awardDate", "no day", func(g *Grant) { g.AwardDate = "2017-06" }},
		{"360giving-dates", "plannedDates[0]", "ends before", func(g *Grant) { g.Planned[0].End = "2016-01-01" }},
		{"360giving-dates", "plannedDates[0]/startDate", "no day", func(g *Grant) { g.Planned[0].Start = "" }},
		{"360giving-dates", "dateModified", "with a time", func(g *Grant) { g.Modified = "2018-01-31" }},
		{"360giving-organizations", "fundingOrganization", "missing", func(g *Grant) { g.Funder = nil }},
		{"360giving-organizations", "recipientOrganization", "nobody received", func(g *Grant) { g.Recipient = nil }},
		{"360giving-organizations", "recipientOrganization", "both", func(g *Grant) { g.Individual = &Individual{ID: "x"} }},
		{"360giving-organizations", "recipientOrganization[0]/id", "no identifier", func(g *Grant) { g.Recipient[0].ID = "" }},
		{"360giving-places", "beneficiaryLocation[0]/countryCode", "no country", func(g *Grant) { g.Locations[0].Country = "Bolivia" }},
		{"360giving-places", "beneficiaryLocation[0]/countryCode", "Kosovo", func(g *Grant) { g.Locations[0].Country = "XK" }},
		{"360giving-places", "relatedDocument[0]/url", "no address", func(g *Grant) { g.Documents[0].URL = "report.pdf" }},
	} {
		g := sample()
		test.change(&g)
		findings := Check([]Grant{g})
		if len(findings) != 1 {
			t.Errorf("%s, %s: %d findings %+v", test.rule, test.message, len(findings), findings)
			continue
		}
		if f := findings[0]; f.Check != test.rule || f.Field != "grants[0]/"+test.field || !strings.Contains(f.Message, test.message) || f.Hint == "" {
			t.Errorf("%s, %s: got %+v", test.rule, test.message, f)
		}
		broken[test.rule] = true
	}
	for _, rule := range Rules {
		if !broken[rule.Name] {
			t.Errorf("no test breaks the rule %s (%s)", rule.Name, rule.Title)
		}
	}
	if findings := Check([]Grant{sample(), sample()}); len(findings) != 1 || findings[0].Field != "grants[1]/id" {
		t.Errorf("got %+v", findings)
	}
}
