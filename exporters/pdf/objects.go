package pdf

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"strconv"
)

// objectWriter writes the objects of a file and remembers where they start. The
// first error stays and ends the writing.
type objectWriter struct {
	out *bufio.Writer
	at  int
	// places are where the objects are, by their number.
	places chunks[placeInFile]
	// packed says that small objects go into compressed ones (PDF 1.5): a long
	// table has hundreds of thousands of them. PDF/A-1 does not know that.
	packed bool
	batch  []int
	heads  []byte
	bodies []byte
	packer packer
	// sum is over all that has been written, for the identity of the file.
	sum hash.Hash
	err error
}

// placeInFile is an offset, or, when in is not 0, the place at in the compressed
// object in. Neither is a number that nothing uses.
type placeInFile struct{ at, in int }

// batchSize is how many bytes of objects are compressed together.
const batchSize = 32 << 10

func newObjectWriter(out *bufio.Writer, taken int, packed bool) *objectWriter {
	o := &objectWriter{out: out, packed: packed, sum: sha256.New()}
	for range taken {
		o.number()
	}
	return o
}

func (o *objectWriter) write(data []byte) {
	if o.err != nil {
		return
	}
	o.sum.Write(data)
	n, err := o.out.Write(data)
	o.at += n
	o.err = err
}

// number gives out the next number.
func (o *objectWriter) number() int {
	return o.places.push(placeInFile{})
}

// whole writes an object that brings its own number and end.
func (o *objectWriter) whole(number int, data []byte) {
	o.places.at(number).at = o.at
	o.write(data)
}

// object writes a dictionary, an array or another value.
func (o *objectWriter) object(number int, value []byte) {
	if !o.packed {
		o.places.at(number).at = o.at
		o.write(append(strconv.AppendInt(nil, int64(number), 10), " 0 obj\n"...))
		o.write(value)
		o.write([]byte("\nendobj\n"))
		return
	}
	o.heads = strconv.AppendInt(o.heads, int64(number), 10)
	o.heads = append(o.heads, ' ')
	o.heads = strconv.AppendInt(o.heads, int64(len(o.bodies)), 10)
	o.heads = append(o.heads, ' ')
	o.bodies = append(append(o.bodies, value...), '\n')
	o.batch = append(o.batch, number)
	if len(o.bodies) >= batchSize {
		o.flush()
	}
}

// flush writes the objects that wait to be compressed.
func (o *objectWriter) flush() {
	if len(o.batch) == 0 {
		return
	}
	in := o.number()
	for i, number := range o.batch {
		*o.places.at(number) = placeInFile{at: i, in: in}
	}
	entries := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(o.batch), len(o.heads))
	o.heads = append(o.heads, o.bodies...)
	o.deflated(in, entries, o.heads)
	o.batch, o.heads, o.bodies = o.batch[:0], o.heads[:0], o.bodies[:0]
}

// stream writes a stream as it is; entries are those of its dictionary besides
// the length.
func (o *objectWriter) stream(number int, entries string, data []byte) {
	o.places.at(number).at = o.at
	o.write(fmt.Appendf(nil, "%d 0 obj\n<<%s/Length %d>>\nstream\n", number, entries, len(data)))
	o.write(data)
	o.write([]byte("\nendstream\nendobj\n"))
}

// deflated compresses a stream and writes it.
func (o *objectWriter) deflated(number int, entries string, data []byte) {
	small, err := o.packer.squeeze(data)
	if o.err == nil {
		o.err = err
	}
	o.stream(number, entries+"/Filter/FlateDecode", small)
}

// end writes the table of all objects and the trailer.
func (o *objectWriter) end(entries string) error {
	o.flush()
	id := fmt.Sprintf("%x", o.sum.Sum(nil)[:16])
	entries = fmt.Sprintf("%s/ID[<%s><%s>]", entries, id, id)
	at := o.at
	if o.packed {
		at = o.packedTable(entries)
	} else {
		o.table(entries)
	}
	o.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", at))
	if o.err != nil {
		return o.err
	}
	return o.out.Flush()
}

// table is the plain table of objects, with the trailer.
func (o *objectWriter) table(entries string) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", o.places.count)
	for i := 1; i < o.places.count; i++ {
		p := o.places.at(i)
		if p.at == 0 {
			b.WriteString("0000000000 65535 f \n")
		} else {
			fmt.Fprintf(&b, "%010d 00000 n \n", p.at)
		}
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d%s>>\n", o.places.count, entries)
	o.write(b.Bytes())
}

// packedTable is the table of objects as a stream, and where it stands. Rows of
// eight bytes say how what they tell differs from the row above.
func (o *objectWriter) packedTable(entries string) int {
	own := o.number()
	o.places.at(own).at = o.at
	const width = 8
	rows := make([]byte, 0, o.places.count*(width+1))
	var before [width]byte
	for i := range o.places.count {
		p := o.places.at(i)
		row := [width]byte{}
		switch {
		case p.in != 0:
			row = packedRow(2, p.in, p.at)
		case p.at != 0:
			row = packedRow(1, p.at, 0)
		case i == 0:
			row = packedRow(0, 0, 0xFFFF)
		}
		rows = append(rows, 2) // PNG's filter "Up"
		for j := range row {
			rows = append(rows, row[j]-before[j])
		}
		before = row
	}
	at := o.at
	o.deflated(own, fmt.Sprintf("/Type/XRef/Size %d/W[1 5 2]/DecodeParms<</Predictor 12/Columns %d>>%s", o.places.count, width, entries), rows)
	return at
}

func packedRow(kind byte, a, b int) [8]byte {
	return [8]byte{kind, byte(a >> 32), byte(a >> 24), byte(a >> 16), byte(a >> 8), byte(a), byte(b >> 8), byte(b)}
}
