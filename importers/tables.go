package importers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Recognise finds out how one sheet of a book is to be read: where its headings
// stand, what it lists and what each column means. A sheet may hold several
// tables, one below the other or side by side; each has a plan of its own. What
// lists nothing known gets a plan without a kind where it is the whole sheet, and
// a finding that names its rows where it stands beside a table. The error is the
// book's (damaged, unreadable) or that of senseless options.
func Recognise(ctx context.Context, book *Book, sheet int, opt Options) ([]Plan, error) {
	if err := opt.Check(); err != nil {
		return nil, err
	}
	name := book.Sheets()[sheet].Name
	rows := func(ctx context.Context, fn func(*Row) error) error { return book.Rows(ctx, sheet, fn) }
	own, mine, err := recogniseExport(ctx, rows, name, book.Format() == "csv", opt)
	if err != nil {
		return nil, err
	}
	if mine {
		own.Index = sheet
		return []Plan{own}, nil
	}
	plans, err := recogniseTables(ctx, rows, name, opt)
	if err != nil {
		return nil, err
	}
	spans, err := book.merged(ctx, sheet)
	for i := range plans {
		plans[i].Index, plans[i].merged = sheet, spans
	}
	return plans, err
}

func recogniseTables(ctx context.Context, read rowSource, sheet string, opt Options) ([]Plan, error) {
	parts, err := partsOf(ctx, read, opt)
	if err != nil {
		return nil, err
	}
	var plans, passed []Plan
	for i, part := range parts {
		o := opt
		if i > 0 {
			o.HeaderRow = 0
		}
		found, err := sideBySide(ctx, read, part.window, sheet, o)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			p.leaveTitles(part.titles, o)
			if p.Kind == "" || part.aside {
				passed = append(passed, p)
			} else {
				plans = append(plans, p)
			}
		}
	}
	switch {
	case len(plans) == 0 && len(parts) == 1:
		return passed, nil
	case len(plans) == 0:
		plan, err := recognise(ctx, read, sheet, opt)
		return []Plan{plan}, err
	}
	for _, p := range passed {
		plans[0].Findings = append(plans[0].Findings, p.leftOut(opt, sheet))
	}
	for i := range plans {
		plans[i].forgive(plans)
	}
	return plans, nil
}

// leftOut tells the rows of a part of the sheet that lists nothing known.
func (p Plan) leftOut(opt Options, sheet string) records.Finding {
	from := max(1, p.window.from)
	f := records.Finding{Severity: records.Warning, Check: "table-left-out", File: opt.File, Sheet: sheet, Row: from}
	where := fmt.Sprintf("the rows from %d on", from)
	if p.window.to > 0 {
		where = fmt.Sprintf("the rows from %d to %d", from, p.window.to-1)
	}
	if p.window.left > 0 || p.window.right > 0 {
		where = "the columns from " + records.ColumnLetters(p.window.left) + " on"
		if p.window.right > 0 {
			where = "the columns from " + records.ColumnLetters(p.window.left) + " to " + records.ColumnLetters(p.window.right-1)
		}
	}
	f.Message = where + " look like a table of their own, of which lex does not know what it lists; they were not read"
	f.Hint = "if they belong to the list, take the empty row or column out of the file; if they are a list, put it on a sheet of its own"
	return f
}

// leaveTitles keeps the lines above repeated headings from being read as rows.
func (p *Plan) leaveTitles(rows []int, opt Options) {
	if len(rows) == 0 || p.Kind == "" {
		return
	}
	p.titles = map[int]bool{}
	for _, row := range rows {
		p.titles[row] = true
	}
	p.Findings = append(p.Findings, records.Finding{
		Severity: records.Notice, Check: "table-left-out", File: opt.File, Sheet: p.Sheet, Row: rows[0],
		Message: fmt.Sprintf("the headings are said again further down, below %d lines that look like titles (the first is row %d); these lines were not read", len(rows), rows[0]),
		Hint:    "if such a line says something of the rows below it, put it into a column",
	})
}

// forgive takes back what a plan says of a mapped heading that another table of
// the sheet has.
func (p *Plan) forgive(all []Plan) {
	p.Findings = slices.DeleteFunc(p.Findings, func(f records.Finding) bool {
		return f.Check == "mapping-unused" && slices.ContainsFunc(all, func(other Plan) bool {
			return slices.ContainsFunc(other.Columns, func(c Column) bool { return names(f.Value, c) })
		})
	})
}

// part is a stretch of rows with a table, or with something aside: a summary
// under the list.
type part struct {
	window
	aside bool
	// titles are lines above headings that are said again: no rows of the list.
	titles []int
}

// tableRows is how many filled rows are looked at for further tables.
const tableRows = 10000

// partsOf cuts a sheet where, below an empty row, other headings stand than
// those of the table above. Headings that are said again go on with that table.
func partsOf(ctx context.Context, read rowSource, opt Options) ([]part, error) {
	s := partScan{opt: opt, parts: []part{{}}}
	err := read.until(ctx, func(row *Row) bool {
		s.row(row)
		return s.rows < tableRows
	})
	return s.parts, err
}

// mostTitles is how many lines of one cell may stand above headings.
const mostTitles = 3

type partScan struct {
	opt      Options
	parts    []part
	headings string // of the table at hand, folded
	rows     int
	last     int   // the last filled row
	titles   []int // rows of one cell since an empty row, when there is nothing else
	headed   bool  // headings may come: nothing but titles since an empty row
}

func (s *partScan) row(row *Row) {
	copied, filled := copyRow(row)
	if !filled {
		return
	}
	s.rows++
	if row.Number > s.last+1 && !s.headed || s.last == 0 {
		s.headed, s.titles = true, nil
	}
	s.last = row.Number
	if !s.headed {
		return
	}
	texts := foldRow(copied)
	table, aside := tableHead(copied, s.opt)
	here := &s.parts[len(s.parts)-1]
	switch {
	case (table || aside) && s.headings == "":
		s.headings, here.aside = texts, aside
	case (table || aside) && texts == s.headings:
		here.titles = append(here.titles, s.titles...)
	case table || aside:
		begins := append(s.titles, row.Number)[0]
		here.to = begins
		s.parts = append(s.parts, part{window: window{from: begins}, aside: aside})
		s.headings = texts
	case copied.filled() == 1 && len(s.titles) < mostTitles:
		s.titles = append(s.titles, row.Number)
		return
	case s.headings == "" && s.rows < headerRows:
		return // a logo, an address, a line of dates above the list
	}
	s.headed = false
}

// tableHead tells a row of headings: texts, at least half of them known, and two
// of them of one kind of record. aside tells those of a summary, such as
// "Country | Total".
func tableHead(row sampleRow, opt Options) (table, aside bool) {
	texts, counts, known := 0, 0, 0
	for _, c := range row.cells {
		switch {
		case c.Text == "":
			continue
		case c.Type != Text || len(c.Text) > longestHeading:
			return false, false
		}
		if isToolHeading(c.Text) {
			continue // says nothing of the rows, and nothing against a table
		}
		texts++
		switch {
		case countHeading(c.Text):
			counts++
		case isSummaryHeading(c.Text):
			known++
		}
	}
	if texts < 2 {
		return false, false
	}
	h := head{row: row.number, texts: textsOf(row)}
	best := headScore(h, row, opt)
	if best >= 2 && best*2 >= float64(texts) {
		return true, counts > 0 && known+counts == texts && texts <= 4
	}
	return false, texts <= 4 && counts > 0 && known > 0 && known+counts == texts
}

// countWords head the numbers of a summary, folded.
var countWords = wordSet("total totals count number no cantidad numero conteo suma nombre effectif quantidade contagem porcentaje percentage pourcentage percentual")

func countHeading(text string) bool {
	if strings.Trim(text, "%# ") == "" {
		return true
	}
	first, rest, _ := strings.Cut(lexicon.Fold(text), " ")
	if !countWords[first] || first == "nombre" && rest == "" || first == "no" && rest == "" {
		return false
	}
	for _, word := range strings.Fields(rest) {
		if !ofWords[word] && !ownerWords[word] && !grammar[word] && !countWords[word] && word != "people" && word != "personas" && word != "personnes" && word != "pessoas" {
			return false
		}
	}
	return true
}

// isSummaryHeading tells what people count by.
func isSummaryHeading(text string) bool {
	c, ok := wordbookOf(records.Participants).exact(lexicon.Fold(bareHeading(text)))
	return ok && slices.Contains([]string{"country", "sex", "age", "organization", "focus_area", "role", "status", "exchange", "female", "disability", "city"}, c.field)
}
