package importers

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// phrase finds the field that a phrase or a whole question asks for:
// "¿En qué país trabaja su organización?" asks for a country. It claims only
// what it is sure of, for a column wrongly claimed is worse than one kept as
// unknown: every word must be a synonym of the field or mere grammar.
func (w *wordbook) phrase(folded string) string {
	words := strings.Fields(folded)
	if len(words) < 2 || len(words) > 24 {
		return ""
	}
	found := w.synonyms(words)
	found = withoutGeneralNames(words, found)
	if len(found) == 0 {
		return ""
	}
	asked, sure := askedFor(words, found)
	if asked < 0 {
		return ""
	}
	if !onlyGrammar(words, found, asked, sure) || ofTheEvent(found, asked) {
		return ""
	}
	if field := found[asked].field; field != "role" || !slices.ContainsFunc(found, func(s spot) bool { return s.field == "organization" }) {
		return field
	}
	if _, has := kindField(w.kind, "position"); has {
		return "position" // the role in the organization
	}
	return ""
}

// spot is a synonym inside a phrase: words[from:to].
type spot struct {
	field    string
	from, to int
}

// synonyms finds those in a phrase, the longest first, none overlapping.
func (w *wordbook) synonyms(words []string) []spot {
	var found []spot
	taken := make([]bool, len(words))
	for length := min(w.longest, len(words)); length > 0; length-- {
		for from := 0; from+length <= len(words); from++ {
			if slices.Contains(taken[from:from+length], true) {
				continue
			}
			c, ok := w.exact(strings.Join(words[from:from+length], " "))
			if !ok || c.strength < known {
				continue
			}
			found = append(found, spot{c.field, from, from + length})
			for i := from; i < from+length; i++ {
				taken[i] = true
			}
		}
	}
	slices.SortFunc(found, func(a, b spot) int { return a.from - b.from })
	return found
}

// withoutGeneralNames drops "name" beside what it is the name of.
func withoutGeneralNames(words []string, found []spot) []spot {
	general := func(s spot) bool { return s.to-s.from == 1 && isNameWord(words[s.from]) }
	if !slices.ContainsFunc(found, func(s spot) bool { return !general(s) }) {
		return found
	}
	return slices.DeleteFunc(found, general)
}

// askedFor tells which of the synonyms a phrase asks for, -1 when it cannot
// tell; sure when a question word stands right before it ("which country").
func askedFor(words []string, found []spot) (asked int, sure bool) {
	for i, s := range found {
		if s.from > 0 && questionWords[words[s.from-1]] || questionWords[words[s.from]] {
			return i, true
		}
	}
	asked = 0
	for i := 1; i < len(found); i++ {
		if found[i].field == found[asked].field {
			continue
		}
		between := words[found[i-1].to:found[i].from]
		switch {
		case slices.ContainsFunc(between, func(w string) bool { return andWords[w] }):
			return -1, false // "name and organization": two values in a cell
		case slices.ContainsFunc(between, func(w string) bool { return ofWords[w] }):
			// "country of the organization": the first is asked for.
		case len(between) == 0 || len(between) == 1 && between[0] == "s":
			// "organization country", "participant's e-mail", "e-mail contact
			// person": what somebody has, not who has it.
			if owners[found[asked].field] || !owners[found[i].field] {
				asked = i
			}
		default:
			return -1, false
		}
	}
	return asked, false
}

// ofTheEvent tells "place of the event": something of the exchange, not of the
// person or organization. A role and a date there are theirs all the same.
func ofTheEvent(found []spot, asked int) bool {
	switch found[asked].field {
	case "exchange", "role", "date", "status":
		return false
	}
	return slices.ContainsFunc(found, func(s spot) bool { return s.field == "exchange" })
}

// owners are the fields that name somebody who has the other things.
var owners = map[string]bool{"name": true, "organization": true, "contact": true}

// onlyGrammar tells that nothing else of weight is said. After a question word
// one more word is allowed, mostly the verb.
func onlyGrammar(words []string, found []spot, asked int, sure bool) bool {
	inside := make([]bool, len(words))
	for _, s := range found {
		for i := s.from; i < s.to; i++ {
			inside[i] = true
		}
	}
	others := 0
	for _, s := range found {
		for _, word := range words[s.from:s.to] {
			if contrary[word] && s.field != found[asked].field {
				return false // "place of birth"
			}
		}
	}
	for i, word := range words {
		if inside[i] || isNameWord(word) || grammar[word] || questionWords[word] || ofWords[word] {
			continue
		}
		if contrary[word] {
			return false
		}
		others++
	}
	// A yes/no question wants a whole sentence; its cells prove what it is.
	if field := found[asked].field; field == "consent" || field == "disability" {
		return others <= 6
	}
	// A lone word may still ask for what lex must not take: a passport, an account.
	return others == 0 || sure && others == 1 && !sensitiveBeside(words, inside)
}

// sensitiveBeside tells that the words around the synonyms are sensitive ones.
func sensitiveBeside(words []string, inside []bool) bool {
	var rest []string
	for i, word := range words {
		if !inside[i] {
			rest = append(rest, word)
		}
	}
	_, sensitive := lexicon.Sensitive(strings.Join(rest, " "))
	return sensitive
}

// foreign tells headings that must not be read as a phrase: those that another
// kind of record knows as a whole for something else, and those that begin like
// a question about something else.
func (w *wordbook) foreign(folded, field string) bool {
	for _, other := range wordbooks() {
		theirs, ok := other.fields[folded]
		if ok && theirs != field && !(field == "organization" && theirs == "name") {
			return true
		}
	}
	for _, beginning := range []string{"why ", "how ", "por que ", "como ", "comment ", "pourquoi ", "number of ", "no of ", "nr of ", "num of ", "n of ", "nro de ", "no de ", "num de ", "n de ",
		"numero de participantes", "numero de personas", "numero de pessoas", "nombre de participants", "nombre de personnes",
		"cantidad de ", "quantidade de ", "if ", "si respondio", "se respondeu"} {
		if strings.HasPrefix(folded, beginning) {
			return true
		}
	}
	return false
}
