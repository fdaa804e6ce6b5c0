package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/records"
)

// explainedSheet is one table in the JSON of `lex look --explain`.
type explainedSheet struct {
	Sheet     string            `json:"sheet"`
	Kind      *records.Kind     `json:"kind"`
	HeaderRow int               `json:"header_row"`
	Columns   []explainedColumn `json:"columns"`
	Findings  []records.Finding `json:"findings"`
}

// explainedColumn is one column, what lex takes it for and why.
type explainedColumn struct {
	Column     string               `json:"column"`
	Heading    string               `json:"heading"`
	Field      *string              `json:"field"`
	Confidence importers.Confidence `json:"confidence"`
	Why        string               `json:"why"`
}

type explainedFile struct {
	File   string           `json:"file"`
	Sheets []explainedSheet `json:"sheets"`
}

// runExplain shows what lex takes the columns of a file for, and why, as an
// import in this workspace would read them. Nothing is stored.
func runExplain(ctx *cli.Context, c *console, a lookArgs, path string) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	files, err := s.sources(ctx.Context, []string{path})
	if err != nil {
		return err
	}
	j := newTakeIn(s, nil, importArgs{encoding: a.encoding})
	all := []explainedFile{}
	for _, file := range files {
		book, err := file.open(ctx.Context, importers.OpenOptions{Encoding: a.encoding, Name: file.shown})
		if err != nil {
			return fmt.Errorf("%s: %w", file.shown, err)
		}
		opt, _ := j.options(file)
		if a.sheet != "" {
			opt.Sheets = []string{a.sheet}
		}
		plans, _, findings, err := plan(ctx.Context, book, opt)
		book.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", file.shown, err)
		}
		one := explainedFile{File: file.shown, Sheets: []explainedSheet{}}
		for _, p := range plans {
			one.Sheets = append(one.Sheets, explained(p))
		}
		all = append(all, one)
		if !a.json {
			c.explain(one, findings)
		}
	}
	if !a.json {
		return nil
	}
	if len(all) == 1 {
		return c.json(all[0])
	}
	return c.json(struct {
		Files []explainedFile `json:"files"`
	}{all})
}

func explained(p importers.Plan) explainedSheet {
	out := explainedSheet{Sheet: p.Sheet, HeaderRow: p.HeaderRow, Columns: []explainedColumn{}, Findings: p.Findings}
	if out.Findings == nil {
		out.Findings = []records.Finding{}
	}
	if p.Kind != "" {
		kind := p.Kind
		out.Kind = &kind
	}
	for _, col := range p.Columns {
		e := explainedColumn{Column: col.Letter, Heading: col.Heading, Confidence: col.Confidence, Why: col.Why}
		if col.Field != "" {
			field := col.Field
			e.Field = &field
		}
		out.Columns = append(out.Columns, e)
	}
	return out
}

// explain prints a file's tables: a line on each, then its columns.
func (c *console) explain(file explainedFile, findings []records.Finding) {
	for _, sheet := range file.Sheets {
		where := inline(file.File)
		if sheet.Sheet != "" {
			where += ", sheet " + inline(sheet.Sheet)
		}
		if sheet.Kind == nil {
			c.say("%s: not recognised", where)
			continue
		}
		c.say("%s: %s, headings in row %d", where, *sheet.Kind, sheet.HeaderRow)
		var rows [][]string
		for _, col := range sheet.Columns {
			field := "–"
			if col.Field != nil {
				field = *col.Field
			}
			rows = append(rows, []string{col.Column, shorten(strings.TrimSpace(col.Heading), 40), field, string(col.Confidence), col.Why})
		}
		c.table([]column{{head: "Column"}, {head: "Heading"}, {head: "Field"}, {head: "Confidence"}, {head: "Why"}}, rows)
		for _, f := range sheet.Findings {
			if f.Check != "column-unknown" || f.Severity != records.Notice {
				findings = append(findings, f)
			}
		}
	}
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Check]++
	}
	c.showFindings(findings, counts)
}
