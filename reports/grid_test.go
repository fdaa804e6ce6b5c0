package reports

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// plainGrid hides cells by the rules of grid and looks at every cell each time.
type plainGrid struct{ cells []gridCell }

func (g plainGrid) protect() bool {
	for changed := true; changed; {
		changed = false
		for i, c := range g.cells {
			if !c.hidden || g.way(i, c.column, c.line, 1) || c.count >= 2 && g.way(i, c.line, c.column, 0) {
				continue
			}
			next := g.companion(i)
			if next < 0 {
				return false
			}
			g.cells[next].hidden, changed = true, true
		}
	}
	return true
}

// way marks nodes until the goal is one of them or no further can be marked;
// down is 1 where the path sets out downwards, from a column to a line.
func (g plainGrid) way(skip, start, goal, down int) bool {
	marked := map[int]bool{start: true}
	for grown := true; grown && !marked[goal]; {
		grown = false
		for i, c := range g.cells {
			if i == skip || !c.hidden {
				continue
			}
			if marked[c.line] && !marked[c.column] {
				marked[c.column], grown = true, true
			}
			if c.count >= 2 && marked[c.column] && !marked[c.line] {
				marked[c.line], grown = true, true
			}
		}
	}
	return marked[goal]
}

// companion takes the cheapest cell: of the same line or column, then where the
// other end has a hidden cell, then the smallest count, then the first.
func (g plainGrid) companion(i int) int {
	best, least := -1, 0
	at := g.cells[i]
	anyHidden := func(in func(c gridCell) bool) bool {
		for _, c := range g.cells {
			if c.hidden && in(c) {
				return true
			}
		}
		return false
	}
	for j, c := range g.cells {
		if c.hidden || c.open || c.count == 0 {
			continue
		}
		cost := 2 * c.count
		switch {
		case c.line != at.line && c.column != at.column:
			cost += 1 << 40
		case c.column != at.column && !anyHidden(func(o gridCell) bool { return o.column == c.column }),
			c.line != at.line && !anyHidden(func(o gridCell) bool { return o.line == c.line }):
			cost += 1 << 20
		}
		if best < 0 || cost < least {
			best, least = j, cost
		}
	}
	return best
}

// TestGridHidesWhatAPlainSearchHides draws tables and compares cell by cell.
func TestGridHidesWhatAPlainSearchHides(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		lines, columns := rapid.IntRange(1, 7).Draw(r, "lines"), rapid.IntRange(1, 4).Draw(r, "columns")
		most := rapid.IntRange(1, 9).Draw(r, "most")
		var table store.Table
		for l := range lines {
			for c := range columns {
				key := []string{strings.Repeat("l", l), strings.Repeat("c", c)} // "" is not stated
				if rapid.Bool().Draw(r, "all stated") {
					key = []string{"l" + key[0], "c" + key[1]}
				}
				if n := rapid.IntRange(0, most).Draw(r, "count"); n > 0 {
					table.Rows = append(table.Rows, store.CountRow{Key: key, Participants: n})
				}
			}
		}
		dimensions := rapid.IntRange(1, 2).Draw(r, "dimensions")
		g := newGrid(table, dimensions)
		for i, c := range g.cells {
			if !c.open && c.count > 0 && c.count < 5 {
				g.hide(i)
			}
		}
		plain := plainGrid{append([]gridCell{}, g.cells...)}
		want, got := plain.protect(), g.protect()
		if got != want {
			r.Fatalf("protected: %v, want %v", got, want)
		}
		for i := range g.cells {
			if got && g.cells[i].hidden != plain.cells[i].hidden {
				r.Fatalf("cell %d: hidden %v, want %v", i, g.cells[i].hidden, plain.cells[i].hidden)
			}
		}
	})
}

// manyOrganizations are counts by organization, and by organization and sex.
func manyOrganizations(n int) (one, two store.Table) {
	chance := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		key := fmt.Sprint("organization ", i)
		one.Rows = append(one.Rows, store.CountRow{Key: []string{key}, Participants: 1 + chance.IntN(20)})
		for _, sex := range []string{"F", "M", "X", ""} {
			if people := chance.IntN(20); people > 0 {
				two.Rows = append(two.Rows, store.CountRow{Key: []string{key, sex}, Participants: people})
			}
		}
	}
	return one, two
}

// TestSuppressIsQuick hides cells of 20,000 organizations; looking at every cell
// each time takes hours.
func TestSuppressIsQuick(t *testing.T) {
	one, two := manyOrganizations(20_000)
	ones := store.Table{Rows: append([]store.CountRow{}, one.Rows...)}
	for i := range ones.Rows {
		ones.Rows[i].Participants = 1 + i/19_999 // one person each but for the last
	}
	start := time.Now()
	Suppress(one, []string{"organization"}, records.Public, 5, true)
	Suppress(ones, []string{"organization"}, records.Public, 5, true)
	Suppress(two, []string{"organization", "sex"}, records.Donor, 5, false)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %s", took)
	}
}

// BenchmarkSuppressMany hides the cells of 100,000 organizations by sex.
func BenchmarkSuppressMany(b *testing.B) {
	_, two := manyOrganizations(100_000)
	b.ReportAllocs()
	for b.Loop() {
		Suppress(two, []string{"organization", "sex"}, records.Donor, 5, false)
	}
}
