package pdf

import (
	"bufio"
	"bytes"
	"fmt"
)

// objectWriter writes the objects of a file and remembers where they start. The
// first error stays and ends the writing.
type objectWriter struct {
	out *bufio.Writer
	at  int
	// starts are the offsets of the objects by their number.
	starts []int
	err    error
}

func (o *objectWriter) write(data []byte) {
	if o.err != nil {
		return
	}
	n, err := o.out.Write(data)
	o.at += n
	o.err = err
}

// stream writes a compressed stream as an object.
func (o *objectWriter) stream(number int, data []byte) {
	o.write(fmt.Appendf(nil, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", number, len(data)))
	o.write(data)
	o.write([]byte("\nendstream\nendobj\n"))
}

// table writes the table of all objects and the trailer. The old ones say what
// else stands in the trailer.
func (o *objectWriter) table(old []byte) {
	at := o.at
	o.write(fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(o.starts)))
	for _, start := range o.starts[1:] {
		o.write(fmt.Appendf(nil, "%010d 00000 n \n", start))
	}
	_, trailer, ok := bytes.Cut(old, []byte("trailer\n"))
	trailer, _, found := bytes.Cut(trailer, []byte("startxref\n"))
	_, rest, sized := bytes.Cut(trailer, []byte("\n/Root"))
	if o.err == nil && !(ok && found && sized) {
		o.err = errSkeleton
	}
	o.write(fmt.Appendf(nil, "trailer\n<<\n/Size %d\n/Root%sstartxref\n%d\n%%%%EOF\n", len(o.starts), rest, at))
}
