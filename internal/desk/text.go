package desk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// sortPlaces orders places of a text.
func sortPlaces(places [][]int) {
	slices.SortFunc(places, func(a, b []int) int { return a[0] - b[0] })
}

// totalWords head the last row of a table that adds up, folded.
var totalWords = []string{"total", "totals", "totales", "totaux", "totais", "sum", "suma", "somme", "soma", "in all", "en total", "au total", "no total", "grand total", "total general", "total geral", "gran total"}

func isTotal(text string) bool { return slices.Contains(totalWords, lexicon.Fold(text)) }

// number reads the number of a cell that an author wrote, in the way of the
// language where both ways are possible; percent tells that it is a share.
func number(text, language string) (n float64, percent, ok bool) {
	mark := lexicon.MarkPoint
	if language != "en" {
		mark = lexicon.MarkComma
	}
	m := lexicon.Amount(text, mark)
	if !m.OK {
		return 0, false, false
	}
	n, err := strconv.ParseFloat(m.Text, 64)
	return n, strings.Contains(text, "%"), err == nil
}

// nameWord is a word of a name: letters and digits, joined by marks inside it.
var nameWord = regexp.MustCompile(`[\p{L}\p{M}\p{Nd}]+`)
