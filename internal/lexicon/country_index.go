package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// countryNames is the index behind Country. The keys of names are folded texts,
// those of cores lack the small words, those of codes are folded ISO and Olympic
// codes and three digits of M49.
type countryNames struct {
	names, cores map[string]*CountryMatch
	codes        map[string]string
}

// countryAliases is a row of aliases.csv.
type countryAliases struct {
	Code  string `csv:"code"`
	Names string `csv:"names"`
}

// elsewhere is a row of elsewhere.csv: texts that are no country of today.
type elsewhere struct {
	Status string `csv:"status"`
	Codes  string `csv:"codes"`
	Note   string `csv:"note"`
	Names  string `csv:"names"`
}

// countryIndex is made when the first country is looked up, which every import
// and report does: it is most of what lexicon costs a short run.
var countryIndex = sync.OnceValue(newCountryNames)

func newCountryNames() countryNames {
	index := countryNames{names: make(map[string]*CountryMatch, 6000), cores: make(map[string]*CountryMatch, 6000), codes: make(map[string]string, 1000)}
	rows := countryRows()
	for _, c := range rows {
		for _, code := range []string{c.Alpha2, c.Alpha3, c.M49} {
			if code != "" {
				index.codes[Fold(code)] = c.Alpha2
			}
		}
	}
	for _, c := range rows {
		if _, taken := index.codes[Fold(c.IOC)]; !taken && c.IOC != "" {
			index.codes[Fold(c.IOC)] = c.Alpha2
		}
		names := append([]string{c.EN, c.ES, c.FR, c.PT}, split(c.Other)...)
		index.add(names, CountryMatch{Status: Known, Code: c.Alpha2})
	}
	for _, row := range readTable[countryAliases]("aliases.csv") {
		index.add(split(row.Names), CountryMatch{Status: Known, Code: row.Code})
	}
	for _, r := range regions().ordered {
		scope := "regional"
		if r.Code == "001" {
			scope = "international"
		}
		match := CountryMatch{Status: NoCountry, Scope: scope}
		for _, name := range []string{r.Code, r.EN, r.ES, r.FR, r.PT} {
			// Micronesia is a country as well as a region; the country is meant.
			if _, taken := index.names[Fold(name)]; !taken {
				index.add([]string{name}, match)
			}
		}
	}
	for _, row := range readTable[elsewhere]("elsewhere.csv") {
		index.add(split(row.Names), row.match())
	}
	return index
}

func (row elsewhere) match() CountryMatch {
	match := CountryMatch{Note: row.Note, Suggestions: split(row.Codes)}
	switch row.Status {
	case "former":
		match.Status = Former
	case "ambiguous":
		match.Status = Ambiguous
	default:
		match.Status, match.Scope = NoCountry, row.Status
	}
	return match
}

// add enters names; a later entry replaces an earlier one, so that curated
// tables win over generated ones.
func (index countryNames) add(names []string, match CountryMatch) {
	for _, name := range names {
		key := Fold(name)
		index.names[key] = &match
		if short := core(key); len(short) >= shortestCore {
			index.cores[short] = &match
		}
	}
}

// shortestCore keeps the letters of abbreviations, once small words are dropped,
// from meaning anything: "É.-U." would be "u".
const shortestCore = 4

// isSmall tells the words that come and go in names of countries.
func isSmall(word string) bool {
	switch word {
	case "and", "y", "e", "et", "the", "of", "de", "del", "la", "las", "los", "el", "le", "les", "du", "des", "d", "l", "do", "da", "dos", "das", "o", "a", "os", "as",
		"in", "en", "em", "no", "na", "au", "aux", "from", "desde":
		return true
	}
	return false
}

// core drops the small words of a folded name and writes saints in one way.
func core(folded string) string {
	plain := true
	for word := range strings.SplitSeq(folded, " ") {
		plain = plain && !isSmall(word) && word != "st" && word != "ste"
	}
	if plain {
		return folded
	}
	var kept []string
	for _, word := range strings.Fields(folded) {
		switch {
		case isSmall(word):
			continue
		case word == "st":
			word = "saint"
		case word == "ste":
			word = "sainte"
		}
		kept = append(kept, word)
	}
	if len(kept) == 0 {
		return folded
	}
	return strings.Join(kept, " ")
}

// state are the words of official names around the name proper.
var state = []string{"republic", "republica", "republique", "rep", "federal", "federale", "federative", "federativa", "federation", "islamic", "islamica", "islamique",
	"plurinational", "plurinacional", "bolivarian", "bolivariana", "bolivarienne", "oriental", "orientale", "kingdom", "reino", "royaume", "state", "estado", "etat",
	"democratic", "democratica", "democratique", "people", "peoples", "s", "popular", "populaire", "socialist", "socialista", "socialiste", "cooperative", "cooperativa",
	"arab", "arabe", "union", "commonwealth", "mancomunidad", "principality", "principado", "principaute", "sultanate", "sultanato", "sultania", "sultanat", "independent", "independiente", "independente", "independant", "uniao", "unida", "unie", "comunidade", "grao", "unitary", "grand",
	"duchy", "gran", "ducado", "duche", "hashemite", "hachemita", "hachemite", "government", "gobierno", "gouvernement", "governo"}

// withoutState drops the words of official names, unless nothing is left.
func withoutState(short string) string {
	var kept []string
	for _, word := range strings.Fields(short) {
		if !slices.Contains(state, word) {
			kept = append(kept, word)
		}
	}
	if len(kept) == 0 {
		return short
	}
	return strings.Join(kept, " ")
}

// joinLetters turns "u s a", folded from "U.S.A.", into "usa".
func joinLetters(folded string) string {
	words := strings.Fields(folded)
	var joined strings.Builder
	for i, word := range words {
		if i > 0 && (len(word) > 1 || len(words[i-1]) > 1) {
			joined.WriteByte(' ')
		}
		joined.WriteString(word)
	}
	return joined.String()
}
