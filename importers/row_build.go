package importers

// What a file may make lex hand out, so that a small file cannot cost much: the
// bounds grow with the bytes that were read and never touch honest sheets.
const (
	xlsxFreeCells = 16 << 20 // cells that rows may span before a byte is counted
	xlsxFreeText  = 64 << 20 // bytes of shared text likewise
)

// rowBuild collects the cells of one row from left to right. Their texts stand
// one behind the other and become one string when the row is whole.
type rowBuild struct {
	row    Row
	column int // of the cell set last, -1 before the first
	text   []byte
	spans  []rowSpan // which cell has which part of text
}

// rowSpan is a cell's part of the row's text.
type rowSpan struct{ column, start, end int }

// begin forgets the row before.
func (r *rowBuild) begin(number int, hidden bool) {
	clear(r.row.Cells)
	r.row = Row{Number: number, Hidden: hidden, Cells: r.row.Cells[:0]}
	r.column, r.text, r.spans = -1, r.text[:0], r.spans[:0]
}

// put sets the cell in the current column. Cells in which nothing is written
// stay out, so that rows do not become long by borders and colours.
func (r *rowBuild) put(c Cell) {
	if c.Type == Empty && !c.Uncached {
		return
	}
	for len(r.row.Cells) <= r.column {
		if cap(r.row.Cells) > len(r.row.Cells) {
			n := min(cap(r.row.Cells), r.column+1)
			r.row.Cells = r.row.Cells[:n]
			continue
		}
		r.row.Cells = append(r.row.Cells, Cell{})
	}
	r.row.Cells[r.column] = c
}

// own sets a cell whose text is the row's text from start on.
func (r *rowBuild) own(c Cell, start int) {
	if len(r.text) == start {
		c.Type = Empty
	}
	r.put(c)
	if c.Type != Empty {
		r.spans = append(r.spans, rowSpan{r.column, start, len(r.text)})
	}
}

// say gives the cells their texts.
func (r *rowBuild) say() {
	text := string(r.text)
	for _, s := range r.spans {
		r.row.Cells[s.column].Text = text[s.start:s.end]
	}
}

// trim leaves out the empty cells at the end, and reports whether any cell is
// left.
func (r *rowBuild) trim() bool {
	cells := r.row.Cells
	last := len(cells)
	for last > 0 && cells[last-1].Type == Empty && !cells[last-1].Uncached {
		last--
	}
	r.row.Cells = cells[:last]
	return last > 0
}
