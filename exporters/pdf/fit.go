package pdf

// fitted cuts words that are wider than a line, an address for example, at
// slashes and stops where that helps and anywhere else where it does not.
func fitted(m metrics, words []word, width float64) []word {
	for i, w := range words {
		if w.width > width {
			out := append([]word(nil), words[:i]...)
			for _, w := range words[i:] {
				if w.width > width {
					out = append(out, cutWord(m, w, width)...)
				} else {
					out = append(out, w)
				}
			}
			return out
		}
	}
	return words
}

// cutWord cuts one word into parts that fit; the last part keeps what stood
// behind the word. A part of one letter may be wider than a very narrow line.
func cutWord(m metrics, w word, width float64) []word {
	var parts []word
	var part word
	flush := func() {
		if len(part.pieces) > 0 {
			parts = append(parts, part)
			part = word{}
		}
	}
	for _, p := range w.pieces {
		text := []rune(p.text)
		start := 0
		for i, r := range text {
			end := i + 1
			for end < len(text) && joins(text[end]) {
				end++
			}
			if joins(r) && i > start {
				continue
			}
			here := m.measure(string(text[start:end]), p.style)
			if part.width+here > width && (i > start || len(part.pieces) > 0) {
				if i > start {
					part.push(piece{string(text[start:i]), p.style, m.measure(string(text[start:i]), p.style)})
				}
				flush()
				start = i
			}
			if preferredCut(r) && end < len(text) {
				part.push(piece{string(text[start:end]), p.style, m.measure(string(text[start:end]), p.style)})
				flush()
				start = end
			}
		}
		if start < len(text) {
			part.push(piece{string(text[start:]), p.style, m.measure(string(text[start:]), p.style)})
		}
	}
	flush()
	last := &parts[len(parts)-1]
	last.gap, last.hyphen, last.end = w.gap, w.hyphen, w.end
	return parts
}

// preferredCut reports whether a long address may be cut behind r.
func preferredCut(r rune) bool {
	switch r {
	case '/', '.', '-', '_', '?', '&', '=', '@', ',', ';', ':', '#', '%', '+':
		return true
	}
	return false
}
