package atlas

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Width and Height are those of the sheet that holds all countries.
const (
	Width  = 1000.0
	Height = 446.0
)

// Point is a place on the sheet: x from 0 to Width, left to right, y from 0 to
// Height, top to bottom.
type Point struct{ X, Y float64 }

// Country is the shape of one country.
type Country struct {
	// Code is ISO 3166-1 alpha-2, XK for Kosovo.
	Code string
	// Rings are closed outlines of its parts, the last point not repeating the
	// first. The even-odd rule tells inside from outside: a ring inside of another
	// is a hole.
	Rings [][]Point
	// Dot is set for a country too small for outlines: it has no rings and is
	// shown as a dot at Center.
	Dot bool
	// Center lies in the middle of the largest part.
	Center Point
}

//go:embed outlines.txt
var outlines string

// Countries returns all countries in the order of their codes. The slice is
// shared: nobody may change it.
func Countries() []Country { return read() }

// Find returns the country of that code, and false where the atlas has none.
func Find(code string) (Country, bool) {
	all := read()
	i, ok := slices.BinarySearchFunc(all, code, func(c Country, code string) int { return strings.Compare(c.Code, code) })
	if !ok {
		return Country{}, false
	}
	return all[i], true
}

var read = sync.OnceValue(func() []Country {
	var all []Country
	for line := range strings.Lines(outlines) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		all = append(all, parse(line))
	}
	return all
})

// parse reads one line: the code, then rings divided by bars. Numbers are tenths
// of a unit of the sheet; all points but the first of a ring are steps from the
// one before. A ring of one point is a dot.
func parse(line string) Country {
	code, rest, _ := strings.Cut(line, " ")
	c := Country{Code: code}
	for ring := range strings.SplitSeq(rest, "|") {
		var points []Point
		x, y := 0, 0
		fields := strings.Fields(ring)
		for i := 0; i+1 < len(fields); i += 2 {
			dx, _ := strconv.Atoi(fields[i])
			dy, _ := strconv.Atoi(fields[i+1])
			x, y = x+dx, y+dy
			points = append(points, Point{float64(x) / 10, float64(y) / 10})
		}
		c.Rings = append(c.Rings, points)
	}
	if len(c.Rings) == 1 && len(c.Rings[0]) == 1 {
		c.Dot, c.Center, c.Rings = true, c.Rings[0][0], nil
		return c
	}
	c.Center = middle(c.largest())
	return c
}
