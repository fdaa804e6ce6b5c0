package importers

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// widestScore bounds how many columns of a row are looked at when the row of
// headings is sought; all columns are read once it is found.
const widestScore = 512

// least is the score of a row that may be the row of headings: two known
// headings, or one and a question that holds one.
const least = 1.5

// findHead finds the row of headings among the first filled rows: the one with
// most headings that lex knows, the first of equals. It returns the index into
// rows of the first row of data, and false when no row is good enough.
func findHead(rows []sampleRow, opt Options) (h head, data int, found bool) {
	if opt.HeaderRow > 0 {
		return headAt(rows, opt)
	}
	if at := tagRow(rows); at >= 0 {
		h = headOver(rows, at)
		h.tags = textsOf(rows[at])
		return h, at + 1, true
	}
	best, bestScore := -1, 0.0
	for i := range min(len(rows), headerRows) {
		if score := headScore(headOf(rows, i), rows[i], opt); score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 || bestScore < least && !loneHeading(rows, best, opt) {
		return head{}, 0, false
	}
	data = best + 1
	// Headings in a second language right below say the same once more.
	for data < len(rows) && data < headerRows && rows[data].number == rows[data-1].number+1 &&
		headScore(headOf(rows[data:], 0), rows[data], opt) >= max(2, 0.7*bestScore) {
		data++
	}
	h = headOf(rows, best)
	for data < len(rows) && rows[data].number == rows[data-1].number+1 && (inBrackets(rows[data]) || h.boxes == nil && h.boxed(rows[data])) {
		data++
	}
	return h, data, true
}

// headAt takes the row that the person named, and the row of tags if one stands
// right below it.
func headAt(rows []sampleRow, opt Options) (head, int, bool) {
	for i, row := range rows {
		if row.number != opt.HeaderRow {
			continue
		}
		h := headOf(rows, i)
		if i+1 < len(rows) && tagRow(rows[i+1:i+2]) == 0 {
			h.tags = textsOf(rows[i+1])
			return h, i + 2, true
		}
		return h, i + 1, true
	}
	return head{}, 0, false
}

// headOver is the row of headings over a row of tags, or that row itself when
// nothing stands above it.
func headOver(rows []sampleRow, tags int) head {
	if tags == 0 {
		return head{row: rows[0].number, texts: textsOf(rows[0])}
	}
	return headOf(rows, tags-1)
}

// headOf reads row i as headings. Where it has a gap and the row above it is not
// a mere title, the heading above is taken: cells merged over two rows have
// their text in the upper one.
func headOf(rows []sampleRow, i int) head {
	h := head{row: rows[i].number, texts: textsOf(rows[i])}
	if i == 0 || rows[i-1].number != rows[i].number-1 || rows[i-1].filled() < 2 {
		return h
	}
	above := rows[i-1]
	for len(h.texts) < len(above.cells) {
		h.texts = append(h.texts, "")
	}
	h.groups = spread(above, len(h.texts))
	if i > 1 && rows[i-2].number == rows[i].number-2 && rows[i-2].filled() > 1 {
		h.over = spread(rows[i-2], len(h.texts))
	}
	h.times = map[string]int{}
	for c := range h.texts {
		if h.texts[c] == "" {
			h.texts[c], h.groups[c] = above.text(c), ""
			continue
		}
		h.times[lexicon.Fold(h.texts[c])]++
	}
	return h
}

func textsOf(row sampleRow) []string {
	texts := make([]string, len(row.cells))
	for i, c := range row.cells {
		texts[i] = c.Text
	}
	return texts
}

// headScore says how much a row looks like headings: the fields that it names,
// for the kind of record that knows most of them, less what looks like data.
func headScore(h head, row sampleRow, opt Options) float64 {
	data := 0.0
	for _, c := range row.cells {
		if c.Type != Text && c.Type != Empty || strings.Contains(c.Text, "@") || len(c.Text) > longestHeading || isURL(c.Text) {
			data += 0.5
		}
	}
	best := 0.0
	for _, w := range wordbooks() {
		if opt.As != "" && opt.As != w.kind {
			continue
		}
		best = max(best, w.fieldScore(h, opt))
	}
	return best - data
}

// fieldScore adds up the distinct fields of a row, phrases counting less.
func (w *wordbook) fieldScore(h head, opt Options) float64 {
	strengths := map[string]int{}
	for i, text := range h.texts {
		if text == "" || i >= widestScore {
			continue
		}
		if c, ok := claimOf(w, h, i, Column{Heading: text, Letter: records.ColumnLetters(i), Index: i}, opt); ok {
			strengths[c.field] = max(strengths[c.field], c.strength)
		} else if _, fields, ok := w.twoThings(text); ok {
			strengths[fields[0]], strengths[fields[1]] = max(strengths[fields[0]], phrased), max(strengths[fields[1]], phrased)
		}
	}
	if w.kind == records.Participants && boxes(h.texts) {
		strengths["sex"] = known
	}
	score := 0.0
	for _, s := range strengths {
		score += min(1, float64(s)/known)
	}
	return score
}

// boxes tells two columns headed with single letters for the sexes.
func boxes(texts []string) bool {
	n := 0
	for _, text := range texts {
		if len(text) == 1 && strings.Contains("FHM", strings.ToUpper(text)) {
			n++
		}
	}
	return n == 2
}

// loneHeading accepts a row with one known heading where nothing else speaks
// against it: a list of names under "Nombre", or a kind that the person fixed.
func loneHeading(rows []sampleRow, i int, opt Options) bool {
	if i+1 >= len(rows) {
		return false
	}
	if opt.As != "" || len(opt.Map) > 0 {
		return true
	}
	if rows[i].filled() > 3 || i > 0 {
		return false
	}
	for _, w := range wordbooks() {
		for _, c := range rows[i].cells {
			if got, ok := w.exact(lexicon.Fold(bareHeading(c.Text))); ok && (got.field == "name" || got.field == "organization") {
				return true
			}
		}
	}
	return false
}
