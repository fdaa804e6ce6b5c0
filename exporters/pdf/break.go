package pdf

// line is a line of text ready to be drawn: fragments from left to right.
type line struct {
	fragments []fragment
	width     float64
}

// fragment is text in one style at x points from the left of its line.
type fragment struct {
	x, width float64
	text     string
	style    style
	// space stands behind the text and is not seen: the line ends between two
	// words, which a screen reader would else read as one.
	space bool
}

// breakLines sets spans into lines no wider than width. Lines are ragged on the
// right; the breaks are those that leave the most even edge.
func breakLines(m metrics, spans []span, width float64) []line {
	words := fitted(m, split(m, spans), width)
	if len(words) == 0 {
		return nil
	}
	var lines []line
	runs := directionOf(spans)
	for start := 0; start < len(words); {
		end := start
		for end < len(words)-1 && !words[end].end {
			end++
		}
		for _, cut := range evenBreaks(m, words[start:end+1], width) {
			lines = append(lines, setLine(m, words[start:start+cut], runs))
			start += cut
		}
	}
	return lines
}

// evenBreaks chooses the line ends of one paragraph and returns the number of
// words on each line. It minimises the squares of what lines leave empty, as
// few lines coming first; the last line may be short, but not a single scrap.
func evenBreaks(m metrics, words []word, width float64) []int {
	const (
		perLine    = 100.0
		hyphenated = 4.0
		scrap      = 6.0
	)
	n := len(words)
	cost := make([]float64, n+1)
	take := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		used, best := 0.0, -1.0
		for j := i; j < n; j++ {
			used += words[j].width
			shown := used
			if words[j].hyphen {
				shown += m.hyphen(words[j]).width
			}
			if shown > width+0.001 && j > i {
				break
			}
			c := perLine + cost[j+1]
			if left := (width - shown) / width; j+1 < n {
				c += 40 * left * left
			} else if i > 0 && left > 0.88 {
				c += scrap
			}
			if words[j].hyphen && j+1 < n {
				c += hyphenated
			}
			if best < 0 || c < best {
				best, take[i] = c, j+1-i
			}
			used += words[j].gap.width
		}
		cost[i] = best
	}
	var cuts []int
	for i := 0; i < n; i += take[i] {
		cuts = append(cuts, take[i])
	}
	return cuts
}

// hyphen is the hyphen behind a word that ends at a soft hyphen.
func (m metrics) hyphen(w word) piece {
	s := w.pieces[len(w.pieces)-1].style
	return piece{"-", s, m.measure("-", s)}
}

// setLine puts words side by side; neighbours of one style become one fragment.
func setLine(m metrics, words []word, runs direction) line {
	var pieces []piece
	for i, w := range words {
		pieces = append(pieces, w.pieces...)
		switch {
		case i < len(words)-1 && w.gap.text != "":
			pieces = append(pieces, w.gap)
		case i == len(words)-1 && w.hyphen:
			pieces = append(pieces, m.hyphen(w))
		}
	}
	if runs != leftToRight {
		return visualLine(m, pieces, runs)
	}
	var l line
	for _, p := range pieces {
		last := len(l.fragments) - 1
		if last >= 0 && l.fragments[last].style == p.style {
			l.fragments[last].text += p.text
			l.fragments[last].width += p.width
		} else {
			l.fragments = append(l.fragments, fragment{x: l.width, text: p.text, style: p.style, width: p.width})
		}
		l.width += p.width
	}
	if last := len(l.fragments) - 1; last >= 0 {
		end := words[len(words)-1]
		l.fragments[last].space = end.gap.text != "" || end.end
	}
	return l
}
