package pdf

import "github.com/namati/lex/internal/disk"

// anchor is a place that links inside the document lead to: a footnote by its
// number, a heading by its own below zero. 0 is none.
type anchor int

func noteAnchor(number int) anchor    { return anchor(number) }
func headingAnchor(number int) anchor { return -anchor(number) }

// spot is where an anchor stands: a page, counted from 0, and the top of the
// place, y downwards.
type spot struct {
	page int
	y    float64
}

// link is an area of a page that leads somewhere: to an address, or to an anchor
// of the document when that is not 0.
type link struct {
	left, top, right, bottom float64
	url                      string
	to                       anchor
	// node is the element of the link, says what it is to those who cannot see.
	node node
	says string
}

// target is the address as a PDF stores it, ASCII only, and false for one that
// must not become a link.
func target(address string) (string, bool) { return disk.SafeLink(address) }
