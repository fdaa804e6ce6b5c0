package pdf

import (
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// faceID is an index into faces.
type faceID uint8

const (
	regular faceID = iota
	bold
	italic
	boldItalic
	// fallback has the characters that the four others lack: Arabic, arrows,
	// symbols and the mark of a character that no font has.
	fallback
)

// faces lists the embedded fonts in the order of faceID.
var faces = [...]struct {
	name string
	ttf  []byte
	read func() (*face, error)
}{
	regular:    {"LiberationSans-Regular", liberationsansregular.TTF, readOnce(liberationsansregular.TTF)},
	bold:       {"LiberationSans-Bold", liberationsansbold.TTF, readOnce(liberationsansbold.TTF)},
	italic:     {"LiberationSans-Italic", liberationsansitalic.TTF, readOnce(liberationsansitalic.TTF)},
	boldItalic: {"LiberationSans-BoldItalic", liberationsansbolditalic.TTF, readOnce(liberationsansbolditalic.TTF)},
	fallback:   {"DejaVuSans", dejavusans.TTF, readOnce(dejavusans.TTF)},
}

func readOnce(ttf []byte) func() (*face, error) {
	return sync.OnceValues(func() (*face, error) { return parseFace(ttf) })
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

// fontMetrics reads the embedded fonts; a face is parsed when it is first asked
// for, once in the life of the program.
func fontMetrics() (metrics, error) {
	for _, f := range faces[:fallback] {
		if _, err := f.read(); err != nil {
			return metrics{}, err
		}
	}
	var got [len(faces)]*face
	face := func(id faceID) *face {
		if got[id] == nil {
			got[id], _ = faces[id].read()
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
