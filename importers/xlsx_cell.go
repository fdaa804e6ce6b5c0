package importers

import (
	"bytes"
	"strconv"
)

// xlsxKind is the type that a cell claims.
type xlsxKind uint8

const (
	kindNumber xlsxKind = iota
	kindShared
	kindInline
	kindText // the text that a formula gave
	kindBool
	kindFailure
	kindISO
)

// xlsxKindOf reads what t= says. Empty means what no t= means.
func xlsxKindOf(t []byte) (xlsxKind, bool) {
	switch string(t) {
	case "", "n":
		return kindNumber, true
	case "s":
		return kindShared, true
	case "inlineStr":
		return kindInline, true
	case "str":
		return kindText, true
	case "b":
		return kindBool, true
	case "e":
		return kindFailure, true
	case "d":
		return kindISO, true
	}
	return 0, false
}

// readCell reads a cell whose start tag was read last, whatever its form.
func (r *xlsxRows) readCell() error {
	kind, show, err := r.startCell()
	if err != nil {
		return err
	}
	x, start := r.x, len(r.text)
	depth := len(x.starts)
	formula, value, inline := false, false, false
	for {
		token, err := x.next()
		if err != nil {
			return err
		}
		if token == xmlEnd {
			if len(x.starts) < depth {
				break
			}
			continue
		}
		switch {
		case x.is("v") && !value:
			value = true
			if err := r.readValue(depth); err != nil {
				return err
			}
		case x.is("is") && !inline:
			inline = true
			x.text = x.text[:0]
			if err := xlsxRich(x); err != nil {
				return err
			}
			r.text = append(r.text, xlsxUnescape(x.text)...)
			if len(r.text)-start > xlsxMaxText {
				return limitf("a cell holds more text than a cell can hold")
			}
		case x.is("f"):
			formula = true
			if err := x.skip(); err != nil {
				return err
			}
		case x.is("extLst"), x.space != spaceMain:
			if err := x.skip(); err != nil {
				return err
			}
		default:
			return damagedf("a cell is built in a way that spreadsheet programs do not use")
		}
	}
	if inline {
		r.own(Cell{Type: Text}, start)
		return nil
	}
	if formula && (!value || len(x.text) == 0 && kind == kindNumber) {
		r.put(Cell{Uncached: true})
		return nil
	}
	if !value {
		return nil
	}
	return r.value(kind, show, x.text)
}

// readValue reads the text of a v element into x.text.
func (r *xlsxRows) readValue(depth int) error {
	x := r.x
	x.keep, x.text = true, x.text[:0]
	kind, err := x.next()
	x.keep = false
	if err == nil && (kind != xmlEnd || len(x.starts) != depth) {
		err = damagedf("a cell is built in a way that spreadsheet programs do not use")
	}
	return err
}

// startCell reads the attributes of a cell and moves to its column.
func (r *xlsxRows) startCell() (kind xlsxKind, show xlsxShow, err error) {
	column := r.column + 1
	for i := range r.x.attrs {
		a := &r.x.attrs[i]
		switch string(a.raw) {
		case "r":
			if column, err = r.reference(a.value); err != nil {
				return 0, 0, err
			}
		case "s":
			if show, err = r.style(a.value); err != nil {
				return 0, 0, err
			}
		case "t":
			var known bool
			if kind, known = xlsxKindOf(a.value); !known {
				return 0, 0, damagedf("a cell is of a kind that spreadsheet programs do not know")
			}
		case "cm", "vm", "ph":
		default:
			if len(a.raw) == len(a.local) && string(a.raw) != "xmlns" {
				return 0, 0, damagedf("a cell has an attribute that spreadsheet programs do not know")
			}
		}
	}
	return kind, show, r.move(column)
}

// move goes on to a column, which must lie right of the last one.
func (r *xlsxRows) move(column int) error {
	if column <= r.column {
		return damagedf("its cells are twice there or out of order")
	}
	if column >= xlsxMaxColumns {
		return limitf("it has more than %d columns, the most that a sheet can have", xlsxMaxColumns)
	}
	r.column = column
	return nil
}

// reference reads a cell's address, which must be in this row.
func (r *xlsxRows) reference(ref []byte) (int, error) {
	column, i := 0, 0
	for i < len(ref) && i < 4 && (ref[i]|0x20) >= 'a' && (ref[i]|0x20) <= 'z' {
		column = column*26 + int(ref[i]|0x20-'a') + 1
		i++
	}
	if i == 0 || i == 4 || !bytes.Equal(ref[i:], r.digits) {
		return 0, damagedf("the address of a cell does not fit its row")
	}
	return column - 1, nil
}

// style finds what a cell's format makes of numbers.
func (r *xlsxRows) style(s []byte) (xlsxShow, error) {
	if len(s) == 0 || r.book.styles == nil {
		return 0, nil
	}
	n := 0
	for _, b := range s {
		if b < '0' || b > '9' || n > xlsxMaxStyles {
			return 0, damagedf("a cell refers to a format that does not exist")
		}
		n = n*10 + int(b-'0')
	}
	if n >= len(r.book.styles) {
		if n == 0 {
			return 0, nil
		}
		return 0, damagedf("a cell refers to a format that does not exist")
	}
	return r.book.styles[n], nil
}

// value sets the current cell to what its v element says.
func (r *xlsxRows) value(kind xlsxKind, show xlsxShow, text []byte) error {
	start := len(r.text)
	if len(text) > xlsxMaxText {
		return limitf("a cell holds more text than a cell can hold")
	}
	switch kind {
	case kindText, kindInline:
		r.text = append(r.text, text...)
		r.own(Cell{Type: Text}, start)
		return nil
	case kindFailure:
		r.text = append(r.text, text...)
		r.own(Cell{Type: Failure}, start)
		return nil
	}
	if len(text) > 0 && (xmlBlank(text[0]) || xmlBlank(text[len(text)-1])) {
		text = bytes.Trim(text, " \t\n\r")
	}
	if len(text) == 0 {
		return nil
	}
	switch kind {
	case kindShared:
		return r.sharedText(text)
	case kindBool:
		switch string(text) {
		case "1", "true":
			r.put(Cell{Type: Bool, Text: "TRUE"})
		case "0", "false":
			r.put(Cell{Type: Bool, Text: "FALSE"})
		default:
			return damagedf("a cell that should hold TRUE or FALSE holds something else")
		}
		return nil
	case kindISO:
		cell := Cell{}
		r.text, cell.Type = xlsxISO(r.text, text)
		r.own(cell, start)
		return nil
	}
	return r.numeric(show, text)
}

// numeric sets the current cell to a number, or to what its format shows.
func (r *xlsxRows) numeric(show xlsxShow, literal []byte) (err error) {
	start, cell := len(r.text), Cell{Type: Number}
	if r.text, err = xlsxNumber(r.text, literal); err != nil {
		return err
	}
	if show != 0 {
		serial, err := strconv.ParseFloat(string(literal), 64)
		if err != nil {
			return damagedf("a number in it is larger than numbers can be")
		}
		if text, is := xlsxMoment(r.text[:start], serial, show, r.book.date1904); is != Number {
			r.text, cell.Type = text, is
		}
	}
	r.own(cell, start)
	return nil
}
