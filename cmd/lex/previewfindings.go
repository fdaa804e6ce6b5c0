package main

import (
	"context"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/preview"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// sheetAt names a sheet of a file, and sheetKinds what lists they hold: what may
// stand in a cell depends on it.
type sheetAt struct{ file, sheet string }
type sheetKinds map[sheetAt]records.Kind

// storedKinds are those of the sheets that are stored.
func storedKinds(ctx context.Context, st *store.Store) (sheetKinds, error) {
	imports, err := st.History(ctx)
	if err != nil {
		return nil, err
	}
	kinds := sheetKinds{}
	for _, i := range imports {
		if i.Status == store.Active {
			kinds[sheetAt{i.File, i.Sheet}], kinds[sheetAt{i.Path, i.Sheet}] = i.Kind, i.Kind
		}
	}
	return kinds, nil
}

// shownFindings brings findings into the form of the page, the gravest first.
func (s *settings) shownFindings(findings []records.Finding, kinds sheetKinds) []preview.Finding {
	var out []preview.Finding
	for _, severity := range []records.Severity{records.Error, records.Warning, records.Notice} {
		for _, f := range findings {
			if f.Severity != severity || len(out) >= 300 {
				continue
			}
			out = append(out, s.shownFinding(f, kinds[sheetAt{f.File, f.Sheet}]))
		}
	}
	return out
}

// shownFinding words a finding for somebody at the page, who has the sheet and no
// terminal: what it says beside the cell is in the language of the page, and the
// hint is what to do there.
func (s *settings) shownFinding(f records.Finding, kind records.Kind) preview.Finding {
	shown := preview.Finding{Severity: string(f.Severity), Check: f.Check, Where: findingPlace(f), Message: f.Message, Hint: f.Hint}
	problem, todo := "", ""
	if lexicon.HasWord("check." + f.Check + ".problem") {
		problem, todo = lexicon.Question(f.Check, kind, f.Field, "", s.config.Language)
	}
	if s.config.Language != "en" && problem != "" {
		shown.Message, shown.Detail, shown.Hint = problem, f.Message, todo
	}
	if hint := lexicon.OnPage(f.Check, s.config.Language); hint != "" {
		shown.Hint = hint
		if f.Check == "country-unknown" || f.Check == "country-ambiguous" {
			shown.Hint = s.meantCountries(f.Value) + hint
		}
	}
	if f.Value != "" && !strings.Contains(f.Message, f.Value) {
		shown.Value = shorten(f.Value, 80)
	}
	if f.Row > 0 && f.File != "" {
		shown.Place = &preview.Place{File: f.File, Sheet: f.Sheet, Cell: f.Cell, Row: f.Row}
	}
	return shown
}

// meantCountries asks whether countries with names like the text were meant; ""
// where there are none.
func (s *settings) meantCountries(text string) string {
	var names []string
	for _, code := range lexicon.Country(text, s.config.Rules.CountryAliases).Suggestions {
		names = append(names, lexicon.CountryName(code, s.config.Language))
	}
	if len(names) == 0 {
		return ""
	}
	list := strings.Join(names, ", ")
	if last := len(names) - 1; last > 0 {
		list = lexicon.Fill("partner.or", s.config.Language, "list", strings.Join(names[:last], ", "), "last", names[last])
	}
	return lexicon.Fill("page.guess", s.config.Language, "meant", list) + " "
}
