package drawing

import (
	"math"
	"strconv"
	"testing"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	if len(color) != 7 || color[0] != '#' {
		t.Fatalf("%q is no color", color)
	}
	sum := 0.0
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += share * v
	}
	return sum
}

// TestContrast holds both looks to WCAG 2.2 AA: 4.5 for text, 3 for what must
// be seen.
func TestContrast(t *testing.T) {
	pairs := []struct {
		on, of Role
		least  float64
	}{{Paper, Ink, 4.5}, {Paper, Quiet, 4.5}, {Paper, Target, 3}, {Hidden, Ink, 4.5}, {Land, Ink, 4.5}, {Shade1, Ink, 4.5}, {Shade2, Ink, 4.5}, {Shade3, OnFill, 4.5}, {Shade4, OnFill, 4.5}, {Shade5, OnFill, 4.5}}
	for s := Series1; s <= Series7; s++ {
		pairs = append(pairs, struct {
			on, of Role
			least  float64
		}{s, OnFill, 4.5}, struct {
			on, of Role
			least  float64
		}{Paper, s, 3})
	}
	for name, look := range map[string][roles]string{"light": Light, "dark": Dark} {
		for _, p := range pairs {
			a, b := luminance(t, look[p.on]), luminance(t, look[p.of])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < p.least {
				t.Errorf("%s: role %d on %d has a contrast of %.2f, want %.1f", name, p.of, p.on, ratio, p.least)
			}
		}
	}
}
