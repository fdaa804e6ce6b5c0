package workspace

import (
	"fmt"
	"strings"
)

// ConfigError is a mistake in lex.yaml and how to mend it. Line and Column are
// counted from 1, and 0 where the mistake has no place.
type ConfigError struct {
	File          string
	Line, Column  int
	Message, Hint string
	// Others are the further mistakes of the same file, in its order, so that
	// all can be mended in one go.
	Others []*ConfigError
}

// Error gives file, place and message, without the hint and the others.
func (e *ConfigError) Error() string {
	switch {
	case e.Line == 0:
		return fmt.Sprintf("%s: %s", e.File, e.Message)
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// nearest returns the known word that text most likely means, "" when none is
// near: at most one letter in three may differ.
func nearest(text string, known []string) string {
	best, least := "", len(text)/3+2
	for _, k := range known {
		if d := distance(strings.ToLower(text), k); d < least && d <= (len(k)+2)/3 {
			best, least = k, d
		}
	}
	return best
}

// didYouMean is the hint for a word that is not known.
func didYouMean(text string, known []string) string {
	if k := nearest(text, known); k != "" {
		return "did you mean " + k + "?"
	}
	return "expected one of: " + strings.Join(known, ", ")
}

// distance counts the letters to add, drop, change or swap with a neighbour.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 200 || len(y) > 200 {
		return max(len(x), len(y))
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
