package reports

import (
	"container/heap"
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
	cells []gridCell
	// nodes are the lines and then the columns; lines is how many lines there
	// are.
	nodes []gridNode
	lines int
	// order lists the cells by their ranks; those before next cannot be hidden
	// any more.
	order []int
	next  int
	// visit numbers the searches of way, stack is where the last one went.
	visit int
	stack []gridStep
}

// gridCell is one row of the table of counts.
type gridCell struct {
	line, column, count int
	// open cells are of key "" and never hidden.
	open, hidden bool
	// safe is set once a second value has been found: hiding more cells takes
	// none away.
	safe bool
	// rank is the place in the order of counts.
	rank int
}

// gridNode is a line or a column.
type gridNode struct {
	// cells are those that may be hidden, small counts first; before next all
	// are hidden.
	cells []int
	next  int
	// meeting are cells whose other end has a hidden cell, by their ranks.
	meeting ranks
	// hidden are the hidden cells; many those of them of 2 or more, which may go
	// down.
	hidden, many []int
	// visited is the number of the search that came here last.
	visited int
}

// gridStep is a node on the way of a search, and which of its cells comes next.
type gridStep struct{ node, next int }

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
	g.lines = len(lines)
	g.nodes = make([]gridNode, len(lines)+len(columns))
	for i := range g.cells {
		c := &g.cells[i]
		c.column += g.lines
		g.order = append(g.order, i)
	}
	slices.SortStableFunc(g.order, func(i, j int) int { return g.cells[i].count - g.cells[j].count })
	for rank, i := range g.order {
		c := &g.cells[i]
		c.rank = rank
		if !c.mayHide() {
			continue
		}
		for _, n := range []int{c.line, c.column} {
			g.nodes[n].cells = append(g.nodes[n].cells, i)
		}
	}
	return g
}

// mayHide reports whether a cell holds somebody and is not of key "".
func (c *gridCell) mayHide() bool { return !c.open && c.count > 0 }

// hide hides a cell. At a node that had none hidden, hiding another one of its
// cells now closes a cycle sooner, which the other ends learn.
func (g *grid) hide(i int) {
	c := &g.cells[i]
	c.hidden = true
	for _, n := range []int{c.line, c.column} {
		node := &g.nodes[n]
		if len(node.hidden) == 0 {
			for _, j := range node.cells {
				other := &g.nodes[g.across(j, n)]
				heap.Push(&other.meeting, g.cells[j].rank)
			}
		}
		node.hidden = append(node.hidden, i)
		if c.count >= 2 {
			node.many = append(node.many, i)
		}
	}
}

// across is the other end of a cell.
func (g *grid) across(cell, node int) int {
	return g.cells[cell].line + g.cells[cell].column - node
}

// protect hides further cells until no hidden one can be computed. It returns
// false when that cannot be had.
func (g *grid) protect() bool {
	for changed := true; changed; {
		changed = false
		for i := range g.cells {
			if c := &g.cells[i]; !c.hidden || c.safe {
				continue
			}
			if g.cells[i].safe = g.safe(i); g.cells[i].safe {
				continue
			}
			next := g.companion(i)
			if next < 0 {
				return false
			}
			g.hide(next)
			changed = true
		}
	}
	return true
}

// safe reports whether the count of a hidden cell has a second possible value:
// one more, with a way back from its column to its line, or one less, with a way
// back from its line to its column.
func (g *grid) safe(i int) bool {
	c := g.cells[i]
	return g.way(i, c.column, c.line) || c.count >= 2 && g.way(i, c.line, c.column)
}

// way searches a path over hidden cells other than skip: from a line to a
// column a count goes up, from a column to a line it goes down. It sets out from
// the end with fewer cells, and goes deep before it goes wide: a column of sex
// crosses as many lines as there are organizations, and nearly all of them lead
// on.
func (g *grid) way(skip, start, goal int) bool {
	ahead := len(g.leading(start, true)) <= len(g.leading(goal, false))
	if !ahead {
		start, goal = goal, start
	}
	g.visit++
	g.nodes[start].visited = g.visit
	g.stack = append(g.stack[:0], gridStep{node: start})
	for len(g.stack) > 0 {
		at := &g.stack[len(g.stack)-1]
		cells := g.leading(at.node, ahead)
		if at.next == len(cells) {
			g.stack = g.stack[:len(g.stack)-1]
			continue
		}
		i := cells[at.next]
		at.next++
		if i == skip {
			continue
		}
		to := g.across(i, at.node)
		if to == goal {
			return true
		}
		if g.nodes[to].visited != g.visit {
			g.nodes[to].visited = g.visit
			g.stack = append(g.stack, gridStep{node: to})
		}
	}
	return false
}

// leading lists the hidden cells over which a path leads away from a node, or,
// not ahead, to it.
func (g *grid) leading(node int, ahead bool) []int {
	if isLine := node < g.lines; isLine == ahead {
		return g.nodes[node].hidden
	}
	return g.nodes[node].many
}

// companion picks the cell to hide beside an unsafe one: of its line or column
// if there is one, where it meets cells that are hidden already, and small. It
// returns -1 when nothing is left to hide.
func (g *grid) companion(i int) int {
	c := g.cells[i]
	best, alone := -1, false
	for _, n := range []int{c.line, c.column} {
		j, single := g.beside(n)
		if j >= 0 && (best < 0 || alone && !single || alone == single && g.cells[j].rank < g.cells[best].rank) {
			best, alone = j, single
		}
	}
	for ; best < 0 && g.next < len(g.order); g.next++ {
		if j := g.order[g.next]; g.cells[j].mayHide() && !g.cells[j].hidden {
			return j
		}
	}
	return best
}

// beside is the best cell of a node to hide next, -1 when none is left, and
// whether it is the first hidden one at its other end.
func (g *grid) beside(n int) (cell int, alone bool) {
	node := &g.nodes[n]
	for len(node.meeting) > 0 {
		if i := g.order[node.meeting[0]]; !g.cells[i].hidden {
			return i, false
		}
		heap.Pop(&node.meeting)
	}
	for ; node.next < len(node.cells); node.next++ {
		if i := node.cells[node.next]; !g.cells[i].hidden {
			return i, true
		}
	}
	return -1, false
}

// ranks is a heap of ranks, the least first.
type ranks []int

func (r ranks) Len() int           { return len(r) }
func (r ranks) Less(i, j int) bool { return r[i] < r[j] }
func (r ranks) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }
func (r *ranks) Push(x any)        { *r = append(*r, x.(int)) }
func (r *ranks) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}
