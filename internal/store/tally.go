package store

import (
	"context"
	"slices"
	"strings"
)

// tally goes once over a ledger and hands on each row in scope with each of its
// groups. It is put together for one query.
type tally struct {
	l    *ledger
	axes []*axis
	cols []*coded
	// strides and groups number the combinations of the axes' groups.
	strides []int
	groups  int
	// uncounted takes in the rows that the rules leave out.
	uncounted bool
}

// newTally prepares the axes that filters and dimensions need. undated asks for
// the rows without days, whatever the period.
func (l *ledger) newTally(ctx context.Context, q querier, s *scope, by []string, filters []filter, undated bool) (*tally, error) {
	t := &tally{l: l, groups: 1}
	for _, b := range bases {
		limited := b.field == fieldDays && (s.dated() || undated)
		a, own := newAxis(b, by, filters, limited)
		if a == nil {
			continue
		}
		c, err := l.column(ctx, q, b.field)
		if err != nil {
			return nil, err
		}
		for _, number := range c.numbers {
			values := l.r.valuesOf(b, number)
			if limited && !s.within(spanOf(number), undated) {
				values = nil
			}
			a.add(l.r, values, own)
		}
		t.axes, t.cols = append(t.axes, a), append(t.cols, c)
		t.strides = append(t.strides, t.groups)
		if t.groups > maxGroups/max(1, len(a.groups)) {
			return nil, &FilterError{Field: strings.Join(by, ","), Reason: "too many combinations; group by fewer dimensions at once"}
		}
		t.groups *= max(1, len(a.groups))
	}
	return t, nil
}

// maxGroups bounds the combinations that a number can tell apart.
const maxGroups = 1 << 62

// numbers are those of a group in the dimensions asked for.
func (t *tally) numbers(group int, by []string) []int64 {
	list := make([]int64, len(by))
	for k, a := range t.axes {
		if len(a.by) == 0 {
			continue
		}
		own := a.groups[group/t.strides[k]%len(a.groups)]
		for i, dimension := range by {
			if j := slices.Index(a.by, dimension); j >= 0 {
				list[i] = own[j]
			}
		}
	}
	return list
}

// block is how many rows are looked at together.
const block = 2048

// each hands on the rows in scope: their positions, each with its groups.
func (t *tally) each(fn func(row int, groups []int)) {
	codes := make([]uint32, block)
	singles := make([][]int32, len(t.axes))
	for k := range singles {
		singles[k] = make([]int32, block)
	}
	groups := make([]int, 0, 16)
	for from := 0; from < t.l.rows; from += block {
		n := min(block, t.l.rows-from)
		for k, a := range t.axes {
			t.cols[k].read(from, codes[:n])
			for i, code := range codes[:n] {
				singles[k][i] = a.single[code]
			}
		}
	rows:
		for i := range n {
			if t.l.hidden != nil && !t.uncounted && t.l.hidden[from+i] {
				continue
			}
			groups = append(groups[:0], 0)
			for k := range t.axes {
				switch single := singles[k][i]; {
				case single >= 0:
					for g := range groups {
						groups[g] += int(single) * t.strides[k]
					}
				case single == out:
					continue rows
				default:
					groups = t.spread(groups, k, single)
				}
			}
			fn(from+i, groups)
		}
	}
}

// spread takes each group once for each value of an axis.
func (t *tally) spread(groups []int, k int, single int32) []int {
	several := t.axes[k].several[severals-single]
	n := len(groups)
	for _, value := range several[1:] {
		for _, group := range groups[:n] {
			groups = append(groups, group+int(value)*t.strides[k])
		}
	}
	for g := range n {
		groups[g] += int(several[0]) * t.strides[k]
	}
	return groups
}

// counts are the counts of one group and where it was met last.
type counts struct {
	rows, people, pairs     int
	lastPerson, lastMeeting uint32
}

// sparse is the number of groups from which they are held in a map.
const sparse = 1 << 20

// people counts the rows in scope, their people and the pairs of person and
// exchange, by group. Rows stand by person and exchange, so that a new one is
// noticed where it begins.
func (t *tally) people() map[int]*counts {
	found := make(map[int]*counts)
	var dense []*counts
	if t.groups <= sparse {
		dense = make([]*counts, t.groups)
	}
	exchange := t.l.columns[fieldExchange]
	meeting, lastExchange := uint32(0), uint32(0)
	last := -1
	t.each(func(row int, groups []int) {
		person := t.l.person[row] + 1 // 0 is nobody
		if e := exchange.at(row); last < 0 || t.l.person[last] != t.l.person[row] || e != lastExchange {
			meeting++
			lastExchange = e
		}
		last = row
		for _, group := range groups {
			var c *counts
			if dense != nil {
				c = dense[group]
			} else {
				c = found[group]
			}
			if c == nil {
				c = &counts{}
				found[group] = c
				if dense != nil {
					dense[group] = c
				}
			}
			c.rows++
			if c.lastPerson != person {
				c.lastPerson = person
				c.people++
			}
			if c.lastMeeting != meeting {
				c.lastMeeting = meeting
				c.pairs++
			}
		}
	})
	return found
}
