package reports

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// FigureLabel words a figure, as it stands in the archive, in a language (en, es,
// fr, pt): "Countries (region Latin America and the Caribbean)". What is no call
// that counts stays as it is written.
func FigureLabel(id, lang string, rules records.Rules) string {
	call, mistake := parseCall(id)
	if mistake != nil {
		return id
	}
	var label string
	switch name := call.Info.Name; {
	case name == "claim":
		label = lexicon.Fill("figure.claim", lang, "what", lexicon.Word(call.Metric, lang))
	case name == "stated" && len(call.Nouns) > 0:
		return call.Nouns[len(call.Nouns)-1]
	case name == "without":
		label = lexicon.Fill("figure.without", lang, "what", lowerFirst(lexicon.DimensionName(call.Attribute, lang)))
	case lexicon.HasWord("figure." + name):
		label = lexicon.Word("figure."+name, lang)
	case call.Metric == name && lexicon.HasWord(name):
		label = lexicon.Word(name, lang)
	default:
		return id
	}
	var only []string
	for _, f := range call.Filters {
		only = append(only, filterLabel(f, lang, rules))
	}
	if len(only) > 0 {
		label += " (" + strings.Join(only, ", ") + ")"
	}
	return label
}

// SensitiveFigure reports whether a figure counts by what small numbers are
// hidden for: by sex, age group or disability, for readers outside the house.
func SensitiveFigure(id string, audience records.Audience) bool {
	call, mistake := parseCall(id)
	if mistake != nil {
		return false
	}
	var by []string
	for _, f := range call.Filters {
		by = append(by, f.Field)
	}
	if call.Attribute != "" {
		by = append(by, call.Attribute)
	}
	return Sensitive(by, audience, false)
}

// PeriodLabel words a period in a language.
func PeriodLabel(p records.Period, lang string) string {
	if p.All() {
		return lexicon.Word("period.all", lang)
	}
	return periodWords(p, lang)
}
