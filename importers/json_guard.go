package importers

import "io"

// jsonGuard passes a text on while it watches what the standard library does
// not: that nothing is nested or written without end, and that no escape is half
// a character, which would silently become another one.
type jsonGuard struct {
	r     io.Reader
	depth int
	run   int  // bytes of the text or number that is open
	quote bool // inside a text
	// escape counts the bytes behind a backslash, 0 outside of an escape; code is
	// what the hexadecimal digits say.
	escape int
	code   rune
	// low demands the second half of a character: 1 the backslash, 2 its escape.
	low int
}

func (g *jsonGuard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	for _, b := range p[:n] {
		if fault := g.see(b); fault != nil {
			return 0, fault
		}
	}
	return n, err
}

func (g *jsonGuard) see(b byte) error {
	if g.run++; g.run > jsonMaxText {
		return limitf("a text in it is longer than %d bytes", jsonMaxText)
	}
	if !g.quote {
		switch b {
		case '"':
			g.quote, g.run = true, 0
		case '[', '{':
			g.run = 0
			if g.depth++; g.depth > jsonMaxDepth {
				return limitf("its lists and groups are nested more than %d deep", jsonMaxDepth)
			}
		case ']', '}':
			g.depth--
			g.run = 0
		case ',', ':', ' ', '\t', '\r', '\n':
			g.run = 0
		}
		return nil
	}
	switch {
	case g.escape > 0:
		return g.escaped(b)
	case g.low == 1 && b != '\\':
		return damagedf("a text in it holds half a character")
	case b == '\\':
		g.escape = 1
	case b == '"':
		g.quote, g.run = false, 0
	}
	return nil
}

// escaped takes in a byte behind a backslash.
func (g *jsonGuard) escaped(b byte) error {
	if g.escape == 1 {
		if g.low == 1 && b != 'u' {
			return damagedf("a text in it holds half a character")
		}
		g.code = 0
		if g.escape = 2; b != 'u' {
			g.escape = 0
		}
		return nil
	}
	digit := rune(0)
	switch {
	case b >= '0' && b <= '9':
		digit = rune(b - '0')
	case b|0x20 >= 'a' && b|0x20 <= 'f':
		digit = rune(b|0x20-'a') + 10
	}
	g.code = g.code<<4 | digit
	if g.escape++; g.escape < 6 {
		return nil
	}
	g.escape = 0
	isLow := g.code >= 0xdc00 && g.code < 0xe000
	if isLow != (g.low == 1) {
		return damagedf("a text in it holds half a character")
	}
	g.low = 0
	if g.code >= 0xd800 && g.code < 0xdc00 {
		g.low = 1
	}
	return nil
}
