package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// splitAcronym takes the acronym in brackets out of a name: "Asociación Pro
// Derechos Humanos (APRODEH)" has the acronym APRODEH. Brackets that hold
// something else, as in "TECHO (Chile)", belong to the name. An acronym before
// its full name, "APRODEH (Asociación Pro Derechos Humanos)", is understood.
func splitAcronym(text string) (name, acronym string) {
	text = strings.TrimSpace(text)
	before, rest, found := strings.Cut(text, "(")
	inside, after, closed := strings.Cut(rest, ")")
	if !found || !closed {
		return text, ""
	}
	before, inside, after = strings.TrimSpace(before), strings.TrimSpace(inside), strings.TrimSpace(after)
	switch {
	case before != "" && lexicon.IsAcronym(inside):
		if after != "" && !strings.HasPrefix(after, ",") {
			after = " " + after
		}
		return before + after, inside
	case after == "" && lexicon.IsAcronym(before) && len(strings.Fields(inside)) >= 3 &&
		lexicon.Fold(inside) != "" && strings.HasPrefix(lexicon.Fold(before), lexicon.Fold(inside)[:1]):
		return inside, before
	}
	return text, ""
}

// foldAcronym drops the dots and dashes as well: A.P.R.O. is apro.
func foldAcronym(s string) string { return strings.ReplaceAll(lexicon.Fold(s), " ", "") }

// foldOrganization is the form in which names of organizations are compared. A
// name of symbols alone stays as it is.
func foldOrganization(name string) string {
	folded := lexicon.Fold(name)
	if letters := strings.ReplaceAll(folded, " ", ""); len(letters) > 1 && len(folded) == 2*len(letters)-1 {
		return letters // an acronym with dots; its A is no article
	}
	return first(lexicon.FoldOrganization(name), strings.ToLower(strings.TrimSpace(name)))
}

// organizationNames joins spellings into organizations: the same after folding,
// or by an alias, or by an acronym that belongs to one full name alone. What
// comes out does not depend on the order in which spellings were added.
type organizationNames struct {
	parent   map[string]string
	acronyms map[string]map[string]bool // acronym → full names
	listed   map[string]bool
	slips    map[string]bool // names that give way: left-hand sides of aliases and decisions
	rank     map[string]string
	// said are names that lex.yaml or a decision speaks of, initials acronyms that
	// stand in brackets, loose names that stand by themselves nowhere.
	said, initials, loose map[string]bool
}

// newOrganizationNames begins with what was said about names: the aliases of
// lex.yaml, then the decisions, which give way to these.
func newOrganizationNames(aliases map[string]string, decided []Decision) *organizationNames {
	n := &organizationNames{
		parent: make(map[string]string), acronyms: make(map[string]map[string]bool),
		listed: make(map[string]bool), slips: make(map[string]bool),
		said: make(map[string]bool), initials: make(map[string]bool), loose: make(map[string]bool),
	}
	for spelling, meant := range aliases {
		from, to := n.add(spelling, "", false), n.add(meant, "", false)
		if from != to {
			n.slips[from] = true
			n.join(from, to)
		}
	}
	n.decide(decided)
	for name := range n.parent {
		n.said[name] = true
	}
	return n
}

// decide joins the names that were decided to be one. What a name means by
// lex.yaml stands, even when it was decided otherwise before.
func (n *organizationNames) decide(decided []Decision) {
	said := maps.Clone(n.slips)
	for _, d := range decided {
		if d.Kind != OrganizationPair || !d.One {
			continue
		}
		from, to := n.add(d.AName, "", false), n.add(d.BName, "", false)
		if said[from] || n.find(from) == n.find(to) {
			continue
		}
		n.slips[from] = true
		n.join(from, to)
	}
}

// add takes in a spelling, with the acronym of a list's column if there is one,
// and returns its folded name.
func (n *organizationNames) add(text, acronym string, listed bool) string {
	name, inBrackets := splitAcronym(text)
	folded := foldOrganization(name)
	n.find(folded)
	for _, a := range []string{foldAcronym(acronym), foldAcronym(inBrackets)} {
		if a == "" || a == folded {
			continue
		}
		n.find(a)
		if n.acronyms[a] == nil {
			n.acronyms[a] = make(map[string]bool)
		}
		n.acronyms[a][folded] = true
	}
	if listed {
		n.listed[folded] = true
	}
	return folded
}

func (n *organizationNames) find(name string) string {
	parent, ok := n.parent[name]
	if !ok {
		n.parent[name] = name
		return name
	}
	if parent == name {
		return name
	}
	root := n.find(parent)
	n.parent[name] = root
	return root
}

func (n *organizationNames) join(a, b string) {
	if a, b = n.find(a), n.find(b); a != b {
		n.parent[max(a, b)] = min(a, b)
	}
}

// settle joins acronyms with their full names and chooses the name that gives
// each organization its key: a listed one rather than another, a full name
// rather than an acronym or a slip, then the first in the alphabet. Joining can
// only make an ambiguous acronym clear, never the reverse, so repeating it ends
// and the order does not matter.
func (n *organizationNames) settle() {
	for again := true; again; {
		again = false
		owners := make(map[string]map[string]bool)
		for acronym, names := range n.acronyms {
			root := n.find(acronym)
			for name := range names {
				if owner := n.find(name); owner != root {
					if owners[root] == nil {
						owners[root] = make(map[string]bool)
					}
					owners[root][owner] = true
				}
			}
		}
		for root, names := range owners {
			if len(names) == 1 {
				for owner := range names {
					n.join(root, owner)
				}
				again = true
			}
		}
	}
	n.rank = make(map[string]string)
	for name := range n.parent {
		root := n.find(name)
		if best, ok := n.rank[root]; !ok || n.better(name, best) {
			n.rank[root] = name
		}
	}
}

func (n *organizationNames) better(a, b string) bool {
	weigh := func(name string) int {
		weight := 0
		if n.slips[name] {
			weight += 4
		}
		if !n.listed[name] {
			weight += 2
		}
		if n.acronyms[name] != nil {
			weight++
		}
		return weight
	}
	if x, y := weigh(a), weigh(b); x != y {
		return x < y
	}
	return a < b
}

// keyOf is the key of the organization that a name means. It is of use after
// settle.
func (n *organizationNames) keyOf(text string) string {
	name, _ := splitAcronym(text)
	folded := foldOrganization(name)
	if _, ok := n.parent[folded]; ok {
		folded = n.rank[n.find(folded)]
	}
	return strings.Join(slices.DeleteFunc(strings.Split(folded, " "), func(w string) bool { return w == "" }), "-")
}
