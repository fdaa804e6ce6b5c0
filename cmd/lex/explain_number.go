package main

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/explain"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// printed is a number as somebody read it in a report.
type printed struct {
	// values are what it may mean: 1.204 is 1204 in some languages.
	values []float64
	// percent tells that a percent sign follows.
	percent bool
}

// groupedNumber is a number with its digits in groups of three, plainNumber one
// with at most one mark.
var (
	groupedNumber = regexp.MustCompile(`^\d{1,3}([.,'’ \x{a0}\x{202f}]\d{3})+$`)
	plainNumber   = regexp.MustCompile(`^\d+([.,]\d+)?$`)
	noDigit       = regexp.MustCompile(`\D`)
)

// printedNumbers reads a number as it is printed in one of the four languages;
// false for what is none.
func printedNumbers(text string) (printed, bool) {
	var p printed
	text = strings.TrimSpace(text)
	if trimmed := strings.TrimRight(strings.TrimSuffix(text, "%"), " \u00a0\u202f"); trimmed != text {
		text, p.percent = trimmed, true
	}
	if groupedNumber.MatchString(text) {
		digits := noDigit.ReplaceAllString(text, "")
		n, err := strconv.ParseFloat(digits, 64)
		if err == nil {
			p.values = append(p.values, n)
		}
	}
	if plainNumber.MatchString(text) {
		n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if err == nil && !slices.Contains(p.values, n) {
			p.values = append(p.values, n)
		}
	}
	return p, len(p.values) > 0
}

// is reports whether the number may be a count.
func (p printed) is(n int) bool { return !p.percent && slices.Contains(p.values, float64(n)) }

// isCell reports whether it is what a cell of a table prints: a share of one is
// printed as whole percents.
func (p printed) isCell(n float64) bool {
	if p.percent {
		n = math.Round(n*100*1e9) / 1e9
		return slices.ContainsFunc(p.values, func(v float64) bool { return v == n || v == math.Round(n) })
	}
	return slices.Contains(p.values, n)
}

// wholes are the counts that it may be.
func (p printed) wholes() (list []int) {
	for _, v := range p.values {
		if v == math.Trunc(v) && v < 1e12 && !p.percent {
			list = append(list, int(v))
		}
	}
	return list
}

// mostTold is how many figures of one number are explained in full.
const mostTold = 5

// number explains the figures, claims and cells of a report that print a number.
func (e *explaining) number(n printed) error {
	r, err := e.lookAt()
	if err != nil {
		return err
	}
	defer r.close()
	if r.archived != nil {
		if err := e.printedBy(r, r.archived.Figures, r.archived.Data, n); err != nil {
			return err
		}
	}
	if e.run == "" {
		if err := e.claimsNow(r, n); err != nil {
			return err
		}
	}
	if len(e.told)+len(e.others) > 0 {
		return nil
	}
	return e.nearest(r, n)
}

// numberIn explains the figures of a scope that have a value.
func (e *explaining) numberIn(scope store.Query, n printed) error {
	for _, info := range explain.Figures {
		value, err := explain.Value(e.cli.Context, e.store, scope, info.Name)
		if err != nil {
			return err
		}
		if n.is(value) {
			if err := e.explain(subject{figure: info.Name, query: scope, store: e.store, stated: -1}); err != nil {
				return err
			}
		}
	}
	if len(e.told) > 0 {
		return nil
	}
	return e.nearestIn([]scoped{{"", scope, e.store}}, n)
}

// printedBy explains the figures, claims and cells of a report that print the
// number.
func (e *explaining) printedBy(r *reportLookedAt, figures []store.ArchivedFigure, data []byte, n printed) error {
	if err := r.readData(data); err != nil {
		return err
	}
	if err := e.figuresOf(r, figures, n); err != nil {
		return err
	}
	e.cellsOf(r, n)
	return nil
}

// figuresOf explains the figures and claims of a report that have the value, each
// once: a claim goes before the figure that it claims.
func (e *explaining) figuresOf(r *reportLookedAt, figures []store.ArchivedFigure, n printed) error {
	for _, claims := range []bool{true, false} {
		for _, f := range figures {
			var value int
			call, ok := reports.ParseFigure(f.Figure)
			if json.Unmarshal(f.Value, &value) != nil || !n.is(value) || !ok || (call.Info.Name == "claim") != claims {
				continue
			}
			figure := figureOf(call)
			of := r.subject(figure, call.Filters)
			of.query.Language = firstOf(e.lang, of.query.Language)
			of.id, of.printed = f.Figure, value
			if claims {
				of.stated = value
			}
			switch {
			case e.toldOf(of):
			case figure == "", call.Info.Name != figure && !claims, len(e.told) == mostTold:
				e.others = append(e.others, r.otherFigure(f.Figure, call, figure))
			default:
				if err := e.explain(of); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// toldOf reports whether a figure of the same scope and data is explained
// already.
func (e *explaining) toldOf(of subject) bool {
	return slices.ContainsFunc(e.told, func(t toldFigure) bool {
		return t.figure == of.figure && t.store == of.store && slices.Equal(t.query.Where, of.query.Where) && t.query.Period == of.query.Period &&
			(of.stated < 0 || t.stated == of.stated)
	})
}

// whereFlags writes filters as flags.
func whereFlags(where []records.Filter) string {
	var b strings.Builder
	for _, f := range where {
		text := f.Field + "=" + f.Value
		if strings.ContainsAny(text, " '\"$;&|<>()") || f.Value == "" {
			text = "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
		}
		b.WriteString(" --where " + text)
	}
	return b.String()
}
