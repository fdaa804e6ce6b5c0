package desk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// misspeltNames are names in the prose that are nearly one of the register:
// organizations, grantee, funds, donors and exchanges.
func misspeltNames(c *Case) []records.Finding {
	r := newRegister(c)
	if len(r.names) == 0 {
		return nil
	}
	var found []records.Finding
	for _, p := range c.Passages {
		if p.Kind == reports.QuotePassage {
			continue // other people's words stand as they were said
		}
		text, _ := p.Text()
		for _, near := range r.near(text) {
			line, column := p.At(near.at)
			found = append(found, at(line, column, fmt.Sprintf("%q is nearly %s %q", near.words, near.name.what, near.name.name),
				fmt.Sprintf("write %q if it is meant; if it is another, put it into the list of organizations", near.name.name)))
		}
	}
	return found
}

// registered is a name of the register.
type registered struct {
	name, what string
	words      []string // folded
}

// register holds the names that the workspace knows.
type register struct {
	names []registered
	// acronyms are those known, folded.
	acronyms map[string]bool
	// byWord finds names by one of their words.
	byWord map[string][]int
}

func newRegister(c *Case) *register {
	r := &register{acronyms: map[string]bool{}, byWord: map[string][]int{}}
	r.add("the grantee", c.Grantee.Name)
	for _, f := range c.Rules.Funds {
		r.add("the fund", f.Name)
		r.add("the donor", f.Donor)
	}
	for _, e := range c.Rules.Exchanges {
		r.add("the exchange", e.Name)
	}
	for _, o := range c.Organizations {
		r.add("the organization", o.Name)
		if o.Acronym != "" {
			r.add("the organization", o.Acronym)
		}
		for _, s := range o.Spellings {
			// A spelling that nobody corrected is a name as good as another.
			if c.Rules.OrganizationAliases[s.Text] == "" && lexicon.IsAcronym(s.Text) {
				r.acronyms[lexicon.Fold(s.Text)] = true
			}
		}
	}
	for _, name := range c.Rules.OrganizationAliases {
		r.add("the organization", name)
	}
	for alias, name := range c.Rules.OrganizationAliases {
		if lexicon.IsAcronym(alias) && initials(name) == lexicon.Fold(alias) {
			r.acronyms[lexicon.Fold(alias)] = true
		}
	}
	return r
}

// add puts a name into the register, once; what stands in brackets behind it is
// a name of its own.
func (r *register) add(what, name string) {
	if before, inside, ok := strings.Cut(name, "("); ok {
		r.add(what, strings.TrimSpace(before))
		r.add(what, strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(inside), ")")))
		return
	}
	words := strings.Fields(lexicon.FoldOrganization(name))
	if len(words) == 0 || slices.ContainsFunc(r.names, func(n registered) bool { return slices.Equal(n.words, words) }) {
		return
	}
	if short := initials(name); len(words) > 1 && len(short) > 1 {
		r.acronyms[short] = true
	}
	for _, w := range words {
		r.byWord[w] = append(r.byWord[w], len(r.names))
	}
	r.names = append(r.names, registered{name, what, words})
}

// initials are the first letters of the words of a name that begin with a capital.
func initials(name string) string {
	var b strings.Builder
	for _, w := range word.FindAllString(name, -1) {
		if capital(w) {
			b.WriteString(firstLetter(w))
		}
	}
	return lexicon.Fold(b.String())
}

func firstLetter(w string) string {
	for _, r := range w {
		return string(r)
	}
	return ""
}

// nearName is a name in a text that is nearly one of the register.
type nearName struct {
	at    int
	words string
	name  registered
}

// token is a word of a text.
type token struct {
	from, to     int
	text, folded string
	// starts tells that a sentence begins with it, exact that it belongs to a
	// name as the register writes it.
	starts, exact bool
}

// near lists the names of a text that are nearly registered.
func (r *register) near(text string) []nearName {
	tokens := tokensOf(text)
	r.markExact(tokens)
	var list []nearName
	for i := 0; i < len(tokens); i++ {
		best, length := -1, 0
		for _, n := range r.candidates(tokens, i) {
			if k := r.matches(tokens, i, r.names[n]); k > length {
				best, length = n, k
			}
		}
		if best >= 0 {
			list = append(list, nearName{tokens[i].from, text[tokens[i].from:tokens[i+length-1].to], r.names[best]})
			i += length - 1
		}
	}
	return list
}

func tokensOf(text string) []token {
	var list []token
	for _, place := range nameWord.FindAllStringIndex(text, -1) {
		t := token{from: place[0], to: place[1], text: text[place[0]:place[1]]}
		t.folded = lexicon.Fold(t.text)
		before := strings.TrimRight(text[:t.from], " \t«“\"'(¿¡")
		t.starts = before == "" || strings.ContainsAny(before[len(before)-1:], ".:;!?")
		list = append(list, t)
	}
	return list
}

// markExact marks the words of names as the register writes them.
func (r *register) markExact(tokens []token) {
	for i := range tokens {
		for _, n := range r.byWord[tokens[i].folded] {
			words := r.names[n].words
			if i+len(words) > len(tokens) {
				continue
			}
			same := true
			for k, w := range words {
				same = same && tokens[i+k].folded == w
			}
			for k := range words {
				tokens[i+k].exact = tokens[i+k].exact || same
			}
		}
		tokens[i].exact = tokens[i].exact || r.acronyms[tokens[i].folded]
	}
}

// candidates are the names that a name at a token may be: those that share one
// of the next words, and those of one word.
func (r *register) candidates(tokens []token, i int) []int {
	if tokens[i].exact || !capital(tokens[i].text) {
		return nil
	}
	seen := map[int]bool{}
	var list []int
	for _, t := range tokens[i:min(len(tokens), i+3)] {
		for _, n := range r.byWord[t.folded] {
			if !seen[n] {
				seen[n] = true
				list = append(list, n)
			}
		}
	}
	for n, name := range r.names {
		if len(name.words) == 1 && !seen[n] {
			list = append(list, n)
		}
	}
	return list
}

// matches tells how many words from a token on are nearly a name, 0 for none.
func (r *register) matches(tokens []token, i int, name registered) int {
	k := len(name.words)
	if k == 1 {
		if r.nearWord(tokens[i], name) {
			return 1
		}
		return 0
	}
	lengths := []int{k}
	if k >= 4 {
		lengths = []int{k, k + 1, k - 1}
	}
	for _, length := range lengths {
		if i+length <= len(tokens) && nearWords(tokens[i:i+length], name.words) && !goesOn(tokens, i+length, name) {
			return length
		}
	}
	return 0
}

// goesOn reports whether a name of other words goes on behind some: the last of
// them differs, and one with a capital follows at once.
func goesOn(tokens []token, end int, name registered) bool {
	last := tokens[end-1]
	if end == len(tokens) || last.folded == name.words[len(name.words)-1] || lexicon.Distance(last.folded, name.words[len(name.words)-1], 2) <= 2 {
		return false
	}
	next := tokens[end]
	return next.from == last.to+1 && capital(next.text)
}

// nearWord compares a word with a name of one word. Acronyms are near when a
// letter is changed or two are exchanged; other words when they are long, and
// stand where a small letter would do.
func (r *register) nearWord(t token, name registered) bool {
	n := name.words[0]
	if t.folded == n {
		return false
	}
	if lexicon.IsAcronym(name.name) {
		if !lexicon.IsAcronym(t.text) || lexicon.Distance(t.folded, n, 1) != 1 {
			return false
		}
		return len(n) >= 4 || len(n) == 3 && sameLetters(t.folded, n)
	}
	return !t.starts && len(n) >= 5 && !lexicon.IsAcronym(t.text) && lexicon.Distance(t.folded, n, 1) == 1
}

func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// nearWords compares words with a name of several: one of them may differ, be
// missing or be too many. The shorter the name, the nearer the word must be.
func nearWords(tokens []token, name []string) bool {
	for _, t := range tokens {
		if t.exact {
			return false
		}
	}
	front := 0
	for front < len(tokens) && front < len(name) && tokens[front].folded == name[front] {
		front++
	}
	back := 0
	for back < len(tokens)-front && back < len(name)-front && tokens[len(tokens)-1-back].folded == name[len(name)-1-back] {
		back++
	}
	if front+back < min(len(tokens), len(name))-1 || front+back == len(name) && len(tokens) == len(name) {
		return false
	}
	long := 0
	for i, w := range name {
		if len(w) > 3 && (i < front || i >= len(name)-back) {
			long++
		}
	}
	switch {
	case len(tokens) > len(name): // one too many
		return long >= 3
	case len(tokens) < len(name): // one missing
		return long >= 3
	}
	odd, meant := tokens[front], name[front]
	if len(name) == 2 || long < 2 {
		return long >= 1 && len(meant) >= 4 && lexicon.Distance(odd.folded, meant, max(1, len(meant)/4)) <= max(1, len(meant)/4)
	}
	return capital(odd.text) && !odd.starts || lexicon.Distance(odd.folded, meant, 2) <= 2
}
