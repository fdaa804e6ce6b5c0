package desk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// Register lists what every report is compared with, asked or not: what readers
// have already. Reports that were taken back (lex runs recall) are no part of it.
var Register = []Check{
	{"figure-changed", records.Warning, "A published report of this name and period, or any one of a closed period, says another number than the data give now; an info where corrections: in lex.yaml says why, which {{ method }} prints.", changedFigures},
	{"testimonial-withdrawn", records.Warning, "The consent to a quote was withdrawn, has expired, or covers fewer readers than before; an error where a published report carries the quote, until it is taken back (lex runs recall) or the row is out of the list.", lapsedQuotes},
}

// lapsedQuotes are quotes without consent that published reports carry, and those
// whose consent was withdrawn. The words of a quote are never told.
func lapsedQuotes(c *Case) []records.Finding {
	var found []records.Finding
	for _, q := range c.Lapsed {
		f := records.Finding{File: q.Origin.File, Sheet: q.Origin.Sheet, Row: q.Origin.Row}
		runs := carrying(c.Published, q)
		switch {
		case len(runs) > 0:
			f.Severity = records.Error
			f.Message = fmt.Sprintf("this quote may not be shown any more (%s), and %s: %s", q.Why, counted(len(runs), "a published report carries it", "published reports carry it"), runWords(runs))
			var words []string
			for _, r := range runs[:min(len(runs), toldRuns)] {
				words = append(words, "lex runs recall "+r.Run)
			}
			f.Hint = "ask the readers to take it out, then note that: " + strings.Join(words, "; ")
		case q.Withdrawn:
			f.Message, f.Hint = "the consent to this quote was withdrawn: the report leaves it out", "take the row out of the list"
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

// carrying lists the published reports that carry a quote for readers whom its
// consent does not cover.
func carrying(published []store.ArchivedReport, q reports.LapsedQuote) []store.ArchivedReport {
	var list []store.ArchivedReport
	for _, r := range published {
		if slices.Contains(q.Uncovered, r.Audience) && slices.ContainsFunc(r.Quotes, func(other store.ArchivedQuote) bool { return other.Digest == q.Digest }) {
			list = append(list, r)
		}
	}
	return list
}

// toldRuns is how many reports are named one by one.
const toldRuns = 5

// runWords names reports: "run 0123456789ab (kmf, 2018-Q1, January 31, 2018)".
func runWords(runs []store.ArchivedReport) string {
	var words []string
	for _, r := range runs[:min(len(runs), toldRuns)] {
		words = append(words, fmt.Sprintf("run %s (%s, %s, %s)", r.Run, r.Report, r.Period.Label, writtenOn(r)))
	}
	if more := len(runs) - toldRuns; more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(words, ", ")
}

// writtenOn is the day on which a report was first written.
func writtenOn(r store.ArchivedReport) string {
	day, _, _ := strings.Cut(r.At, "T")
	return lexicon.Day(day, "en")
}
