package importers

import (
	"slices"
	"strings"
)

// odsCell is what the start tag of a cell says.
type odsCell struct {
	kind    string // office:value-type, "" for one that lex does not know
	value   []byte // of the attribute that belongs to it, valid until the next cell
	text    []byte // office:string-value
	hasText bool
	formula bool
	failed  bool // calcext:value-type="error"
	times   int
	// down and across are how many rows and columns the cell is merged over.
	down, across int
}

// odsKinds are the types of cells.
var odsKinds = []string{"string", "float", "date", "time", "boolean", "percentage", "currency"}

// odsErrors are the words by which spreadsheet programs show that a formula has
// no value.
var odsErrors = []string{"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}

// odsTruths are the words for yes and no that LibreOffice shows in the languages
// of lex.
var odsTruths = map[string]string{
	"TRUE": "TRUE", "VERDADERO": "TRUE", "VRAI": "TRUE", "VERDADEIRO": "TRUE",
	"FALSE": "FALSE", "FALSO": "FALSE", "FAUX": "FALSE",
}

// readCell reads a cell whose start tag was read last, as often as it stands.
func (r *odsRows) readCell() error {
	c, err := r.startCell()
	if err != nil {
		return err
	}
	r.column++
	if r.merged != nil && c.down > 1 && c.across == 1 {
		r.merged(span{r.column, r.row.Number, r.row.Number + c.down - 1})
	}
	if r.x.closed && c.kind == "" && !c.formula {
		r.x.closed = false
		r.x.pop()
		r.column = min(r.column+c.times-1, xlsxMaxColumns)
		return nil
	}
	start := len(r.text)
	if err := r.content(); err != nil {
		return err
	}
	first := r.column
	cell, err := r.cell(c, start)
	if err != nil {
		return err
	}
	written := cell.Uncached || cell.Type != Empty && len(r.text) > start
	r.column = min(first+c.times-1, xlsxMaxColumns)
	if !written {
		return nil
	}
	if r.column >= xlsxMaxColumns {
		return limitf("it has more than %d columns, the most that a sheet can have", xlsxMaxColumns)
	}
	last := r.column
	for r.column = first; ; r.column++ {
		r.own(cell, start)
		if cell.Uncached {
			r.put(cell)
		}
		if r.column == last {
			return nil
		}
	}
}

// startCell reads the attributes of a cell.
func (r *odsRows) startCell() (odsCell, error) {
	c := odsCell{times: 1, down: 1, across: 1}
	for i := range r.x.attrs {
		a := &r.x.attrs[i]
		space := r.x.spaceOf(a)
		switch name := string(a.local); {
		case space == spaceTable && name == "number-columns-repeated":
			var err error
			if c.times, err = odsTimes(a); err != nil {
				return c, err
			}
		case space == spaceTable && (name == "number-rows-spanned" || name == "number-columns-spanned"):
			n, err := odsTimes(a)
			switch {
			case err != nil: // merged in no way that means anything
			case name == "number-rows-spanned":
				c.down = min(n, xlsxMaxRows)
			default:
				c.across = n
			}
		case space == spaceTable && name == "formula":
			c.formula = true
		case space == spaceCalc && name == "value-type":
			c.failed = string(a.value) == "error"
		case space != spaceOffice:
		case name == "value-type":
			for _, kind := range odsKinds {
				if string(a.value) == kind {
					c.kind = kind
				}
			}
		case name == "string-value":
			text, err := a.text()
			if err != nil {
				return c, err
			}
			c.text, c.hasText = []byte(text), true
		case name == "value", name == "date-value", name == "time-value", name == "boolean-value":
			r.kept = append(r.kept[:0], a.value...)
			c.value = r.kept
		}
	}
	return c, nil
}

// cell decides what a cell says. What its paragraphs show is the row's text from
// start on; where the tag has a value, that takes its place.
func (r *odsRows) cell(c odsCell, start int) (Cell, error) {
	shown := ""
	if c.formula {
		shown = string(r.text[start:])
	}
	if c.failed || c.formula && (slices.Contains(odsErrors, shown) || strings.HasPrefix(shown, "Err:5")) {
		return Cell{Type: Failure}, nil
	}
	if c.hasText && c.kind == "string" {
		r.text = append(r.text[:start], c.text...)
	}
	if len(r.text)-start > xlsxMaxText {
		return Cell{}, limitf("a cell holds more text than a cell can hold")
	}
	if c.formula && c.kind == "" && shown == "" {
		return Cell{Uncached: true}, nil
	}
	if c.value == nil {
		return Cell{Type: Text}, nil // text, or a value of which only the look was kept
	}
	var err error
	switch c.kind {
	case "float", "percentage", "currency":
		// A formula such as =TRUE() is a number that is shown as a word.
		if word := odsTruths[shown]; c.formula && word != "" && len(c.value) == 1 {
			r.text = append(r.text[:start], word...)
			return Cell{Type: Bool}, nil
		}
		r.text, err = xlsxNumber(r.text[:start], c.value)
		return Cell{Type: Number}, err
	case "date":
		text, is := xlsxISO(r.text[:start], c.value)
		r.text = text
		return Cell{Type: is}, nil
	case "time":
		r.text = odsDuration(r.text[:start], c.value)
	case "boolean":
		r.text = append(r.text[:start], strings.ToUpper(string(c.value))...)
		if said := string(r.text[start:]); said != "TRUE" && said != "FALSE" {
			return Cell{}, damagedf("a cell that should hold TRUE or FALSE holds something else")
		}
		return Cell{Type: Bool}, nil
	}
	return Cell{Type: Text}, nil
}

// odsDuration appends a time of day or a duration such as PT10H30M00S as
// 10:30:00, hours beyond a day included. What it cannot read stays as it is.
func odsDuration(out, text []byte) []byte {
	s, negative := strings.CutPrefix(string(text), "-")
	rest, ok := strings.CutPrefix(s, "P")
	days, clock, _ := strings.Cut(rest, "T")
	seconds := 0.0
	for _, unit := range []struct {
		in     *string
		letter string
		worth  float64
	}{{&days, "D", 24 * 60 * 60}, {&clock, "H", 60 * 60}, {&clock, "M", 60}, {&clock, "S", 1}} {
		number, after, found := strings.Cut(*unit.in, unit.letter)
		if !found {
			continue
		}
		n, fine := odsNumber(number)
		ok = ok && fine
		seconds += n * unit.worth
		*unit.in = after
	}
	if !ok || days != "" || clock != "" || seconds > 1e9 {
		return append(out, text...)
	}
	if negative {
		seconds = -seconds
	}
	return xlsxElapsed(out, seconds/(24*60*60))
}
