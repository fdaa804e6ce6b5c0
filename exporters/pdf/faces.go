package pdf

import (
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
)

// faceID is an index into a family.
type faceID uint8

const (
	regular faceID = iota
	bold
	italic
	boldItalic
	// fallback has the characters that the four others lack: Arabic, arrows,
	// symbols and the mark of a character that no font has.
	fallback
	faceCount
)

// family are the embedded fonts of a document, in the order of faceID.
type family [faceCount]embedded

// embedded is a font with what it measures.
type embedded struct {
	name string
	ttf  []byte
	read func() (*face, error)
}

var dejaVu = font("DejaVuSans", dejavusans.TTF)

var sans = family{
	regular:    font("LiberationSans-Regular", liberationsansregular.TTF),
	bold:       font("LiberationSans-Bold", liberationsansbold.TTF),
	italic:     font("LiberationSans-Italic", liberationsansitalic.TTF),
	boldItalic: font("LiberationSans-BoldItalic", liberationsansbolditalic.TTF),
	fallback:   dejaVu,
}

var serif = family{
	regular:    font("LiberationSerif-Regular", liberationserifregular.TTF),
	bold:       font("LiberationSerif-Bold", liberationserifbold.TTF),
	italic:     font("LiberationSerif-Italic", liberationserifitalic.TTF),
	boldItalic: font("LiberationSerif-BoldItalic", liberationserifbolditalic.TTF),
	fallback:   dejaVu,
}

// familyOf is the family of a typeface: sans unless serif is asked for.
func familyOf(typeface string) *family {
	if typeface == "serif" {
		return &serif
	}
	return &sans
}

// font reads a face when it is first asked for, once in the life of the program.
func font(name string, ttf []byte) embedded {
	return embedded{name, ttf, sync.OnceValues(func() (*face, error) { return parseFace(ttf) })}
}

// styled is the face for a weight and a slope.
func styled(isBold, isItalic bool) faceID {
	switch {
	case isBold && isItalic:
		return boldItalic
	case isBold:
		return bold
	case isItalic:
		return italic
	}
	return regular
}

// metrics is what measuring needs of the fonts: widths and kerning in
// thousandths of the size. width is negative where the face lacks the
// character.
type metrics struct {
	width func(faceID, rune) int
	kern  func(id faceID, left, right rune) int
}

// metrics reads the fonts of the family.
func (f *family) metrics() (metrics, error) {
	for _, face := range f[:fallback] {
		if _, err := face.read(); err != nil {
			return metrics{}, err
		}
	}
	var got [faceCount]*face
	face := func(id faceID) *face {
		if got[id] == nil {
			got[id], _ = f[id].read()
		}
		return got[id]
	}
	return metrics{
		width: func(id faceID, r rune) int {
			f := face(id)
			if f == nil || r > 0xFFFF {
				return -1
			}
			return int(f.advance[r])
		},
		kern: func(id faceID, left, right rune) int {
			// Figures keep their common width, so that columns of numbers align.
			if left <= '9' && left >= '0' || right <= '9' && right >= '0' {
				return 0
			}
			return face(id).kerning(left, right)
		},
	}, nil
}
