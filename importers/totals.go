package importers

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// totals knows the rows of a sheet that are no data: blank ones, sums, page
// heads that a print-out repeats, remarks under the table.
type totals struct {
	headings []string // by column
	printed  map[string]bool
	exported bool
}

func newTotals(plan Plan) totals {
	t := totals{printed: plan.printed, exported: plan.exported}
	for _, c := range plan.Columns {
		for len(t.headings) <= c.Index {
			t.headings = append(t.headings, "")
		}
		t.headings[c.Index] = c.Heading
		if c.part != "" {
			t.headings[c.Index] = c.part
		}
	}
	return t
}

// none tells that a line is no row of data.
func (t *totals) none(l *line) bool {
	if t.exported {
		// Somebody may have put a sum under it, or a second file; remarks are rows.
		return l.blank() || sums(l) || l.filled == len(t.headings) && t.pageHead(l)
	}
	return l.blank() || t.pageHead(l) || sums(l) || remark(l) || groupTitle(l)
}

// blank lines hold nothing, or nothing but the number that was printed in front
// of an empty line of a form and boxes that nobody has ticked.
func (l *line) blank() bool {
	if l.filled == 0 {
		for _, o := range l.oddities {
			if o.what == unsound {
				return false
			}
		}
		return true // formulas copied down over empty lines give nothing or #N/A
	}
	if l.filled > 8 || l.odd {
		return false
	}
	for i, text := range l.cells {
		switch {
		case text == "" || l.numbering[i] || l.kinds[i] == Bool && text == "FALSE":
		case l.kinds[i] == Text && rules(text):
		default:
			return false
		}
	}
	return true
}

// rules tells a line drawn with characters: "______", "----".
func rules(text string) bool {
	return len(text) > 2 && strings.Trim(text, "_-–—.=* ") == ""
}

// pageHead tells the headings, or a title above them, once more.
func (t *totals) pageHead(l *line) bool {
	if l.first < 0 {
		return false
	}
	if l.first < len(t.headings) && l.cells[l.first] == t.headings[l.first] && l.filled > 1 {
		for i, text := range l.cells {
			if text != "" && (i >= len(t.headings) || text != t.headings[i]) {
				return false
			}
		}
		return true
	}
	if l.filled > 3 || len(t.printed) == 0 || l.fields[l.first] != "" && l.filled > 1 {
		return false
	}
	var parts []string
	for _, text := range l.cells {
		if text != "" {
			parts = append(parts, lexicon.Fold(text))
		}
	}
	return t.printed[strings.Join(parts, "|")]
}

// remarks begin a line under a table; a person's name begins otherwise.
var remarks = []string{"note ", "nota ", "notes ", "notas ", "source ", "fuente ", "fonte ", "elaborado por ", "elaborated by ", "prepared by ", "preparado por ",
	"page ", "pagina ", "legend ", "leyenda ", "legende ", "legenda ", "generated on ", "generado el "}

// remark tells a line with one cell that can be no name: "* signed in late",
// "Nota: …", "Page 1 of 3", or a long sentence.
func remark(l *line) bool {
	if l.filled != 1 || l.odd {
		return false
	}
	text := l.cells[l.first]
	if strings.HasPrefix(text, "*") || l.kinds[l.first] == Text && rules(text) {
		return true
	}
	if field := l.fields[l.first]; field == "quote" || field == "notes" {
		return false
	}
	if len(text) > 160 {
		return true
	}
	colon := strings.ContainsAny(text, ":：")
	folded := lexicon.Fold(text)
	for _, r := range remarks {
		if strings.HasPrefix(folded+" ", r) {
			paged := strings.HasPrefix(r, "pag") && strings.ContainsAny(folded, "0123456789")
			return colon || paged || strings.HasSuffix(r, "por ") || strings.HasSuffix(r, "by ") || strings.HasPrefix(r, "gener")
		}
	}
	return false
}
