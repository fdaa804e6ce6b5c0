package main

import (
	"context"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// plan recognises the sheets of a file that are to be read. Where one sheet is
// recognised, the others are passed over with a word; where none is, each says
// why. The findings are those of hidden and of unrecognised sheets: a recognised
// one brings its own when it is decoded. A workbook that lex made says itself how
// its sheets are to be read.
func plan(ctx context.Context, book *importers.Book, opt importers.Options) ([]importers.Plan, records.Own, []records.Finding, error) {
	own, _, err := importers.ReadOwn(ctx, book)
	if err != nil {
		return nil, own, nil, err
	}
	read, findings, err := importers.ChooseSheets(book.Sheets(), opt)
	if err != nil {
		return nil, own, []records.Finding{{Severity: records.Error, Check: "sheet-unrecognised", File: opt.File, Message: err.Error(), Hint: "name one of its sheets with --sheet"}}, nil //nolint:nilerr // a sheet that is not there is a finding about the file
	}
	read, findings = importers.WithoutOwn(own, book.Sheets(), read, findings)
	var plans []importers.Plan
	for _, i := range read {
		tables, err := importers.Recognise(ctx, book, i, opt.OfOwn(own, book.Sheets()[i].Name))
		if err != nil {
			return nil, own, nil, err
		}
		plans = append(plans, tables...)
	}
	importers.PassOver(plans)
	for _, p := range plans {
		if p.Kind == "" {
			findings = append(findings, p.Findings...)
		}
	}
	return plans, own, findings, nil
}

// sheetOf begins the result of a sheet with what was recognised.
func sheetOf(p importers.Plan) sheetResult {
	out := sheetResult{Sheet: p.Sheet, HeaderRow: p.HeaderRow, Columns: []columnResult{}}
	if p.Kind != "" {
		kind := p.Kind
		out.Kind = &kind
	}
	for _, col := range p.Columns {
		if col.Dropped {
			continue
		}
		c := columnResult{Heading: col.Heading, Column: col.Letter}
		if col.Field != "" {
			field := col.Field
			c.Field = &field
		}
		out.Columns = append(out.Columns, c)
	}
	return out
}

// columnLetters is which column holds which field, kept with the import so that
// a later finding can name the cell.
func columnLetters(p importers.Plan) map[string]string {
	letters := map[string]string{}
	for _, col := range p.Columns {
		if col.Field != "" && !col.Dropped && letters[col.Field] == "" {
			letters[col.Field] = col.Letter
		}
	}
	return letters
}

// importStore opens the database, or for a dry run a copy of it in memory.
func (s *settings) importStore(ctx *cli.Context, dryRun bool) (*store.Store, error) {
	if !dryRun {
		return s.openStore(ctx)
	}
	st, err := s.readStore(ctx)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	return st.Copy(ctx.Context)
}

// progressPause keeps the bar from flickering.
const progressPause = 100 * time.Millisecond

// bar shows how many rows have been read, on a terminal and only when it takes
// a while.
type bar struct {
	shown *progressbar.ProgressBar
}

func (j *takeIn) progress(file string) bar {
	if !j.watched || j.quiet || j.args.json {
		return bar{}
	}
	return bar{progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(j.err),
		progressbar.OptionSetDescription(inline(file)),
		progressbar.OptionShowCount(),
		progressbar.OptionSetItsString("rows"),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(progressPause),
	)}
}

func (b bar) rows(n int) {
	if b.shown != nil {
		_ = b.shown.Set(n)
	}
}

func (b bar) end() {
	if b.shown != nil {
		_ = b.shown.Finish()
	}
}
