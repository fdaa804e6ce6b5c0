package importers

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCleanLine(t *testing.T) {
	for _, test := range []struct {
		text, line, block string
		sound             bool
	}{
		{"Ana Quispe", "Ana Quispe", "Ana Quispe", true},
		{"  Ana \t Quispe ", "Ana Quispe", "Ana Quispe", true},
		{"Ana\u00a0Quispe\u2003", "Ana Quispe", "Ana Quispe", true},
		{"Peru\u0301", "Perú", "Perú", true},
		{"one\r\ntwo\n\n\nthree\n", "one two three", "one\ntwo\n\nthree", true},
		{"\u202eevil\u202c\ufeff", "evil", "evil", true},
		{"da\x00maged", "damaged", "damaged", false},
		{"da\u0080maged", "damaged", "damaged", false},
		{"da\xffmaged", "da�maged", "da�maged", false},
		{"\u200b \n", "", "", true},
		{"عربي", "عربي", "عربي", true},
	} {
		line, sound := cleanLine(test.text)
		block, _ := cleanBlock(test.text)
		if line != test.line || block != test.block || sound != test.sound {
			t.Errorf("%q: %q, %q, %v; want %q, %q, %v", test.text, line, block, sound, test.line, test.block, test.sound)
		}
	}
}

// TestCleanTextsAreLeftAlone: what is taken for clean is what cleaning makes of
// it, wherever in the text the odd character stands.
func TestCleanTextsAreLeftAlone(t *testing.T) {
	letters := rapid.SampledFrom([]rune("aaaaaaaaaaaaZ9.-@~!  éñü\u0301\u00a0\u200b\t\n\x00\x1f\x7f\u0080"))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(letters, 0, 40, -1).Draw(t, "text")
		line, sound := clean(text, false)
		if isClean(text) && (line != text || !sound) {
			t.Fatalf("%q is taken for clean, but cleaning makes %q of it", text, line)
		}
		if usual := strings.Trim(text, "aZ9.-@~! éñü") == ""; usual && sound && line == text && !isClean(text) {
			t.Fatalf("%q is clean and not taken for it", text)
		}
	})
}

func FuzzCleanLine(f *testing.F) {
	for _, seed := range []string{"Ana Quispe", " a\u00a0b ", "e\u0301", "\x01", "\xff", "\u202e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		line, sound := cleanLine(text)
		again, still := cleanLine(line)
		if again != line || !still {
			t.Errorf("%q becomes %q, then %q", text, line, again)
		}
		if sound && isClean(text) && line != text {
			t.Errorf("clean %q becomes %q", text, line)
		}
	})
}
