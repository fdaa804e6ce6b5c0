package importers

import (
	"bytes"
	"strconv"
)

// odsNumber reads a decimal number without sign or exponent.
func odsNumber(s string) (float64, bool) {
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && c != '.' {
			return 0, false
		}
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// content appends what the paragraphs of a cell show to the row's text, each on
// a line of its own. Notes and drawings stay out.
func (r *odsRows) content() error {
	return r.paragraphs(false)
}

// paragraphs reads to the end of the element that is open, which is a cell, a
// list or an item of one; more says that a line stands before.
func (r *odsRows) paragraphs(more bool) error {
	for {
		kind, err := r.x.next()
		if err != nil || kind == xmlEnd {
			return err
		}
		switch {
		case r.x.in(spaceText, "p"), r.x.in(spaceText, "h"):
			if more {
				r.text = append(r.text, '\n')
			}
			more = true
			err = r.paragraph()
		case r.x.in(spaceText, "list"), r.x.in(spaceText, "list-item"), r.x.in(spaceText, "list-header"):
			before := len(r.text)
			err = r.paragraphs(more)
			more = more || len(r.text) > before
		default:
			err = r.x.skip()
		}
		if err != nil {
			return err
		}
	}
}

// paragraph appends the text of the paragraph whose start was read last. Line
// ends and tabs are how an editor laid the file out: with the spaces around them
// they are one space, and none at either end. Spaces alone stay as they are:
// OpenDocument (1.3 part 3, 6.1.2) would make them one, but LibreOffice writes
// and reads them.
func (r *odsRows) paragraph() error {
	x := r.x
	depth := len(x.starts)
	blank, loose := true, false // behind such a space; the last of them may still go
	defer func() { x.keep = false }()
	for {
		x.keep, x.text = true, x.text[:0]
		kind, err := x.next()
		if err != nil {
			return err
		}
		for text := x.text; len(text) > 0; {
			n := 0
			for n < len(text) && xmlBlank(text[n]) {
				n++
			}
			switch {
			case n == 0:
				if n = bytes.IndexAny(text, " \t\r\n"); n < 0 {
					n = len(text)
				}
				r.text = append(r.text, text[:n]...)
				blank, loose = false, false
			case len(bytes.Trim(text[:n], " ")) == 0:
				r.text = append(r.text, text[:n]...)
				blank, loose = false, false
			case !blank:
				r.text = append(r.text, ' ')
				blank, loose = true, true
			}
			text = text[n:]
		}
		if len(r.text) > xmlMaxText {
			return limitf("a cell holds more text than a cell can hold")
		}
		if kind == xmlEnd {
			if len(x.starts) >= depth {
				continue
			}
			if loose {
				r.text = r.text[:len(r.text)-1]
			}
			return nil
		}
		x.keep = false
		var mark byte
		switch {
		case x.space != spaceText, string(x.local) == "note", string(x.local) == "ruby-text":
			if err := x.skip(); err != nil {
				return err
			}
			continue
		case string(x.local) == "s":
			mark = ' '
		case string(x.local) == "tab":
			mark = '\t'
		case string(x.local) == "line-break":
			mark = '\n'
		default:
			continue // a span, a link, a field: its text counts
		}
		times := 1
		if c := x.attrOf(spaceText, "c"); c != "" && mark == ' ' {
			if times, err = strconv.Atoi(c); err != nil || times < 0 || times > xlsxMaxText {
				return damagedf("a text has more spaces than a cell can hold")
			}
		}
		for range times {
			r.text = append(r.text, mark)
		}
		blank, loose = false, false
	}
}
