package importers

import (
	"bytes"
	"context"
	"io"
)

// csvWindow is the stretch of text that the parser sees; it moves along the
// file and grows only for a record that does not fit.
type csvWindow struct {
	ctx context.Context
	r   io.Reader
	buf []byte // what was read
	pos int    // of the record that comes next
	eof bool
}

// more reads on, keeping what stands behind pos.
func (w *csvWindow) more() error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	rest := len(w.buf) - w.pos
	if w.pos > 0 {
		copy(w.buf[:rest], w.buf[w.pos:])
		w.buf, w.pos = w.buf[:rest], 0
	}
	if rest == cap(w.buf) {
		w.buf = append(make([]byte, 0, 2*cap(w.buf)), w.buf...)
	}
	n, err := io.ReadFull(w.r, w.buf[rest:cap(w.buf)])
	w.buf = w.buf[:rest+n]
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		w.eof, err = true, nil
	}
	return err
}

// skip passes over n bytes at the start of the text.
func (w *csvWindow) skip(n int) error {
	for len(w.buf) < n && !w.eof {
		if err := w.more(); err != nil {
			return err
		}
	}
	w.pos = min(n, len(w.buf))
	return nil
}

// csvSpan is one cell's place in the record's text.
type csvSpan struct{ start, end int }

// csvParser takes records apart. Its text and spans are those of the record
// read last.
type csvParser struct {
	text  []byte
	spans []csvSpan
	// stops marks the bytes that end an unquoted stretch.
	stops [256]bool
	comma byte
	// awkward counts the cells whose quotation marks do not match, as they do
	// when the separator is the wrong one.
	awkward int
}

func newCSVParser(comma byte) *csvParser {
	p := &csvParser{comma: comma}
	for _, b := range []byte{comma, '\n', '\r', 0} {
		p.stops[b] = true
	}
	return p
}

// next reads one record and moves the window behind it. It returns the bytes
// used, 0 at the end of the text.
func (p *csvParser) next(w *csvWindow) (int, error) {
	for {
		b := w.buf[w.pos:]
		if len(b) == 0 && w.eof {
			return 0, nil
		}
		n, err := p.record(b, w.eof)
		if err != nil {
			return 0, err
		}
		if n > 0 {
			w.pos += n
			return n, nil
		}
		if len(b) > csvMaxRecord {
			return 0, limitf("it is longer than %d bytes; is a quotation mark left open?", csvMaxRecord)
		}
		if err := w.more(); err != nil {
			return 0, err
		}
	}
}

// record parses the record at the start of b and returns its length with the
// line end, 0 when b does not hold all of it.
func (p *csvParser) record(b []byte, last bool) (int, error) {
	p.text, p.spans = p.text[:0], p.spans[:0]
	for i := 0; ; {
		start, quoted := len(p.text), i < len(b) && b[i] == '"'
		if quoted {
			n, err := p.quoted(b[i:], last)
			if n == 0 || err != nil {
				return 0, err
			}
			i += n
		}
		k := i
		for k < len(b) && !p.stops[b[k]] {
			k++
		}
		if k == len(b) && !last {
			return 0, nil
		}
		plain := b[i:k]
		if quoted && k > i || !quoted && bytes.IndexByte(plain, '"') >= 0 && bytes.Count(plain, []byte{'"'})%2 == 1 {
			p.awkward++
		}
		p.text = append(p.text, plain...)
		if len(p.text)-start > csvMaxField {
			return 0, limitf("a cell is longer than %d bytes; is a quotation mark left open?", csvMaxField)
		}
		p.spans = append(p.spans, csvSpan{start, len(p.text)})
		if len(p.spans) > csvMaxColumns {
			return 0, limitf("it has more than %d cells, the most that a spreadsheet can have", csvMaxColumns)
		}
		switch {
		case k == len(b), b[k] == '\n':
			return min(k+1, len(b)), nil
		case b[k] == '\r':
			if k+1 == len(b) && !last {
				return 0, nil
			}
			if k+1 < len(b) && b[k+1] == '\n' {
				k++
			}
			return k + 1, nil
		case b[k] == 0:
			return 0, &fault{codeNotTable, "it holds a zero byte, which no text does"}
		}
		i = k + 1
	}
}

// quoted appends the text between quotation marks and returns how many bytes it
// took, 0 when b does not hold the end of it.
func (p *csvParser) quoted(b []byte, last bool) (int, error) {
	start := len(p.text)
	for i := 1; ; {
		j := bytes.IndexByte(b[i:], '"')
		stretch := b[i:]
		if j >= 0 {
			stretch = b[i : i+j]
		}
		switch {
		case len(p.text)-start+len(stretch) > csvMaxField:
			return 0, limitf("a cell is longer than %d bytes; is a quotation mark left open?", csvMaxField)
		case j < 0 && last:
			return 0, damagedf("a quotation mark opens a cell and is never closed")
		case j < 0 || i+j+1 == len(b) && !last:
			return 0, nil
		case bytes.IndexByte(stretch, 0) >= 0:
			return 0, &fault{codeNotTable, "it holds a zero byte, which no text does"}
		}
		p.text = append(p.text, stretch...)
		i += j + 1
		if i == len(b) || b[i] != '"' {
			return i, nil
		}
		p.text = append(p.text, '"')
		i++
	}
}

// blank reports whether nothing is written in the record.
func (p *csvParser) blank() bool { return len(p.text) == 0 }

// cells makes the record's cells, reusing the slice: one string for the whole
// record, of which each cell is a part.
func (p *csvParser) cells(reuse []Cell) []Cell {
	text, cells := string(p.text), reuse[:0]
	for _, s := range p.spans {
		cell := Cell{Text: text[s.start:s.end]}
		if s.end > s.start {
			cell.Type = Text
		}
		cells = append(cells, cell)
	}
	return cells
}
