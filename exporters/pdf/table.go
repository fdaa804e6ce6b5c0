package pdf

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
)

// rowPad is the space above and below the text of a row.
const rowPad = 3.2

// grid is a table whose columns have their widths.
type grid struct {
	table   document.Table
	columns []column
	width   float64
	body    setting
	head    setting
	again   []box
	at      place
	// node is the table's element, rows that of its body.
	node, rows node
	// named says that the first column names what a row is about.
	named bool
}

// table sets a table: the title, the head, the rows with a hairline below each,
// the total and the note. The head stands again on every page.
func (c *composer) table(t document.Table, at place) {
	if len(t.Columns) == 0 {
		return
	}
	t = t.Printed()
	c.markAlone(at)
	c.gap(blockGap)
	cols, size := c.columns(t, at.width)
	g := grid{table: t, columns: cols, at: at, body: c.sheet.table, head: c.sheet.tableHead}
	g.node = c.tree.add(at.node, roleTable)
	g.named = len(cols) > 1 && !t.Columns[0].Number
	g.body.size, g.head.size = size, size
	g.body.leading, g.head.leading = size*1.39, size*1.34
	last := cols[len(cols)-1]
	g.width = last.x + last.width
	c.tableTop(&g)
	c.rows(&g)
	if note := c.inlines(t.Note, c.sheet.small.style, c.tree.loose(at.node, roleParagraph)); len(note.spans) > 0 {
		c.bind()
		c.gap(5)
		c.lines(note, at, c.sheet.small, nil)
	}
	c.gap(blockGap + 2)
}

// tableTop sets title and head, and prepares what stands again on the next
// pages.
func (c *composer) tableTop(g *grid) {
	title := oneLine(c.text(g.table.Title))
	var again []span
	if title != "" {
		caption := c.tree.loose(g.node, roleCaption)
		c.lines(gathered{node: caption, spans: []span{{title, c.sheet.label.style}}}, g.at, c.sheet.label, nil)
		c.bind()
		c.gap(3)
		again = append(again, span{title + " ", c.sheet.label.style})
	}
	more := c.sheet.label.style
	more.face, more.ink = regular, muted
	if words := c.continued(); words != "" {
		again = append(again, span{words, more})
	}
	for _, l := range breakLines(c.metrics, again, g.at.textWidth()) {
		g.again = append(g.again, textBox(l, g.at.x, c.sheet.label, 0))
	}
	heads := make([]document.Cell, len(g.columns))
	for j, col := range g.table.Columns {
		heads[j].Text = col.Head
	}
	head := c.cells(g, heads, g.head, c.tree.add(c.tree.add(g.node, roleTableHead), roleRow))
	head.rules = append(head.rules, bar{g.at.x, head.height - 0.8, g.width, 0.8, black})
	head.keep = true
	if stacked(g.again)+head.height > c.sheet.room()/3 {
		g.again = nil // a head that would fill the page stands once
		c.emitTall(head, g.head, g.at)
		return
	}
	c.emit(head, g.at)
	head = head.untagged()
	head.before = 3
	g.again = append(g.again, head)
}

// continued is the mark behind the title of a table that goes on.
func (c *composer) continued() string {
	w := oneLine(c.text(c.words.Continued))
	if w == "" || strings.HasPrefix(w, "(") {
		return w
	}
	return "(" + w + ")"
}

// rows sets the rows one by one. The rows of a short table stay
// together where they can.
func (c *composer) rows(g *grid) {
	const short, part, small = 24, 0.35, 0.2
	count := len(g.table.Rows)
	if count > 0 {
		g.rows = c.tree.add(g.node, roleTableBody)
	}
	if count <= short {
		var rows []box
		for i := range count {
			rows = append(rows, c.row(g, i))
		}
		height := stacked(rows)
		together, whole := height < c.sheet.room()*part, height < c.sheet.room()*small
		for i, b := range rows {
			b.wish = together && i < count-1
			b.keep = b.keep || whole && i < count-1
			c.emitRow(g, b)
		}
		return
	}
	for i := range count {
		if i%256 == 0 && c.ctx.Err() != nil {
			return
		}
		c.emitRow(g, c.row(g, i))
	}
}

// emitRow emits a row; one that no page holds is parted line by line.
func (c *composer) emitRow(g *grid, b box) {
	if b.height <= c.sheet.room()-stacked(g.again) {
		c.emit(b, g.at)
		return
	}
	if b.again != nil {
		b.again = append(slices.Clone(b.again), box{height: rowPad})
	}
	c.emitTall(b, g.body, g.at)
}

// emitTall emits a box as one of its own for every line of text.
func (c *composer) emitTall(b box, set setting, at place) {
	parts := b.parts(set)
	for i, part := range parts {
		part.again = b.again
		part.keep = i == 0 && len(parts) > 1 || i == len(parts)-2 || i == len(parts)-1 && b.keep
		c.emit(part, at)
	}
}

// row makes the box of one row.
func (c *composer) row(g *grid, i int) box {
	final := i == len(g.table.Rows)-1
	total := final && g.table.Total
	set := g.body
	if total {
		set.face = bold
	}
	b := c.cells(g, g.table.Rows[i], set, c.tree.add(g.rows, roleRow))
	switch {
	case final:
		b.rules = append(b.rules, bar{g.at.x, b.height - 0.6, g.width, 0.6, muted})
	case g.table.Total && i == len(g.table.Rows)-2:
		b.rules = append(b.rules, bar{g.at.x, b.height - 0.6, g.width, 0.6, muted})
	default:
		b.rules = append(b.rules, bar{g.at.x, b.height - 0.4, g.width, 0.4, hair})
	}
	b.again = g.again
	// The first two rows and the last two are never parted, nor is a row from
	// what it consists of.
	b.keep = i == 0 && !final || i == len(g.table.Rows)-2 || g.opens(i)
	return b
}

// opens reports whether row i stays with the next: one whose first cell is empty
// says more about the row above. Long runs of such rows may be parted.
func (g *grid) opens(i int) bool {
	const most = 5
	goesOn := func(i int) bool {
		return i < len(g.table.Rows) && len(g.table.Rows[i]) > 1 && g.table.Rows[i][0].Text == "" && !(g.table.Total && i == len(g.table.Rows)-1)
	}
	if !goesOn(i + 1) {
		return false
	}
	run := 0
	for run < most && i-run >= 0 && goesOn(i-run) {
		run++
	}
	return run < most
}

// cells sets the cells of row n side by side in one box.
func (c *composer) cells(g *grid, row []document.Cell, set setting, n node) box {
	lines := make([][]line, min(len(row), len(g.columns)))
	most := 1
	for j := range lines {
		lines[j] = c.cell(row[j], set.style, g.columns[j].width)
		most = max(most, len(lines[j]))
	}
	b := box{height: float64(most)*set.leading + 2*rowPad}
	b.fragments = make([]placedText, 0, most*len(lines))
	for j, col := range g.columns {
		of := c.tree.add(n, g.cellRole(j))
		if j >= len(lines) {
			continue // an empty cell all the same: every row has all columns
		}
		if len(lines[j]) > 0 && lines[j][0].linked() {
			of = c.tree.loose(of, roleLink)
		}
		y := rowPad + set.baseline()
		if set.face == bold && set == g.head { // heads stand on the rule
			y += float64(most-len(lines[j])) * set.leading
		}
		for _, l := range lines[j] {
			x := g.at.x + col.x
			if col.number {
				x += col.width - l.width
			}
			b = b.with(l, x, y, of)
			y += set.leading
		}
	}
	return b
}

// cellRole is what the cell in column j of the next row is for.
func (g *grid) cellRole(j int) role {
	switch {
	case g.rows == 0:
		return roleColumnHead
	case j == 0 && g.named:
		return roleRowHead
	}
	return roleCell
}

// linked reports whether a line of a cell leads somewhere.
func (l line) linked() bool { return len(l.fragments) > 0 && l.fragments[0].style.url != "" }

// cell breaks the words of a cell into lines. What nobody stated and what is
// not shown stand back.
func (c *composer) cell(cell document.Cell, s style, width float64) []line {
	switch cell.Kind {
	case document.Unknown, document.Suppressed:
		s.ink = muted
	case document.Address:
		if url, ok := target(cell.URL); ok {
			s.url, s.ink = url, accent
		}
	}
	text := c.text(cell.Text)
	if c.plainWords(text, s.face) {
		if w := c.metrics.measure(text, s); w <= width {
			return []line{{fragments: []fragment{{width: w, text: text, style: s}}, width: w}}
		}
	}
	key := broken{text, s, width}
	lines, ok := c.broken[key]
	if !ok {
		if lines = breakLines(c.metrics, []span{{text, s}}, width); len(c.broken) >= mostBroken {
			clear(c.broken)
		}
		c.broken[key] = lines
	}
	return lines
}

// broken is a text with what its lines hang on. Tables say the same over and
// over again: places, areas, notes.
type broken struct {
	text  string
	style style
	width float64
}

// mostBroken bounds how many texts a composer remembers the lines of.
const mostBroken = 4096

// plainWords reports whether text needs no breaker when it fits on a line: one
// face, from left to right, no spaces at its ends or in pairs, nothing to break
// at but spaces.
func (c *composer) plainWords(text string, id faceID) bool {
	if text == "" || text[0] == ' ' || text[len(text)-1] == ' ' || strings.Contains(text, "  ") {
		return false
	}
	for _, r := range text {
		if r < ' ' || r >= 0x590 || r == softHyphen || c.metrics.width(id, r) < 0 {
			return false
		}
	}
	return true
}

// parts cuts a row into boxes of one line each.
func (b box) parts(set setting) []box {
	count := max(1, int((b.height-2*rowPad)/set.leading+0.5))
	out := make([]box, count)
	for i := range out {
		out[i].height = set.leading
	}
	out[0].height += rowPad
	out[count-1].height += rowPad
	for _, t := range b.fragments {
		i := min(max(int((t.y-rowPad)/set.leading), 0), count-1)
		t.y -= float64(i) * set.leading
		if i > 0 {
			t.y -= rowPad
		}
		out[i].fragments = append(out[i].fragments, t)
	}
	for _, r := range b.rules {
		r.h = min(r.h, out[count-1].height)
		r.y = out[count-1].height - r.h
		out[count-1].rules = append(out[count-1].rules, r)
	}
	return out
}
