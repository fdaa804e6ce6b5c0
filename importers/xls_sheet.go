package importers

import (
	"context"
	"sort"
)

// xlsRows reads the rows of one sheet.
type xlsRows struct {
	ctx  context.Context
	book *xlsBook
	fn   func(*Row) error
	at   int // of the next record

	rowBuild
	refs   []xlsxRef
	hidden map[int]bool // rows by their number from 0
	order  []xlsPlace   // of the records with cells, when they do not rise by themselves
	shared int64        // bytes of shared texts handed out
}

// xlsPlace is a record with cells by the first of them.
type xlsPlace struct{ row, column, at int }

// xlsMaxUnordered is how many records out of order are put into order: programs
// that write so are small ones.
const xlsMaxUnordered = 2 << 20

// read goes through the records of the sheet twice: for their order and which
// rows are hidden, then for the cells.
func (r *xlsRows) read() error {
	ordered, err := r.survey()
	if err != nil {
		return err
	}
	r.begin(0, false)
	if !ordered {
		sort.SliceStable(r.order, func(i, j int) bool {
			a, b := r.order[i], r.order[j]
			return a.row < b.row || a.row == b.row && a.column < b.column
		})
		for _, place := range r.order {
			if err := r.take(place.at); err != nil {
				return err
			}
		}
		return r.endRow()
	}
	for at := r.at; ; {
		record, next, err := r.book.xlsAt(at)
		if err != nil {
			return err
		}
		if record.kind == xlsEOF {
			return r.endRow()
		}
		if record.kind == xlsBOF {
			if next, err = r.past(next); err != nil {
				return err
			}
		} else if xlsHasCells(record.kind) {
			if err := r.take(at); err != nil {
				return err
			}
		}
		at = next
	}
}

// survey reads which rows are hidden and whether the cells rise. After it, at is
// the first record behind the sheet's beginning.
func (r *xlsRows) survey() (ordered bool, err error) {
	_, start, err := r.book.xlsAt(r.at)
	if err != nil {
		return false, err
	}
	r.at, ordered, r.hidden = start, true, map[int]bool{}
	last := xlsPlace{row: -1}
	for at := start; ; {
		record, next, err := r.book.xlsAt(at)
		if err != nil {
			return false, err
		}
		switch {
		case record.kind == xlsEOF:
			if !ordered {
				return false, r.collect()
			}
			return true, nil
		case record.kind == xlsFilePass:
			return false, &fault{codeEncrypted, "the sheet is protected by a password and cannot be read"}
		case record.kind == xlsBOF:
			if next, err = r.past(next); err != nil {
				return false, err
			}
		case record.kind == xlsRow:
			if err := record.has(16); err != nil {
				return false, err
			}
			if record.body[12]&0x20 != 0 {
				r.hidden[record.u16(0)] = true
			}
		case xlsHasCells(record.kind):
			if err := record.has(4); err != nil {
				return false, err
			}
			here := xlsPlace{row: record.u16(0), column: record.u16(2)}
			if here.row < last.row || here.row == last.row && here.column <= last.column {
				ordered = false
			}
			last = here
		}
		at = next
	}
}

// past goes to the end of a chart or another part inside the sheet.
func (r *xlsRows) past(at int) (int, error) {
	for depth := 1; depth > 0; {
		record, next, err := r.book.xlsAt(at)
		if err != nil {
			return 0, err
		}
		switch record.kind {
		case xlsBOF:
			depth++
		case xlsEOF:
			depth--
		}
		at = next
	}
	return at, nil
}

// collect lists the records with cells, to be put into order.
func (r *xlsRows) collect() error {
	for at := r.at; ; {
		record, next, err := r.book.xlsAt(at)
		switch {
		case err != nil:
			return err
		case record.kind == xlsEOF:
			return nil
		case record.kind == xlsBOF:
			if next, err = r.past(next); err != nil {
				return err
			}
		case xlsHasCells(record.kind):
			r.order = append(r.order, xlsPlace{record.u16(0), record.u16(2), at})
			if len(r.order) > xlsMaxUnordered {
				return limitf("it has more than %d cells in no order", xlsMaxUnordered)
			}
		}
		at = next
	}
}

func xlsHasCells(kind uint16) bool {
	switch kind {
	case xlsFormula, xlsMulRK, xlsRString, xlsLabelSST, xlsNumber, xlsLabel, xlsBoolErr, xlsRK:
		return true
	}
	return false
}

// endRow hands the row out.
func (r *xlsRows) endRow() error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if len(r.row.Cells) == 0 || !r.trim() {
		return nil
	}
	r.say()
	for _, ref := range r.refs {
		if ref.column >= len(r.row.Cells) {
			continue // an empty text, trimmed
		}
		text := r.book.strings.at(ref.index)
		r.row.Cells[ref.column].Text = text
		r.shared += int64(len(text))
	}
	if r.shared > xlsxFreeText+r.book.size*zipMaxRatio {
		return limitf("it repeats its texts so often that they are more than %d times the file", zipMaxRatio)
	}
	return r.fn(&r.row)
}
