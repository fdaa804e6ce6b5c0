package main

import (
	"errors"
	"regexp"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// claimsNow explains the claims of the definition as it stands now that state
// the number, and numbers of the text that nothing proves: a report with a false
// claim is not written, so the archive has none.
func (e *explaining) claimsNow(r *reportLookedAt, n printed) error {
	name := e.firstReport()
	if r.archived != nil {
		name = r.archived.Report
	}
	request, err := e.request(reportArgs{name: name})
	if err != nil {
		if r.archived != nil { // else it has been said
			e.sayOfDefinition(name, err)
		}
		return nil
	}
	said, err := e.compose(e.cli.Context, e.store, request, checked{})
	if err != nil {
		e.sayOfDefinition(name, err)
		return nil
	}
	for _, f := range said.Findings {
		if f.Check != reports.ClaimFalse && f.Check != reports.ClaimUnproven {
			continue
		}
		stated, isNumber := statedIn(f.Value, request.Language)
		if !isNumber || !n.is(stated) {
			continue
		}
		call := claimAt(request.Definition, f, stated)
		at := place(relative(f.File), f.Row, f.Column)
		if call == nil {
			e.others = append(e.others, printedElsewhere{Words: at + ": " + f.Message, Hint: f.Hint})
			continue
		}
		in := e.reportInput()
		in.Store = e.store
		query, _ := reports.FigureQuery(in, request, call.Filters)
		query.Language = firstOf(e.lang, query.Language)
		of := subject{figure: call.Metric, query: query, store: e.store, report: name, id: call.ID(), stated: stated, place: at, hint: f.Hint}
		if e.toldOf(of) {
			continue
		}
		if err := e.explain(of); err != nil {
			return err
		}
	}
	if r.archived != nil {
		return nil
	}
	figures, err := archivedFigures(said.Figures)
	if err != nil {
		return err
	}
	return e.printedBy(r, figures, said.Data, n)
}

// statedIn is the number that the author wrote, in digits or in words.
func statedIn(text, lang string) (int, bool) {
	if number, ok := printedNumbers(text); ok && len(number.wholes()) > 0 {
		return number.wholes()[0], true
	}
	for _, number := range lexicon.ProseNumbers(text, lang) {
		return int(number.Value), number.Value == float64(int(number.Value))
	}
	return 0, false
}

// claimAt is the claim of a definition that a finding is about, or one that says
// what an unproven number seems to count; nil when nothing tells.
func claimAt(d *reports.Definition, f records.Finding, stated int) *reports.Call {
	for _, call := range d.Calls() {
		if call.Info.Name == "claim" && call.Number == stated && call.Line == f.Row && call.Column == f.Column {
			return call
		}
	}
	if f.Check == reports.ClaimFalse || f.Field == "" {
		return nil
	}
	// The hint ends with the figure to write in the number's place.
	figures := figureInWords.FindAllStringSubmatch(f.Hint, -1)
	for k := len(figures) - 1; k >= 0; k-- {
		if call, ok := reports.ParseFigure(figures[k][1]); ok && call.Metric == f.Field {
			return call
		}
	}
	return nil
}

// figureInWords is a figure that words hold.
var figureInWords = regexp.MustCompile(`\{\{ (.+?) \}\}`)

// sayOfDefinition tells that the definition could not be looked at.
func (e *explaining) sayOfDefinition(name string, err error) {
	var syntax *reports.SyntaxError
	if errors.As(err, &syntax) {
		e.say("the definition of %s as it stands now cannot be read: %s: %s", name, place(relative(syntax.File), syntax.Line, syntax.Column), inline(syntax.Message))
		return
	}
	message, _ := words(err)
	e.say("the report %s as it stands now was not looked at: %s", name, inline(message))
}
