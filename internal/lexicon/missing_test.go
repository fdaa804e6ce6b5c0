package lexicon

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMissingWordsAreNotPassedOver: whatever case, accents and signs a word for
// "not known" is written with, its first letters do not hide it.
func TestMissingWordsAreNotPassedOver(t *testing.T) {
	words := strings.Split(missingWords(t), "|")
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom(words).Draw(t, "word")
		before := rapid.StringOfN(rapid.SampledFrom([]rune(" -–.*(¿'\"/\u00a0")), 0, 3, -1).Draw(t, "before")
		after := rapid.StringOfN(rapid.SampledFrom([]rune(" -–.)?'\"/\u00a0")), 0, 3, -1).Draw(t, "after")
		if rapid.Bool().Draw(t, "upper") {
			word = strings.ToUpper(word)
		}
		text := before + strings.ReplaceAll(word, " ", rapid.SampledFrom([]string{" ", "/", ".", "-", " \u00a0"}).Draw(t, "between")) + after
		if !Missing(text) {
			t.Fatalf("%q is not missing", text)
		}
	})
}

// TestWhatSaysSomethingIsNotMissing: the quick answer and the whole one agree.
func TestWhatSaysSomethingIsNotMissing(t *testing.T) {
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("nsaoiNSAR/.-_ d0é\u0301ñ")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(letters, rapid.String()).Draw(t, "text")
		if _, listed := values()["missing"][Fold(text)]; listed && saysSomething(text) {
			t.Fatalf("%q is a word for what is not known and yet says something", text)
		}
		if Fold(text) == "" && saysSomething(text) {
			t.Fatalf("%q holds no letter and yet says something", text)
		}
	})
}

// missingWords is the row of values.csv with the words for "not known".
func missingWords(t *testing.T) string {
	for _, row := range readTable[valueWords]("values.csv") {
		if row.Topic == "missing" {
			return row.Words
		}
	}
	t.Fatal("values.csv has no words for what is missing")
	return ""
}

func BenchmarkMissing(b *testing.B) {
	texts := []string{"Uma Kraseto Vmareke", "Organization kas 165", "+254700000001", "Town var", "Access to justice; Women", "Nadia", "n/a"}
	for b.Loop() {
		for _, text := range texts {
			Missing(text)
		}
	}
}
