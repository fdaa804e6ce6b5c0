package importers

import (
	"context"
	"math"
	"strconv"
)

// xlsxRows reads the rows of one sheet.
type xlsxRows struct {
	ctx   context.Context
	book  *xlsxBook
	sheet xlsxSheet
	x     *xmlReader
	fn    func(*Row) error
	// merged hears of merged cells, where somebody asks.
	merged func(span)

	rowBuild
	digits []byte    // the row's number as references write it
	plain  bool      // names without prefix are the workbook's: quick may read
	refs   []xlsxRef // which cell has which shared text

	span   int64 // cells handed out
	shared int64 // bytes of shared texts handed out
}

// xlsxRef is a cell that holds a shared text.
type xlsxRef struct{ column, index int }

func (w *xlsxBook) rows(ctx context.Context, index int, fn func(*Row) error) error {
	return w.read(ctx, index, fn, nil)
}

func (w *xlsxBook) read(ctx context.Context, index int, fn func(*Row) error, merged func(span)) error {
	sheet := w.list[index]
	x, closing := w.xml(ctx, sheet.part)
	defer closing()
	r := &xlsxRows{ctx: ctx, book: w, sheet: sheet, x: x, fn: fn, merged: merged}
	err := r.read()
	if _, ok := err.(*fault); ok {
		return refuse(sheet.place(r.row.Number), err)
	}
	return err
}

// read goes through the whole part, rows and all that surrounds them.
func (r *xlsxRows) read() error {
	kind, err := r.x.next()
	if err != nil {
		return err
	}
	if kind != xmlStart || !r.x.is("worksheet") {
		return damagedf("it is something else than a sheet")
	}
	seen := false
	for {
		kind, err := r.x.next()
		if err != nil {
			return err
		}
		if kind == xmlEnd {
			break
		}
		if r.merged != nil && r.x.is("mergeCells") {
			if err := r.readMerged(); err != nil {
				return err
			}
			continue
		}
		if !r.x.is("sheetData") {
			if err := r.x.skip(); err != nil {
				return err
			}
			continue
		}
		if seen {
			return damagedf("it has two tables of cells")
		}
		seen = true
		if err := r.readData(); err != nil {
			return err
		}
	}
	if !seen {
		return damagedf("it has no table of cells")
	}
	return r.x.finish()
}

// readData reads the rows between <sheetData> and its end.
func (r *xlsxRows) readData() error {
	for {
		kind, err := r.x.next()
		if err != nil {
			return err
		}
		if kind == xmlEnd {
			return nil
		}
		switch {
		case r.x.is("row"):
			err = r.readRow()
		case r.x.space == spaceMain:
			err = damagedf("it holds something else than a row where only rows may be")
		default:
			err = r.x.skip()
		}
		if err != nil {
			return err
		}
	}
}

func (r *xlsxRows) readRow() error {
	if err := r.startRow(); err != nil {
		return err
	}
	for {
		if done, err := r.quick(); err != nil {
			return err
		} else if done {
			continue
		}
		kind, err := r.x.next()
		if err != nil {
			return err
		}
		if kind == xmlEnd {
			return r.endRow()
		}
		switch {
		case r.x.is("c"):
			err = r.readCell()
		case r.x.is("extLst"), r.x.space != spaceMain:
			err = r.x.skip()
		default:
			err = damagedf("it holds something else than a cell where only cells may be")
		}
		if err != nil {
			return err
		}
	}
}

// startRow reads the attributes of a row. Rows without number follow the one
// before; numbers must rise, for readers differ in what they make of others.
func (r *xlsxRows) startRow() error {
	number, hidden := r.row.Number+1, false
	for i := range r.x.attrs {
		a := &r.x.attrs[i]
		switch string(a.raw) {
		case "r":
			n, err := strconv.ParseUint(string(a.value), 10, 31)
			if err != nil || n == 0 {
				return damagedf("the row after it has no proper number")
			}
			if int(n) < number {
				return damagedf("the row after it has number %d: rows are twice there or out of order", n)
			}
			number = int(n)
		case "hidden":
			value, err := a.text()
			if err != nil {
				return err
			}
			hidden = xlsxTrue(value)
		}
	}
	if number > xlsxMaxRows {
		return limitf("it has more than %d rows, the most that a sheet can have", xlsxMaxRows)
	}
	r.begin(number, hidden)
	r.digits, r.refs = strconv.AppendInt(r.digits[:0], int64(number), 10), r.refs[:0]
	space, _ := r.x.prefix(nil)
	r.plain = space == spaceMain && !r.x.closed
	return nil
}

// endRow hands the row out: one string holds all of its own texts.
func (r *xlsxRows) endRow() error {
	if len(r.row.Cells) == 0 {
		return nil
	}
	r.say()
	cells := r.row.Cells
	r.span += int64(len(cells))
	// Looked up together, so that the processor waits for memory once a row.
	for _, ref := range r.refs {
		shared := r.book.strings.at(ref.index)
		if shared == "" {
			cells[ref.column].Type = Empty
		}
		cells[ref.column].Text = shared
		r.shared += int64(len(shared))
	}
	if r.span > xlsxFreeCells+r.x.read {
		return limitf("its cells are spread over far more columns than they fill")
	}
	if r.shared > xlsxFreeText+r.book.size*zipMaxRatio {
		return limitf("it repeats its texts so often that they are more than %d times the file", zipMaxRatio)
	}
	if !r.trim() {
		return nil
	}
	return r.fn(&r.row)
}

// sharedText sets a cell to one of the texts that sheets share. index is not
// empty.
func (r *xlsxRows) sharedText(index []byte) error {
	n := 0
	for _, b := range index {
		if b < '0' || b > '9' || n > math.MaxInt32/10 {
			return damagedf("a cell refers to a shared text in a way that cannot be right")
		}
		n = n*10 + int(b-'0')
	}
	if !r.book.strings.loaded {
		if err := r.book.strings.load(r.ctx, r.book); err != nil {
			if _, ok := err.(*fault); ok {
				err = refuse("the texts that the sheets share", err)
			}
			return err
		}
	}
	if n >= r.book.strings.count {
		return damagedf("a cell refers to shared text number %d, but there are only %d", n, r.book.strings.count)
	}
	r.put(Cell{Type: Text})
	r.refs = append(r.refs, xlsxRef{r.column, n})
	return nil
}
