package reports

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/records"
)

// SyntaxError is a mistake in a definition and how to mend it. Line and Column
// count from 1, the column in characters; they are 0 where the mistake has no
// place.
type SyntaxError struct {
	File         string
	Line, Column int
	// Check is figure-unknown for a call that does not exist, else
	// definition-unreadable.
	Check         string
	Message, Hint string
	// Others are the further mistakes of the same file, in its order, so that
	// all can be mended in one go.
	Others []*SyntaxError
}

// The checks that a definition can fail.
const (
	FigureUnknown        = "figure-unknown"
	FigureMissing        = "figure-missing"
	ClaimFalse           = "claim-false"
	DefinitionUnreadable = "definition-unreadable"
	LinkRefused          = "link-refused"
	ReportUndated        = "report-undated"
)

// Error gives file, place and message, without the hint and the others.
func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// Findings lists the mistake and the others of its file for `lex check`.
func (e *SyntaxError) Findings() []records.Finding {
	list := []records.Finding{{Severity: records.Error, Check: e.Check, File: e.File, Row: e.Line,
		Message: fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Message), Hint: e.Hint}}
	for _, other := range e.Others {
		list = append(list, other.Findings()...)
	}
	return list
}

// didYouMean is the hint for a word that is not known.
func didYouMean(word string, known []string) string {
	if k := nearest(word, known); k != "" {
		return fmt.Sprintf("did you mean %s?", k)
	}
	return "expected one of: " + strings.Join(known, ", ")
}

// nearest returns the known word that most likely was meant, "" when none is
// near: at most one letter in three may differ.
func nearest(word string, known []string) string {
	best, least := "", len(word)/3+2
	for _, k := range known {
		if d := distance(strings.ToLower(word), k); d < least && d <= (len(k)+2)/3 {
			best, least = k, d
		}
	}
	return best
}

// distance counts the letters to add, drop or change between two words.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 100 || len(y) > 100 {
		return max(len(x), len(y))
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(y)]
}
