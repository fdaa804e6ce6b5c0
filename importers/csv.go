package importers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

// Bounds of text files. A workbook's cell holds 32,767 characters, up to four
// bytes each; what is longer is nearly always a quotation mark left open.
const (
	csvMaxField   = 128 << 10
	csvMaxRecord  = 4 << 20
	csvMaxColumns = 16_384
	csvSample     = 64 << 10
)

// csvFile is a text file with its encoding and its separator decided.
type csvFile struct {
	src     *input
	charset *charset
	skip    int64 // bytes of byte order mark
	prelude int   // bytes of UTF-8 taken by a sep= line
	comma   byte
	columns int // of the sample; 1 when no separator was found, and comma is 0 then
}

// csvFits takes whatever is not binary: a text file has no signature.
func csvFits(*input) bool { return true }

func csvOpen(_ context.Context, src *input, opt OpenOptions) (opened, error) {
	f := &csvFile{src: src}
	var err error
	if opt.Encoding != "" {
		f.charset, err = charsetNamed(opt.Encoding)
		if err == nil && f.charset.wide == 2 && charsetUTF16BE.bom(src.head) > 0 {
			f.charset = charsetUTF16BE
		}
		if err == nil {
			err = src.census.check(f.charset)
		}
	} else {
		f.charset, err = src.census.guess(src.head)
	}
	if err != nil {
		return nil, err
	}
	f.skip = int64(f.charset.bom(src.head))
	sample := make([]byte, csvSample)
	n, err := io.ReadFull(f.reader(), sample)
	whole := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if err != nil && !whole {
		return nil, refuse("", err)
	}
	sample = sample[:n]
	if len(bytes.TrimSpace(sample)) == 0 && whole {
		return nil, &Refused{Code: codeEmpty, Reason: "the file is empty: nothing but blank space is written in it", Hint: "ask for the file again"}
	}
	f.separate(sample, whole)
	return f, nil
}

// reader reads the text as UTF-8, without its byte order mark.
func (f *csvFile) reader() io.Reader {
	return charsetReader(f.charset, io.NewSectionReader(f.src.bytes, f.skip, f.src.size-f.skip))
}

// separate decides the separator: a sep= line, else what the sample shows. A
// text without any is one column, prose with its commas included.
func (f *csvFile) separate(sample []byte, whole bool) {
	if comma, n := csvSepLine(sample); n > 0 {
		f.comma, f.prelude = comma, n
		f.columns = csvTally(sample[n:], comma, whole, true).columns
		return
	}
	f.comma, f.columns = csvSniff(sample, whole)
}

func (f *csvFile) sheets() []Sheet { return []Sheet{{State: Visible}} }

func (f *csvFile) notes() []string {
	if f.columns <= 1 {
		return []string{"read as " + f.charset.title + ", one column"}
	}
	name := map[byte]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "vertical bars"}[f.comma]
	if name == "" {
		name = fmt.Sprintf("%q", f.comma)
	}
	return []string{"read as " + f.charset.title + ", separated by " + name}
}

// rows hands out the records. Blank ones are counted and passed over, so that
// the numbers agree with a spreadsheet program's.
func (f *csvFile) rows(ctx context.Context, _ int, fn func(*Row) error) error {
	w := csvWindow{ctx: ctx, r: f.reader(), buf: make([]byte, 0, 256<<10)}
	if err := w.skip(f.prelude); err != nil {
		return refuse("", err)
	}
	p := newCSVParser(f.comma)
	row := &Row{}
	for number := 1; ; number++ {
		n, err := p.next(&w)
		if err != nil {
			return refuse(fmt.Sprintf("row %d", number), err)
		}
		if n == 0 {
			return nil
		}
		if p.blank() {
			continue
		}
		row.Number = number
		row.Cells = p.cells(row.Cells)
		if err := fn(row); err != nil {
			return err
		}
	}
}
