package exporters

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/namati/lex/internal/disk"
)

// Limits of the format.
const (
	mostRows    = 1_048_576
	mostColumns = 16_384
	mostLinks   = 65_530
)

// value is one cell of a sheet: a number, or runs of text, or nothing but its
// style.
type value struct {
	style    int
	runs     []run
	number   float64
	isNumber bool
	// link is a web address, place a place in the workbook; at most one is set.
	link, place string
}

// run is a piece of text in one font; the zero font is the cell's.
type run struct {
	text         string
	bold, italic bool
	// url makes the run look like a link.
	url string
}

// rowWriter writes the rows of one sheet as XML.
type rowWriter struct {
	ctx context.Context
	out *bufio.Writer
	row int
	// buf is the row in the making, number its number in digits.
	buf    []byte
	number string
	refs   []string
	links  []cellLink
	// unlinked counts links beyond what a sheet can hold.
	unlinked int
}

type cellLink struct{ cell, link, place string }

func newRowWriter(ctx context.Context, w io.Writer) *rowWriter {
	return &rowWriter{ctx: ctx, out: bufio.NewWriterSize(w, 64<<10)}
}

// add writes the next row, from column A on. A height of 0 is the sheet's own.
func (w *rowWriter) add(height float64, values ...value) error {
	if w.row%1024 == 0 && w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	w.row++
	w.number = strconv.Itoa(w.row)
	w.buf = append(w.buf[:0], `<row r="`...)
	w.buf = append(w.buf, w.number...)
	if height > 0 {
		w.buf = append(w.buf, `" ht="`...)
		w.buf = strconv.AppendFloat(w.buf, height, 'f', -1, 64)
		w.buf = append(w.buf, `" customHeight="1`...)
	}
	w.buf = append(w.buf, `">`...)
	for i, v := range values {
		if err := w.cell(i, v); err != nil {
			return err
		}
	}
	w.buf = append(w.buf, "</row>"...)
	_, err := w.out.Write(w.buf)
	return err
}

func (w *rowWriter) cell(column int, v value) error {
	letters := w.letters(column)
	w.buf = append(w.buf, `<c r="`...)
	w.buf = append(w.buf, letters...)
	w.buf = append(w.buf, w.number...)
	w.buf = append(w.buf, `" s="`...)
	w.buf = strconv.AppendInt(w.buf, int64(v.style), 10)
	switch {
	case v.isNumber:
		w.buf = append(w.buf, `"><v>`...)
		w.buf = appendNumber(w.buf, v.number)
		w.buf = append(w.buf, `</v></c>`...)
	case len(v.runs) == 0:
		w.buf = append(w.buf, `"/>`...)
	default:
		// A text is always marked as one: whatever it begins with, no program
		// takes it for a formula.
		w.buf = append(w.buf, `" t="inlineStr"><is>`...)
		length := 0
		for _, r := range v.runs {
			length += disk.CellLength(r.text)
			w.run(r, len(v.runs) == 1)
		}
		if length > disk.LongestCell {
			return fmt.Errorf("cell %s%s: a text of %d characters; a cell of a workbook holds %d, so shorten the text or choose another format", letters, w.number, length, disk.LongestCell)
		}
		w.buf = append(w.buf, `</is></c>`...)
	}
	if v.link != "" || v.place != "" {
		if len(w.links) < mostLinks {
			w.links = append(w.links, cellLink{letters + w.number, v.link, v.place})
		} else {
			w.unlinked++
		}
	}
	return nil
}

// run adds a run; one that is alone and plain needs no font of its own.
func (w *rowWriter) run(r run, alone bool) {
	plain := !r.bold && !r.italic && r.url == ""
	if !plain {
		w.buf = append(w.buf, "<r><rPr>"...)
		if r.bold {
			w.buf = append(w.buf, "<b/>"...)
		}
		if r.italic {
			w.buf = append(w.buf, "<i/>"...)
		}
		color := inkColor
		if r.url != "" {
			w.buf = append(w.buf, "<u/>"...)
			color = linkColor
		}
		w.buf = fmt.Appendf(w.buf, `<sz val="%g"/><color rgb="FF%s"/><rFont val="%s"/></rPr>`, sheetFontSize, color, sheetFont)
	} else if !alone {
		w.buf = append(w.buf, "<r>"...)
	}
	w.buf = append(w.buf, `<t xml:space="preserve">`...)
	w.buf = disk.AppendCellXML(w.buf, r.text)
	w.buf = append(w.buf, "</t>"...)
	if !alone || !plain {
		w.buf = append(w.buf, "</r>"...)
	}
}

func (w *rowWriter) letters(column int) string {
	for len(w.refs) <= column {
		w.refs = append(w.refs, columnLetters(len(w.refs)))
	}
	return w.refs[column]
}

// columnLetters names a column counted from 0.
func columnLetters(column int) string {
	s := ""
	for column >= 0 {
		s = string(rune('A'+column%26)) + s
		column = column/26 - 1
	}
	return s
}

// appendNumber writes a finite number in the shortest form that reads back.
func appendNumber(out []byte, f float64) []byte {
	if a := math.Abs(f); a != 0 && (a >= 1e15 || a < 1e-6) {
		return strconv.AppendFloat(out, f, 'E', -1, 64)
	}
	return strconv.AppendFloat(out, f, 'f', -1, 64)
}

// plainRuns makes one run of a text, none of an empty one.
func plainRuns(s string) []run {
	if s == "" {
		return nil
	}
	return []run{{text: s}}
}
