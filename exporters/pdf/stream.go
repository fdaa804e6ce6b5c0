package pdf

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/klauspost/compress/zlib"
)

// stream is a content stream in the making: the operators that draw on one
// page, y upwards from the lower left corner. Colour, face and size are written
// only where they change.
type stream struct {
	data []byte
	ink  ink
	face faceID
	size float64
	// height of the sheet, from which y is counted.
	height float64
	// inked is false until a colour has been chosen.
	inked bool
}

// reset begins a stream of which nothing is known about what stood before it.
func (s *stream) reset() { *s = stream{data: s.data[:0], height: s.height} }

// bar draws a filled rectangle; x and y are its top left corner, y downwards.
func (s *stream) bar(b bar) {
	s.fill(b.ink)
	s.points(b.x, s.height-b.y, b.w, -b.h)
	s.data = append(s.data, "re f\n"...)
}

// fill chooses the colour of text and areas alike.
func (s *stream) fill(i ink) {
	if s.inked && s.ink == i {
		return
	}
	s.colour(i, "rg")
	s.ink, s.inked = i, true
}

// colour writes a colour for areas ("rg") or lines ("RG").
func (s *stream) colour(i ink, operator string) {
	for _, c := range [...]uint8{i.r, i.g, i.b} {
		s.data = strconv.AppendFloat(s.data, float64(c)/255, 'f', 3, 64)
		s.data = append(s.data, ' ')
	}
	s.data = append(append(s.data, operator...), '\n')
}

// turned begins what stands at an angle, in degrees against the clock, around a
// point; straight ends it.
func (s *stream) turned(degrees, x, y float64) {
	y = s.height - y
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	s.data = append(s.data, "q "...)
	for _, f := range [...]float64{cos, sin, -sin, cos} {
		s.data = strconv.AppendFloat(s.data, f, 'f', 5, 64)
		s.data = append(s.data, ' ')
	}
	s.points(x-cos*x+sin*y, y-sin*x-cos*y)
	s.data = append(s.data, "cm\n"...)
}

// straight ends what turned began, and with it colour and font.
func (s *stream) straight() {
	s.data = append(s.data, "Q\n"...)
	s.inked, s.size = false, 0
}

// text draws a fragment on a baseline, y downwards, and moves letters closer
// together where the font asks for it.
func (s *stream) text(m metrics, x, y float64, f fragment) {
	s.fill(f.style.ink)
	s.data = append(s.data, "BT "...)
	if s.face != f.style.face || s.size != f.style.size {
		s.face, s.size = f.style.face, f.style.size
		s.data = append(s.data, fontName(s.face)...)
		s.data = append(s.data, ' ')
		s.points(s.size)
		s.data = append(s.data, "Tf "...)
	}
	s.points(x, s.height-y)
	if f.style.even {
		s.data = append(s.data, "Td ("...)
		for _, r := range f.text {
			s.letter(r)
		}
		s.data = append(s.data, ") Tj ET\n"...)
		return
	}
	s.data = append(s.data, "Td [("...)
	before := rune(0)
	for _, r := range f.text {
		if k := m.kern(s.face, before, r); before != 0 && k != 0 {
			s.data = append(s.data, ')')
			s.data = strconv.AppendInt(s.data, int64(-k), 10)
			s.data = append(s.data, '(')
		}
		s.letter(r)
		before = r
	}
	s.data = append(s.data, ")] TJ ET\n"...)
}

// letter writes a character of the Basic Multilingual Plane inside a string;
// the cleaner has put the mark of a missing one in the place of all others.
func (s *stream) letter(r rune) {
	if r > 0xFFFF {
		r = utf8.RuneError
	}
	for _, b := range [...]byte{byte(r >> 8), byte(r)} {
		switch b {
		case '\\', '(', ')':
			s.data = append(s.data, '\\', b)
		case '\r':
			s.data = append(s.data, '\\', 'r')
		default:
			s.data = append(s.data, b)
		}
	}
}

// points writes measures, each with a space behind it.
func (s *stream) points(values ...float64) {
	for _, v := range values {
		s.data = appendPoints(s.data, v)
		s.data = append(s.data, ' ')
	}
}

// appendPoints writes a measure in hundredths of a point, the shortest way.
func appendPoints(out []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/100, 10)
	if n %= 100; n == 0 {
		return out
	}
	out = append(out, '.', byte('0'+n/10))
	if n%10 != 0 {
		out = append(out, byte('0'+n%10))
	}
	return out
}

// packer compresses streams one after the other with one compressor: its
// tables take over a megabyte, too much for every page to have its own.
type packer struct {
	out bytes.Buffer
	z   *zlib.Writer
}

// pack returns the stream compressed, in a slice of its own.
func (p *packer) pack(data []byte) ([]byte, error) {
	small, err := p.squeeze(data)
	return bytes.Clone(small), err
}

// squeeze returns the stream compressed, in a slice that holds until the next.
func (p *packer) squeeze(data []byte) ([]byte, error) {
	p.out.Reset()
	if p.z == nil {
		z, err := zlib.NewWriterLevel(&p.out, zlib.BestSpeed)
		if err != nil {
			return nil, err
		}
		p.z = z
	} else {
		p.z.Reset(&p.out)
	}
	if _, err := p.z.Write(data); err != nil {
		return nil, err
	}
	if err := p.z.Close(); err != nil {
		return nil, err
	}
	return p.out.Bytes(), nil
}
