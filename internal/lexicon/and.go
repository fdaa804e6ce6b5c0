package lexicon

import (
	"slices"
	"strings"
)

// And joins items as a sentence does: "a, b and c" · "a, b y c" · "a, b et c" ·
// "a, b e c". Spanish writes e before the sound of i: "ILSA y Techo", but "Paz e
// Igualdad".
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

// soundsLikeI tells words before which Spanish y becomes e: those in i- and hi-,
// but not hie-, hia-, hio- (hielo, hiato) nor io-, ia-, ie-. An acronym is read
// letter by letter or as a word; I sounds the same in both.
func soundsLikeI(text string) bool {
	first, _, _ := strings.Cut(Fold(text), " ")
	rest, ok := strings.CutPrefix(strings.TrimPrefix(first, "h"), "i")
	if !ok {
		return false
	}
	// "Hlí" is no word, but "hierba" and "ion" begin with a glide.
	return rest == "" || !slices.Contains([]byte("aeo"), rest[0]) || first == strings.ToLower(text) && len(first) <= 2
}
