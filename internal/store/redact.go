package store

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/namati/lex/internal/lexicon"
)

// Redacted is what stands in a text of the archive in the place of the name, the
// address or the words of somebody who was forgotten.
const Redacted = "[redacted]"

// leastWords is how many words a name or a quote must have to be looked for in
// texts: a first name alone may be anybody's.
const leastWords = 2

// redaction takes a person out of texts.
type redaction struct {
	// runs are folded words that follow each other: names in both orders, quotes.
	runs   [][]string
	emails *regexp.Regexp
}

// redaction says what to take out for a person, who said these quotes.
func (s *subject) redaction(quotes []string) *redaction {
	r := &redaction{}
	add := func(words []string) {
		if len(words) >= leastWords && !slices.ContainsFunc(r.runs, func(run []string) bool { return slices.Equal(run, words) }) {
			r.runs = append(r.runs, words)
		}
	}
	for _, quote := range quotes { // before the names that may stand in them
		add(strings.Fields(lexicon.Fold(quote)))
	}
	for _, name := range s.written {
		words := strings.Fields(name)
		add(words)
		if n := len(words) - 1; n > 0 { // Inventada, Rosa
			add(append([]string{words[n]}, words[:n]...))
		}
	}
	var emails []string
	for email, alone := range s.emails {
		if alone {
			emails = append(emails, regexp.QuoteMeta(email))
		}
	}
	if slices.Sort(emails); len(emails) > 0 {
		r.emails = regexp.MustCompile(`(?i)\b(?:` + strings.Join(emails, "|") + `)\b`)
	}
	return r
}

// word is a word of a text: its folded form and where it stands.
type word struct {
	folded   string
	from, to int
}

func wordsOf(text string) []word {
	var list []word
	from := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case inside && from < 0:
			from = i
		case !inside && from >= 0:
			if folded := lexicon.Fold(text[from:i]); folded != "" {
				list = append(list, word{folded, from, i})
			}
			from = -1
		}
	}
	return list
}

// text takes the person out of a text, and tells whether anything was found.
func (r *redaction) text(text string) (string, bool) {
	found := false
	for _, run := range r.runs {
		words := wordsOf(text)
		for i := len(words) - len(run); i >= 0; i-- {
			if !slices.EqualFunc(words[i:i+len(run)], run, func(w word, folded string) bool { return w.folded == folded }) {
				continue
			}
			text, found = text[:words[i].from]+Redacted+text[words[i+len(run)-1].to:], true
			words = words[:i]
			i -= len(run) - 1 // the words before it do not overlap
		}
	}
	if r.emails != nil && r.emails.MatchString(text) {
		text, found = r.emails.ReplaceAllString(text, Redacted), true
	}
	return text, found
}

// literal is a string of JSON.
var literal = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// json takes the person out of the strings of a JSON text, keys too, and leaves
// everything else as it is.
func (r *redaction) json(body []byte) ([]byte, bool) {
	found := false
	redacted := literal.ReplaceAllFunc(body, func(quoted []byte) []byte {
		var text string
		if json.Unmarshal(quoted, &text) != nil {
			return quoted
		}
		left, here := r.text(text)
		if !here {
			return quoted
		}
		found = true
		written, err := json.Marshal(left)
		if err != nil {
			return []byte(`""`)
		}
		return written
	})
	return redacted, found
}
