package importers

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// informationWords say nothing in a heading over headings, folded: "Organization
// information" is the organization.
var informationWords = wordSet(`information informacion informations informacoes info data datos dados donnees details detalles detalhes sobre about generales general`)

// ofGroup reads a heading by what stands above it. decided is false where the
// group does not matter: the heading says enough by itself, and only once.
func (h head) ofGroup(w *wordbook, column int, heading string, repeated bool) (got claim, decided bool) {
	if !repeated && !general(heading) {
		return claim{}, false
	}
	for _, groups := range [][]string{h.groups, h.over} {
		group := withoutInformation(at(groups, column))
		if group == "" {
			continue
		}
		if got, ok := w.claim(group + ":" + heading); ok {
			return got, true
		}
		// "Organización / Organization" over "Nombre / Name": both in one language.
		if over, under := headingParts(group), headingParts(heading); len(over) > 0 && len(under) > 1 {
			for i, part := range under {
				if got, ok := w.claim(over[min(i, len(over)-1)] + ":" + part); ok {
					return got, true
				}
			}
		}
		if _, other := w.exact(lexicon.Fold(group)); repeated && (other || isContrary(group)) {
			return claim{}, true
		}
	}
	return claim{}, false
}

// repeated tells a heading that stands over several columns of a sheet whose
// headings have others above them.
func (h head) repeated(heading string) bool {
	return len(h.times) > 0 && h.times[lexicon.Fold(heading)] > 1
}

// general tells a heading that says nothing without the thing that it belongs
// to, in one language or in several: "Nombre / Name".
func general(heading string) bool {
	parts := headingParts(heading)
	for _, part := range parts {
		if folded := lexicon.Fold(part); !generalWords[folded] && !isNameWord(folded) {
			return false
		}
	}
	return len(parts) > 0
}

func withoutInformation(group string) string {
	var kept []string
	for _, word := range strings.Fields(group) {
		if folded := lexicon.Fold(word); !informationWords[folded] {
			kept = append(kept, word)
		}
	}
	for len(kept) > 0 && ofWords[lexicon.Fold(kept[0])] {
		kept = kept[1:]
	}
	return strings.Join(kept, " ")
}

// spread repeats the texts of a row over the columns to their right that are
// empty: a heading merged over several columns has its text in the first.
func spread(row sampleRow, width int) []string {
	texts := make([]string, width)
	last := ""
	for c := range texts {
		if text := row.text(c); text != "" {
			last = text
		}
		texts[c] = last
	}
	return texts
}

// boxed reads a row of boxes under the headings: F and M under "Sex", bands under
// "Age". The columns then hold ticks.
func (h *head) boxed(row sampleRow) bool {
	w := wordbooks()[0]
	boxes, group := map[int]string{}, ""
	for c := range max(len(h.texts), len(row.cells)) {
		heading, text := at(h.texts, c), row.text(c)
		if heading != "" {
			group = heading
		}
		if text == "" {
			continue
		}
		over, known := w.exact(lexicon.Fold(bareHeading(group)))
		switch {
		case !known:
			return false
		case over.field == "sex" && isSexBox(text):
		case over.field == "age" && isAgeBand(text):
		default:
			return false
		}
		boxes[c] = group
	}
	if len(boxes) < 2 {
		return false
	}
	for len(h.texts) < len(row.cells) {
		h.texts = append(h.texts, "")
	}
	h.boxes = make([]string, len(h.texts))
	for c, group := range boxes {
		h.texts[c], h.boxes[c] = row.text(c), group
	}
	return true
}

func isSexBox(text string) bool {
	key, ok := lexicon.Sex(text)
	return ok && key != ""
}

func isAgeBand(text string) bool {
	age, ok := lexicon.Age(text)
	return ok && strings.ContainsAny(age, "-+")
}

// inBrackets tells a row that only explains the headings above it: "(as in
// passport)", "(residence)".
func inBrackets(row sampleRow) bool {
	filled := 0
	for _, c := range row.cells {
		if c.Text == "" {
			continue
		}
		if !strings.HasPrefix(c.Text, "(") || !strings.HasSuffix(c.Text, ")") {
			return false
		}
		filled++
	}
	return filled > 0
}
