package lexicon

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

// Whoever adds a word to words.csv or partners.csv learns here what it lacks.
func TestWordsTable(t *testing.T) {
	seen := map[string]bool{}
	var all []word
	for _, table := range wordTables {
		all = append(all, readTable[word](table)...)
	}
	for _, w := range all {
		if seen[w.Key] {
			t.Errorf("%s: the key stands twice", w.Key)
		}
		seen[w.Key] = true
		names := func(s string) []string {
			found := placeholder.FindAllString(s, -1)
			slices.Sort(found)
			return slices.Compact(found)
		}
		for i, text := range []string{w.EN, w.ES, w.FR, w.PT} {
			if strings.TrimSpace(text) == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: the text in %s is empty or has outer spaces", w.Key, Languages[i])
			}
			if !slices.Equal(names(text), names(w.EN)) {
				t.Errorf("%s: %s fills in %v, English %v", w.Key, Languages[i], names(text), names(w.EN))
			}
		}
		if regexp.MustCompile(` [:;?!»]|« `).MatchString(w.FR) {
			t.Errorf("%s: French wants a no-break space before : ; ? ! and inside « »", w.Key)
		}
		if strings.Contains(w.FR, "'") || strings.Contains(w.EN, "'") {
			t.Errorf("%s: write the apostrophe as ’", w.Key)
		}
	}
	for key := range seen {
		for _, pair := range [][2]string{{".one", ".other"}, {".other", ".one"}} {
			stem, found := strings.CutSuffix(key, pair[0])
			if found && !seen[stem+pair[1]] {
				t.Errorf("%s has no %s%s", key, stem, pair[1])
			}
			if found && !strings.Contains(Word(key, "en"), "{n}") {
				t.Errorf("%s does not say the number {n}", key)
			}
		}
	}
}

func TestWord(t *testing.T) {
	for _, c := range [][3]string{
		{"introduction", "es", "Introducción"}, {"not_stated", "en", "Not stated"}, {"not_stated", "de", "Not stated"}, {"no-such-key", "fr", "no-such-key"},
	} {
		if got := Word(c[0], c[1]); got != c[2] {
			t.Errorf("Word(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if got := Fill("prepared_by", "en", "grantee", "A {fund}", "fund", "B"); got != "Prepared by A {fund} for the B" {
		t.Errorf("Fill = %q: what is put in must not be filled again", got)
	}
}

func TestPlural(t *testing.T) {
	for _, c := range []struct {
		n    int
		want [4]string
	}{
		{0, [4]string{"0 people", "0 personas", "0 personne", "0 pessoa"}},
		{1, [4]string{"1 person", "1 persona", "1 personne", "1 pessoa"}},
		{30, [4]string{"30 people", "30 personas", "30 personnes", "30 pessoas"}},
		{7830, [4]string{"7,830 people", "7830 personas", "7\u00a0830 personnes", "7.830 pessoas"}},
	} {
		for i, lang := range Languages {
			if got := Plural("people", c.n, lang); got != c.want[i] {
				t.Errorf("Plural(%d, %s) = %q, want %q", c.n, lang, got, c.want[i])
			}
		}
	}
}
