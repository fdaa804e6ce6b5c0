package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// Named is an organization that a text names, alone or among others.
type Named struct {
	// Key is that of the organization, Name the part of the text that names it.
	Key, Name string
	// Loose tells that nothing but a separator says that the part is a name: it
	// stands by itself nowhere.
	Loose bool
}

// take takes in the spellings of participants, when the lists, aliases and
// decisions are known. A text that names several organizations is none itself:
// what its parts mean counts, and the parts between separators are names from now
// on. Whether a text is parted at "and" or a slash depends on the names that are
// known, and halves are shorter than what they are halves of: the shortest come
// first, and the order of the texts does not matter.
func (n *organizationNames) take(texts []string) {
	units := make(map[string][]string) // what holds no separator, by folded name
	standing := make(map[string]bool)  // those that are a cell of their own
	for _, text := range texts {
		if lexicon.Missing(text) || n.isOne(text) || !lexicon.MayNameSeveral(text) {
			n.add(text, "", false)
			continue
		}
		parts := cutNames(text)
		for _, part := range parts {
			name, acronym := splitAcronym(part)
			folded := foldOrganization(name)
			units[folded] = append(units[folded], part)
			standing[folded] = standing[folded] || len(parts) == 1
			if acronym != "" {
				n.initials[foldAcronym(acronym)] = true
			}
		}
	}
	if len(units) == 0 {
		return
	}
	order := make([]string, 0, len(units))
	for folded := range units {
		order = append(order, folded)
		if _, known := n.parent[folded]; !known && !standing[folded] && !n.initials[folded] {
			n.loose[folded] = true
		}
	}
	slices.SortFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(letters(a), letters(b)), cmp.Compare(a, b))
	})
	for _, folded := range order {
		_, one := n.parent[folded]
		for _, text := range units[folded] {
			one = one || n.parted(text) == nil
		}
		if !one {
			continue
		}
		for _, text := range units[folded] {
			n.add(text, "", false)
		}
	}
}

func letters(folded string) int { return len(folded) - strings.Count(folded, " ") }

// isOne reports whether a text is known to be one name, whatever stands in it: a
// list has it, or lex.yaml or a decision says what it means.
func (n *organizationNames) isOne(text string) bool {
	name, _ := splitAcronym(text)
	folded := foldOrganization(name)
	return n.listed[folded] || n.said[folded]
}

// isName reports whether a part of a text is a name by itself.
func (n *organizationNames) isName(part string) bool {
	if lexicon.Missing(part) {
		return false
	}
	name, _ := splitAcronym(part)
	folded := foldOrganization(name)
	_, known := n.parent[folded]
	return known || n.initials[folded]
}

// parted parts what holds no separator, nil for one name.
func (n *organizationNames) parted(text string) []string {
	name, _ := splitAcronym(text)
	if _, known := n.parent[foldOrganization(name)]; known {
		return nil
	}
	return lexicon.SeveralNames(text, n.isName)
}

// cutNames cuts a text at the separators that stand between names always. What
// says nothing is left out.
func cutNames(text string) []string {
	return slices.DeleteFunc(lexicon.CutNames(text), lexicon.Missing)
}

// mostNamed bounds how many organizations a cell may name: beyond it is prose.
const mostNamed = 12

// named lists the organizations that a text names, each once and by their keys;
// none for a text that says nothing. It is of use after settle.
func (n *organizationNames) named(text string) []Named {
	if lexicon.Missing(text) {
		return nil
	}
	if n.isOne(text) || !lexicon.MayNameSeveral(text) {
		return []Named{{Key: n.keyOf(text), Name: text}}
	}
	var list []Named
	loose := false
	for _, part := range cutNames(text) {
		names := n.parted(part)
		if names == nil {
			names = []string{part}
		}
		for _, name := range names {
			one := Named{Key: n.keyOf(name), Name: name, Loose: n.isLoose(name)}
			loose = loose || one.Loose
			if !slices.ContainsFunc(list, func(known Named) bool { return known.Key == one.Key }) {
				list = append(list, one)
			}
		}
	}
	// A name that was broken in two: elsewhere it stands whole.
	name, _ := splitAcronym(text)
	_, whole := n.parent[foldOrganization(name)]
	if len(list) == 0 || len(list) > mostNamed || len(list) > 1 && loose && whole {
		return []Named{{Key: n.keyOf(text), Name: text}}
	}
	slices.SortFunc(list, func(a, b Named) int { return cmp.Compare(a.Key, b.Key) })
	return list
}

func (n *organizationNames) isLoose(name string) bool {
	before, _ := splitAcronym(name)
	return n.loose[foldOrganization(before)] || !n.isName(name)
}

// key is the key of the organization that a spelling means, "" for none; of
// several their keys with spaces between, which no key has inside.
func (n *organizationNames) key(text string) string {
	found := n.named(text)
	keys := make([]string, len(found))
	for i, one := range found {
		keys[i] = one.Key
	}
	return strings.Join(keys, " ")
}
