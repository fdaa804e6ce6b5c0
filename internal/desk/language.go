package desk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// functionWords are small words of a language that the three others do not have:
// they tell which one a sentence is in.
var functionWords = map[string][]string{
	"en": {"the", "of", "and", "to", "in", "is", "was", "were", "that", "with", "for", "on", "by", "from", "at", "are", "this", "which", "their", "they", "it", "who", "has", "have", "been", "not"},
	"es": {"el", "los", "las", "y", "del", "una", "con", "en", "su", "sus", "al", "lo", "fue", "fueron", "pero", "sobre", "este", "esta", "entre", "muy", "también", "más", "hay", "donde", "quienes", "desde"},
	"fr": {"le", "et", "dans", "des", "du", "un", "une", "est", "sont", "pour", "par", "sur", "avec", "au", "aux", "qui", "ont", "été", "leur", "leurs", "ce", "cette", "ces", "nous", "il", "elle"},
	"pt": {"o", "os", "e", "do", "da", "dos", "das", "em", "no", "na", "nos", "nas", "um", "uma", "com", "ao", "aos", "à", "não", "foi", "foram", "são", "pelo", "pela", "seu", "também", "mais"},
}

var languageNames = map[string]string{"en": "English", "es": "Spanish", "fr": "French", "pt": "Portuguese"}

// leastWords is how many words a passage must have to be judged.
const leastWords = 8

// foreignProse are passages in another language than the report's.
func foreignProse(c *Case) []records.Finding {
	own := c.language()
	if slices.ContainsFunc(c.Findings, func(f records.Finding) bool { return f.Check == reports.TranslationMissing }) {
		return nil // which says it of the whole
	}
	var found []records.Finding
	judged := 0
	first := map[string]records.Finding{}
	for _, p := range c.prose() {
		text, _ := p.Text()
		if len(strings.Fields(text)) < leastWords {
			continue
		}
		judged++
		spoken := languageOf(text, own)
		if spoken == "" || spoken == own {
			continue
		}
		line, column := p.At(0)
		f := at(line, column, fmt.Sprintf("this passage reads as %s, the report is in %s", languageNames[spoken], languageNames[own]), "translate it, or set it as a quote (>)")
		if _, seen := first[spoken]; !seen {
			first[spoken] = f
		}
		found = append(found, f)
	}
	if len(found) > 2 && 2*len(found) > judged && len(first) == 1 {
		// The narrative as a whole is in another language: one word says it.
		for spoken, f := range first {
			f.Message = fmt.Sprintf("the narrative reads as %s, the report is in %s", languageNames[spoken], languageNames[own])
			f.Hint = fmt.Sprintf("write %s.%s.md beside it, or set language: %s", c.Definition.Name, own, spoken)
			return []records.Finding{f}
		}
	}
	return found
}

// languageOf guesses the language of a text by its small words, "" where they do
// not tell; the language expected is believed where the signs are weak.
func languageOf(text, expected string) string {
	counts := map[string]int{}
	for _, w := range word.FindAllString(strings.ToLower(text), -1) {
		for _, lang := range lexicon.Languages {
			if slices.Contains(functionWords[lang], w) {
				counts[lang]++
			}
		}
	}
	best := ""
	for _, lang := range lexicon.Languages {
		if best == "" || counts[lang] > counts[best] {
			best = lang
		}
	}
	switch {
	case counts[best] < 3:
		return ""
	case best != expected && counts[best] < 2*counts[expected]+2:
		return expected
	}
	return best
}
