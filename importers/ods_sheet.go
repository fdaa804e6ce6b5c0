package importers

import (
	"context"
	"strconv"
)

// odsRows reads the rows of one sheet.
type odsRows struct {
	ctx  context.Context
	x    *xmlReader
	size int64 // of the file
	fn   func(*Row) error
	// merged hears of merged cells, where somebody asks.
	merged func(span)

	rowBuild
	kept   []byte // the value of a cell's tag
	number int    // of the row read last, all of its repetitions included
	plain  bool   // prefixes mean what quick takes them to
	groups int    // open groups of rows that are folded away

	span   int64 // cells handed out
	copied int64 // bytes of repeated texts handed out
}

// read goes through the table at whose start the reader stands. What follows the
// table was checked when the file was opened.
func (r *odsRows) read() error {
	for {
		kind, err := r.x.next()
		if err != nil || kind == xmlEnd {
			return err
		}
		if err := r.child(); err != nil {
			return err
		}
	}
}

// child takes in a row or a group of rows, and skips whatever else a table has:
// columns, forms, drawings, conditional formats.
func (r *odsRows) child() error {
	if r.x.space != spaceTable {
		return r.x.skip()
	}
	switch string(r.x.local) {
	case "table-row":
		return r.readRow()
	case "table-rows", "table-header-rows":
		return r.read()
	case "table-row-group":
		folded := r.x.attrOf(spaceTable, "display") == "false"
		if folded {
			r.groups++
		}
		err := r.read()
		if folded {
			r.groups--
		}
		return err
	}
	return r.x.skip()
}

func (r *odsRows) readRow() error {
	times, hidden := 1, r.groups > 0
	for i := range r.x.attrs {
		a := &r.x.attrs[i]
		switch string(a.local) {
		case "number-rows-repeated":
			if r.x.spaceOf(a) == spaceTable {
				var err error
				if times, err = odsTimes(a); err != nil {
					return err
				}
			}
		case "visibility":
			if r.x.spaceOf(a) == spaceTable {
				hidden = hidden || string(a.value) != "visible"
			}
		}
	}
	r.begin(r.number+1, hidden)
	r.plain = r.x.odsMayQuick()
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
			break
		}
		if r.x.in(spaceTable, "table-cell") || r.x.in(spaceTable, "covered-table-cell") {
			err = r.readCell()
		} else {
			err = r.x.skip()
		}
		if err != nil {
			return err
		}
	}
	return r.endRow(times)
}

// endRow hands the row out as often as it is repeated. A row in which nothing is
// written may be repeated to the end of the sheet and beyond.
func (r *odsRows) endRow(times int) error {
	first := r.number + 1
	r.number = min(r.number, 1<<40) + times
	if len(r.row.Cells) == 0 || !r.trim() {
		return nil
	}
	if r.number > xlsxMaxRows {
		return limitf("it has more than %d rows, the most that a sheet can have", xlsxMaxRows)
	}
	r.say()
	cells := r.row.Cells
	if r.span += int64(times) * int64(len(cells)); r.span > xlsxFreeCells+r.x.read {
		return limitf("it repeats its rows and cells far more often than a list of people does")
	}
	text := 0
	for _, s := range r.spans {
		text += s.end - s.start
	}
	if r.copied += int64(times)*int64(text) - int64(len(r.text)); r.copied > xlsxFreeText+r.size*zipMaxRatio {
		return limitf("it repeats its texts so often that they are more than %d times the file", zipMaxRatio)
	}
	if times == 1 {
		return r.fn(&r.row)
	}
	hidden, kept := r.row.Hidden, append([]Cell{}, cells...)
	for i := range times {
		r.row = Row{Number: first + i, Hidden: hidden, Cells: append(cells[:0], kept...)}
		if err := r.fn(&r.row); err != nil {
			return err
		}
	}
	return nil
}

// odsTimes reads how often a row or a cell stands. Numbers beyond any sheet stay
// beyond it.
func odsTimes(a *xmlAttr) (int, error) {
	n, err := strconv.ParseUint(string(a.value), 10, 31)
	if err != nil || n == 0 {
		return 0, damagedf("it repeats a row or a cell in a way that cannot be right")
	}
	return int(n), nil
}
