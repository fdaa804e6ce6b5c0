package importers

import "strings"

// otherSpelling turns the British spelling of an organization into the American
// one, in which synonyms that hold the word among others are listed.
func otherSpelling(folded string) string {
	return strings.ReplaceAll(folded, "organisation", "organization")
}

// withNumber writes the short forms of "number of" out.
func withNumber(folded string) string {
	for _, short := range []struct{ form, long string }{
		{"no of ", "number of "}, {"nr of ", "number of "}, {"n of ", "number of "}, {"num of ", "number of "}, {"total no of ", "total number of "},
		{"n o de ", "numero de "}, {"no de ", "numero de "}, {"nro de ", "numero de "}, {"num de ", "numero de "}, {"n de ", "numero de "}, {"nb de ", "nombre de "}, {"nbre de ", "nombre de "},
	} {
		if rest, ok := strings.CutPrefix(folded, short.form); ok {
			return short.long + rest
		}
	}
	return folded
}

// singular replaces each word that no synonym has (or, with all, each word) by
// its singular, where a synonym has that.
func (w *wordbook) singular(folded string, all bool) string {
	words := strings.Fields(folded)
	for i, word := range words {
		if w.words[word] && !all {
			continue
		}
		for _, s := range singulars(word) {
			if w.words[s] {
				words[i] = s
				break
			}
		}
	}
	return strings.Join(words, " ")
}

// namePart reads "segundo apellido" and "middle name": one of several columns
// for a part of the name.
func (w *wordbook) namePart(folded string) (field string, ok bool) {
	var rest []string
	owned := withoutOwner(folded)
	for _, word := range strings.Fields(owned) {
		switch word {
		case "first", "second", "middle", "primer", "primero", "segundo", "paterno", "materno", "deuxieme", "premier",
			"primeiro", "paternal", "maternal", "1", "2", "1er", "2do":
		default:
			rest = append(rest, word)
		}
	}
	base := strings.Join(rest, " ")
	if base == folded || base == "" || base == owned && nameWords[base] {
		return "", false
	}
	if nameWords[base] {
		base = "given name"
	}
	field = w.fields[base]
	return field, field == "given_name" || field == "family_name"
}

// singulars lists what a plural of the four languages may come from.
func singulars(word string) []string {
	var s []string
	for _, ending := range []struct{ plural, singular string }{
		{"ies", "y"}, {"oes", "ao"}, {"ens", "em"}, {"es", ""}, {"s", ""}, {"x", ""},
	} {
		if stem, ok := strings.CutSuffix(word, ending.plural); ok && len(stem) > 1 {
			s = append(s, stem+ending.singular)
		}
	}
	return s
}

// isCountryCodeHeading tells "country code", "ISO3" and "código de país": words
// for a code around a synonym of country, or the name of a country code alone.
func isCountryCodeHeading(w *wordbook, folded string) bool {
	base, code, iso := withoutCodeWords(folded)
	if !code {
		return false
	}
	if base == "" {
		return iso
	}
	return w.fields[base] == "country" || w.fields[w.singular(base, false)] == "country"
}

// withoutCodeWords takes words such as "ISO3" and "code" out of a heading. iso
// is true when one of them can only mean a code of countries.
func withoutCodeWords(folded string) (base string, code, iso bool) {
	var rest []string
	for _, word := range strings.Fields(folded) {
		switch word {
		case "iso", "iso2", "iso3", "iso3166", "alpha2", "alpha3", "m49", "iso31661":
			code, iso = true, true
		case "code", "codigo", "cod", "codes":
			code = true
		case "alpha", "3166", "1", "2", "3", "de", "del", "do", "du", "of", "of the":
		default:
			rest = append(rest, word)
		}
	}
	return strings.Join(rest, " "), code, iso
}
