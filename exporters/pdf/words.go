package pdf

import "unicode"

// piece is a part of a word in one style and one face.
type piece struct {
	text  string
	style style
	width float64
}

// word is what never breaks, and what stands behind it. A line may end behind
// every word.
type word struct {
	pieces []piece
	width  float64
	// gap is the space behind the word, not printed at the end of a line.
	gap piece
	// hyphen is printed when the line ends here.
	hyphen bool
	// end says that the line ends here in any case.
	end bool
}

// letter is a character with its style and face.
type letter struct {
	r     rune
	style style
}

// splitter cuts spans into words.
type splitter struct {
	metrics metrics
	words   []word
	letters []letter // of the word in hand
}

// split cuts spans into words at spaces, behind hyphens between letters, behind
// dashes, at soft hyphens and zero-width spaces. A no-break space is a letter
// like any other.
func split(m metrics, spans []span) []word {
	size := 0
	for _, s := range spans {
		size += len(s.text)
	}
	all := make([]letter, 0, size)
	for _, s := range spans {
		for _, r := range s.text {
			all = append(all, letter{r, s.style})
		}
	}
	w := &splitter{metrics: m}
	for i, l := range all {
		next := rune(0)
		if i+1 < len(all) {
			next = all[i+1].r
		}
		if l.r == ' ' && (leansBack(next) || i > 0 && all[i-1].r == '«') {
			l.r = noBreakSpace
		}
		w.letter(l, next)
	}
	w.close(piece{}, false)
	if last := len(w.words) - 1; last >= 0 {
		w.words[last].hyphen = false
	}
	return w.words
}

func (w *splitter) letter(l letter, next rune) {
	switch {
	case l.r == '\n':
		w.close(piece{}, false)
		if len(w.words) == 0 {
			return // an empty first line says nothing
		}
		w.words[len(w.words)-1].end = true
		w.words[len(w.words)-1].hyphen = false
	case breakingSpace(l.r):
		l.r = ' '
		if w.close(w.piece([]letter{l}), false) || len(w.words) == 0 {
			return
		}
		if last := &w.words[len(w.words)-1]; last.gap.text == "" && !last.end {
			last.gap, last.hyphen = w.piece([]letter{l}), false
		}
	case l.r == zeroWidthSpace:
		w.close(piece{}, false)
	case l.r == softHyphen:
		w.close(piece{}, true)
	default:
		before := rune(0)
		if n := len(w.letters); n > 0 {
			before = w.letters[n-1].r
		}
		noBreak := l.r == noBreakHyphen
		if noBreak {
			l.r = '-'
		}
		w.letters = append(w.letters, l)
		// Too little to leave at the end of a line: e-mail stays whole.
		tiny := len(w.letters) < 3 && l.r == '-'
		if !noBreak && !tiny && breakBehind(before, l.r, next) {
			w.close(piece{}, false)
		}
	}
}

// close ends the word in hand and reports whether there was one.
func (w *splitter) close(gap piece, hyphen bool) bool {
	if len(w.letters) == 0 {
		return false
	}
	made := word{gap: gap, hyphen: hyphen}
	start := 0
	for i := range w.letters {
		w.letters[i].style.face = w.face(i)
		if i > start && w.letters[i].style != w.letters[start].style {
			made.push(w.piece(w.letters[start:i]))
			start = i
		}
	}
	made.push(w.piece(w.letters[start:]))
	w.words = append(w.words, made)
	w.letters = w.letters[:0]
	return true
}

// face is the first face that has the letter: its own, that of the letter
// before when this one is a mark on it, the regular one, the fallback.
func (w *splitter) face(i int) faceID {
	l := w.letters[i]
	if i > 0 && unicode.Is(unicode.Mn, l.r) && w.metrics.width(w.letters[i-1].style.face, l.r) >= 0 {
		return w.letters[i-1].style.face
	}
	for _, id := range []faceID{l.style.face, regular} {
		if w.metrics.width(id, l.r) >= 0 {
			return id
		}
	}
	return fallback
}

func (w *splitter) piece(letters []letter) piece {
	runes := make([]rune, len(letters))
	for i, l := range letters {
		runes[i] = l.r
	}
	p := piece{text: string(runes), style: letters[0].style}
	p.width = w.metrics.measure(p.text, p.style)
	return p
}

func (w *word) push(p piece) {
	w.pieces = append(w.pieces, p)
	w.width += p.width
}

// measure is the width of text in points. A character that the face lacks
// counts as nothing; the splitter has chosen a face that has it.
func (m metrics) measure(text string, s style) float64 {
	total, before := 0, rune(0)
	for _, r := range text {
		total += max(0, m.width(s.face, r))
		if !s.even && before != 0 {
			total += m.kern(s.face, before, r)
		}
		before = r
	}
	return float64(total) * s.size / 1000
}

func breakingSpace(r rune) bool {
	switch r {
	case 0xA0, 0x202F, 0x2007, '\n':
		return false
	}
	return unicode.IsSpace(r)
}

// leansBack reports whether r stands behind a space in French and never begins
// a line.
func leansBack(r rune) bool {
	return r == ';' || r == ':' || r == '!' || r == '?' || r == '»' || r == '%'
}

// breakBehind reports whether a line may end behind a hyphen or a dash.
func breakBehind(before, r, next rune) bool {
	switch r {
	case '-', 0x2010:
		return unicode.IsLetter(before) && unicode.IsLetter(next)
	case 0x2013, 0x2014:
		return before != 0 && next != 0 && !unicode.IsDigit(next) && !unicode.IsSpace(next)
	}
	return false
}
