package checks

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var organizationAlike = Check{
	Name: "organization-alike", Severity: records.Warning,
	Title: "Organizations that look alike",
	Help: "Two names may mean one organization: letters exchanged, a word spelt otherwise, an acronym beside the full name. " +
		"lex never joins them by itself: `lex match` lists them with what speaks for it, and what you accept or reject there is remembered; " +
		"aliases: organizations: in lex.yaml does the same.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			for _, l := range bestLikenesses(d.order, d.apart) {
				slip, meant := d.order[l.a], d.order[l.b]
				report(d.atOrganization(slip, fmt.Sprintf("%q looks like %q: %s", slip.name, meant.name, l.reason),
					fmt.Sprintf("if they are one, accept the pair in `lex match`, or add to lex.yaml  aliases: {organizations: {%s: %s}}", strconv.Quote(slip.name), strconv.Quote(meant.name))).beside(d.whereNamed(meant, slip)))
			}
		}}
	},
}

// bestLikenesses tells every name that looks like a better one once, against the
// best of them: four spellings of one name are three slips, not six pairs. a is
// the slip, b what is meant, in the order of the slips.
func bestLikenesses(list []*organization, apart store.Apart) []likeness {
	best := map[int32]likeness{}
	for _, l := range alikeOrganizations(list, apart) {
		if betterName(list[l.a], list[l.b]) {
			l.a, l.b = l.b, l.a
		}
		if known, ok := best[l.a]; !ok || betterName(list[l.b], list[known.b]) {
			best[l.a] = l
		}
	}
	found := slices.Collect(maps.Values(best))
	slices.SortFunc(found, func(x, y likeness) int { return cmp.Compare(x.a, y.a) })
	return found
}

// betterName reports whether a is more likely the right name than b: the one
// that a list has, then the one that more rows name, then the longer one.
func betterName(a, b *organization) bool {
	switch {
	case a.listed != b.listed:
		return a.listed
	case a.rows != b.rows:
		return a.rows > b.rows
	case len(a.name) != len(b.name):
		return len(a.name) > len(b.name)
	}
	return a.key < b.key
}
