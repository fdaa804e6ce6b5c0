package store

import (
	"context"
	"database/sql"
	"slices"
	"sort"

	"github.com/namati/lex/internal/records"
)

// marks has a mark for each row of participants of the active imports, in their
// order.
type marks []bool

// mark marks the participant rows in scope, whichever way they are counted. With
// a dimension it leaves out the rows that have no key in it.
func (s *scope) mark(ctx context.Context, q querier, dimension string) (marks, error) {
	if s.r.ledger != nil {
		return s.markLedger(ctx, q, dimension)
	}
	sel := s.people()
	if dimension != "" {
		sel.where = append(sel.where, sel.number(dimension)+" <> 0")
	}
	return s.r.markIDs(ctx, q, "SELECT DISTINCT f.participant"+sel.from("fact"))
}

// markIDs marks the rows of which a query selects the ids.
func (r *resolved) markIDs(ctx context.Context, q querier, query string) (marks, error) {
	imports := r.of(records.Participants)
	starts, total := startsOf(imports)
	m := make(marks, total)
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		n := sort.Search(len(imports), func(n int) bool { return imports[n].last >= id })
		m[starts[n]+int(id-imports[n].first)] = true
		return nil
	}, query)
	return m, err
}

// startsOf is where the rows of each import begin among those of all, and how
// many these are.
func startsOf(imports []activeImport) (starts []int, total int) {
	starts = make([]int, len(imports))
	for n, i := range imports {
		starts[n] = total
		total += int(i.last - i.first + 1)
	}
	return starts, total
}

func (s *scope) markLedger(ctx context.Context, q querier, dimension string) (marks, error) {
	var by []string
	if dimension != "" {
		by = []string{dimension}
	}
	l := s.r.ledger
	t, err := l.newTally(ctx, q, s, by, s.filters, false)
	if err != nil {
		return nil, err
	}
	stated := make(map[int]bool) // by group, found out once
	placed := make(marks, l.rows)
	t.each(func(row int, groups []int) {
		if dimension == "" {
			placed[row] = true
			return
		}
		for _, g := range groups {
			has, known := stated[g]
			if !known {
				has = t.numbers(g, by)[0] > 0
				stated[g] = has
			}
			placed[row] = placed[row] || has
		}
	})
	return l.inOrder(placed), nil
}

// inOrder turns marks by position in the ledger into marks by row.
func (l *ledger) inOrder(placed marks) marks {
	m := make(marks, l.rows)
	for row, at := range l.position {
		m[row] = placed[at]
	}
	return m
}

// markNaming marks the participant rows that bring organizations into scope:
// those that name one of them. The filters by what an organization has of its
// own have cut the organizations already.
func (s *scope) markNaming(ctx context.Context, q querier, organizations map[int64]bool) (marks, error) {
	naming := &scope{r: s.r, start: s.start, end: s.end}
	for _, f := range s.filters {
		if slices.Contains(occasional, f.field) || slices.Contains(personal, f.field) {
			naming.filters = append(naming.filters, f)
		}
	}
	m, err := naming.mark(ctx, q, "")
	if err != nil {
		return nil, err
	}
	err = s.r.eachRowNumber(ctx, q, fieldOrganization, func(row int, organization int64) {
		m[row] = m[row] && organization != 0 && slices.ContainsFunc(s.r.keys.members[organization], func(one int64) bool { return organizations[one] })
	})
	return m, err
}

// eachRowNumber hands on what a column of terms means in each row of
// participants, as the row itself states it.
func (r *resolved) eachRowNumber(ctx context.Context, q querier, field int, fn func(row int, number int64)) error {
	const unread = -1 << 62
	numbers := make([]int64, r.terms+1) // of each term, found out once
	for term := range numbers {
		numbers[term] = unread
	}
	row := 0
	for _, i := range r.of(records.Participants) {
		err := eachChunk(ctx, q, i.id, fieldNames[field], func(values []uint32) error {
			for _, v := range values {
				if int64(v) > r.terms {
					return errPacked
				}
				if numbers[v] == unread {
					numbers[v] = r.meant(int64(v))
				}
				fn(row, numbers[v])
				row++
			}
			return nil
		})
		if err != nil {
			return damaged(err, fieldNames[field])
		}
	}
	return nil
}
