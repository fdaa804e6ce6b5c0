package desk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// fewSpeakers are quotes whose speaker is not named, and can be told all the same:
// the report gives the country or the organization, and hardly anybody else came
// from there.
func fewSpeakers(c *Case) []records.Finding {
	if c.Crowd == nil {
		return nil
	}
	var found []records.Finding
	for _, q := range c.Quotes {
		if q.Record.Attribution == "full" || q.Record.Attribution == "first" {
			continue // who agreed to be named
		}
		where, n := c.crowdOf(q)
		if where == "" || n == 0 || n > 1 && (c.Audience != records.Public || !c.few(n)) {
			continue
		}
		f := records.Finding{File: q.Origin.File, Sheet: q.Origin.Sheet, Row: q.Origin.Row,
			Message: fmt.Sprintf("the speaker of this quote is not named, but the report tells %s, from which %s took part", where, counted(n, "one person", "people")),
			Hint:    "ask the speaker, and set the attribution to first or full; or take country and names out of the quote"}
		found = append(found, f)
	}
	return found
}

// crowdOf tells what the report says about where a speaker comes from, and how
// many came from there: in the attribution, or in the words of the quote.
func (c *Case) crowdOf(q store.StoredTestimonial) (where string, people int) {
	t := q.Record
	said := " " + lexicon.Fold(strings.Join([]string{t.Quote, t.Original, t.Position}, " ")) + " "
	if n := c.Crowd.Organizations[q.Organization]; q.Organization != "" && n > 0 && says(said, forms(t.Organization)) {
		return "the organization", n
	}
	if q.Country == "" || c.Regional || slices.Contains(c.AtRisk.Countries, q.Country) {
		return "", 0
	}
	var countries []string
	for _, lang := range lexicon.Languages {
		countries = append(countries, lexicon.CountryName(q.Country, lang))
	}
	if t.Attribution == "role" && t.Position != "" || says(said, countries) {
		return "the country", c.Crowd.Countries[q.Country]
	}
	return "", 0
}

// forms are a name, and where it has brackets what stands before and in them.
func forms(name string) []string {
	before, inside, _ := strings.Cut(name, "(")
	return []string{name, before, strings.TrimSuffix(strings.TrimSpace(inside), ")")}
}

// says reports whether a folded text holds one of some names.
func says(text string, names []string) bool {
	for _, name := range names {
		if key := lexicon.FoldOrganization(name); key != "" && strings.Contains(text, " "+key+" ") {
			return true
		}
	}
	return false
}
