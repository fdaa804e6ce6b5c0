package exporters

import (
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// cellStyle is what the style of a cell hangs on inside its column.
type cellStyle struct {
	kind     document.CellKind
	currency string
	// guarded is set for text that a person who edits the cell could turn into
	// a formula without meaning to.
	guarded bool
	// shown is set where a date is a real date and an address a real link.
	shown, total bool
}

// isDay reports whether s is a whole day, ISO 8601.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// serial returns a day as workbooks count it. Days before March 1900, where
// programs disagree, are none.
func serial(day string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	n := int(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	return float64(n), n > 60 && t.Year() <= 9999
}

// isNumber reports whether a cell is stored as a number that is no date. A
// number without words is nothing that anybody would read.
func isNumber(c document.Cell) bool {
	switch c.Kind {
	case document.Count, document.Share, document.Money, document.Measure:
		return c.Text != "" && !math.IsNaN(c.Number) && !math.IsInf(c.Number, 0)
	}
	return false
}

// styleOf says which style a cell needs.
func (b *workbook) styleOf(c document.Cell, total bool) cellStyle {
	s := cellStyle{kind: c.Kind, total: total}
	switch c.Kind {
	case document.Count, document.Share, document.Measure:
		s.shown = isNumber(c)
	case document.Money:
		s.shown, s.currency = isNumber(c), c.Currency
	case document.Date:
		_, s.shown = serial(c.Day)
	case document.Address:
		s.shown = b.safeLink(c.URL) != ""
	}
	if !s.shown {
		s.currency = ""
		first, _ := utf8.DecodeRuneInString(c.Text)
		s.guarded = c.Text != "" && strings.ContainsRune("=+-@\t\n\r＝＋－＠", first)
	}
	return s
}

// lookOf says how such a cell looks in a column.
func (b *workbook) lookOf(s cellStyle, c document.Column, wraps, cents bool) look {
	l := look{wrap: wraps, top: wraps, lineBelow: true, align: "left", indent: 1}
	if c.Number {
		// LibreOffice indents on the right only what it may wrap.
		l.align, l.wrap = "right", true
	}
	if s.total {
		l.bold, l.fill, l.strongAbove = true, totalFill, true
	}
	switch {
	case s.guarded:
		l.format = "@"
	case s.kind == document.Unknown:
		l.italic, l.color = true, quietColor
	case !s.shown:
	case s.kind == document.Count:
		l.format = "#,##0"
	case s.kind == document.Measure:
		l.format = "#,##0.0#"
	case s.kind == document.Share:
		l.format = b.shareFormat()
	case s.kind == document.Money:
		l.format = moneyFormat(s.currency, cents)
	case s.kind == document.Date:
		l.format = "yyyy-mm-dd"
	case s.kind == document.Address:
		l.color, l.underline = linkColor, true
	}
	return l
}

// shareFormat sets the sign of percent off where the language does.
func (b *workbook) shareFormat() string {
	if b.d.Language == "es" || b.d.Language == "fr" {
		return "0.0\u00a0%"
	}
	return "0.0%"
}

// moneyFormat names the currency by its code, which is the same to everybody.
func moneyFormat(currency string, cents bool) string {
	format := "#,##0"
	if cents {
		format = "#,##0.00"
	}
	if len(currency) != 3 || strings.Trim(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return format
	}
	return `[$` + currency + `]\ ` + format
}

// chooseStyles asks for the styles of all cells of the table.
func (t *tableSheet) chooseStyles(b *workbook) error {
	t.cellStyles = make([]map[cellStyle]int, len(t.table.Columns))
	t.headStyle = make([]int, len(t.table.Columns))
	for i, c := range t.table.Columns {
		head := look{bold: true, color: "FFFFFF", fill: headFill, wrap: true, align: "left", indent: 1}
		if c.Number {
			head.align = "right"
		}
		var err error
		if t.headStyle[i], err = b.style(head); err != nil {
			return err
		}
		t.cellStyles[i] = map[cellStyle]int{}
		if err := t.chooseStyle(b, i, document.Cell{}, false); err != nil {
			return err
		}
		if err := t.chooseStyle(b, i, document.Cell{}, true); err != nil {
			return err
		}
	}
	for r, row := range t.table.Rows {
		for i, c := range row {
			if err := t.chooseStyle(b, i, c, t.table.Total && r == len(t.table.Rows)-1); err != nil {
				return err
			}
		}
	}
	var err error
	t.noteStyle, err = b.style(look{color: quietColor, wrap: true, top: true, align: "left", indent: 1})
	return err
}

func (t *tableSheet) chooseStyle(b *workbook, column int, c document.Cell, total bool) error {
	s := b.styleOf(c, total)
	if _, ok := t.cellStyles[column][s]; ok {
		return nil
	}
	id, err := b.style(b.lookOf(s, t.table.Columns[column], t.wraps, t.cents[column]))
	t.cellStyles[column][s] = id
	return err
}

// value turns a cell of the document into one of the sheet.
func (t *tableSheet) value(b *workbook, column int, c document.Cell, total bool) value {
	s := b.styleOf(c, total)
	v := value{style: t.cellStyles[column][s]}
	switch {
	case s.shown && isNumber(c):
		v.number, v.isNumber = c.Number, true
		return v
	case s.shown && c.Kind == document.Date:
		v.number, v.isNumber = serialOf(c.Day), true
		return v
	case c.Kind == document.Address:
		v.link = b.safeLink(c.URL)
	}
	words := c.Text
	if c.Whole != "" {
		words = c.Whole
	}
	v.runs = plainRuns(disk.CellText(words))
	if len(v.runs) == 0 && v.link != "" {
		v.runs = plainRuns(disk.CellText(c.URL))
	}
	return v
}

func serialOf(day string) float64 {
	n, _ := serial(day)
	return n
}
