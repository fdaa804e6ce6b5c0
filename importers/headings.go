package importers

import (
	"strings"
	"sync"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// claim is what a heading says that its column may be.
type claim struct {
	field    string
	strength int
	evidence Evidence
}

// Strengths of a claim. Where two columns claim one field the stronger has it;
// equal ones of strength known or more are a conflict that a person must settle.
const (
	mapped   = 100 // the person said so
	tagged   = 90  // a HXL tag
	known    = 80  // the heading is a synonym
	indirect = 70  // the heading is a synonym that often stands for another thing
	phrased  = 50  // the heading contains a synonym
	shown    = 30  // the cells show it
)

// wordbook knows what headings may mean for one kind of record.
type wordbook struct {
	kind    records.Kind
	fields  map[string]string // folded synonym to field
	cores   map[string]string // synonym without small words to field, where no two fields share it
	words   map[string]bool   // every word of the synonyms
	longest int               // words of the longest synonym
}

// wordbooks are built once: one for each kind, in the order of records.Kinds.
var wordbooks = sync.OnceValue(func() []*wordbook {
	var books []*wordbook
	for _, info := range records.Kinds {
		w := &wordbook{kind: info.Kind, fields: lexicon.HeadingFields(info.Kind), words: map[string]bool{}}
		for synonym := range w.fields {
			words := strings.Fields(synonym)
			for _, word := range words {
				w.words[word] = true
			}
			w.longest = max(w.longest, len(words))
		}
		w.cores = w.coresOf()
		books = append(books, w)
	}
	return books
})

func wordbookOf(kind records.Kind) *wordbook {
	for _, w := range wordbooks() {
		if w.kind == kind {
			return w
		}
	}
	return nil
}

// longestHeading is the length in bytes beyond which a text is no heading; whole
// questions stay well below it.
const longestHeading = 240

// claim reads one heading. It is tried as a whole first, then without what
// stands in brackets, as a heading in two languages, as group and field, and at
// last as a phrase or question that contains a synonym.
func (w *wordbook) claim(heading string) (claim, bool) {
	if heading == "" || len(heading) > longestHeading {
		return claim{}, false
	}
	heading = withoutLanguage(heading)
	c, ok := w.claimBare(bareHeading(heading))
	if path, hyphens := hyphenPath(heading); !ok && hyphens {
		return w.claimBare(path)
	}
	if !ok {
		if rest, lettered := withoutLetter(heading); lettered {
			return w.claimBare(bareHeading(rest))
		}
	}
	return c, ok
}

func (w *wordbook) claimBare(text string) (claim, bool) {
	if strings.HasPrefix(text, "%") {
		return claim{}, false // a share of what the heading names
	}
	folded := lexicon.Fold(text)
	if field, listed := formField(w.kind, folded); listed {
		return claim{field, known, ByHeading}, field != ""
	}
	if strings.ContainsAny(text, "&+") {
		if c, decided := w.bilingual(text); decided {
			return c, c.field != "" // "Organization & Country" folds to a synonym
		}
	}
	if c, ok := w.exact(folded); ok {
		return c, true
	}
	if plain, inside := brackets(text); inside != "" {
		if onlySmallWords(lexicon.Fold(plain)) {
			plain = inside // "From (country)"
		}
		text, folded = plain, lexicon.Fold(plain)
		if c, ok := w.ofContact(folded, lexicon.Fold(inside)); ok {
			return c, true
		}
		if c, ok := w.exact(folded); ok {
			return c, true
		}
	}
	ways := []func(string) (claim, bool){w.bilingual, w.grouped}
	if isPath(text) {
		ways = []func(string) (claim, bool){w.grouped}
	}
	for _, way := range ways {
		if c, decided := way(text); decided {
			return c, c.field != ""
		}
	}
	if _, refused := w.fields[folded]; refused {
		return claim{}, false // a date that is none of the exchange
	}
	field := w.loose(folded)
	if field == "" || w.foreign(folded, field) {
		return claim{}, false
	}
	return claim{field, phrased, ByQuestion}, true
}

// loose reads a heading that is no synonym itself: a question around one, a
// synonym without its small words, a phrase that contains one.
func (w *wordbook) loose(folded string) string {
	if field, asks := w.consentQuestion(folded); asks {
		return field
	}
	if bare := withoutCourtesy(folded); bare != folded {
		if c, ok := w.exact(bare); ok {
			return c.field
		}
	}
	if field := w.cores[core(folded)]; field != "" {
		return field
	}
	if field := w.alternative(folded); field != "" {
		return field
	}
	return w.phrase(folded)
}

// ofContact reads "Contact person (e-mail)": what is in the brackets is asked
// for, of the person before them.
func (w *wordbook) ofContact(folded, inside string) (claim, bool) {
	if !contactWords[strings.Fields(folded + " x")[0]] {
		return claim{}, false
	}
	c, ok := w.exact(inside)
	switch {
	case ok && (c.field == "email" || c.field == "phone"):
		return c, true
	}
	return claim{}, false
}

// exact finds a folded heading among the synonyms, in the singular if need be.
func (w *wordbook) exact(folded string) (claim, bool) {
	field, ok := "", false
	for _, key := range []string{folded, otherSpelling(folded), withNumber(folded), w.singular(folded, false), w.singular(folded, true)} {
		if field, ok = w.fields[key]; ok {
			folded = key
			break
		}
	}
	if !ok {
		field, ok = w.namePart(folded)
	}
	if !ok && isCountryCodeHeading(w, folded) {
		field, ok = "country_code", true
	}
	if !ok {
		return claim{}, false
	}
	if _, has := kindField(w.kind, field); !has && (field != "female" || w.kind != records.Participants) {
		return claim{}, false
	}
	if !lexicon.WeakHeading(w.kind, folded) {
		return claim{field, known, ByHeading}, true
	}
	if field == "date" {
		// A date of registration is not the day of the exchange; taken for it, it
		// would put people into the wrong period.
		return claim{}, false
	}
	return claim{field, indirect, ByHeading}, true
}

func kindField(kind records.Kind, field string) (records.Field, bool) {
	info, ok := records.Info(kind)
	if !ok {
		return records.Field{}, false
	}
	return info.Field(field)
}
