package explain

import (
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Info describes a figure that can be explained.
type Info struct {
	// Name is that of the call in a definition.
	Name string
	// Dimension is what its things are keys of, "" for people.
	Dimension string
	// Fields are the columns that say it, the one that decides first.
	Fields []string
	// One and Several name its things in English.
	One, Several string
	// Counted says in English how it is counted.
	Counted string
}

// Figures lists what can be explained, in the order of a report's figures.
var Figures = []Info{
	{"participants", "", []string{"name"}, "person", "people",
		"Different people. Rows with the same e-mail address and a name that fits are one person; without an address, rows with the same name and organization are."},
	{"participations", "exchange", []string{"exchange"}, "attendance", "attendances",
		"Attendances: each person once at each exchange. Rows that belong to no exchange count as one exchange more."},
	{"organizations", "organization", []string{"organization"}, "organization", "organizations",
		"Different organizations that people name or a list of organizations holds. Spelling, accents, a leading article and an acronym in brackets make no difference."},
	{"countries", "country", []string{"country_code", "country"}, "country", "countries",
		"Different countries that people come from: a person's own country, else that of their organization. Regional and international organizations have none."},
	{"exchanges", "exchange", []string{"exchange"}, "exchange", "exchanges",
		"Different exchanges to which the rows belong: by their own column, else as their sheet was taken in."},
	{"focus_areas", "focus_area", []string{"focus_area"}, "focus area", "focus areas",
		"Different focus areas: those of the person, else those of their organization, and those of the organizations themselves. One record may have several."},
}

// Find returns the figure of that name, and false when there is none.
func Find(name string) (Info, bool) {
	for _, f := range Figures {
		if f.Name == name {
			return f, true
		}
	}
	return Info{}, false
}

// Names lists the names of all figures.
func Names() []string {
	var names []string
	for _, f := range Figures {
		names = append(names, f.Name)
	}
	return names
}

// counted says in a language how a figure is counted.
func (f Info) counted(lang string) string {
	if lang == "" || lang == "en" {
		return f.Counted
	}
	return lexicon.Word("proof."+f.Name, lang)
}

// label names a key in a language; the figure of people has none.
func (f Info) label(key, lang string, rules records.Rules) string {
	if key == "" && f.Dimension == "exchange" {
		return "no exchange"
	}
	return lexicon.KeyLabel(f.Dimension, key, lang, rules)
}
