package desk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// twice are words that a language says twice in a row.
var twice = map[string][]string{
	"en": {"had", "that", "bye", "very"},
	"fr": {"nous", "vous", "très", "si"},
	"es": {"muy"},
	"pt": {"muito", "se"},
}

var word = regexp.MustCompile(`[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*`)

// repeatedWords are words that stand twice in a row, across the ends of lines
// too.
func repeatedWords(c *Case) []records.Finding {
	var found []records.Finding
	for _, p := range c.Passages {
		if p.Kind == reports.CellPassage {
			continue
		}
		text, _ := p.Text()
		places := word.FindAllStringIndex(text, -1)
		for i := 1; i < len(places); i++ {
			a, b := places[i-1], places[i]
			first, second := text[a[0]:a[1]], text[b[0]:b[1]]
			between := text[a[1]:b[0]]
			if !strings.EqualFold(first, second) || between == "" || strings.TrimSpace(between) != "" || slices.Contains(twice[c.language()], strings.ToLower(first)) {
				continue
			}
			if capital(first) && capital(second) {
				continue // a name, such as Bora Bora
			}
			line, column := p.At(b[0])
			found = append(found, at(line, column, fmt.Sprintf("the word %q stands twice in a row", second), "take one away"))
		}
	}
	return found
}

func capital(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r)
	}
	return false
}
