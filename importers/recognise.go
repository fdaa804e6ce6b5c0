package importers

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// recognise makes the plan of one table.
func recognise(ctx context.Context, read rowSource, sheet string, opt Options) (Plan, error) {
	plan := Plan{Sheet: sheet}
	opt.asked = newAsked()
	rows, err := sample(ctx, read, opt.HeaderRow)
	if err != nil {
		return plan, err
	}
	h, data, found := findHead(rows, opt)
	if !found {
		plan.unrecognised(rows, opt)
		return plan, nil
	}
	plan.splits = findSplits(h, rows[data:], opt)
	partAll(plan.splits, &h, rows[data:])
	body := newBody(rows[data:], width(rows, h))
	var layouts []layout
	for _, info := range records.Kinds {
		if opt.As == "" || opt.As == info.Kind {
			layouts = append(layouts, assign(info.Kind, h, body, opt))
		}
	}
	l := chooseKind(layouts, sheet, filepath.Base(opt.File))
	if l == nil || opt.As != "" && l.score == 0 {
		plan.unrecognised(rows, opt)
		return plan, nil
	}
	plan.fill(l, h, rows[:data], body, opt)
	plan.nameSplits(opt)
	plan.combined(opt)
	return plan, nil
}

func width(rows []sampleRow, h head) int {
	w := len(h.texts)
	for _, row := range rows {
		if row.number > h.row {
			w = max(w, len(row.cells))
		}
	}
	return w
}

// fill turns the chosen layout into the plan. Columns in which nothing stands,
// neither a heading nor a cell, are left out.
func (p *Plan) fill(l *layout, h head, above []sampleRow, b *body, opt Options) {
	p.Kind, p.HeaderRow = l.kind, h.row
	finding := records.Finding{File: opt.File, Sheet: p.Sheet}
	p.printed = map[string]bool{}
	for _, row := range above {
		p.printed[foldRow(row)] = true
		p.lastHead = row.number
		if row.number > h.row && h.tags != nil {
			p.TagRow = row.number
			p.Findings = append(p.Findings, malformedTags(row, finding)...)
		}
	}
	for i, c := range l.columns {
		if c.Heading == "" && b.profiles[i].filled == 0 {
			continue
		}
		c.explain(l.kind, b.profiles[i], at(h.tags, i), l.claims[i].strength)
		p.Columns = append(p.Columns, c)
		if c.Field == "" && !c.Dropped {
			p.Extra = append(p.Extra, c.title())
		}
	}
	p.Findings = append(p.Findings, p.columnFindings(l, finding)...)
	p.Findings = append(p.Findings, p.mappingFindings(opt, finding)...)
}

// foldRow writes a row for comparison with another.
func foldRow(row sampleRow) string {
	var parts []string
	for _, c := range row.cells {
		if c.Text != "" {
			parts = append(parts, lexicon.Fold(c.Text))
		}
	}
	return strings.Join(parts, "|")
}

// unrecognised says what the sheet shows instead of known headings and which
// line would help.
func (p *Plan) unrecognised(rows []sampleRow, opt Options) {
	f := records.Finding{Severity: records.Error, Check: "sheet-unrecognised", File: opt.File, Sheet: p.Sheet}
	shown := fullest(rows, opt)
	if shown < 0 {
		f.Message = "the sheet is empty"
		if opt.HeaderRow > 0 {
			f.Message = fmt.Sprintf("row %d, in which the headings should stand, is empty", opt.HeaderRow)
		}
		f.Hint = "choose another sheet with --sheet, or the row of the headings with --header-row"
		p.Findings = append(p.Findings, f)
		return
	}
	row := rows[shown]
	f.Row = row.number
	f.Message = "expected a row of headings, such as Name, Organization and Country; "
	if row.people() {
		f.Message += fmt.Sprintf("row %d seems to hold data and no headings", row.number)
		f.Hint = "write a row of headings above the list, and import it again"
		p.Findings = append(p.Findings, f)
		return
	}
	var headings []string
	for _, c := range row.cells {
		if c.Type == Text && c.Text != "" && len(headings) < 12 {
			headings = append(headings, fmt.Sprintf("%q", shorten(c.Text)))
		}
	}
	f.Message += fmt.Sprintf("row %d has %s", row.number, strings.Join(headings, ", "))
	f.Hint = fmt.Sprintf("say what the columns mean, for example: --as participants --header-row %d --map %s", row.number, quoteArg(firstText(row)+"=name"))
	p.Findings = append(p.Findings, f)
}

// people tells that a row seems to be of a list without headings: an address, a
// country, a number beside a text. Its texts may be of persons, who are not
// named in a message.
func (r sampleRow) people() bool {
	texts, others := 0, 0
	for _, c := range r.cells {
		switch {
		case c.Type == Empty || c.Text == "":
		case c.Type != Text, strings.Trim(c.Text, "0123456789+-()./ ") == "":
			others++
		case strings.Contains(c.Text, "@"):
			return true
		case lexicon.FindCountry(c.Text, nil).Code != "":
			others++
		default:
			texts++
		}
	}
	return texts > 0 && others > 0
}

// fullest is the row that most looks like headings to a person: the first of
// those with most texts, -1 when there is none.
func fullest(rows []sampleRow, opt Options) int {
	best, most := -1, 0
	for i, row := range rows {
		if opt.HeaderRow > 0 && row.number != opt.HeaderRow || opt.HeaderRow == 0 && i >= headerRows {
			continue
		}
		texts := 0
		for _, c := range row.cells {
			if c.Type == Text && c.Text != "" {
				texts++
			}
		}
		if texts > most {
			best, most = i, texts
		}
	}
	return best
}
