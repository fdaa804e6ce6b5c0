package reports

import (
	"slices"

	"github.com/namati/lex/internal/store"
)

// grid is a table of counts seen as a graph: every line and every column is a
// node whose total a reader may know, every cell an edge between its line and
// its column. A table by one dimension is one line; its other end is a single
// node that stands for the rest of the world.
//
// A hidden count is safe when the reader's equations have another solution in
// which it differs. The solutions differ by cycles: along a cycle of hidden
// cells counts go up and down by turns, and a count can go down only from 2,
// because a row that is listed at all holds somebody.
type grid struct {
	cells          []gridCell
	lines, columns int
	// atLine and atColumn list the cells of every node.
	atLine, atColumn [][]int
}

// gridCell is one row of the table of counts.
type gridCell struct {
	line, column, count int
	// open cells are of key "" and never hidden.
	open, hidden bool
}

// newGrid numbers the lines and columns of a table in the order of its rows.
func newGrid(t store.Table, dimensions int) *grid {
	g := &grid{}
	lines, columns := map[string]int{}, map[string]int{}
	number := func(seen map[string]int, key string) int {
		n, ok := seen[key]
		if !ok {
			n = len(seen)
			seen[key] = n
		}
		return n
	}
	for _, row := range t.Rows {
		c := gridCell{count: row.Participants, open: slices.Contains(row.Key, "")}
		if dimensions == 2 && len(row.Key) == 2 {
			c.line, c.column = number(lines, row.Key[0]), number(columns, row.Key[1])
		} else {
			c.line, c.column = number(lines, ""), number(columns, "")
		}
		g.cells = append(g.cells, c)
	}
	g.lines, g.columns = len(lines), len(columns)
	g.atLine, g.atColumn = make([][]int, g.lines), make([][]int, g.columns)
	for i, c := range g.cells {
		g.atLine[c.line] = append(g.atLine[c.line], i)
		g.atColumn[c.column] = append(g.atColumn[c.column], i)
	}
	return g
}

// protect hides further cells until no hidden one can be computed. It returns
// false when that cannot be had.
func (g *grid) protect() bool {
	for changed := true; changed; {
		changed = false
		for i := range g.cells {
			if !g.cells[i].hidden || g.safe(i) {
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

// safe reports whether the count of a hidden cell has a second possible value:
// one more, with a way back from its column to its line, or one less, with a way
// back from its line to its column.
func (g *grid) safe(i int) bool {
	c := g.cells[i]
	return g.way(i, true, c.column, c.line) || c.count >= 2 && g.way(i, false, c.line, c.column)
}

// way searches a path over hidden cells other than skip: from a line to a
// column a count goes up, from a column to a line it goes down. The path leads
// from a column to a line when fromColumn, else from a line to a column.
func (g *grid) way(skip int, fromColumn bool, start, goal int) bool {
	seenLine, seenColumn := make([]bool, g.lines), make([]bool, g.columns)
	type node struct {
		column bool
		n      int
	}
	queue := []node{{fromColumn, start}}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if at.column != fromColumn && at.n == goal {
			return true
		}
		var cells []int
		seen := seenColumn
		if at.column {
			cells, seen = g.atColumn[at.n], seenLine
		} else {
			cells = g.atLine[at.n]
		}
		for _, i := range cells {
			c := g.cells[i]
			to := c.column
			if at.column {
				to = c.line
			}
			if i != skip && c.hidden && !seen[to] && (!at.column || c.count >= 2) {
				seen[to] = true
				queue = append(queue, node{!at.column, to})
			}
		}
	}
	return false
}

// companion picks the cell to hide beside an unsafe one: of its line or column
// if there is one, small, and where it meets cells that are hidden already. It
// returns -1 when nothing is left to hide.
func (g *grid) companion(i int) int {
	best, least := -1, 0
	for j, c := range g.cells {
		if c.hidden || c.open || c.count == 0 {
			continue
		}
		cost := 2 * c.count
		sameLine, sameColumn := c.line == g.cells[i].line, c.column == g.cells[i].column
		switch {
		case !sameLine && !sameColumn:
			cost += 1 << 40
		case sameLine && !sameColumn && !g.anyHidden(g.atColumn[c.column]),
			sameColumn && !sameLine && !g.anyHidden(g.atLine[c.line]):
			cost += 1 << 20
		}
		if best < 0 || cost < least {
			best, least = j, cost
		}
	}
	return best
}

func (g *grid) anyHidden(cells []int) bool {
	return slices.ContainsFunc(cells, func(i int) bool { return g.cells[i].hidden })
}
