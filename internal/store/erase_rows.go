package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
)

// gap is what goes out of an import: ids of rows and personas, rising, and the
// positions of both.
type gap struct {
	from          activeImport
	rows          []int64
	personas      []int64
	rowsAt, oldAt []int // positions of the rows, and of the personas
}

// eraseRows takes a person's rows out of the table and out of the columns beside
// it. What follows moves up, so that an import stays without gaps.
func (s *subject) eraseRows(ctx context.Context, tx querier) error {
	var gaps []*gap
	for _, r := range s.rows {
		if len(gaps) == 0 || gaps[len(gaps)-1].from.id != r.from.id {
			gaps = append(gaps, &gap{from: r.from})
		}
		g := gaps[len(gaps)-1]
		g.rows, g.rowsAt = append(g.rows, r.id), append(g.rowsAt, int(r.id-r.from.first))
	}
	for _, g := range gaps {
		for persona := range s.personas {
			if persona >= g.from.firstPersona && persona <= g.from.lastPersona {
				g.personas = append(g.personas, persona)
			}
		}
		slices.Sort(g.personas)
		for _, persona := range g.personas {
			g.oldAt = append(g.oldAt, int(persona-g.from.firstPersona))
		}
		if err := g.erase(ctx, tx); err != nil {
			return fmt.Errorf("erase rows: %w", err)
		}
	}
	return nil
}

func (g *gap) erase(ctx context.Context, tx querier) error {
	if err := g.eraseColumns(ctx, tx); err != nil {
		return err
	}
	if err := closeUp(ctx, tx, "participant", "id", g.rows, g.from, true); err != nil {
		return err
	}
	if err := closeUp(ctx, tx, "participant", "persona", g.personas, g.from, false); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE import SET last_persona = last_persona - $1 WHERE id = $2", len(g.personas), g.from.id)
	if err != nil {
		return err
	}
	return shorten(ctx, tx, g.from.id, g.rowsAt)
}

// closeUp takes some numbers out of a column of the rows of an import, so that
// greater ones follow without a gap; with remove the rows that bear them go
// first. The numbers rise, and so does the work: what has moved up is below what
// moves next. Where rows are not changed in the order of their ids, they would
// meet each other on the way: there they go round by negative numbers.
func closeUp(ctx context.Context, tx querier, table, column string, gone []int64, from activeImport, remove bool) error {
	if remove {
		for _, n := range gone {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE import = $1 AND "+column+" = $2", from.id, n); err != nil {
				return err
			}
		}
	}
	sign := ""
	if !tx.speaks().risesInOrder {
		sign = "-"
	}
	for k, n := range gone {
		next := int64(1<<62 - 1)
		if k+1 < len(gone) {
			next = gone[k+1]
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("UPDATE %[1]s SET %[2]s = %[3]s(%[2]s - $1) WHERE import = $2 AND id BETWEEN $3 AND $4 AND %[2]s > $5 AND %[2]s < $6", table, column, sign),
			k+1, from.id, from.first, from.last, n, next)
		if err != nil {
			return err
		}
	}
	if sign == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf("UPDATE %[1]s SET %[2]s = -%[2]s WHERE import = $1 AND %[2]s < 0", table, column), from.id)
	return err
}

// shorten notes that rows went out of an import, by their positions. The digest
// of the rows becomes another one, from which nothing of them can be found out.
func shorten(ctx context.Context, tx querier, source int64, positions []int) error {
	var content string
	if err := tx.QueryRowContext(ctx, "SELECT content FROM import WHERE id = $1", source).Scan(&content); err != nil {
		return err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s without %v", content, positions))
	_, err := tx.ExecContext(ctx, "UPDATE import SET imported = imported - $1, last_row = last_row - $1, content = $2 WHERE id = $3",
		len(positions), hex.EncodeToString(sum[:]), source)
	return err
}

// eraseColumns writes the packed columns anew without the rows and personas.
func (g *gap) eraseColumns(ctx context.Context, tx querier) error {
	for field, name := range fieldNames {
		err := rewriteColumn(ctx, tx, g.from.id, name, g.rowsAt, func(at int, v uint32) uint32 {
			switch field {
			case fieldPersona:
				return v - uint32(before(g.oldAt, int(v)))
			case fieldSheetRow: // the row less the position
				return v + uint32(before(g.rowsAt, at))
			}
			return v
		})
		if err != nil {
			return err
		}
	}
	same := func(_ int, v uint64) uint64 { return v }
	for _, name := range []string{personaName, personaEmail, personaIdentity} {
		if err := rewriteColumn(ctx, tx, g.from.id, name, g.oldAt, same); err != nil {
			return err
		}
	}
	if err := rewriteColumn(ctx, tx, g.from.id, personaOrganization, g.oldAt, func(_ int, v uint32) uint32 { return v }); err != nil {
		return err
	}
	return rewriteColumn(ctx, tx, g.from.id, personaRow, g.oldAt, func(_ int, v uint32) uint32 { return v - uint32(before(g.rowsAt, int(v))) })
}

// rewriteColumn drops values by their positions, which rise, and changes the
// others.
func rewriteColumn[T unsigned](ctx context.Context, tx querier, source int64, field string, gone []int, change func(at int, v T) T) error {
	var left []T
	at := 0
	err := eachChunk(ctx, tx, source, field, func(values []T) error {
		for _, v := range values {
			if i := before(gone, at); i == len(gone) || gone[i] != at {
				left = append(left, change(at, v))
			}
			at++
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM column_chunk WHERE import = $1 AND field = $2", source, field); err != nil {
		return err
	}
	w := columnWriter{q: tx, source: source}
	for chunk := int64(0); len(left) > 0; chunk++ {
		n := min(chunkRows, len(left))
		if err := w.put(ctx, field, chunk, pack(left[:n])); err != nil {
			return err
		}
		left = left[n:]
	}
	return nil
}

// before counts the numbers of a rising list that are less than n.
func before(list []int, n int) int { return sort.SearchInts(list, n) }
