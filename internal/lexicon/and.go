package lexicon

import (
	"strings"
)

// And joins items as a sentence does: "a, b and c" · "a, b y c" · "a, b et c" ·
// "a, b e c". Spanish writes e before the sound of i: "ILSA y Techo", but "Paz e
// Igualdad", "Techo e INREDH".
func And(items []string, lang string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := items[len(items)-1]
	word := inLanguage(lang, " and ", " y ", " et ", " e ")
	if lang == "es" && soundsLikeI(last) {
		word = " e "
	}
	return strings.Join(items[:len(items)-1], ", ") + word + last
}

// soundsLikeI tells the words before which Spanish y becomes e: those in i- and
// hi- before a consonant. Before another vowel the i glides (hielo, hiena, Iowa)
// and y stays, except in initialisms, which are read letter by letter (IAF).
func soundsLikeI(text string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "«“\"¿¡( "), " ")
	folded := Fold(first)
	rest, ok := strings.CutPrefix(strings.TrimPrefix(folded, "h"), "i")
	if !ok {
		return false
	}
	initialism := len(first) > 1 && first == strings.ToUpper(first) && folded[0] == 'i'
	return rest == "" || initialism || !strings.ContainsRune("aeo", rune(rest[0]))
}
