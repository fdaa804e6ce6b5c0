package reports

import (
	"cmp"
	"fmt"
	"slices"

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
	ClaimUnproven        = "claim-unproven"
	DefinitionUnreadable = "definition-unreadable"
	LinkRefused          = "link-refused"
	ReportUndated        = "report-undated"
	TranslationMissing   = "translation-missing"
	SessionUnclear       = "session-unclear"
	IndicatorIncomplete  = "indicator-incomplete"
	IndicatorUnclear     = "indicator-unclear"
	BudgetUnclear        = "budget-unclear"
	VarianceUnexplained  = "variance-unexplained"
	AtRiskNamed          = "at-risk-named"
)

// Checks names every check that a report can fail.
var Checks = []string{FigureUnknown, FigureMissing, ClaimFalse, ClaimUnproven, DefinitionUnreadable, LinkRefused, ReportUndated,
	TranslationMissing, SessionUnclear, IndicatorIncomplete, IndicatorUnclear, BudgetUnclear, VarianceUnexplained, AtRiskNamed}

// Error gives file, place and message, without the hint and the others.
func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// Findings lists the mistake and the others of its file for `lex check`.
func (e *SyntaxError) Findings() []records.Finding {
	list := []records.Finding{{Severity: records.Error, Check: e.Check, File: e.File, Row: e.Line, Column: e.Column,
		Message: e.Message, Hint: e.Hint}}
	for _, other := range e.Others {
		list = append(list, other.Findings()...)
	}
	return list
}

// inOrder puts the findings about a file into the order of its text; the others
// keep their places.
func inOrder(list []records.Finding, file string) []records.Finding {
	var own []records.Finding
	for _, f := range list {
		if f.File == file {
			own = append(own, f)
		}
	}
	slices.SortStableFunc(own, func(a, b records.Finding) int { return cmp.Or(a.Row-b.Row, a.Column-b.Column) })
	out, next := slices.Clone(list), 0
	for i, f := range list {
		if f.File == file {
			out[i] = own[next]
			next++
		}
	}
	return out
}
