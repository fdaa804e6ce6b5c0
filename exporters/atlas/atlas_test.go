package atlas

import (
	"math"
	"slices"
	"testing"
)

func TestCountriesLieOnTheSheet(t *testing.T) {
	all := Countries()
	if len(all) != 249 || !slices.IsSortedFunc(all, func(a, b Country) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	}) {
		t.Fatalf("%d countries, or out of order", len(all))
	}
	dots := 0
	for _, c := range all {
		if c.Dot {
			dots++
		}
		if c.Dot != (len(c.Rings) == 0) {
			t.Errorf("%s is a dot: %v, with %d rings", c.Code, c.Dot, len(c.Rings))
		}
		for _, ring := range append(slices.Clone(c.Rings), []Point{c.Center}) {
			for _, p := range ring {
				if p.X < 0 || p.X > Width || p.Y < 0 || p.Y > Height {
					t.Errorf("%s has a point at %v", c.Code, p)
				}
			}
		}
		for _, ring := range c.Rings {
			if len(ring) < 3 || area(ring) == 0 {
				t.Errorf("%s has a ring of %d points", c.Code, len(ring))
			}
		}
	}
	if dots < 50 || dots > 100 {
		t.Errorf("%d countries are dots", dots)
	}
}

// TestNeighbours tells places apart by what everybody knows of them.
func TestNeighbours(t *testing.T) {
	at := func(code string) Point {
		c, ok := Find(code)
		if !ok {
			t.Fatalf("%s is missing", code)
		}
		return c.Center
	}
	for _, pair := range [][2]string{{"CL", "AR"}, {"US", "PT"}, {"ES", "IT"}, {"NG", "KE"}, {"IN", "SG"}, {"GF", "FR"}, {"LC", "BB"}, {"CV", "SN"}} {
		if at(pair[0]).X >= at(pair[1]).X {
			t.Errorf("%s lies east of %s", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"CA", "MX"}, {"MX", "PE"}, {"PE", "CL"}, {"IS", "IE"}, {"MT", "LY"}, {"IN", "MV"}} {
		if at(pair[0]).Y >= at(pair[1]).Y {
			t.Errorf("%s lies south of %s", pair[0], pair[1])
		}
	}
	if _, ok := Find("ZZ"); ok {
		t.Error("ZZ is a country")
	}
}

func TestFrame(t *testing.T) {
	inside := func(outer, inner string) {
		x0, y0, x1, y1 := Frame([]string{outer})
		c, _ := Find(inner)
		if c.Center.X < x0 || c.Center.X > x1 || c.Center.Y < y0 || c.Center.Y > y1 {
			t.Errorf("the frame of %s leaves out %s", outer, inner)
		}
	}
	inside("BR", "BR")
	inside("LC", "BB")
	inside("FR", "BE")
	for _, test := range []struct {
		codes []string
		most  float64
	}{{[]string{"FR"}, 150}, {[]string{"RU"}, 520}, {[]string{"FJ"}, 200}, {[]string{"AR", "BR", "MX"}, 350}, {nil, Width}, {[]string{"ZZ", ""}, Width}} {
		x0, y0, x1, y1 := Frame(test.codes)
		if x1-x0 > test.most || x1 <= x0 || y1 <= y0 || math.IsInf(x1-x0, 0) {
			t.Errorf("the frame of %v is %.0f wide and %.0f tall", test.codes, x1-x0, y1-y0)
		}
	}
	if x0, y0, x1, y1 := Frame(nil); x0 != 0 || y0 != 0 || x1 != Width || y1 != Height {
		t.Error("the frame of nothing is not the sheet")
	}
}

func FuzzFrame(f *testing.F) {
	f.Add("BR", "XX")
	f.Fuzz(func(t *testing.T, a, b string) {
		if x0, y0, x1, y1 := Frame([]string{a, b}); !(x0 < x1 && y0 < y1 && x0 >= 0 && y0 >= 0 && x1 <= Width && y1 <= Height) {
			t.Errorf("%v %v %v %v", x0, y0, x1, y1)
		}
	})
}
