package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// donorSentence ends an import with what the donor would read if the report
// were written now, and how many things are to be asked of the partner.
func (j *takeIn) donorSentence(ctx context.Context) error {
	query := store.Query{Rules: j.config.Rules, Language: j.config.Language}
	table, err := j.store.Count(ctx, query)
	if err != nil {
		return err
	}
	countries, err := j.store.Countries(ctx, query)
	if err != nil {
		return err
	}
	ask := 0
	for _, f := range j.result.Findings {
		if f.Severity != records.Notice {
			ask++
		}
	}
	text := sentence(table.Totals, countries)
	if text == "" {
		text = "No people and no organizations are counted"
	}
	switch ask {
	case 0:
		text += "; nothing to ask your partner about single cells, `lex check` looks across files."
	case 1:
		text += "; 1 thing to ask your partner."
	default:
		text += fmt.Sprintf("; %d things to ask your partner.", ask)
	}
	if j.args.dryRun {
		text = "Dry run, nothing was stored. It would be: " + text
	}
	j.say("%s", text)
	return nil
}

// sentence says who is counted: "30 people (31 rows, 1 twice) from 13 countries
// (12 in Latin America and the Caribbean), 23 organizations".
func sentence(t store.Totals, countries []string) string {
	const lang = "en"
	var parts []string
	if t.Participants > 0 {
		people := plural(t.Participants, "1 person", "%s people")
		if again := t.Rows - t.Participants; again > 0 {
			people += fmt.Sprintf(" (%s rows, %s)", lexicon.Number(t.Rows, lang), plural(again, "1 twice", "%s of them repeats"))
		}
		parts = append(parts, people)
	}
	if len(countries) > 0 {
		from := plural(len(countries), "1 country", "%s countries")
		if region, inside := lexicon.CommonRegion(countries); region != "" {
			from += fmt.Sprintf(" (%s in %s)", lexicon.Number(inside, lang), lexicon.RegionName(region, lang))
		}
		if len(parts) > 0 {
			parts[0] += " from " + from
		} else {
			parts = append(parts, from)
		}
	}
	if t.Organizations > 0 {
		parts = append(parts, plural(t.Organizations, "1 organization", "%s organizations"))
	}
	return strings.Join(parts, ", ")
}
