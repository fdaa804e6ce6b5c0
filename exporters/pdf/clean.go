package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	// lost stands for a character that no embedded font has.
	lost = '\uFFFD'
	// These steer line breaks; the breaker takes them out or prints a hyphen.
	zeroWidthSpace = '\u200B'
	softHyphen     = '\u00AD'
	noBreakHyphen  = '\u2011'
	noBreakSpace   = '\u00A0'
)

// cleaner turns any string into one that the fonts can show: valid UTF-8 in
// Unicode's composed form, without control characters, inside the Basic
// Multilingual Plane. It counts what it had to give up.
type cleaner struct {
	metrics metrics
	missing map[rune]int
}

func newCleaner(m metrics) *cleaner {
	return &cleaner{metrics: m, missing: make(map[rune]int)}
}

// clean returns s as it can be printed; line ends of every kind are "\n".
func (c *cleaner) clean(s string) string {
	if printableASCII(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, string(lost)))
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
			// The line feed that follows ends the line.
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte('\n')
		case r == '\t' || r == zeroWidthSpace || r == softHyphen:
			b.WriteRune(r)
		case invisible(r):
		case r == noBreakHyphen:
			b.WriteRune(r)
		case r == lost:
			c.missing[r]++
			b.WriteRune(r)
		case c.has(r):
			b.WriteRune(r)
		default:
			c.substitute(&b, r)
		}
	}
	return b.String()
}

// peek is clean without counting what is lost, for text that is measured before
// it is set.
func (c *cleaner) peek(s string) string {
	if printableASCII(s) {
		return s
	}
	quiet := cleaner{metrics: c.metrics, missing: make(map[rune]int)}
	return quiet.clean(s)
}

// substitute writes what stands for a character that no font has: a plain
// space, the letters it is compatible with, or the mark of a lost one.
func (c *cleaner) substitute(b *strings.Builder, r rune) {
	if unicode.IsSpace(r) {
		b.WriteByte(' ')
		return
	}
	plain := norm.NFKC.String(string(r))
	if plain != string(r) && !strings.ContainsFunc(plain, func(p rune) bool { return !c.has(p) }) {
		b.WriteString(plain)
		return
	}
	c.missing[r]++
	b.WriteRune(lost)
}

// has reports whether an embedded font has a glyph for r.
func (c *cleaner) has(r rune) bool {
	return r >= ' ' && r < 0xFFFE && (c.metrics.width(regular, r) >= 0 || c.metrics.width(fallback, r) >= 0)
}

// warnings says which characters were lost, by code point and count and never
// by the text they stood in.
func (c *cleaner) warnings() []string {
	if len(c.missing) == 0 {
		return nil
	}
	total, runes := 0, make([]rune, 0, len(c.missing))
	for r, n := range c.missing {
		total += n
		runes = append(runes, r)
	}
	slices.Sort(runes)
	var named []string
	for _, r := range runes[:min(len(runes), 10)] {
		named = append(named, fmt.Sprintf("%U (%d)", r, c.missing[r]))
	}
	list := strings.Join(named, ", ")
	if more := len(runes) - len(named); more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	if total == 1 {
		return []string{"1 character that the PDF's fonts lack is shown as a box: " + list}
	}
	return []string{fmt.Sprintf("%d characters that the PDF's fonts lack are shown as boxes: %s", total, list)}
}

// invisible characters steer text without being seen: controls, joiners,
// direction marks, variation selectors and tags. Left in, they would print as
// boxes or turn a line round.
func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

func printableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
