package importers

import "github.com/namati/lex/internal/lexicon"

// sexReader reads the sex of a person from a column of words or from columns of
// ticks, one for women, one for men.
type sexReader struct {
	words *valueReader
	ticks []tickReader
}

type tickReader struct {
	values   *valueReader
	sex      string // or the band of age
	opposite string
}

func newSexReader(d *decoder) sexReader {
	s := sexReader{words: newValueReader(d, "sex", "F, M, X or words for them", lexicon.Sex)}
	for _, c := range d.plan.Columns {
		if c.Field != "sex" || c.tick == "" {
			continue
		}
		if s.words.column == c.Index {
			s.words.column = -1
		}
		t := tickReader{values: newValueReader(d, "sex", "1 or 0, yes or no", ticked), sex: c.tick, opposite: "M"}
		if c.tick == "M" {
			t.opposite = "F"
		}
		t.values.column = c.Index
		s.ticks = append(s.ticks, t)
	}
	return s
}

// read gives F, M, X, refused or "". A tick says what its column is headed; an
// explicit 0 or no says the opposite, an empty box nothing.
func (s sexReader) read(l *line) string {
	if sex := s.words.read(l); sex != "" {
		return sex
	}
	says, denies := "", ""
	for _, t := range s.ticks {
		switch t.values.read(l) {
		case "yes":
			if says != "" && says != t.sex {
				return "" // both bandBoxes are ticked
			}
			says = t.sex
		case "no":
			denies = t.opposite
		case "refused":
			return "refused"
		}
	}
	if says == "" && len(s.ticks) == 1 {
		return denies
	}
	return says
}

// bandBoxes are columns of ticks under bands of age.
type bandBoxes []tickReader

func newBoxes(d *decoder, field string) bandBoxes {
	var all bandBoxes
	for _, c := range d.plan.Columns {
		if c.Field == field && c.tick != "" {
			t := tickReader{values: newValueReader(d, field, "1 or 0, yes or no", ticked), sex: c.tick}
			t.values.column = c.Index
			all = append(all, t)
		}
	}
	return all
}

// read is what stands over the one box that is ticked, "" for none or several.
func (b bandBoxes) read(l *line) string {
	says := ""
	for _, t := range b {
		if t.values.read(l) == "yes" {
			if says != "" {
				return ""
			}
			says = t.sex
		}
	}
	return says
}

// ticked reads a box: 1, x, yes and true are ticks.
func ticked(text string) (string, bool) {
	switch lexicon.Fold(text) {
	case "1":
		return "yes", true
	case "0":
		return "no", true
	}
	if key, ok := lexicon.YesNo(text); ok {
		return key, true
	}
	if isTick(text) {
		return "yes", true
	}
	return "", false
}
