package main

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/desk"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// bounced are what composing a report finds wanting and prints all the same; a
// donor sends it back, so that --check calls it an error unless lex.yaml says
// otherwise.
var bounced = []string{reports.VarianceUnexplained, reports.IndicatorIncomplete, reports.ReportUndated, reports.TranslationMissing}

// onDesk is a composed report as the desk looks at it.
func (s *settings) onDesk(said *reports.Result, r reports.Request) *desk.Case {
	minCell := r.MinCell
	if minCell <= 0 {
		minCell = s.config.Privacy.MinCell
	}
	return &desk.Case{Result: said, Definition: r.Definition, Audience: r.Audience, Period: r.Period, Name: r.Name, Corrections: r.Corrections, Rules: s.config.Rules,
		Grantee: s.config.Grantee, AtRisk: s.config.Privacy.AtRisk, MinCell: minCell, Folder: r.Folder,
		Regional: s.config.Privacy.ReplaceCountryWithRegion}
}

// lookOver composes and renders a report in memory and says what a desk officer
// would send back. Nothing is written.
func (s *settings) lookOver(ctx context.Context, st *store.Store, a reportArgs) error {
	result, err := s.deskResult(ctx, st, a)
	if err != nil {
		return err
	}
	if a.json {
		if err := s.json(result); err != nil {
			return err
		}
	} else if nothing := nothingStored(result.Findings); nothing != nil {
		s.showFindings(nothing, nil)
	} else {
		s.showFindings(result.Findings, nil)
		for _, m := range result.Missing {
			if !strings.HasPrefix(m, "the section ") { // which the desk has said
				s.say("%s", inline(m))
			}
		}
		s.print("%s: %s", inline(a.name), tally(severities(result.Findings)))
	}
	if severities(result.Findings)[records.Error] > 0 {
		return errData
	}
	return nil
}

func (s *settings) deskResult(ctx context.Context, st *store.Store, a reportArgs) (*reportResult, error) {
	request, err := s.request(a)
	if err != nil {
		return nil, err
	}
	formats, err := s.formats(a, request.Definition)
	if err != nil {
		return nil, err
	}
	stage := s.stages()
	defer stage.end()
	said, data, err := s.composed(ctx, st, request, stage)
	if err != nil {
		return nil, err
	}
	files, closeFiles, err := s.files()
	if err != nil {
		return nil, err
	}
	defer closeFiles()
	c := s.onDesk(said, request)
	c.Ctx, c.Files, c.Today = ctx, files, s.now().Format(time.DateOnly)
	if a.online {
		c.Probe = desk.NewProbe()
	}
	if c.Organizations, err = st.Organizations(ctx, store.Query{Rules: s.config.Rules, Language: s.config.Language}); err != nil {
		return nil, err
	}
	for _, f := range formats {
		c.Formats = append(c.Formats, f.Name)
	}
	stage.at("counting pages")
	pdf, _ := exporters.Find("pdf")
	written, err := pdf.Write(ctx, io.Discard, said.Document)
	if err != nil {
		return nil, err
	}
	c.Pages = written.Pages
	stage.at("looking at the report")
	found := desk.Look(c, desk.Checks)
	findings := append(s.sentBack(said.Findings, found), s.regrade(found)...)
	for _, f := range data {
		if f.Severity == records.Error {
			findings = append(findings, f)
		}
	}
	slices.SortStableFunc(findings, func(x, y records.Finding) int {
		return cmp.Or(inText(x, request)-inText(y, request), -inText(x, request)*cmp.Compare(x.Row, y.Row), -inText(x, request)*cmp.Compare(x.Column, y.Column))
	})
	result := &reportResult{Report: a.name, Run: said.Run, Period: periodOut(request.Period), Files: []writtenFile{}, Figures: said.Figures, Findings: findings, Missing: said.Missing}
	if result.Findings == nil {
		result.Findings = []records.Finding{}
	}
	return result, nil
}

// inText is -1 for findings about the definition, which come first and in its
// order, and 0 for others.
func inText(f records.Finding, r reports.Request) int {
	if f.File == r.Definition.Path {
		return -1
	}
	return 0
}

// sentBack are the findings of composing, as a donor would grade them; a link of
// which the desk says more is told once.
func (s *settings) sentBack(said, found []records.Finding) []records.Finding {
	var kept []records.Finding
	for _, f := range said {
		if f.Check == reports.LinkRefused && slices.ContainsFunc(found, func(other records.Finding) bool {
			return other.Check == "link-dead" && other.File == f.File && other.Row == f.Row && other.Column == f.Column
		}) {
			continue
		}
		if s.config.Checks[f.Check] == "" && slices.Contains(bounced, f.Check) {
			f.Severity = records.Error
		}
		kept = append(kept, f)
	}
	return kept
}
