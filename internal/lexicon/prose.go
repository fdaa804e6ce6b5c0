package lexicon

import (
	"strconv"
	"sync"
)

// proseRow is a line of prose.csv.
type proseRow struct {
	Kind  string `csv:"kind"`
	Value string `csv:"value"`
	EN    string `csv:"en"`
	ES    string `csv:"es"`
	FR    string `csv:"fr"`
	PT    string `csv:"pt"`
}

// proseWords are the words of one language by which numbers in running text are
// found and understood, folded.
type proseWords struct {
	numbers map[string]float64
	// sets are the words of the other kinds; metrics and regions say what each
	// word of these means.
	sets             map[string]map[string]bool
	metrics, regions map[string]string
}

var proseTables = sync.OnceValue(func() map[string]*proseWords {
	all := make(map[string]*proseWords)
	for _, lang := range Languages {
		all[lang] = &proseWords{numbers: map[string]float64{}, sets: map[string]map[string]bool{}, metrics: map[string]string{}, regions: map[string]string{}}
	}
	for _, row := range readTable[proseRow]("prose.csv") {
		value, _ := strconv.ParseFloat(row.Value, 64)
		for i, cell := range []string{row.EN, row.ES, row.FR, row.PT} {
			w := all[Languages[i]]
			for _, word := range split(cell) {
				folded := Fold(word)
				switch row.Kind {
				case "number":
					w.numbers[folded] = value
				case "metric":
					w.metrics[folded] = row.Value
				case "region":
					w.regions[folded] = row.Value
				default:
					if w.sets[row.Kind] == nil {
						w.sets[row.Kind] = map[string]bool{}
					}
					w.sets[row.Kind][folded] = true
				}
			}
		}
	}
	return all
})

// proseOf are the words of a language, English for one that lex does not speak.
func proseOf(lang string) *proseWords {
	if w := proseTables()[lang]; w != nil {
		return w
	}
	return proseTables()["en"]
}

// is reports whether a folded word is of a kind.
func (w *proseWords) is(kind, folded string) bool { return w.sets[kind][folded] }
