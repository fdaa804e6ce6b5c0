package lexicon

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""}, {"  José  PÉREZ-Gómez ", "jose perez gomez"}, {"Åland", "aland"}, {"Łódź", "lodz"}, {"L’Avenir", "l avenir"}, {"Nº 5", "no 5"},
		{"Straße", "strasse"}, {"Пётр", "петр"}, {"e\u0301", "e"}, {"a\u00adb", "ab"}, {"हिन्दी", "हिन्दी"}, {"😀", ""}, {"ﬁn", "fin"}, {"plain", "plain"},
		{"a  b", "a b"}, {"a ", "a"}, {"İstanbul", "istanbul"}, {"Ấn Độ", "an do"}, {"אָבּ", "אב"}, {"١٢", "١٢"}, {"\u200bAna\ufeff", "ana"}, {"a\u00a0b", "a b"},
		{"Ａｎａ", "ana"}, {"\xff", ""}, {"a\xffb", "a b"}, {"O'Brien & Co.", "o brien co"}, {"がか", "か\u3099か"},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

// What is folded must not change when it is folded again, or names compared at
// different times would differ: proven for every character there is.
func TestFoldIsIdempotent(t *testing.T) {
	for r := range utf8.MaxRune + 1 {
		once := Fold("a" + string(r) + "b")
		if twice := Fold(once); twice != once {
			t.Errorf("U+%04X: %q, folded again %q", r, once, twice)
		}
	}
}

func TestFoldOrganization(t *testing.T) {
	for _, c := range [][2]string{
		{"La Coordinadora", "coordinadora"}, {"the ACME", "acme"}, {"L'Avenir", "avenir"}, {"Os Amigos", "amigos"}, {"La", "la"}, {"Lanka", "lanka"}, {"", ""}, {"A la carte", "la carte"},
	} {
		if got := FoldOrganization(c[0]); got != c[1] {
			t.Errorf("FoldOrganization(%q) = %q, want %q", c[0], got, c[1])
		}
	}
	if got := Slug("Derechos Humanos, ¡ya!"); got != "derechos-humanos-ya" {
		t.Errorf("Slug = %q", got)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"José", "Ⅷ", "ǅ", "ẞ", "İ", "ΐ", "ﷺ", "\u0345", "Ꭰ", "K", "ഀ", "½", "à\u0315\u0300", "\u0958"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		if !utf8.ValidString(once) {
			t.Fatalf("Fold(%q) = %q is not valid UTF-8", s, once)
		}
		if FoldOrganization(once) != FoldOrganization(s) {
			t.Fatalf("an organization folds otherwise when its name was folded before")
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for _, c := range [][2]string{{"folded", "maria perez gomez"}, {"ascii", "Maria Perez-Gomez"}, {"latin", "María Pérez-Gómez"}, {"any", "Мария Перес"}} {
		b.Run(c[0], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(c[1])
			}
		})
	}
}
