package desk

import (
	"slices"
	"strings"

	"github.com/namati/lex/reports"
)

// countOnce are the dimensions of which everybody has one value, so that the
// parts of a breakdown make the whole. What a breakdown says by the others is no
// sum, and no reader can compute with it.
var countOnce = []string{"country", "region", "sex", "age_group", "disability"}

// recovered is a hidden count that follows from what the report shows.
type recovered struct {
	shown reports.Shown
	row   int
	value int64
}

// recover lists the hidden counts that a reader can compute from all breakdowns
// of one scope: by their sums, and by those of breakdowns that share a dimension.
func recoverable(list []reports.Shown) []recovered {
	a := &audit{margins: map[string]int{}, cells: map[string]map[string]int{}}
	var tables []reports.Shown
	for _, s := range list {
		if !slices.ContainsFunc(s.By, func(dim string) bool { return !slices.Contains(countOnce, dim) }) && sums(s) {
			tables = append(tables, s)
		}
	}
	for i, s := range tables {
		a.table(s, tables[:i])
	}
	for i, s := range tables {
		for _, other := range tables[:i+1] {
			a.join(s, other, tables)
		}
	}
	solved := a.solved()
	var found []recovered
	for _, s := range tables {
		for row, r := range s.Rows {
			if n, ok := a.cells[dims(s.By)][cellKey(s.By, r.Key)]; r.Hidden && ok {
				if value, known := solved[n]; known {
					found = append(found, recovered{s, row, value})
				}
			}
		}
	}
	return found
}

// sums reports whether the rows of a breakdown make its total.
func sums(s reports.Shown) bool {
	n := 0
	for _, r := range s.Rows {
		n += r.Participants
	}
	return n == s.Total
}

// audit gathers the equations of several breakdowns of one scope.
type audit struct {
	system
	// cells are the unknowns of hidden counts, by dimensions and keys; margins
	// those of sums that no breakdown shows.
	cells   map[string]map[string]int
	margins map[string]int
}

func dims(by []string) string {
	by = slices.Clone(by)
	slices.Sort(by)
	return strings.Join(by, ",")
}

// cellKey names a count by its keys in the order of the dimensions' names.
func cellKey(by, key []string) string {
	var parts []string
	for i, dim := range by {
		parts = append(parts, dim+"="+key[i])
	}
	slices.Sort(parts)
	return strings.Join(parts, "\x00")
}

// table gives each hidden count an unknown, and the whole an equation.
func (a *audit) table(s reports.Shown, before []reports.Shown) {
	name := dims(s.By)
	if slices.ContainsFunc(before, func(other reports.Shown) bool { return dims(other.By) == name }) {
		return
	}
	a.cells[name] = map[string]int{}
	terms, sum := map[int]int64{}, int64(s.Total)
	for _, r := range s.Rows {
		if !r.Hidden {
			sum -= int64(r.Participants)
			continue
		}
		n := a.unknown(1)
		a.cells[name][cellKey(s.By, r.Key)] = n
		terms[n] = 1
	}
	a.equate(terms, sum)
}

// join equates what two breakdowns say by the dimensions that they share.
func (a *audit) join(s, other reports.Shown, all []reports.Shown) {
	var shared []string
	for _, dim := range s.By {
		if slices.Contains(other.By, dim) {
			shared = append(shared, dim)
		}
	}
	if len(shared) == 0 || len(shared) == len(s.By) && len(shared) == len(other.By) {
		return
	}
	for _, t := range []reports.Shown{s, other} {
		if len(t.By) > len(shared) {
			a.margin(t, shared, all)
		}
	}
}

// margin equates the sums of a breakdown by some of its dimensions with what is
// shown of them, or with an unknown that other breakdowns share.
func (a *audit) margin(t reports.Shown, by []string, all []reports.Shown) {
	terms, known := map[string]map[int]int64{}, map[string]int64{}
	var order []string
	for _, r := range t.Rows {
		part := make([]string, len(by))
		for i, dim := range by {
			part[i] = r.Key[slices.Index(t.By, dim)]
		}
		key := cellKey(by, part)
		if terms[key] == nil {
			terms[key] = map[int]int64{}
			order = append(order, key)
		}
		if r.Hidden {
			terms[key][a.cells[dims(t.By)][cellKey(t.By, r.Key)]] = 1
		} else {
			known[key] += int64(r.Participants)
		}
	}
	shown := slices.IndexFunc(all, func(other reports.Shown) bool { return dims(other.By) == dims(by) })
	for _, key := range order {
		sum := -known[key]
		seen := false
		if shown >= 0 {
			for _, r := range all[shown].Rows {
				if cellKey(all[shown].By, r.Key) != key {
					continue
				}
				if seen = true; r.Hidden {
					terms[key][a.cells[dims(by)][key]] = -1
				} else {
					sum += int64(r.Participants)
				}
			}
		}
		if !seen {
			name := dims(by) + " " + key
			n, ok := a.margins[name]
			if !ok {
				n = a.unknown(0)
				a.margins[name] = n
			}
			terms[key][n] = -1
		}
		a.equate(terms[key], sum)
	}
}
