package lexicon

import "testing"

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""}, {"  José  PÉREZ-Gómez ", "jose perez gomez"}, {"Åland", "aland"}, {"Łódź", "lodz"}, {"L’Avenir", "l avenir"}, {"Nº 5", "no 5"},
		{"Straße", "strasse"}, {"Пётр", "петр"}, {"e\u0301", "e"}, {"a\u00adb", "ab"}, {"हिन्दी", "हिन्दी"}, {"😀", ""}, {"ﬁn", "fin"}, {"plain", "plain"}, {"a  b", "a b"}, {"a ", "a"},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}
