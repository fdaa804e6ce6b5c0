package exporters

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/namati/lex/exporters/letters"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// Widths of columns, in digits.
const (
	slimmest = 9.0
	// widest is the width from which words are wrapped.
	widest = 46.0
	// shareOf is the width of a table whose columns ask for shares of it.
	shareOf = 120.0
	// portraitWidth and landscapeWidth are what a page holds at full size.
	portraitWidth, landscapeWidth = 95.0, 142.0
	tableRowHeight                = 16.0
	// filterButton is its width in points, boldWidth that of bold letters in
	// relation to others.
	filterButton, boldWidth = 14.0, 1.09
)

// tableSheet is the sheet of one table: the head in the first row, so that
// every program can read it back, the rows, the total in bold, and under a free
// row the note.
type tableSheet struct {
	sheet *sheet
	table document.Table
	// widths are those of the columns; wraps is set where words do not fit.
	widths []float64
	wraps  bool
	// cents is set for columns of money with amounts that are not whole.
	cents []bool
	// cellStyles has the style of every kind of cell by column.
	cellStyles []map[cellStyle]int
	headStyle  []int
	noteStyle  int
	headHeight float64
	// places are where the first cells of rows lead inside the workbook, by row
	// counted from 0.
	places map[int]string
	// note is set when the text reaches the table.
	note []run
	// height is that of the whole table, in points.
	height float64
	// charts counts the charts on the sheet, which cover the rows from
	// chartStart to chartEnd.
	charts, chartStart, chartEnd int
}

// width is the width of the table, in digits.
func (t *tableSheet) width() float64 {
	sum := 0.0
	for _, w := range t.widths {
		sum += w
	}
	return sum
}

func (b *workbook) addTable(table document.Table) error {
	if len(table.Rows)+3 > mostRows || len(table.Columns) > mostColumns {
		return fmt.Errorf("table %q: %d rows and %d columns; a sheet holds %d and %d, so cut the table by a filter or choose another format", table.ID, len(table.Rows), len(table.Columns), mostRows-3, mostColumns)
	}
	name := table.Sheet
	if name == "" {
		name = table.Title
	}
	s, err := b.addSheet(name)
	if err != nil {
		return err
	}
	t := &tableSheet{sheet: s, table: table}
	b.tableSheets = append(b.tableSheets, t)
	if table.ID != "" && b.tables[table.ID] == nil {
		b.tables[table.ID] = t
	}
	if err := t.measure(b); err != nil {
		return err
	}
	if err := t.chooseStyles(b); err != nil {
		return err
	}
	s.rows = func(w *rowWriter) error { return t.write(b, w) }
	return nil
}

// measure finds the widths of the columns by their contents.
func (t *tableSheet) measure(b *workbook) error {
	columns := t.table.Columns
	natural := make([]float64, len(columns))
	t.cents = make([]bool, len(columns))
	for r, row := range t.table.Rows {
		if r%1024 == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		for i, c := range row {
			points := 0.0
			switch {
			case isNumber(c):
				// Grouping and signs may be wider here than in the words.
				points = letters.Points(c.Text, sheetFontSize) + 8
				t.cents[i] = t.cents[i] || c.Kind == document.Money && c.Number != math.Trunc(c.Number)
				if c.Kind == document.Money {
					points = letters.Points(strconv.FormatFloat(c.Number, 'f', 0, 64)+",,.00 EUR", sheetFontSize)
				}
			case strings.Contains(c.Text, "\n"):
				t.wraps = true
				for line := range strings.SplitSeq(c.Text, "\n") {
					points = max(points, letters.Points(line, sheetFontSize))
				}
			default:
				points = letters.Points(c.Text, sheetFontSize)
			}
			natural[i] = max(natural[i], points)
		}
	}
	t.widths = make([]float64, len(columns))
	lines := 1
	for i, c := range columns {
		limit := widest
		if c.Width > 0 {
			limit = max(slimmest, min(c.Width, 1)*shareOf)
		}
		width := pointsColumn(natural[i]*1.04 + 4)
		if !c.Number {
			width = min(width, limit)
		}
		// Room for the head: its longest word, the button of the filter, and all
		// of it where that is little.
		head := disk.CellText(c.Head)
		word := 0.0
		for w := range strings.FieldsSeq(head) {
			word = max(word, headPoints(w))
		}
		width = max(width, min(pointsColumn(headPoints(head)), 24), pointsColumn(word), slimmest)
		t.widths[i] = min(width, 250)
		t.wraps = t.wraps || natural[i] > t.room(i)
		lines = max(lines, len(lineStarts(head, (t.room(i)-filterButton)/boldWidth, sheetFontSize)))
	}
	t.headHeight = rowHeight(lines, sheetFontSize, 8)
	t.height = t.headHeight + 3*tableRowHeight
	for _, row := range t.table.Rows {
		if t.long() {
			break
		}
		t.height += max(t.rowHeight(row), tableRowHeight)
	}
	return nil
}

// bottom is the last row of the table, its note included, counted from 1.
func (t *tableSheet) bottom() int {
	if len(t.table.Note) > 0 {
		return len(t.table.Rows) + 3
	}
	return len(t.table.Rows) + 1
}

// wide reports whether the sheet is printed across the paper.
func (t *tableSheet) wide() bool {
	return t.width() > portraitWidth || t.charts > 0 && t.beside()
}

// pageHeight is what a printed page holds, in points of the sheet.
func (t *tableSheet) pageHeight() float64 {
	if t.width() > portraitWidth {
		return 470 * max(1, t.width()/landscapeWidth)
	}
	return 715
}

// long reports whether the table goes on over several pages.
func (t *tableSheet) long() bool { return t.height > t.pageHeight() }

// room is the width of a column's text in points.
func (t *tableSheet) room(column int) float64 {
	return columnPoints(t.widths[column]) - 2*edgePixels*pointsPerPixel - indentWidth
}

// headPoints is the width of a head in points, which leaves room for lines to
// be laid out with some reserve.
func headPoints(s string) float64 {
	return (letters.Points(s, sheetFontSize)/0.97+sheetFontSize/2)*boldWidth + filterButton
}

// finish sets the sheet up once its charts are known.
func (t *tableSheet) finish(b *workbook) error {
	name, rows, columns := t.sheet.name, len(t.table.Rows), len(t.table.Columns)
	layout := page{landscape: t.wide(), frozen: 1, rowHeight: tableRowHeight, widths: t.widths, heading: t.heading(b), areas: t.printAreas()}
	// Over the page of a chart the head of the table has no business.
	layout.repeat = t.long() || layout.areas == ""
	if columns == 0 {
		return b.setPage(t.sheet, layout)
	}
	last := columnLetters(columns - 1)
	bottom := t.bottom()
	data := rows
	if t.table.Total {
		data--
	}
	if data > 0 {
		if err := t.offer(b, fmt.Sprintf("A1:%s%d", last, data+1)); err != nil {
			return err
		}
	}
	// After a filter, which resets what the page sets.
	if err := b.setPage(t.sheet, layout); err != nil {
		return err
	}
	if len(t.table.Note) > 0 {
		if err := b.file.MergeCell(name, "A"+strconv.Itoa(bottom), last+strconv.Itoa(bottom)); err != nil {
			return err
		}
	}
	return b.file.SetSheetDimension(name, fmt.Sprintf("A1:%s%d", last, bottom))
}

func (t *tableSheet) heading(b *workbook) string {
	if t.table.Title == "" {
		return b.d.Title
	}
	return t.table.Title + " · " + b.d.Title
}

// write writes the rows. It runs after all layout, straight into the file.
func (t *tableSheet) write(b *workbook, w *rowWriter) error {
	values := make([]value, len(t.table.Columns))
	for i, c := range t.table.Columns {
		values[i] = value{style: t.headStyle[i], runs: plainRuns(disk.CellText(c.Head))}
	}
	if err := w.add(t.headHeight, values...); err != nil {
		return err
	}
	for r, row := range t.table.Rows {
		total := t.table.Total && r == len(t.table.Rows)-1
		for i := range values {
			c := document.Cell{}
			if i < len(row) {
				c = row[i]
			}
			values[i] = t.value(b, i, c, total)
			if place, ok := t.places[r]; ok && i == 0 {
				values[i].leadTo(place)
			}
		}
		if err := w.add(t.rowHeight(row), values...); err != nil {
			return fmt.Errorf("table %q: %w", t.table.ID, err)
		}
	}
	if len(t.table.Note) == 0 {
		return nil
	}
	if err := w.add(0); err != nil {
		return err
	}
	points := 0.0
	for i := range t.widths {
		points += t.room(i)
	}
	note := value{style: t.noteStyle, runs: t.note}
	if urls, _ := addresses(t.note); len(urls) == 1 {
		note.link = urls[0]
	}
	return w.add(rowHeight(len(lineStarts(runsText(t.note), points, sheetFontSize)), sheetFontSize, 4), note)
}

// rowHeight is the height of a row, 0 where the sheet's own will do.
func (t *tableSheet) rowHeight(row []document.Cell) float64 {
	if !t.wraps {
		return 0
	}
	lines := 1
	for i, c := range row {
		if isNumber(c) || letters.Points(c.Text, sheetFontSize) < t.room(i)*0.9 && !strings.Contains(c.Text, "\n") {
			continue
		}
		lines = max(lines, len(lineStarts(c.Text, t.room(i), sheetFontSize)))
	}
	if lines == 1 {
		return 0
	}
	return rowHeight(lines, sheetFontSize, 4)
}
