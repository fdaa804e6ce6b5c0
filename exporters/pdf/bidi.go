package pdf

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// direction says how text runs; the zero value means from left to right only,
// which needs no work.
type direction int

const (
	leftToRight direction = iota
	mixed                 // a left-to-right paragraph with right-to-left words
	rightToLeft
)

// directionOf looks for right-to-left letters; the first strong letter decides
// how the paragraph runs.
func directionOf(spans []span) direction {
	strong, found := leftToRight, false
	for _, s := range spans {
		for _, r := range s.text {
			switch class(r) {
			case bidi.R:
				if !found {
					return rightToLeft
				}
				return mixed
			case bidi.L:
				found = true
			}
		}
	}
	return strong
}

// class is L, R or EN for letters and figures and ON for all that follows its
// neighbours.
func class(r rune) bidi.Class {
	if r < 0x300 && unicode.IsLetter(r) {
		return bidi.L
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.AL:
		return bidi.R
	case bidi.EN, bidi.AN:
		return bidi.EN
	}
	return bidi.ON
}

// visualLine sets pieces side by side in the order in which the eye meets them
// from left to right, and keeps them in the order in which they are read: each
// letter that runs the other way is a fragment of its own. It is the Unicode
// bidirectional algorithm without explicit marks, which the cleaner has taken
// out. Marks stay behind the letter that they stand on, and brackets turn round.
// Letters of such a line are not moved closer together.
func visualLine(m metrics, pieces []piece, base direction) line {
	var clusters []piece
	for _, p := range pieces {
		p.style.even = true
		text := []rune(p.text)
		for start := 0; start < len(text); {
			end := start + 1
			for end < len(text) && joins(text[end]) {
				end++
			}
			clusters = append(clusters, piece{text: string(text[start:end]), style: p.style})
			start = end
		}
	}
	levels := bidiLevels(clusters, base)
	var l line
	places := make([]float64, len(clusters))
	for _, i := range visualOrder(levels) {
		c := &clusters[i]
		if levels[i]%2 == 1 {
			c.text = mirrored(c.text)
		}
		c.width = m.measure(c.text, c.style)
		places[i] = l.width
		l.width += c.width
	}
	for i, c := range clusters {
		last := len(l.fragments) - 1
		if i > 0 && levels[i]%2 == 0 && levels[i] == levels[i-1] && l.fragments[last].style == c.style {
			l.fragments[last].text += c.text
			l.fragments[last].width += c.width
			continue
		}
		l.fragments = append(l.fragments, fragment{x: places[i], width: c.width, text: c.text, style: c.style})
	}
	return l
}

// visualOrder lists the indices of clusters from left to right by their levels.
func visualOrder(levels []int) []int {
	levels = slices.Clone(levels)
	order := make([]int, len(levels))
	for i := range order {
		order[i] = i
	}
	for level := 2; level >= 1; level-- {
		for start := 0; start < len(levels); start++ {
			end := start
			for end < len(levels) && levels[end] >= level {
				end++
			}
			slices.Reverse(order[start:end])
			slices.Reverse(levels[start:end])
			start = end
		}
	}
	return order
}

// bidiLevels gives every cluster its level: 0 for text from left to right, 1
// from right to left, 2 for what runs the other way inside that.
func bidiLevels(clusters []piece, base direction) []int {
	sos := bidi.L
	if base == rightToLeft {
		sos = bidi.R
	}
	classes := make([]bidi.Class, len(clusters))
	strong := sos
	for i, c := range clusters {
		classes[i] = class([]rune(c.text)[0])
		switch {
		case classes[i] == bidi.L || classes[i] == bidi.R:
			strong = classes[i]
		case classes[i] == bidi.EN && strong == bidi.L:
			classes[i] = bidi.L
		case classes[i] == bidi.ON && i > 0 && classes[i-1] == bidi.EN && separates(c.text) &&
			i+1 < len(clusters) && class([]rune(clusters[i+1].text)[0]) == bidi.EN:
			classes[i] = bidi.EN // the point in 12.5
		}
	}
	levels := make([]int, len(clusters))
	for i := 0; i < len(classes); {
		if classes[i] != bidi.ON {
			levels[i] = levelOf(classes[i], base)
			i++
			continue
		}
		end := i
		for end < len(classes) && classes[end] == bidi.ON {
			end++
		}
		around := sos
		before, after := sos, sos
		if i > 0 {
			before = sided(classes[i-1])
		}
		if end < len(classes) {
			after = sided(classes[end])
		}
		if before == after {
			around = before
		}
		for ; i < end; i++ {
			levels[i] = levelOf(around, base)
		}
	}
	return levels
}

func levelOf(c bidi.Class, base direction) int {
	switch {
	case c == bidi.R:
		return 1
	case c == bidi.EN || base == rightToLeft:
		return 2
	}
	return 0
}

// sided is the direction that a figure lends to its neighbours.
func sided(c bidi.Class) bidi.Class {
	if c == bidi.EN {
		return bidi.R
	}
	return c
}

func separates(s string) bool { return s == "." || s == "," || s == ":" || s == "/" || s == "-" }

// mirrored turns brackets round.
func mirrored(s string) string {
	const pairs = "()[]{}<>«»‹›"
	all := []rune(pairs)
	for i, r := range all {
		if string(r) == s {
			return string(all[i^1])
		}
	}
	return s
}

// joins reports whether r is a mark that stands on the letter before it.
func joins(r rune) bool { return unicode.Is(unicode.M, r) }
