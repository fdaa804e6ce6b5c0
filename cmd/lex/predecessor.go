package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// versionChecks name what only the comparison with the file's earlier version
// shows.
var versionChecks = []string{"sheet-empty", "sheet-gone", "exchange-kept"}

// earlier lists the sheets of the version that a file replaces.
func (j *takeIn) earlier(ctx context.Context, before *store.BatchInfo) ([]store.ImportInfo, error) {
	if before == nil {
		return nil, nil
	}
	history, err := j.store.History(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(history, func(i store.ImportInfo) bool { return i.Batch != before.Batch }), nil
}

// exchangeBefore is the exchange that somebody said for the version before, ""
// where its sheets belong to none or to several. Who sends a file again means the
// same meeting; that its people leave it, in silence, is what nobody means.
func (j *takeIn) exchangeBefore(ctx context.Context, before *store.BatchInfo) (string, error) {
	exchange := ""
	for _, id := range before.Imports {
		reading, err := j.store.ReadingOf(ctx, id)
		switch {
		case err != nil:
			return "", err
		case reading.Exchange == "":
		case exchange != "" && exchange != reading.Exchange:
			return "", nil
		default:
			exchange = reading.Exchange
		}
	}
	return exchange, nil
}

// exchangeKept tells that a file stays in the exchange of its earlier version.
func exchangeKept(file string, plans []importers.Plan, own records.Own, opt importers.Options) []records.Finding {
	said := opt
	said.Kept = ""
	concerned := func(p importers.Plan) bool { return p.Kind != "" && said.OfOwn(own, p.Sheet).Exchange == "" }
	if opt.Kept == "" || !slices.ContainsFunc(plans, concerned) {
		return nil
	}
	return []records.Finding{{Severity: records.Notice, Check: "exchange-kept", File: file, Field: "exchange", Value: opt.Kept,
		Message: fmt.Sprintf("the file belongs to the exchange %q, as its earlier version does; nobody said another this time", opt.Kept),
		Hint:    "--exchange ID says another, --exchange '' takes it out of every exchange"}}
}

// emptied tells the sheets below whose headings nothing stands. Where the
// earlier version had rows there it is an error: those people would be gone, and
// nobody who reads the report would know.
// An empty form that lex itself made is nothing to talk about.
func (j *takeIn) emptied(file fileResult, own records.Own) []records.Finding {
	sheets := file.Sheets
	all := !slices.ContainsFunc(sheets, func(s sheetResult) bool { return s.Kind != nil && !s.bare() })
	var findings []records.Finding
	for _, s := range sheets {
		if s.Kind == nil || !s.bare() {
			continue
		}
		f := records.Finding{Severity: records.Notice, Check: "sheet-empty", File: file.File, Sheet: s.Sheet, Row: s.HeaderRow,
			Message: "no rows stand below the headings", Hint: "ask whether the list was meant to be empty"}
		if all {
			f.Severity = records.Warning
		}
		rows, number := rowsBefore(s, j.before)
		if _, form := own.List(s.Sheet); form && rows == 0 {
			continue
		}
		if rows > 0 {
			f.Severity = records.Error
			f.Message += fmt.Sprintf("; the earlier version (import %d) had %s, which no longer count", number, plural(rows, "1 row", "%s rows"))
			f.Hint = "look whether this is the right file"
			if !j.args.dryRun {
				f.Hint += "; " + file.undo() + " brings the earlier version back"
			}
		}
		findings = append(findings, f)
	}
	return findings
}

// bare tells a list without a row, also without one of people who were forgotten.
func (s sheetResult) bare() bool { return s.Rows+s.LeftOut == 0 }

// rowsBefore is how many rows the earlier version of a sheet had, and its import:
// the sheet of that name and kind, else the only one of the kind.
func rowsBefore(s sheetResult, before []store.ImportInfo) (rows int, number int64) {
	ofKind := 0
	for _, i := range before {
		if i.Kind != *s.Kind {
			continue
		}
		if i.Sheet == s.Sheet {
			return i.Imported, i.Import
		}
		ofKind++
		rows, number = i.Imported, i.Import
	}
	if ofKind != 1 {
		return 0, 0
	}
	return rows, number
}

// gone tells a list that only the earlier version of the file had.
func (j *takeIn) gone(file fileResult, change store.SheetChange) records.Finding {
	what := string(change.Kind) + ", " + plural(change.Removed, "1 row", "%s rows")
	f := records.Finding{Severity: records.Warning, Check: "sheet-gone", File: file.File, Sheet: change.Sheet,
		Message: fmt.Sprintf("the earlier version of the file had this list (%s, import %d) and the new one lacks it; its rows no longer count", what, change.Import),
		Hint:    "ask whether it was left out on purpose"}
	if !j.args.dryRun {
		f.Hint += "; " + file.undo() + " brings the earlier version back"
	}
	return f
}

// undo is the command that takes a file back.
func (f fileResult) undo() string {
	for _, s := range f.Sheets {
		if s.Import != nil {
			return fmt.Sprintf("lex undo %d", *s.Import)
		}
	}
	return "lex undo"
}
