package lexicon

import (
	"slices"
	"strings"
	"sync"

	"github.com/namati/lex/internal/records"
)

// FocusMatch is one focus area of a cell.
type FocusMatch struct {
	// ID is the id in lex.yaml or in the built-in register, else the Slug of the
	// text.
	ID    string
	Known bool
	// Text is the part of the cell.
	Text string
}

// focusArea is a row of focus_areas.csv.
type focusArea struct {
	ID       string `csv:"id"`
	EN       string `csv:"en"`
	ES       string `csv:"es"`
	FR       string `csv:"fr"`
	PT       string `csv:"pt"`
	Synonyms string `csv:"synonyms"`
}

type focusRegister struct {
	byID map[string]focusArea
	ids  map[string]string // folded name → id
}

var focusAreas = sync.OnceValue(func() focusRegister {
	register := focusRegister{byID: map[string]focusArea{}, ids: map[string]string{}}
	for _, area := range readTable[focusArea]("focus_areas.csv") {
		register.byID[area.ID] = area
		for _, name := range append([]string{area.ID, area.EN, area.ES, area.FR, area.PT}, split(area.Synonyms)...) {
			register.ids[focusKey(name)] = area.ID
		}
	}
	return register
})

// focusKey folds a name of a focus area without articles and conjunctions, which
// come and go: "los pueblos indígenas" is "pueblos indigenas".
func focusKey(text string) string {
	folded := Fold(text)
	var kept []string
	for _, word := range strings.Fields(folded) {
		if !isSmall(word) {
			kept = append(kept, word)
		}
	}
	if len(kept) == 0 {
		return folded
	}
	return strings.Join(kept, " ")
}

// FocusAreas reads the focus areas of a cell; custom ones (lex.yaml) come before
// the built-in ones and may add synonyms to them. How a cell of several is cut:
//
//  1. a text that is known as a whole is one area;
//  2. semicolon, slash, bar, bullet and line break always part;
//  3. a comma parts when every piece is known ("Migrants, Indigenous
//     communities"), or when the pieces look like a list of at least three short
//     names ("Water, Roads, Schools"); "Human Rights, particularly access to
//     justice" stays whole;
//  4. y, e, and, et, & and + part only where both sides are known, so that
//     "Infancia y la Adolescencia" stays whole.
//
// Each area comes once, in the order of the cell; a cell that says nothing gives
// none.
func FocusAreas(cell string, custom []records.FocusArea) []FocusMatch {
	reader := focusReader{custom: map[string]string{}}
	for _, area := range custom {
		reader.addCustom(area)
	}
	if Missing(cell) {
		return nil
	}
	if id, ok := reader.known(cell); ok {
		return []FocusMatch{{ID: id, Known: true, Text: strings.TrimSpace(cell)}}
	}
	for _, piece := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";/|\n\r•·", r) }) {
		reader.read(piece)
	}
	return reader.found
}

type focusReader struct {
	custom map[string]string
	found  []FocusMatch
}

func (f *focusReader) addCustom(area records.FocusArea) {
	names := append([]string{area.ID}, area.Synonyms...)
	for _, language := range Languages {
		names = append(names, area.Names[language])
	}
	for _, name := range names {
		if key := focusKey(name); key != "" {
			if _, taken := f.custom[key]; !taken {
				f.custom[key] = area.ID
			}
		}
	}
}

func (f *focusReader) known(text string) (id string, ok bool) {
	key := focusKey(text)
	if id, ok = f.custom[key]; ok {
		return id, true
	}
	id, ok = focusAreas().ids[key]
	return id, ok
}

// read takes a piece between hard separators.
func (f *focusReader) read(piece string) {
	piece = strings.Trim(strings.TrimSpace(piece), ".,:-–— ")
	if Missing(piece) || Fold(piece) == "" {
		return
	}
	if parts, ok := f.all(piece); ok {
		for _, part := range parts {
			f.add(part)
		}
		return
	}
	if parts := commas(piece); listOfNames(parts) {
		for _, part := range parts {
			f.read(part)
		}
		return
	}
	f.add(piece)
}

// all cuts a piece at commas and conjunctions so that every part is known.
func (f *focusReader) all(piece string) (parts []string, ok bool) {
	if _, known := f.known(piece); known {
		return []string{piece}, true
	}
	for _, separator := range []string{",", " & ", " + ", " y ", " e ", " and ", " et ", " E ", " Y "} {
		for at := 0; ; {
			i := strings.Index(piece[at:], separator)
			if i < 0 {
				break
			}
			i += at
			at = i + len(separator)
			first, known := f.known(piece[:i])
			if !known || first == "" {
				continue
			}
			if rest, known := f.all(strings.TrimSpace(piece[at:])); known {
				return append([]string{piece[:i]}, rest...), true
			}
		}
	}
	return nil, false
}

func (f *focusReader) add(text string) {
	text = strings.TrimSpace(text)
	id, known := f.known(text)
	if !known {
		id = Slug(text)
	}
	if id == "" || slices.ContainsFunc(f.found, func(m FocusMatch) bool { return m.ID == id }) {
		return
	}
	f.found = append(f.found, FocusMatch{ID: id, Known: known, Text: text})
}

func commas(piece string) []string {
	parts := strings.Split(piece, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// listOfNames tells a list from prose: three pieces or more, none longer than
// three words.
func listOfNames(parts []string) bool {
	if len(parts) < 3 {
		return false
	}
	for _, part := range parts {
		if n := len(strings.Fields(part)); n == 0 || n > 3 {
			return false
		}
	}
	return true
}

// FocusName names a focus area of lex.yaml or of the built-in register; "" when
// neither has it. A custom area without a name in the language falls back to the
// built-in register, then to its other names and its id.
func FocusName(id, lang string, custom []records.FocusArea) string {
	builtIn := ""
	if area, ok := focusAreas().byID[id]; ok {
		builtIn = inLanguage(lang, area.EN, area.ES, area.FR, area.PT)
	}
	for _, area := range custom {
		if area.ID != id {
			continue
		}
		if name := area.Names[lang]; name != "" {
			return name
		}
		if builtIn != "" {
			return builtIn
		}
		for _, language := range Languages {
			if name := area.Names[language]; name != "" {
				return name
			}
		}
		return id
	}
	return builtIn
}
