package pdf

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// fonts are the names of the faces that a file holds parts of.
type fonts struct {
	s *skeleton
	// own are the names that fpdf gave, named those that the file has: part of
	// a font has a mark of six letters in front (ISO 32000, 9.6.4).
	own, named [faceCount]string
}

// newFonts names the faces by the letters that are used of them.
func newFonts(s *skeleton, f *family, used *[faceCount]letters) fonts {
	names := fonts{s: s}
	for id, face := range f {
		if text := used[id].text(); text != "" {
			names.own[id] = "utf8" + strings.ToLower(face.name)
			names.named[id] = subsetMark(text) + "+" + face.name
		}
	}
	return names
}

// subsetMark is six capital letters that hang on the letters used.
func subsetMark(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	n, mark := h.Sum64(), [6]byte{}
	for i := range mark {
		mark[i], n = byte('A'+n%26), n/26
	}
	return string(mark[:])
}

// rename is an object of fpdf's with the names of the file, and true when it is
// the descriptor of a font.
func (f fonts) rename(object []byte) (renamed []byte, descriptor bool) {
	_, rest, _ := bytes.Cut(object, []byte("obj\n"))
	if !bytes.HasPrefix(rest, []byte("<</Type /Font")) {
		return object, false
	}
	for id, own := range f.own {
		for _, end := range []string{"\n", " "} {
			object = bytes.ReplaceAll(object, []byte("/"+own+end), []byte("/"+f.named[id]+end))
		}
	}
	return object, bytes.HasPrefix(rest, []byte("<</Type /FontDescriptor"))
}

// resources lists the fonts by the names that the pages use.
func (f fonts) resources() string {
	list, _ := between(f.s.object(2), "/Font <<\n", ">>")
	var found [faceCount]string
	for entry := range strings.Lines(list) {
		number, ok := f.s.reference([]byte(entry), " ")
		if !ok {
			continue
		}
		base, _ := between(f.s.object(number), "/BaseFont /", "\n")
		for id, own := range f.own {
			if own != "" && base == own {
				found[id] = fmt.Sprintf("%s %d 0 R", fontName(faceID(id)), number)
			}
		}
	}
	return "<<" + strings.Join(found[:], "") + ">>"
}

// characters is the set of the characters that an embedded font has, a bit for
// each, as PDF/A-1 wants it (6.3.5). number is that of the font's descriptor:
// behind it fpdf writes the table that leads from characters to glyphs.
func (f fonts) characters(number int) ([]byte, error) {
	if number+1 >= len(f.s.starts) {
		return nil, errSkeleton
	}
	_, packed, ok := bytes.Cut(f.s.object(number+1), []byte("stream\n"))
	if !ok {
		return nil, errSkeleton
	}
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errSkeleton, err)
	}
	glyphs, err := io.ReadAll(io.LimitReader(z, 0x20000))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errSkeleton, err)
	}
	set := make([]byte, 0x10000/8)
	set[0] = 0x80 // the character that stands for none
	for c := range len(glyphs) / 2 {
		if glyphs[2*c] != 0 || glyphs[2*c+1] != 0 {
			set[c/8] |= 0x80 >> (c % 8)
		}
	}
	return bytes.TrimRight(set, "\x00"), nil
}

// fontName is the name of a face in streams and resources.
func fontName(id faceID) string { return "/F" + string(rune('0'+id)) }
