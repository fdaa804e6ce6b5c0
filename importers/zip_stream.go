package importers

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

const (
	zipChunk  = 128 << 10
	zipChunks = 4
)

// zipStream is a part being unpacked by a goroutine of its own, a few chunks
// ahead of the reader. The end of it is only reported when length and CRC-32
// are those that the package promised.
type zipStream struct {
	ctx    context.Context
	full   chan zipPiece
	free   chan []byte
	stop   chan struct{}
	ended  chan struct{}
	failed error
	size   int64 // of the part, unpacked
}

type zipPiece struct {
	bytes []byte
	err   error // why there will be no more; io.EOF when all is well
}

// stream starts to unpack a part. Close must be called.
func (p *zipPackage) stream(ctx context.Context, part *zipPart) *zipStream {
	return streamXML(ctx, p.unpacked(part), part.size, 0)
}

// streamXML starts to read a document of about size bytes ahead, the first skip
// bytes of its text left out. Close must be called.
func streamXML(ctx context.Context, r io.Reader, size, skip int64) *zipStream {
	s := &zipStream{ctx: ctx, full: make(chan zipPiece, zipChunks), free: make(chan []byte, zipChunks),
		stop: make(chan struct{}), ended: make(chan struct{}), size: size}
	chunk := int(min(size+1, zipChunk))
	for range min(zipChunks, size/zipChunk+1) {
		s.free <- make([]byte, max(chunk, 512))
	}
	go func() {
		defer close(s.ended)
		text := xmlDecoded(r)
		// An error comes back when the reading goes on.
		_, _ = io.CopyN(io.Discard, text, skip)
		s.pump(text)
	}()
	return s
}

// next returns the next piece, which is valid until give hands it back.
func (s *zipStream) next() ([]byte, error) {
	if s.failed != nil {
		return nil, s.failed
	}
	select {
	case piece := <-s.full:
		s.failed = piece.err
		if len(piece.bytes) > 0 {
			return piece.bytes, nil
		}
		return nil, s.failed
	case <-s.ctx.Done():
		s.failed = s.ctx.Err()
		return nil, s.failed
	}
}

func (s *zipStream) give(b []byte) { s.free <- b[:cap(b)] }

// Close ends the unpacking and waits until it has ended.
func (s *zipStream) Close() {
	close(s.stop)
	<-s.ended
}

// unpacked reads a part's bytes; the end of it comes only when they are those
// that were packed.
func (p *zipPackage) unpacked(part *zipPart) io.Reader {
	raw := &zipChecked{part: part, packed: io.NewSectionReader(p.bytes, part.data, part.packed)}
	raw.buffered = bufio.NewReaderSize(raw.packed, int(min(part.packed+16, 64<<10)))
	raw.unpacked = raw.buffered
	if part.method == 8 {
		raw.unpacked = flate.NewReader(raw.buffered)
	}
	return raw
}

// pump fills free chunks until the text ends, fails or is no longer wanted.
func (s *zipStream) pump(text io.Reader) {
	for {
		var chunk []byte
		select {
		case chunk = <-s.free:
		case <-s.stop:
			return
		}
		n, err := io.ReadFull(text, chunk)
		if err == io.ErrUnexpectedEOF {
			err = io.EOF
		}
		select {
		case s.full <- zipPiece{chunk[:n], err}:
		case <-s.stop:
			return
		}
		if err != nil {
			return
		}
	}
}

// zipChecked reads a part's unpacked bytes and turns its end into an error when
// they are not the bytes that were packed.
type zipChecked struct {
	part     *zipPart
	packed   *io.SectionReader
	buffered *bufio.Reader
	unpacked io.Reader
	crc      uint32
	size     int64
}

func (c *zipChecked) Read(p []byte) (int, error) {
	n, err := c.unpacked.Read(p)
	c.crc = crc32.Update(c.crc, crc32.IEEETable, p[:n])
	c.size += int64(n)
	if c.size > c.part.size {
		return 0, damagedf("a part of it is longer than the table of contents says")
	}
	var corrupt flate.CorruptInputError
	switch {
	case err == nil:
		return n, nil
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &corrupt):
		return n, damagedf("the packed bytes are broken")
	case err != io.EOF:
		return n, err
	}
	_, more := c.buffered.Peek(1)
	if c.size != c.part.size || c.crc != c.part.crc || more == nil {
		return n, damagedf("the bytes are not those that were saved (the checksum differs)")
	}
	return n, io.EOF
}

// xmlDecoded reads an XML part as UTF-8: parts may be UTF-16, which a byte order
// mark or the zero beside the first character shows.
func xmlDecoded(r io.Reader) io.Reader {
	head := make([]byte, 3)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	rest := io.MultiReader(bytes.NewReader(head), r)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return io.MultiReader(bytes.NewReader(head), failing{err})
	}
	as := charsetUTF8
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{'<', 0}):
		as = charsetUTF16LE
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), bytes.HasPrefix(head, []byte{0, '<'}):
		as = charsetUTF16BE
	}
	// The mark is in the head already, so nothing can fail here.
	_, _ = io.CopyN(io.Discard, rest, int64(as.bom(head)))
	return charsetReader(as, rest)
}

// failing is a reader that has nothing to give but its error.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
