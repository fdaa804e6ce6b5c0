package desk

import (
	"math"
	"math/big"
	"slices"
)

// system are the equations that a reader of the report knows about numbers that
// are not shown: sums of unknown counts that make a known one. Each unknown has a
// least value, which the reader knows too: a row that is listed holds somebody.
type system struct {
	least     []int64
	equations []equation
}

// equation says that the sum of some unknowns, each taken so many times, is a
// number.
type equation struct {
	terms map[int]int64
	sum   int64
}

// mostExact is how many unknowns are solved exactly; with more, only what single
// equations and their bounds tell is looked for.
const mostExact = 400

// unknown adds an unknown and returns its number.
func (s *system) unknown(least int64) int {
	s.least = append(s.least, least)
	return len(s.least) - 1
}

// equate adds an equation.
func (s *system) equate(terms map[int]int64, sum int64) {
	if len(terms) > 0 {
		s.equations = append(s.equations, equation{terms, sum})
	}
}

// solved returns the unknowns of which a reader can compute the value, with it.
func (s *system) solved() map[int]int64 {
	found := s.bounded()
	for _, group := range s.connected() {
		if len(group) <= mostExact {
			s.eliminate(group, found)
		}
	}
	return found
}

// connected groups the unknowns that equations join.
func (s *system) connected() [][]int {
	of := make([]int, len(s.least))
	for i := range of {
		of[i] = i
	}
	root := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for _, e := range s.equations {
		first := -1
		for _, i := range sortedTerms(e.terms) {
			if first < 0 {
				first = root(i)
			}
			of[root(i)] = first
		}
	}
	groups := map[int][]int{}
	var order []int
	for i := range of {
		r := root(i)
		if groups[r] == nil {
			order = append(order, r)
		}
		groups[r] = append(groups[r], i)
	}
	list := make([][]int, 0, len(order))
	for _, r := range order {
		list = append(list, groups[r])
	}
	return list
}

// eliminate solves the equations of a group of unknowns in exact fractions
// (Gauss and Jordan). An unknown that stands alone in its line has one value.
func (s *system) eliminate(group []int, found map[int]int64) {
	at := map[int]int{}
	for column, i := range group {
		at[i] = column
	}
	var lines [][]*big.Rat
	for _, e := range s.equations {
		if _, in := at[sortedTerms(e.terms)[0]]; !in {
			continue
		}
		line := make([]*big.Rat, len(group)+1)
		for j := range line {
			line[j] = new(big.Rat)
		}
		for i, n := range e.terms {
			line[at[i]].SetInt64(n)
		}
		line[len(group)].SetInt64(e.sum)
		lines = append(lines, line)
	}
	next := 0
	term := new(big.Rat)
	for column := range group {
		pivot := next
		for pivot < len(lines) && lines[pivot][column].Sign() == 0 {
			pivot++
		}
		if pivot == len(lines) {
			continue
		}
		lines[next], lines[pivot] = lines[pivot], lines[next]
		own := lines[next]
		inverse := new(big.Rat).Inv(own[column])
		for j := column; j < len(own); j++ {
			own[j].Mul(own[j], inverse)
		}
		for k, other := range lines {
			if k == next || other[column].Sign() == 0 {
				continue
			}
			factor := new(big.Rat).Set(other[column])
			for j := column; j < len(own); j++ {
				if own[j].Sign() != 0 {
					other[j].Sub(other[j], term.Mul(factor, own[j]))
				}
			}
		}
		next++
	}
	for _, line := range lines[:next] {
		alone, others := -1, false
		for column := range group {
			if line[column].Sign() != 0 {
				others = others || alone >= 0
				alone = max(alone, column)
			}
		}
		if alone >= 0 && !others && line[len(group)].IsInt() {
			found[group[alone]] = line[len(group)].Num().Int64()
		}
	}
}

// bounded narrows what each unknown can be, equation by equation, until nothing
// changes: two that hold somebody and make two hold one each.
func (s *system) bounded() map[int]int64 {
	low := slices.Clone(s.least)
	high := make([]int64, len(low))
	for i := range high {
		high[i] = math.MaxInt32
	}
	for changed, rounds := true, 0; changed && rounds < 50; rounds++ {
		changed = false
		for _, e := range s.equations {
			var least, most int64 // of the whole sum
			for i, n := range e.terms {
				least += min(n*low[i], n*high[i])
				most += max(n*low[i], n*high[i])
			}
			for i, n := range e.terms {
				if n != 1 && n != -1 {
					continue
				}
				// n·x = sum − the others.
				othersLeast, othersMost := least-min(n*low[i], n*high[i]), most-max(n*low[i], n*high[i])
				from, to := e.sum-othersMost, e.sum-othersLeast
				if n < 0 {
					from, to = -to, -from
				}
				if from > low[i] || to < high[i] {
					low[i], high[i] = max(low[i], from), min(high[i], to)
					changed = true
					break // the sums of this equation are others now
				}
			}
		}
	}
	found := map[int]int64{}
	for i := range low {
		if low[i] == high[i] {
			found[i] = low[i]
		}
	}
	return found
}

func sortedTerms(terms map[int]int64) []int {
	list := make([]int, 0, len(terms))
	for i := range terms {
		list = append(list, i)
	}
	slices.Sort(list)
	return list
}
