package desk

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// changedFigures are figures of which readers have another number.
func changedFigures(c *Case) []records.Finding {
	shown := c.Definition.Counted()
	var found []records.Finding
	for _, figure := range c.Figures {
		now, counted := figure.Value.(int)
		call := shown[figure.ID]
		if !counted || call == nil {
			continue
		}
		run, was, ok := c.lastSaid(figure.ID)
		if !ok || was == float64(now) {
			continue
		}
		f := at(call.Line, call.Column, fmt.Sprintf("%s says %s for {{ %s }}, and the data give %d now", runWords([]store.ArchivedReport{run}), written(was), figure.ID, now), "")
		f.Field, f.Value = figure.ID, written(was)
		c.explain(&f, run, was)
		found = append(found, f)
	}
	return found
}

// lastSaid is the published report that told a figure last: of this report, or in
// a closed period of any, over the same records.
func (c *Case) lastSaid(figure string) (run store.ArchivedReport, value float64, found bool) {
	closed := slices.ContainsFunc(c.Closed, func(p records.Period) bool { return samePeriod(p, c.Period) })
	for _, r := range slices.Backward(c.Published) {
		if !samePeriod(r.Period, c.Period) || r.Scope != c.Scope || r.Report != c.Name && !closed {
			continue
		}
		for _, f := range r.Figures {
			if n, err := strconv.ParseFloat(string(f.Value), 64); f.Figure == figure && err == nil {
				return r, n, true
			}
		}
	}
	return run, 0, false
}

func samePeriod(a, b records.Period) bool { return a.Start == b.Start && a.End == b.End }

// explain says how a changed figure is explained, or that it is.
func (c *Case) explain(f *records.Finding, run store.ArchivedReport, was float64) {
	n := slices.IndexFunc(c.Corrections, func(k reports.Correction) bool { return k.Figure == f.Field })
	switch {
	case n >= 0 && c.Corrections[n].Was == was && c.Definition.Explains():
		f.Severity, f.Hint = records.Notice, "corrections: in lex.yaml explains it, and the report prints that"
	case n >= 0 && c.Corrections[n].Was == was:
		f.Hint = "lex.yaml explains it, and the report does not print that: put {{ method }} into its definition"
	case n >= 0:
		f.Hint = fmt.Sprintf("corrections: in lex.yaml explains %s, not %s", written(c.Corrections[n].Was), written(was))
	default:
		period := ""
		if !c.Period.All() {
			period = "period: " + c.Period.Label + ", "
		}
		f.Hint = fmt.Sprintf("lex diff %s says what changed; explain it to readers in lex.yaml: corrections: [{figure: %s, %swas: %s, because: {%s: …}}]", run.Run, f.Field, period, written(was), c.language())
	}
}

// written is a number as lex.yaml holds it.
func written(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
