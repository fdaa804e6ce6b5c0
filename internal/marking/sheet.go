package marking

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// sheetEditor adds marks to one sheet.
type sheetEditor struct {
	*workbook
	part      string
	data      []byte
	edits     splices
	marks     []Mark // each cell once, by rows
	styles    *styles
	root      tag
	rows      tag // sheetData
	rowsEnd   tag
	columns   []columnFormat
	commented int
}

// columnFormat is the format of the cells that columns from first to last,
// counted from 0, would have.
type columnFormat struct{ first, last, style int }

// openSheet finds what is needed of a sheet. Marks on a cell that a merged one
// covers are moved to the cell that shows.
func (b *workbook) openSheet(part string, marks []Mark, styles *styles) (*sheetEditor, error) {
	data, ok, err := b.read(part)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, unfit("part %s is missing", part)
	}
	e := &sheetEditor{workbook: b, part: part, data: data, styles: styles}
	if e.root, ok = nextTag(data, 0); !ok || e.root.name != "worksheet" {
		return nil, unfit("part %s is no sheet of cells", part)
	}
	if e.rows, e.rowsEnd, ok = element(data, 0, "sheetData"); !ok {
		return nil, unfit("part %s has no cells", part)
	}
	e.readColumns()
	covered := e.mergedCells()
	moved := slices.Clone(marks)
	for i := range moved {
		for _, area := range covered {
			if area.holds(moved[i].Row, moved[i].Column) {
				moved[i].Row, moved[i].Column = area.top, area.left
				break
			}
		}
	}
	e.marks = merged(moved)
	return e, nil
}

// mark makes all edits of the sheet.
func (e *sheetEditor) mark(author string) error {
	if e.styles != nil {
		if err := e.colour(); err != nil {
			return err
		}
	}
	if err := e.comment(author); err != nil {
		return err
	}
	e.container.edit(e.part, e.data, e.edits)
	return nil
}

// readColumns reads the formats of whole columns.
func (e *sheetEditor) readColumns() {
	for t, more := nextTag(e.data, e.root.end); more && t.start < e.rows.start; t, more = nextTag(e.data, t.end) {
		if t.name != "col" || t.closing {
			continue
		}
		first, last := number(t.value(e.data, "min"), 1), number(t.value(e.data, "max"), 1)
		e.columns = append(e.columns, columnFormat{first - 1, last - 1, number(t.value(e.data, "style"), 0)})
	}
}

type area struct{ top, left, bottom, right int }

func (a area) holds(row, column int) bool {
	return row >= a.top && row <= a.bottom && column >= a.left && column <= a.right
}

// mergedCells lists the areas of merged cells.
func (e *sheetEditor) mergedCells() []area {
	var list []area
	for t, more := nextTag(e.data, e.rowsEnd.end); more; t, more = nextTag(e.data, t.end) {
		if t.name != "mergeCell" || t.closing {
			continue
		}
		from, to, _ := strings.Cut(t.value(e.data, "ref"), ":")
		top, left, ok1 := address(from)
		bottom, right, ok2 := address(to)
		if ok1 && ok2 {
			list = append(list, area{top, left, bottom, right})
		}
	}
	return list
}

// colour goes through the rows once and gives each marked cell its format; cells
// and rows that are not there are put in.
func (e *sheetEditor) colour() error {
	left := e.marks
	from, row, end := e.rows.end, -1, e.rowsEnd.start
	if e.rows.empty {
		from, end = e.rows.end, e.rows.end
	}
	for len(left) > 0 && from < end {
		t, more := nextTag(e.data, from)
		if !more || t.start >= end {
			break
		}
		from = t.end
		if t.name != "row" || t.closing {
			continue
		}
		row = number(t.value(e.data, "r"), row+2) - 1
		left = e.newRows(left, row, t.start)
		n := 0
		for n < len(left) && left[n].Row == row {
			n++
		}
		closing, ok := rowEnd(e.data, t, end)
		if !ok {
			return unfit("row %d does not end", row+1)
		}
		if n > 0 {
			e.colourRow(t, closing, left[:n])
		}
		left, from = left[n:], closing.end
	}
	var b strings.Builder
	for len(left) > 0 {
		n := sameRow(left)
		b.WriteString(e.newRow(left[:n]))
		left = left[n:]
	}
	if b.Len() > 0 {
		e.edits.inside(e.rows, e.rowsEnd, b.String())
	}
	return nil
}

// rowEnd is the tag that closes a row; rows do not nest.
func rowEnd(data []byte, row tag, end int) (tag, bool) {
	if row.empty {
		return row, true
	}
	for t, more := nextTag(data, row.end); more && t.start < end; t, more = nextTag(data, t.end) {
		if t.closing && t.name == "row" {
			return t, true
		}
	}
	return tag{}, false
}

// newRows puts in the rows that stand before a row which is there.
func (e *sheetEditor) newRows(left []Mark, before, at int) []Mark {
	for len(left) > 0 && left[0].Row < before {
		n := sameRow(left)
		e.edits.put(at, e.newRow(left[:n]))
		left = left[n:]
	}
	return left
}

func sameRow(marks []Mark) int {
	n := 1
	for n < len(marks) && marks[n].Row == marks[0].Row {
		n++
	}
	return n
}

func (e *sheetEditor) newRow(marks []Mark) string {
	var b strings.Builder
	p := e.rows.prefix
	fmt.Fprintf(&b, `<%srow r="%d">`, p, marks[0].Row+1)
	for _, m := range marks {
		b.WriteString(e.newCell(m, -1))
	}
	fmt.Fprintf(&b, `</%srow>`, p)
	return b.String()
}

// newCell is an empty cell in the colour of a mark, on the format that its row,
// or with -1 its column, gives to empty cells.
func (e *sheetEditor) newCell(m Mark, rowStyle int) string {
	base := rowStyle
	if base < 0 {
		base = 0
		for _, c := range e.columns {
			if m.Column >= c.first && m.Column <= c.last {
				base = c.style
			}
		}
	}
	return fmt.Sprintf(`<%sc r="%s" s="%d"/>`, e.rows.prefix, cellName(m.Row, m.Column), e.styles.in(base, m.Level))
}

// colourRow colours cells of a row that is there.
func (e *sheetEditor) colourRow(open, closing tag, marks []Mark) {
	rowStyle := -1
	if format := open.value(e.data, "customFormat"); format == "1" || format == "true" {
		rowStyle = number(open.value(e.data, "s"), 0)
	}
	column := -1
	for from := open.end; len(marks) > 0 && from < closing.start; {
		t, more := nextTag(e.data, from)
		if !more || t.start >= closing.start {
			break
		}
		from = t.end
		if t.name != "c" || t.closing {
			continue
		}
		column++
		if _, c, ok := address(t.value(e.data, "r")); ok {
			column = c
		}
		for len(marks) > 0 && marks[0].Column < column {
			e.edits.put(t.start, e.newCell(marks[0], rowStyle))
			marks = marks[1:]
		}
		if len(marks) > 0 && marks[0].Column == column {
			style := e.styles.in(number(t.value(e.data, "s"), 0), marks[0].Level)
			e.edits.setAttribute(e.data, t, "s", strconv.Itoa(style))
			marks = marks[1:]
		}
	}
	var b strings.Builder
	for _, m := range marks {
		b.WriteString(e.newCell(m, rowStyle))
	}
	if b.Len() > 0 {
		e.edits.inside(open, closing, b.String())
	}
}

func number(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return otherwise
}

// address reads "B14" as row 13 and column 1.
func address(text string) (row, column int, ok bool) {
	i := 0
	for ; i < len(text) && i < 4; i++ {
		c := text[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	n, err := strconv.Atoi(text[i:])
	return n - 1, column - 1, err == nil && i > 0 && n > 0
}

// cellName is the reverse of address.
func cellName(row, column int) string {
	letters := ""
	for column >= 0 {
		letters = string(rune('A'+column%26)) + letters
		column = column/26 - 1
	}
	return letters + strconv.Itoa(row+1)
}
