package pdf

// fitted cuts words that are wider than a line, an address for example, at
// slashes and stops where that helps and anywhere else where it does not. A
// hyphen that a line has no room for is left out.
func fitted(m metrics, words []word, width float64) []word {
	var out []word // nil as long as every word fits
	for i, w := range words {
		hyphen := w.hyphen && w.width <= width && w.width+m.hyphen(w).width > width
		if out == nil && (w.width > width || hyphen) {
			out = append(make([]word, 0, len(words)+8), words[:i]...)
		}
		switch {
		case out == nil:
		case w.width > width:
			parts := cutWord(m, w, width)
			last := &parts[len(parts)-1]
			last.hyphen = last.hyphen && last.width+m.hyphen(*last).width <= width
			out = append(out, parts...)
		default:
			w.hyphen = w.hyphen && !hyphen
			out = append(out, w)
		}
	}
	if out == nil {
		return words
	}
	return out
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
