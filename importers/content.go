package importers

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// profile is what the sampled cells of a column look like: the evidence beside
// its heading.
type profile struct {
	filled   int // cells that say something
	emails   int
	signs    int // texts with an @, addresses among them
	urls     int
	numbers  int
	flags    int // 0 and 1
	ticks    int // x, ✓, yes, no, true, false
	titles   int // Mr, Sra., Dr …
	codes    int // codes of countries, of letters
	letters  int // characters in all
	rising   int // numbers that are one more than the one above
	distinct map[string]bool
	texts    []string
}

// profileColumn looks at one column of the sampled rows.
func profileColumn(rows []sampleRow, column int) profile {
	p := profile{distinct: map[string]bool{}}
	previous := 0
	for _, row := range rows {
		text := row.text(column)
		if text == "" || lexicon.Missing(text) {
			continue
		}
		p.filled++
		p.texts = append(p.texts, text)
		p.distinct[text] = true
		p.letters += len(text)
		if n, ok := wholeNumber(text); ok {
			p.numbers++
			if n == previous+1 {
				p.rising++
			}
			previous = n
			if n == 0 || n == 1 {
				p.flags++
			}
		}
		if isTick(text) {
			p.ticks++
		}
		if strings.Contains(text, "@") {
			p.signs++
		}
		switch {
		case strings.Contains(text, "@") && emailShape(text):
			p.emails++
		case isURL(text):
			p.urls++
		case isHonorific(text):
			p.titles++
		}
		if isLetterCode(text) && lexicon.FindCountry(text, nil).Status == lexicon.Known {
			p.codes++
		}
	}
	return p
}

// most tells that nearly all filled cells are of a sort.
func (p profile) most(n int) bool { return p.filled > 0 && n*5 >= p.filled*4 }

// readable counts the filled cells for which a reader of values answers yes.
func (p profile) readable(read func(string) bool) int {
	n := 0
	for _, text := range p.texts {
		if read(text) {
			n++
		}
	}
	return n
}

// numbering tells a column that counts the rows: 1, 2, 3 … Titles and sums may
// stand between.
func (p profile) numbering() bool {
	return p.numbers >= 2 && p.numbers*3 >= p.filled && p.rising*5 >= p.numbers*4
}

// forbids tells that the cells cannot be what the heading says. A known heading
// is believed unless the cells are plainly something else; a mere phrase must
// agree with them.
func (p profile) forbids(kind records.Kind, field string, strength int) bool {
	if p.filled == 0 || strength >= mapped {
		return false
	}
	if f, known := kindField(kind, field); known {
		switch {
		case f.Type == records.Number:
			return p.readable(func(s string) bool { return lexicon.Amount(s, lexicon.MarkUndecided).OK || said(s) == "" })*2 < p.filled
		case f.Topic == "progress":
			return p.readable(func(s string) bool { key, _ := lexicon.Key(f.Topic, s); return key != "" })*2 < p.filled
		case f.Type == records.Day:
			field = "date"
		}
	}
	least := 1 // one readable cell is enough for a known heading
	if strength < known {
		least = (p.filled + 1) / 2
	}
	unreadable := func(read func(string) (string, bool)) bool {
		return p.readable(func(s string) bool { _, ok := read(s); return ok }) < least
	}
	switch field {
	case "sex":
		return p.most(p.numbers) && len(p.distinct) > 3 || strength < known && unreadable(lexicon.Sex)
	case "female":
		return !p.most(p.flags + p.ticks)
	case "age":
		return unreadable(lexicon.Age)
	case "disability", "consent":
		return strength < known && unreadable(lexicon.YesNo)
	case "status":
		return unreadable(func(s string) (string, bool) { key, _ := statusOf(s, true); return key, key != "" })
	case "scope":
		return unreadable(lexicon.Scope)
	case "date":
		return p.filled > 2 && p.readable(isDate) < least
	case "email":
		return p.filled > 2 && p.signs < least
	case "website":
		return p.filled > 2 && p.urls < least && p.letters > 60*p.filled
	case "country_code":
		return p.readable(func(s string) bool { return len(s) <= 8 })*2 < p.filled
	case "name", "given_name", "family_name", "organization", "acronym", "contact",
		"position", "role", "city", "quote", "focus_area", "organization_type":
		return p.most(p.numbers) || p.most(p.titles) || isNameField(field) && p.filled > 1 && p.most(p.ticks)
	}
	if field == "line" || field == "indicator" || field == "step" {
		return p.most(p.readable(isFigure)) // "1.1": its number
	}
	return p.filled > 1 && p.flags == p.filled
}

func wholeNumber(text string) (int, bool) {
	if len(text) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, text != ""
}

func isTick(text string) bool {
	switch lexicon.Fold(text) {
	case "x", "si", "yes", "no", "oui", "non", "sim", "nao", "true", "false", "verdadero", "falso", "vrai", "faux", "verdadeiro":
		return true
	case "":
		return strings.ContainsAny(text, "✓✔☑☐✗✘×")
	}
	return false
}

func isURL(text string) bool {
	return strings.HasPrefix(text, "http") || strings.HasPrefix(text, "www.") ||
		!strings.ContainsAny(text, " @") && strings.Contains(text, ".") && len(text) > 4
}

func isHonorific(text string) bool {
	switch lexicon.Fold(text) {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "dra", "prof", "m", "mme", "mlle", "sr", "sra", "srta", "lic", "ing", "he mr", "he", "rev", "hon":
		return true
	}
	return false
}

func isLetterCode(text string) bool {
	if len(text) != 2 && len(text) != 3 {
		return false
	}
	for i := 0; i < len(text); i++ {
		if text[i] < 'A' || text[i] > 'Z' {
			return false
		}
	}
	return true
}

func isDate(text string) bool { return readDay(text, false).ok }
