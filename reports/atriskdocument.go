package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// hidesCountry reports whether a country (alpha-2) is at risk and the reader is
// no colleague.
func (c *composer) hidesCountry(alpha2 string) bool {
	return c.mask != nil && slices.Contains(c.mask.codes, alpha2)
}

// maskDocument takes those at risk out of a document, and out of the figures of
// the report.
func (c *composer) maskDocument(d *document.Document) {
	m := c.mask
	if m == nil {
		return
	}
	d.Title, d.Subject, d.Author = m.text(d.Title), m.text(d.Subject), m.text(d.Author)
	for i, word := range d.Keywords {
		d.Keywords[i] = m.text(word)
	}
	d.Layout.Header = m.text(d.Layout.Header)
	for i, line := range d.Lines {
		d.Lines[i] = m.inlines(line)
	}
	if d.Logo != nil {
		logo := m.picture(*d.Logo)
		d.Logo = &logo
	}
	d.Blocks = m.blocks(d.Blocks)
	for i, f := range c.result.Figures {
		f.ID = m.id(f.ID)
		if words, ok := f.Value.(string); ok {
			f.Value = m.text(words)
		}
		c.result.Figures[i] = f
	}
	c.flagAtRisk()
}

// maskProofs takes those at risk out of the proofs of a document, whose files may
// bear their names.
func (c *composer) maskProofs(d *document.Document) {
	m := c.mask
	if m == nil {
		return
	}
	for i, p := range d.Proofs {
		p.Figure, p.Value, p.Counted = m.id(p.Figure), m.cell(p.Value), m.text(p.Counted)
		for j, e := range p.Sources {
			e.File, e.Sheet = m.anyCase(e.File), m.anyCase(e.Sheet)
			p.Sources[j] = e
		}
		d.Proofs[i] = p
	}
}

// flagAtRisk tells where the author's own words name somebody at risk: what
// stands in their place may not fit the sentence, and words for the people of a
// country cannot be replaced.
func (c *composer) flagAtRisk() {
	m := c.mask
	for _, p := range c.result.Passages {
		text, _ := p.Text()
		line, column := p.At(0)
		if m.text(text) != text {
			c.result.Findings = append(c.result.Findings, records.Finding{Severity: records.Warning, Check: AtRiskNamed, File: c.file, Row: line, Column: column,
				Message: fmt.Sprintf("this passage names an organization or a country that lex.yaml holds to be at risk; the report to the audience %s says another word instead", c.req.Audience),
				Hint:    "write the sentence so that it names nobody"})
		}
		for _, word := range maskWord.FindAllStringIndex(text, -1) {
			match := lexicon.FindCountry(text[word[0]:word[1]], nil)
			if !match.Demonym || !slices.Contains(m.codes, match.Code) {
				continue
			}
			line, column := p.At(word[0])
			c.result.Findings = append(c.result.Findings, records.Finding{Severity: records.Error, Check: AtRiskNamed, File: c.file, Row: line, Column: column,
				Message: "this word is one for the people of a country that lex.yaml holds to be at risk, and lex has none to put in its place",
				Hint:    "write the sentence so that it names nobody"})
		}
	}
	if m.hit > 0 {
		c.tell("organizations or countries at risk are not named: the report says \"" + lexicon.Word("at_risk.organization", c.req.Language) + "\", or the region")
	}
}

func (m *mask) inlines(list []document.Inline) []document.Inline { return m.after("", list) }

// after takes names out of the inlines that follow some words of their block.
func (m *mask) after(before string, list []document.Inline) []document.Inline {
	var out []document.Inline
	for _, in := range list {
		switch in := in.(type) {
		case document.Text:
			in.Text = m.replace(before+document.Plain(out), in.Text, false)
			out = append(out, in)
		case document.Link:
			inside := m.after(before+document.Plain(out), in.Text)
			if m.leadsTo(in.URL) {
				m.hit++
				out = append(out, inside...)
				continue
			}
			in.Text = inside
			out = append(out, in)
		case document.Figure:
			words := m.replace(before+document.Plain(out), in.Value.Text, false)
			in.ID, in.Value = m.id(in.ID), m.cell(in.Value)
			in.Value.Text = words
			out = append(out, in)
		case document.Footnote:
			in.Text = m.inlines(in.Text)
			out = append(out, in)
		}
	}
	return merge(out)
}

func (m *mask) cell(cell document.Cell) document.Cell {
	if cell.Kind == document.Address && m.leadsTo(cell.URL) {
		m.hit++
		return document.Cell{Kind: document.Wording, Text: lexicon.Word("at_risk.organization", m.lang)}
	}
	cell.Text, cell.Whole = m.text(cell.Text), m.text(cell.Whole)
	return cell
}

func (m *mask) picture(p document.Picture) document.Picture {
	p.Alt, p.Caption = m.text(p.Alt), m.inlines(p.Caption)
	return p
}

func (m *mask) blocks(list []document.Block) []document.Block {
	out := make([]document.Block, len(list))
	for i, b := range list {
		out[i] = m.block(b)
	}
	return out
}

func (m *mask) block(b document.Block) document.Block {
	switch b := b.(type) {
	case document.Heading:
		b.Text = m.inlines(b.Text)
		return b
	case document.Paragraph:
		b.Text = m.inlines(b.Text)
		return b
	case document.Callout:
		b.Text = m.inlines(b.Text)
		return b
	case document.List:
		items := make([][]document.Block, len(b.Items))
		for i, item := range b.Items {
			items[i] = m.blocks(item)
		}
		b.Items = items
		return b
	case document.Quote:
		b.Text, b.Original, b.Attribution = m.blocks(b.Text), m.blocks(b.Original), m.inlines(b.Attribution)
		return b
	case document.Picture:
		return m.picture(b)
	case document.Signature:
		b.Statement = m.inlines(b.Statement)
		for i, line := range b.Lines {
			b.Lines[i] = m.inlines(line)
		}
		return b
	case document.Table:
		return m.table(b)
	case document.Chart:
		return m.chart(b)
	}
	return b
}

// table takes names out of a table. Rows that bear the same words then are one,
// where they hold counts alone.
func (m *mask) table(t document.Table) document.Table {
	t.Title, t.Sheet, t.Note, t.Rest = m.text(t.Title), m.anyCase(t.Sheet), m.inlines(t.Note), m.inlines(t.Rest)
	columns := slices.Clone(t.Columns)
	for i, column := range columns {
		columns[i].Head = m.text(column.Head)
	}
	t.Columns = columns
	var rows [][]document.Cell
	place, touched := map[string]int{}, map[string]bool{}
	for _, row := range t.Rows {
		made := make([]document.Cell, len(row))
		var labels []string
		changed, counts := false, false
		for j, cell := range row {
			made[j] = m.cell(cell)
			changed = changed || made[j].Text != cell.Text
			if cell.Kind == document.Wording {
				labels = append(labels, made[j].Text)
			}
			counts = counts || countable(cell)
		}
		key := strings.Join(labels, "\x00")
		first, seen := place[key]
		touched[key] = touched[key] || changed
		if seen && touched[key] && counts && summable(rows[first], made) {
			rows[first] = added(rows[first], made, m.lang)
			continue
		}
		if !seen {
			place[key] = len(rows)
		}
		rows = append(rows, made)
	}
	t.Rows = rows
	return t
}

func countable(cell document.Cell) bool {
	return cell.Kind == document.Count || cell.Kind == document.Suppressed
}

// summable reports whether two rows hold the same words and counts besides.
func summable(a, b []document.Cell) bool {
	if len(a) != len(b) {
		return false
	}
	for j := range a {
		if countable(a[j]) && countable(b[j]) || a[j].Kind == b[j].Kind && a[j].Text == b[j].Text {
			continue
		}
		return false
	}
	return true
}

// added adds up the counts of two rows; what is hidden in one stays hidden.
func added(a, b []document.Cell, lang string) []document.Cell {
	out := slices.Clone(a)
	for j := range out {
		switch {
		case b[j].Kind == document.Suppressed:
			out[j] = b[j]
		case out[j].Kind == document.Count:
			out[j] = countCell(int(a[j].Number+b[j].Number), lang)
		}
	}
	return out
}

// chart takes names out of a chart; bars of the same words are one, and a map
// loses the countries at risk.
func (m *mask) chart(chart document.Chart) document.Chart {
	chart.Title, chart.Alt, chart.Axis = m.text(chart.Title), m.text(chart.Alt), m.text(chart.Axis)
	series := slices.Clone(chart.Series)
	for i, s := range series {
		series[i] = m.text(s)
	}
	chart.Series = series
	var bars []document.Bar
	place, touched := map[string]int{}, map[string]bool{}
	for _, bar := range chart.Bars {
		if chart.Kind == document.Map && slices.Contains(m.codes, bar.Code) {
			m.hit++
			continue
		}
		label := m.text(bar.Label)
		touched[label] = touched[label] || label != bar.Label
		bar.Label = label
		cells := func(b document.Bar) []document.Cell { return append([]document.Cell{b.Value}, b.Parts...) }
		if first, seen := place[label]; seen && touched[label] && (chart.Kind == document.Bars || chart.Kind == document.Stacked) && summable(cells(bars[first]), cells(bar)) {
			sum := added(cells(bars[first]), cells(bar), m.lang)
			bars[first].Value, bars[first].Parts = sum[0], sum[1:]
			continue
		}
		place[label] = len(bars)
		bars = append(bars, bar)
	}
	chart.Bars = bars
	return chart
}
