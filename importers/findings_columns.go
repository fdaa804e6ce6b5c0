package importers

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// columnFindings reports the rivalries of a layout and the columns that lex does
// not know; a column that numbers the rows is kept without a word.
func (p *Plan) columnFindings(l *layout, f records.Finding) []records.Finding {
	var findings []records.Finding
	f.Row = p.HeaderRow
	for _, r := range l.rivals {
		winner, loser := l.columns[r.winner], l.columns[r.loser]
		g := f
		g.Severity, g.Check, g.Field = records.Error, "column-conflict", r.field
		g.Cell, g.Value = records.Cell(loser.Index, p.HeaderRow), loser.Heading
		g.Message = fmt.Sprintf("columns %s (%q) and %s (%q) both look like %s; column %s is used until you decide",
			winner.Letter, winner.Heading, loser.Letter, loser.Heading, r.field, winner.Letter)
		g.Hint = conflictHint(winner, loser, r.field)
		findings = append(findings, g)
	}
	for _, c := range p.Columns {
		if c.Field != "" || c.Dropped || c.numbering {
			continue
		}
		g := f
		g.Cell, g.Value = records.Cell(c.Index, p.HeaderRow), c.Heading
		if topic, ok := lexicon.Sensitive(c.Heading); ok {
			g.Severity, g.Check = records.Warning, "column-sensitive"
			g.Message = fmt.Sprintf("%q looks like %s; lex does not need it but keeps it, as every unknown column", c.title(), topic)
			g.Hint = "leave it out with --drop " + quoteArg(c.title())
			findings = append(findings, g)
			continue
		}
		g.Severity, g.Check = records.Notice, "column-unknown"
		g.Message = fmt.Sprintf("lex does not know what %q means; the column is kept and comes back in exports", c.title())
		if c.Note != "" {
			g.Message = fmt.Sprintf("%q is kept as an unknown column: %s", c.title(), c.Note)
		}
		g.Hint = "give it a field with --map " + quoteArg(c.title()+"=FIELD") + ", or leave it out with --drop " + quoteArg(c.title())
		if c.undated {
			// Who came is not read, and who did not come counts: that is no mere note.
			g.Severity = records.Warning
			g.Message = fmt.Sprintf("%q looks like a day of a sign-in sheet, but of which year nobody says; its marks are not read, so those who did not come count too", c.title())
			g.Hint = "import the file with --exchange ID; the first day of that exchange stands in lex.yaml"
		}
		findings = append(findings, g)
	}
	return findings
}

// conflictHint writes the line that settles a rivalry. Where both columns bear
// the same heading their letters are of no use to --map, so the partner must
// tell them apart.
func conflictHint(winner, loser Column, field string) string {
	if lexicon.Fold(winner.Heading) == lexicon.Fold(loser.Heading) {
		return "two columns bear the same heading: rename one of them in the file, or leave both out with --drop " + quoteArg(winner.Heading)
	}
	return fmt.Sprintf("keep one: --map %s --drop %s", quoteArg(winner.Heading+"="+field), quoteArg(loser.Heading))
}

// mappingFindings reports what the person said about columns that the sheet does
// not have: a renamed heading would otherwise lose its meaning in silence.
func (p *Plan) mappingFindings(opt Options, f records.Finding) []records.Finding {
	var findings []records.Finding
	report := func(what, heading, field string) {
		for _, c := range p.Columns {
			if names(heading, c) {
				return
			}
		}
		g := f
		g.Severity, g.Check, g.Field = records.Warning, "mapping-unused", field
		g.Row, g.Value = p.HeaderRow, heading
		g.Message = fmt.Sprintf("%s names a column %q, which the sheet does not have", what, heading)
		g.Hint = "the headings are: " + strings.Join(p.headings(), ", ")
		findings = append(findings, g)
	}
	for _, m := range opt.Map {
		report("--map", m.Heading, m.Field)
	}
	for _, heading := range opt.Drop {
		report("--drop", heading, "")
	}
	return findings
}

func (p *Plan) headings() []string {
	var headings []string
	for _, c := range p.Columns {
		if len(headings) == 20 {
			return append(headings, "…")
		}
		headings = append(headings, fmt.Sprintf("%q", shorten(c.title())))
	}
	return headings
}

// quoteArg quotes an argument as shells take it.
func quoteArg(s string) string {
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// shorten cuts a heading for a message.
func shorten(text string) string {
	const longest = 60
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	return string(runes[:longest-1]) + "…"
}

// firstText is a heading for the example of a mapping: the first one that can be
// written out, for what is shortened names no column.
func firstText(row sampleRow) string {
	first := ""
	for _, c := range row.cells {
		switch text := shorten(c.Text); {
		case c.Type != Text || text == "":
		case text == c.Text:
			return text
		case first == "":
			first = text
		}
	}
	return first
}
