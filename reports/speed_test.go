package reports

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// BenchmarkCompose makes the report of 5,000 organizations when all questions to
// the store have been answered: what the report itself costs. Expect at most
// 50 ms.
func BenchmarkCompose(b *testing.B) {
	s := crowd(b, 5000)
	d, err := Load("kmf", "en")
	if err != nil {
		b.Fatal(err)
	}
	in, request := Input{Store: s, Rules: records.DefaultRules()}, Request{Definition: d, Date: "2018-01-31"}
	first := newComposer(b.Context(), in, request)
	if _, err := first.compose(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c := newComposer(b.Context(), in, request)
		c.source.kept, c.source.totals = first.source.kept, first.source.totals
		if _, err := c.compose(); err != nil {
			b.Fatal(err)
		}
		if len(c.source.asked) > 0 {
			b.Fatalf("asked the store %q", c.source.asked)
		}
	}
}

// TestOrderOfTheAlphabet compares the weights of names with their comparison.
func TestOrderOfTheAlphabet(t *testing.T) {
	names := []string{"Ñandú", "nandu", "Nandu", "Élan", "Elan", "elan", "Zeta", "zeta", "Ąbc", "a b", "ab", "a-b", "A.B.", "", "Ünion", "union", "Oʻahu", "Öst", "Ost", "12 de Octubre", "2 Ríos", "المعونة", "ñ", "n", "o"}
	for _, lang := range lexicon.Languages {
		order := collate.New(language.Make(lang))
		want := slices.Clone(names)
		slices.SortFunc(want, func(a, b string) int { return cmp.Or(order.CompareString(a, b), strings.Compare(a, b)) })
		got := slices.Clone(names)
		byAlphabet(order, got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
}
