package pdf

import "strings"

// forms says how many shapes an Arabic letter has, from U+0621 on: one stands
// alone, two also join the letter before, four join on both sides, 0 is no
// letter. Unicode keeps the shapes from U+FE80 on in the same order.
const forms = "122224242444442222444444440000004444444224"

// shapeArabic gives Arabic letters the shapes that they have beside their
// neighbours. Fonts do that by rules that fpdf does not know; without it every
// letter would stand alone, which nobody can read.
func shapeArabic(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return shapes(r) > 0 }) {
		return s
	}
	in := []rune(s)
	out := make([]rune, 0, len(in))
	joined := false // the letter before reaches out to this one
	for i := 0; i < len(in); i++ {
		r := in[i]
		count := shapes(r)
		if count == 0 {
			out = append(out, r)
			joined = joined && joins(r) || r == 0x640
			continue
		}
		next := i + 1
		for next < len(in) && joins(in[next]) {
			next++
		}
		after := rune(0)
		if next < len(in) {
			after = in[next]
		}
		if shape, ok := lamAlef(r, after); ok && next == i+1 {
			if joined {
				shape++
			}
			out = append(out, shape)
			joined, i = false, next
			continue
		}
		onward := count == 4 && (shapes(after) >= 2 || after == 0x640)
		out = append(out, shapeOf(r, joined && count >= 2, onward))
		joined = count == 4
	}
	return string(out)
}

// shapes is the number of shapes of a letter, 0 for what is none.
func shapes(r rune) int {
	if r < 0x621 || r >= 0x621+rune(len(forms)) {
		return 0
	}
	return int(forms[r-0x621] - '0')
}

// shapeOf finds a shape: alone, final, initial, medial in this order.
func shapeOf(r rune, before, after bool) rune {
	shape := rune(0xFE80)
	for l := rune(0x621); l < r; l++ {
		shape += rune(shapes(l))
	}
	if before {
		shape++
	}
	if after {
		shape += 2
	}
	return shape
}

// lamAlef is the ligature of lam and an alef, the one that no text goes without.
func lamAlef(r, after rune) (rune, bool) {
	if r != 0x644 {
		return 0, false
	}
	switch after {
	case 0x622:
		return 0xFEF5, true
	case 0x623:
		return 0xFEF7, true
	case 0x625:
		return 0xFEF9, true
	case 0x627:
		return 0xFEFB, true
	}
	return 0, false
}
