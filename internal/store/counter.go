package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// group is one group of a count: the numbers of its keys and what it holds.
type group struct {
	numbers []int64
	// rows counts participant rows where nothing is grouped.
	rows, people, pairs, organizations int
}

// counter counts what is in scope. SQL over the temporary tables says what
// counting means and serves small data; the ledger does the same over columns
// in memory, by the million.
type counter interface {
	// people groups the people in scope.
	people(ctx context.Context, s *scope, by []string) ([]group, error)
	// organizations groups the organizations in scope.
	organizations(ctx context.Context, s *scope, by []string) ([]group, error)
	// undated counts the rows that a period leaves out for want of a date.
	undated(ctx context.Context, s *scope) (int, error)
}

func (r *resolved) counter(q querier) counter {
	if r.ledger != nil {
		return ledgerCounter{r.ledger, q}
	}
	return sqlCounter{q}
}

// sqlCounter counts in SQL.
type sqlCounter struct {
	q querier
}

func (c sqlCounter) people(ctx context.Context, s *scope, by []string) ([]group, error) {
	sel := s.people()
	var columns []string
	for _, dimension := range by {
		columns = append(columns, sel.number(dimension))
	}
	source := sel.from("fact")
	rows := "0"
	if len(by) == 0 {
		if rows = "COUNT(*)"; sel.repeats {
			rows = "COUNT(DISTINCT f.participant)"
		}
	}
	columns = append(columns, rows, "COUNT(DISTINCT f.person)", s.participations())
	return c.groups(ctx, len(by), strings.Join(columns, ", ")+source, func(g *group) []any { return []any{&g.rows, &g.people, &g.pairs} })
}

func (c sqlCounter) organizations(ctx context.Context, s *scope, by []string) ([]group, error) {
	own, table, columns := s.ownScope(by)
	columns = append(columns, "COUNT(DISTINCT s.organization)")
	return c.groups(ctx, len(by), strings.Join(columns, ", ")+own.from(table), func(g *group) []any { return []any{&g.organizations} })
}

// groups runs a query of which the first columns are grouped.
func (c sqlCounter) groups(ctx context.Context, by int, query string, counts func(g *group) []any) ([]group, error) {
	if by > 0 {
		query += " GROUP BY " + ordinals(by)
	}
	var list []group
	err := each(ctx, c.q, func(rows *sql.Rows) error {
		g := group{numbers: make([]int64, by)}
		into := make([]any, 0, by+3)
		for i := range g.numbers {
			into = append(into, &g.numbers[i])
		}
		err := rows.Scan(append(into, counts(&g)...)...)
		list = append(list, g)
		return err
	}, "SELECT "+query)
	return list, err
}

// undated counts the rows of participants and those of organizations lists.
func (c sqlCounter) undated(ctx context.Context, s *scope) (int, error) {
	always := &scope{r: s.r, filters: s.filters}
	people := always.people()
	people.where = append(people.where, "f.day_from = 0")
	var n, listed int
	if err := c.q.QueryRowContext(ctx, "SELECT COUNT(DISTINCT f.participant)"+people.from("fact")).Scan(&n); err != nil {
		return 0, err
	}
	if s.filtersBy(personal) {
		return n, nil
	}
	lists := &selection{r: s.r, row: "f", own: true, where: []string{"f.day_from = 0", "f.organization <> 0"}}
	for _, f := range s.filters {
		lists.in(f)
	}
	err := c.q.QueryRowContext(ctx, "SELECT COUNT(DISTINCT f.id)"+lists.from("listing")).Scan(&listed)
	return n + listed, err
}

// participations counts pairs of person and exchange. Where all rows are of one
// exchange, these are as many as the people.
func (s *scope) participations() string {
	if s.r.oneExchange {
		return "COUNT(DISTINCT f.person)"
	}
	return fmt.Sprintf("COUNT(DISTINCT f.person * %d + f.exchange)", pairs)
}

// pairs is the factor by which a person and an exchange become one number.
const pairs = 1 << 28

// ordinals writes 1, 2, 3.
func ordinals(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint(i + 1)
	}
	return strings.Join(list, ", ")
}
