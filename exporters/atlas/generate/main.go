// Command generate writes outlines.txt from world-atlas. Give it the folder that
// holds countries-110m.json and countries-50m.json; it writes into the current
// folder.
package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "generate: name the folder of world-atlas")
		os.Exit(2)
	}
	if err := generate(os.Args[1], "outlines.txt"); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate(folder, target string) error {
	coarse, err := readTopology(filepath.Join(folder, "countries-110m.json"))
	if err != nil {
		return err
	}
	fine, err := readTopology(filepath.Join(folder, "countries-50m.json"))
	if err != nil {
		return err
	}
	countries, err := readCountries()
	if err != nil {
		return err
	}
	shapes, err := coarse.shapes(countries)
	if err != nil {
		return err
	}
	small, err := fine.shapes(countries)
	if err != nil {
		return err
	}
	var lines []string
	for _, c := range countries {
		code := c.alpha2
		switch {
		case code == "AQ":
		case shapes[code] != nil:
			lines = append(lines, code+" "+encode(shapes[code]))
		case small[code] != nil:
			x, y := center(small[code])
			lines = append(lines, fmt.Sprintf("%s %d %d", code, tenths(x), tenths(y)))
		default:
			p, ok := dots[code]
			if !ok {
				return fmt.Errorf("no place is known for %s", code)
			}
			x, y := project(p)
			lines = append(lines, fmt.Sprintf("%s %d %d", code, tenths(x), tenths(y)))
		}
	}
	slices.Sort(lines)
	const head = "# Outlines of countries: Natural Earth through world-atlas 2.0.2. Generated: see doc.go.\n"
	return os.WriteFile(target, []byte(head+strings.Join(lines, "\n")+"\n"), 0o644)
}

// shapes returns the rings of every country by its code, in degrees.
func (t *topology) shapes(countries []country) (map[string][][]place, error) {
	arcs := map[string][][]int{}
	for _, g := range t.Objects.Countries.Geometries {
		rings, err := g.rings()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Properties.Name, err)
		}
		code := codeOf(g, countries)
		if code == "" {
			continue
		}
		arcs[code] = append(arcs[code], rings...)
		if len(arcs[code]) > len(rings) {
			arcs[code] = t.merge(arcs[code])
		}
	}
	shapes := map[string][][]place{}
	for code, rings := range arcs {
		for _, ring := range rings {
			points, owner := t.ring(ring), code
			// The source draws French Guiana as a part of France.
			if code == "FR" && points[0][0] < -40 {
				owner = "GF"
			}
			shapes[owner] = append(shapes[owner], cut(points)...)
		}
	}
	return shapes, nil
}

// unnumbered are the areas that the source gives no number, and the countries
// that ISO 3166 has them in.
var unnumbered = map[string]string{"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}

func codeOf(g geometry, countries []country) string {
	if g.ID == "" {
		return unnumbered[g.Properties.Name]
	}
	for _, c := range countries {
		if c.m49 == g.ID {
			return c.alpha2
		}
	}
	return ""
}

// encode writes rings as atlas.parse reads them.
func encode(rings [][]place) string {
	var parts []string
	for _, ring := range rings {
		var b strings.Builder
		lastX, lastY := 0, 0
		for i, p := range ring {
			fx, fy := project(p)
			x, y := tenths(fx), tenths(fy)
			if i > 0 && x == lastX && y == lastY {
				continue
			}
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(x-lastX) + " " + strconv.Itoa(y-lastY))
			lastX, lastY = x, y
		}
		// Less than three points are no shape.
		if strings.Count(b.String(), " ") >= 5 {
			parts = append(parts, b.String())
		}
	}
	return strings.Join(parts, "|")
}

func tenths(v float64) int { return int(math.Round(v * 10)) }

// center is the middle of the box of the largest ring, on the sheet.
func center(rings [][]place) (x, y float64) {
	best := -1.0
	for _, ring := range rings {
		x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, p := range ring {
			px, py := project(p)
			x0, y0, x1, y1 = min(x0, px), min(y0, py), max(x1, px), max(y1, py)
		}
		if size := (x1 - x0) * (y1 - y0); size > best {
			best, x, y = size, (x0+x1)/2, (y0+y1)/2
		}
	}
	return x, y
}

// dots are the places of countries and areas that the source does not draw,
// longitude and latitude of their main towns.
var dots = map[string]place{
	"BQ": {-68.27, 12.15}, "BV": {3.4, -54.4}, "CC": {96.83, -12.19}, "CX": {105.68, -10.42}, "GI": {-5.35, 36.14}, "GP": {-61.73, 16.0},
	"MQ": {-61.07, 14.61}, "RE": {55.45, -20.88}, "SJ": {15.63, 78.22}, "TK": {-171.8, -9.2}, "TV": {179.2, -8.52}, "UM": {166.65, 19.28}, "YT": {45.23, -12.78},
	"GF": {-52.33, 4.92}, "IO": {72.41, -7.31},
}
