package reports

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// howCounted says in words of the report what a call counted and how.
func (c *composer) howCounted(call *Call) string {
	lang := c.req.Language
	key := "proof." + call.Info.Name
	switch name := call.Info.Name; {
	case name == "claim":
		key = "proof.claim"
	case name == "without":
		key = "proof.without." + call.Attribute
	case name == "table", name == "chart", name == "map":
		key = "proof.cells"
		if _, listed := entryKinds[call.Metric]; listed || call.Metric == "timeline" {
			key = "proof.listed"
		}
	case strings.HasPrefix(name, "region."):
		key = "proof.region"
	case strings.HasPrefix(name, "rejected"):
		key = "proof.rejected"
	case strings.HasPrefix(name, "decided."):
		key = "proof.decided"
	case name == "footnote":
		key = "proof.organizations-by-country"
	case entryKinds[name] != "":
		key = "proof.listed"
	case strings.HasPrefix(name, "period"):
		key = "proof.period"
	case !lexicon.HasWord(key):
		key = "proof.settings"
	}
	words := lexicon.Word(key, lang)
	if call.Info.Name == "claim" {
		words += "; " + lexicon.Word("proof."+call.Metric, lang)
	}
	if c.subjectOf(call) == "" && entryKinds[call.Info.Name] == "" {
		return words
	}
	if only := c.scopeWords(call.Filters); only != "" {
		words += "; " + only
	}
	return words
}

// scopeWords says by which filters and period the report, and a call of it, are
// cut; "" when nothing is.
func (c *composer) scopeWords(filters []records.Filter) string {
	lang := c.req.Language
	var parts []string
	q, _ := c.source.query(nil, filters)
	for _, f := range q.Where {
		parts = append(parts, filterLabel(f, lang, c.in.Rules))
	}
	if !c.req.Period.All() {
		parts = append(parts, lexicon.Word("period", lang)+" "+periodWords(c.req.Period, lang))
	}
	if len(parts) == 0 {
		return ""
	}
	return lexicon.Fill("proof.only", lang, "scope", strings.Join(parts, ", "))
}

// filterLabel words one filter: "region Latin America and the Caribbean".
func filterLabel(f records.Filter, lang string, rules records.Rules) string {
	value := f.Value
	switch f.Field {
	case "country":
		if code := lexicon.Country(value, rules.CountryAliases).Code; code != "" {
			value = code
		}
	case "sex", "disability":
		value = keyOf(f)
	}
	return lowerFirst(lexicon.DimensionName(f.Field, lang)) + " " + lexicon.KeyLabel(f.Field, value, lang, rules)
}
