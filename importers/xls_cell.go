package importers

import (
	"encoding/binary"
	"math"
)

// xlsErrors are the error values by their number.
var xlsErrors = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0f: "#VALUE!", 0x17: "#REF!", 0x1d: "#NAME?", 0x24: "#NUM!", 0x2a: "#N/A", 0x2b: "#GETTING_DATA"}

// take reads the cells of the record at a place. Cells of another row than the
// last end that one.
func (r *xlsRows) take(at int) error {
	record, next, err := r.book.xlsAt(at)
	if err != nil {
		return err
	}
	if err := record.has(6); err != nil {
		return err
	}
	if number := record.u16(0) + 1; number != r.row.Number {
		if err := r.endRow(); err != nil {
			return err
		}
		r.begin(number, r.hidden[number-1])
		r.refs = r.refs[:0]
	}
	if err := r.move(record.u16(2)); err != nil {
		return err
	}
	start := len(r.text)
	switch record.kind {
	case xlsNumber:
		if err := record.has(14); err != nil {
			return err
		}
		return r.number(math.Float64frombits(binary.LittleEndian.Uint64(record.body[6:])), record.u16(4))
	case xlsRK:
		if err := record.has(10); err != nil {
			return err
		}
		return r.number(xlsPacked(record.u32(6)), record.u16(4))
	case xlsMulRK:
		return r.several(record)
	case xlsLabelSST:
		return r.sharedText(record)
	case xlsLabel, xlsRString:
		t := xlsText{book: r.book, at: next, left: record.body[6:]}
		if r.text, err = t.long(r.text); err != nil {
			return err
		}
		return r.written(Cell{Type: Text}, start)
	case xlsBoolErr:
		if err := record.has(8); err != nil {
			return err
		}
		return r.flag(record.body[6], record.body[7] != 0)
	}
	return r.formula(record, next)
}

// move goes on to a column. A cell that stands twice is what was written last.
func (r *xlsRows) move(column int) error {
	if column >= 256 {
		return damagedf("a cell lies outside of the sheet")
	}
	r.column = column
	if column < len(r.row.Cells) {
		r.row.Cells[column] = Cell{}
		r.refs = withoutColumn(r.refs, column, func(ref xlsxRef) int { return ref.column })
		r.spans = withoutColumn(r.spans, column, func(s rowSpan) int { return s.column })
	}
	return nil
}

// withoutColumn leaves out what was noted for a column.
func withoutColumn[T any](list []T, column int, of func(T) int) []T {
	kept := list[:0]
	for _, item := range list {
		if of(item) != column {
			kept = append(kept, item)
		}
	}
	return kept
}

// written sets a cell whose text is the row's from start on.
func (r *xlsRows) written(c Cell, start int) error {
	if len(r.text)-start > xlsxMaxText {
		return limitf("a cell holds more text than a cell can hold")
	}
	r.own(c, start)
	return nil
}

// xlsPacked is a number that was packed into 30 bits.
func xlsPacked(rk uint32) float64 {
	var f float64
	if rk&2 != 0 {
		f = float64(int32(rk) >> 2)
	} else {
		f = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		f /= 100
	}
	return f
}

// number sets a cell to a number, or to what its format shows.
func (r *xlsRows) number(f float64, style int) error {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return damagedf("a cell that should hold a number holds something else")
	}
	if style >= len(r.book.styles) {
		return damagedf("a cell refers to a format that does not exist")
	}
	start := len(r.text)
	if show := r.book.styles[style]; show != 0 {
		if text, is := xlsxMoment(r.text, f, show, r.book.date1904); is != Number {
			r.text = text
			return r.written(Cell{Type: is}, start)
		}
	}
	r.text = xlsxFloat(r.text, f)
	return r.written(Cell{Type: Number}, start)
}

// several sets the cells of a record that holds neighbours.
func (r *xlsRows) several(record xlsRecord) error {
	n := (len(record.body) - 6) / 6
	if n < 1 || len(record.body) != 6+6*n || record.u16(4+6*n) != record.u16(2)+n-1 {
		return damagedf("a record of it is too short for what it should hold")
	}
	for i := range n {
		if err := r.move(record.u16(2) + i); err != nil {
			return err
		}
		if err := r.number(xlsPacked(record.u32(6+6*i)), record.u16(4+6*i)); err != nil {
			return err
		}
	}
	return nil
}

func (r *xlsRows) sharedText(record xlsRecord) error {
	if err := record.has(10); err != nil {
		return err
	}
	n := record.u32(6)
	if int64(n) >= int64(r.book.strings.count) {
		return damagedf("a cell refers to shared text number %d, but there are only %d", n, r.book.strings.count)
	}
	if r.book.strings.at(int(n)) != "" {
		r.put(Cell{Type: Text})
		r.refs = append(r.refs, xlsxRef{r.column, int(n)})
	}
	return nil
}

// flag sets a cell to TRUE or FALSE, or to an error value.
func (r *xlsRows) flag(value byte, failed bool) error {
	start := len(r.text)
	switch {
	case failed && xlsErrors[value] != "":
		r.text = append(r.text, xlsErrors[value]...)
		return r.written(Cell{Type: Failure}, start)
	case !failed && value == 0:
		r.put(Cell{Type: Bool, Text: "FALSE"})
	case !failed && value == 1:
		r.put(Cell{Type: Bool, Text: "TRUE"})
	default:
		return damagedf("a cell that should hold TRUE, FALSE or an error holds something else")
	}
	return nil
}

// formula sets a cell to the value that the formula had when it was saved.
func (r *xlsRows) formula(record xlsRecord, next int) error {
	if err := record.has(14); err != nil {
		return err
	}
	value := record.body[6:14]
	if value[6] != 0xff || value[7] != 0xff {
		return r.number(math.Float64frombits(binary.LittleEndian.Uint64(value)), record.u16(4))
	}
	switch value[0] {
	case 1, 2:
		return r.flag(value[2], value[0] == 2)
	case 3:
		return nil
	case 0:
		return r.formulaText(next)
	}
	return damagedf("a formula has a value of a kind that spreadsheet programs do not know")
}

// formulaText reads the text that a formula gave. It stands in a record of its
// own, behind those that formulas of several cells share.
func (r *xlsRows) formulaText(at int) error {
	for range 4 {
		record, next, err := r.book.xlsAt(at)
		if err != nil {
			return err
		}
		if record.kind == xlsString {
			start := len(r.text)
			t := xlsText{book: r.book, at: next, left: record.body}
			if r.text, err = t.long(r.text); err != nil {
				return err
			}
			return r.written(Cell{Type: Text}, start)
		}
		if xlsHasCells(record.kind) || record.kind == xlsEOF {
			break
		}
		at = next
	}
	r.put(Cell{Uncached: true})
	return nil
}
