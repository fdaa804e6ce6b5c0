package threesixty

import (
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/namati/lex/internal/records"
)

// Rule is something that the standard demands of a grant.
type Rule struct {
	// Name is that of its findings; Title says in a few words what it demands.
	Name, Title string
	check       func(g *Grant, r *report)
}

// Rules lists every rule.
var Rules = []Rule{
	{"360giving-identifier", "a grant has an identifier with the publisher's prefix", checkIdentifier},
	{"360giving-texts", "a grant has a title of less than 140 characters and a description", checkTexts},
	{"360giving-amounts", "amounts are numbers in a currency", checkAmounts},
	{"360giving-dates", "days are written as 2017-01-31, and nothing ends before it begins", checkDates},
	{"360giving-organizations", "the funder and the recipient have an identifier and a name", checkOrganizations},
	{"360giving-places", "countries and addresses are in the form of the standard", checkPlaces},
}

// longestTitle is the length that the title of a grant stays under.
const longestTitle = 140

// Check holds grants to all rules and returns what breaks them: Field is the
// place in the data, such as "grants[0]/title", Value what was found.
func Check(grants []Grant) []records.Finding {
	r := &report{}
	seen := map[string]bool{}
	for i := range grants {
		r.at = "grants[" + strconv.Itoa(i) + "]"
		for _, rule := range Rules {
			r.rule = rule.Name
			rule.check(&grants[i], r)
		}
		if id := grants[i].ID; seen[id] && id != "" {
			r.rule = "360giving-identifier"
			r.wrong("id", id, "another grant has the same identifier", "give every grant an identifier of its own")
		}
		seen[grants[i].ID] = true
	}
	return r.findings
}

// report gathers findings.
type report struct {
	rule, at string
	findings []records.Finding
}

func (r *report) wrong(where, value, message, hint string) {
	r.findings = append(r.findings, records.Finding{Severity: records.Error, Check: r.rule, Field: r.at + "/" + where, Value: value, Message: message, Hint: hint})
}

func checkIdentifier(g *Grant, r *report) {
	if rest, ok := strings.CutPrefix(g.ID, "360G-"); !ok || !strings.Contains(strings.Trim(rest, "-"), "-") || strings.ContainsAny(g.ID, " \t\n") {
		r.wrong("id", g.ID, "this is no identifier of a grant", "write 360G, the funder's prefix and the number of the grant, with dashes: 360G-abc-2017-014")
	}
}

func checkTexts(g *Grant, r *report) {
	if strings.TrimSpace(g.Title) == "" {
		r.wrong("title", "", "the grant has no title", "give one")
	}
	if n := utf8.RuneCountInString(g.Title); n >= longestTitle {
		r.wrong("title", g.Title, "the title has "+strconv.Itoa(n)+" characters", "keep it under 140; the rest belongs into the description")
	}
	if strings.TrimSpace(g.Description) == "" {
		r.wrong("description", "", "the grant has no description", "say in a sentence what it is for")
	}
}

func checkAmounts(g *Grant, r *report) {
	if len(g.Currency) != 3 || strings.Trim(g.Currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		r.wrong("currency", g.Currency, "this is no currency code", "use three capital letters of ISO 4217, such as EUR")
	}
	for _, a := range []struct {
		name   string
		amount *float64
	}{{"amountAppliedFor", g.AppliedFor}, {"amountAwarded", &g.Awarded}, {"amountDisbursed", g.Disbursed}} {
		if a.amount != nil && (math.IsNaN(*a.amount) || math.IsInf(*a.amount, 0)) {
			r.wrong(a.name, "", "the amount is no number", "write digits with at most one point")
		}
	}
}

func checkDates(g *Grant, r *report) {
	r.day("awardDate", g.AwardDate, false)
	for _, list := range []struct {
		name   string
		events []Event
	}{{"plannedDates", g.Planned}, {"actualDates", g.Actual}} {
		for i, e := range list.events {
			where := list.name + "[" + strconv.Itoa(i) + "]"
			start := r.day(where+"/startDate", e.Start, true)
			if e.End != "" && r.day(where+"/endDate", e.End, true) && start && e.End < e.Start[:min(len(e.Start), len(e.End))] {
				r.wrong(where, e.Start+" to "+e.End, "it ends before it begins", "exchange the days")
			}
			if !(e.Months >= 0) || math.IsInf(e.Months, 0) {
				r.wrong(where+"/duration", "", "the number of months is no number from 0 on", "mend it or leave it out")
			}
		}
	}
	if g.Modified != "" {
		if _, err := time.Parse(time.RFC3339, g.Modified); err != nil {
			r.wrong("dateModified", g.Modified, "this is no day with a time", "write it as 2018-01-31T00:00:00Z")
		}
	}
}

// day checks a day, of which events may know the month or the year alone.
func (r *report) day(where, s string, partly bool) bool {
	forms := []string{time.DateOnly, time.RFC3339}
	if partly {
		forms = append(forms, "2006-01", "2006")
	}
	for _, form := range forms {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	r.wrong(where, s, "this is no day", "write it as 2017-01-31")
	return false
}

func checkOrganizations(g *Grant, r *report) {
	if len(g.Funder) == 0 {
		r.wrong("fundingOrganization", "", "the funder is missing", "name it with its identifier")
	}
	switch {
	case len(g.Recipient) == 0 && g.Individual == nil:
		r.wrong("recipientOrganization", "", "nobody received the grant", "name the organization with its identifier")
	case len(g.Recipient) > 0 && g.Individual != nil:
		r.wrong("recipientOrganization", "", "both an organization and a person received the grant", "keep one")
	case g.Individual != nil && g.Individual.ID == "":
		r.wrong("recipientIndividual/id", "", "the person has no identifier", "give one that does not tell who it is")
	}
	for _, list := range []struct {
		name          string
		organizations []Organization
	}{{"fundingOrganization", g.Funder}, {"recipientOrganization", g.Recipient}} {
		for i, o := range list.organizations {
			where := list.name + "[" + strconv.Itoa(i) + "]"
			if o.ID == "" || strings.ContainsAny(o.ID, " \t\n") {
				r.wrong(where+"/id", o.ID, "the organization has no identifier", "take it from org-id.guide, or write 360G-, your prefix and ORG: and a name of your own")
			}
			if strings.TrimSpace(o.Name) == "" {
				r.wrong(where+"/name", "", "the organization has no name", "give one")
			}
		}
	}
}

func checkPlaces(g *Grant, r *report) {
	for i, l := range g.Locations {
		where := "beneficiaryLocation[" + strconv.Itoa(i) + "]"
		switch {
		case l.Country == "XK":
			r.wrong(where+"/countryCode", l.Country, "the list of the standard has no code for Kosovo", "leave the code out and keep the name")
		case l.Country != "" && (len(l.Country) != 2 || strings.Trim(l.Country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != ""):
			r.wrong(where+"/countryCode", l.Country, "this is no country code", "use two capital letters of ISO 3166-1, such as BO")
		case l.Country == "" && l.Name == "" && l.Code == "":
			r.wrong(where, "", "the place is empty", "name it, or leave it out")
		}
	}
	address := func(where, s string) {
		if u, err := url.Parse(s); s != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
			r.wrong(where, s, "this is no address on the web", "write it in full: https://…")
		}
	}
	address("url", g.URL)
	address("dataSource", g.DataSource)
	for i, d := range g.Documents {
		address("relatedDocument["+strconv.Itoa(i)+"]/url", d.URL)
	}
}
