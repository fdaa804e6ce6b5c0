package lexicon

import (
	"slices"
	"strings"
)

// byParts takes a text apart: "Congo, Dem. Rep. of the", "Lima (Perú)",
// "Buenos Aires, Argentina", "Perú / Bolivia".
func byParts(text string) (CountryMatch, bool) {
	if before, inside, ok := brackets(text); ok {
		for _, turned := range []string{inside + " " + before, before + " " + inside} {
			if match, ok := byName(Fold(turned)); ok {
				return match, true
			}
		}
		return oneOf(before, inside)
	}
	if before, after, ok := strings.Cut(text, ","); ok && !strings.Contains(after, ",") {
		for _, turned := range []string{after + " " + before, before + " " + after} {
			if match, ok := byName(Fold(turned)); ok {
				return match, true
			}
		}
	}
	if match, ok := several(text); ok {
		return match, true
	}
	if i := strings.LastIndex(text, ","); i >= 0 {
		// A town before its country; but Atlanta, Georgia is elsewhere.
		match, ok := byName(Fold(text[i+1:]))
		if ok && match.Status == Known && match.Code != "GE" {
			return match, true
		}
	}
	return CountryMatch{}, false
}

// brackets cuts "Lima (Perú)" at its brackets.
func brackets(text string) (before, inside string, ok bool) {
	before, rest, found := strings.Cut(text, "(")
	if !found {
		return "", "", false
	}
	inside, after, found := strings.Cut(rest, ")")
	if !found || strings.TrimSpace(after) != "" || Fold(inside) == "" || Fold(before) == "" {
		return "", "", false
	}
	return before, inside, true
}

// oneOf answers when one of two texts names a country and the other does not
// name another one.
func oneOf(a, b string) (CountryMatch, bool) {
	first, second := nameOrCode(a), nameOrCode(b)
	switch {
	case first.Status == Known && second.Status == Known && first.Code != second.Code:
		return CountryMatch{Status: Ambiguous, Note: "names several countries", Suggestions: []string{first.Code, second.Code}}, true
	case first.Status == Known || first.Status == Former || first.Status == NoCountry:
		return first, true
	case second.Status == Known && second.Code != "GE":
		return second, true
	case first.Status == Ambiguous:
		return first, true
	}
	return CountryMatch{}, false
}

func nameOrCode(text string) CountryMatch {
	text = strings.TrimSpace(text)
	folded := Fold(text)
	if code := byCode(text, folded); code != "" {
		return CountryMatch{Status: Known, Code: code}
	}
	if match, ok := byName(folded); ok {
		return match
	}
	return CountryMatch{Status: Unknown}
}

// joints part lists of countries.
var joints = strings.NewReplacer(";", "\n", "/", "\n", ",", "\n", "+", "\n", "&", "\n", "|", "\n", " - ", "\n", " – ", "\n", " y ", "\n", " e ", "\n", " and ", "\n", " et ", "\n", " e/o ", "\n")

// several answers when a text is a list of countries, or of regions, and nothing
// else. The same country in two languages is one.
func several(text string) (CountryMatch, bool) {
	parts := strings.Split(joints.Replace(text), "\n")
	var codes []string
	count, regional := 0, 0
	scope := "regional"
	for _, part := range parts {
		if Fold(part) == "" {
			continue
		}
		count++
		match := nameOrCode(part)
		switch {
		case match.Status == NoCountry:
			regional++
			if match.Scope == "international" {
				scope = match.Scope
			}
		case match.Status != Known:
			return CountryMatch{}, false
		case !slices.Contains(codes, match.Code):
			codes = append(codes, match.Code)
		}
	}
	switch {
	case count < 2 || regional > 0 && regional < count:
		return CountryMatch{}, false
	case regional == count:
		return CountryMatch{Status: NoCountry, Scope: scope}, true
	case len(codes) == 1:
		return CountryMatch{Status: Known, Code: codes[0]}, true
	}
	return CountryMatch{Status: Ambiguous, Note: "names several countries", Suggestions: codes}, true
}
