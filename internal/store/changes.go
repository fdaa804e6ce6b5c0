package store

import (
	"cmp"
	"context"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// SheetChange says how a sheet differs from the same sheet of the earlier
// version of its file.
type SheetChange struct {
	Import int64
	Sheet  string
	Kind   records.Kind
	// Added and Removed count rows of people (organizations, quotes) that only
	// the new or only the old version has; Changed rows have the same name and
	// address but say something else.
	Added, Changed, Removed int
	// Gone marks a sheet that only the earlier version has; Import is its old
	// number.
	Gone bool
	// Resembles is the number of an active import of another file of which most
	// people stand in this sheet too, or 0: perhaps this file replaces it.
	Resembles int64
	// Rows lists them, as many as File.Details wanted.
	Rows []RowChange
}

// sheetRows is where the rows of an import stand.
type sheetRows struct {
	id          int64
	sheet       string
	kind        records.Kind
	first, last int64
}

// rowsOf lists the sheets that fit, in order.
func rowsOf(ctx context.Context, q querier, where string, args ...any) ([]sheetRows, error) {
	rows, err := q.QueryContext(ctx, `SELECT i.id, i.sheet, i.kind, i.first_row, i.last_row
		FROM import i JOIN batch b ON b.id = i.batch WHERE `+where+" ORDER BY i.id", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []sheetRows
	for rows.Next() {
		var s sheetRows
		if err := rows.Scan(&s.id, &s.sheet, &s.kind, &s.first, &s.last); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// changes compares the sheets of the batch with those of its predecessor.
func (b *Batch) changes(ctx context.Context) ([]SheetChange, error) {
	var old []sheetRows
	if b.predecessor != nil {
		var err error
		if old, err = rowsOf(ctx, b.tx, "i.batch = $1", b.predecessor.Batch); err != nil {
			return nil, err
		}
	}
	fresh, err := rowsOf(ctx, b.tx, "i.batch = $1", b.id)
	if err != nil {
		return nil, err
	}
	pairs := pairSheets(fresh, old)
	var list []SheetChange
	paired := make(map[int64]bool)
	for i, sheet := range fresh {
		change := SheetChange{Import: sheet.id, Sheet: sheet.sheet, Kind: sheet.kind}
		earlier := sheetRows{first: 1}
		if pairs[i] >= 0 {
			earlier = old[pairs[i]]
			paired[earlier.id] = true
		}
		if err := compareSheets(ctx, b.tx, &change, sheet, earlier, b.file.Details); err != nil {
			return nil, err
		}
		if b.predecessor == nil {
			if change.Resembles, err = b.resembles(ctx, sheet); err != nil {
				return nil, err
			}
		}
		list = append(list, change)
	}
	for _, sheet := range old {
		if !paired[sheet.id] {
			list = append(list, SheetChange{Import: sheet.id, Sheet: sheet.sheet, Kind: sheet.kind,
				Removed: int(sheet.last - sheet.first + 1), Gone: true})
		}
	}
	return list, nil
}

// pairSheets finds for each new sheet the old one that it continues: of the
// same name and kind, else the only one of its kind on both sides. -1 is none.
func pairSheets(fresh, old []sheetRows) []int {
	pairs := make([]int, len(fresh))
	taken := make([]bool, len(old))
	for i := range fresh {
		pairs[i] = -1
		for j := range old {
			if !taken[j] && fresh[i].sheet == old[j].sheet && fresh[i].kind == old[j].kind {
				pairs[i], taken[j] = j, true
				break
			}
		}
	}
	for i := range fresh {
		if pairs[i] >= 0 {
			continue
		}
		candidate, candidates, rivals := -1, 0, 0
		for j := range old {
			if !taken[j] && old[j].kind == fresh[i].kind {
				candidate, candidates = j, candidates+1
			}
		}
		for k := range fresh {
			if k != i && pairs[k] < 0 && fresh[k].kind == fresh[i].kind {
				rivals++
			}
		}
		if candidates == 1 && rivals == 0 {
			pairs[i], taken[candidate] = candidate, true
		}
	}
	return pairs
}

// compare counts the difference between two sheets as multisets. A row that is
// on both sides cancels out, so the sum of what is left over on either side
// says how many rows the two have in common. At most so many rows are listed.
func compareSheets(ctx context.Context, q querier, change *SheetChange, fresh, old sheetRows, most int) error {
	n, o := fresh.last-fresh.first+1, old.last-old.first+1
	if o <= 0 {
		change.Added = int(n)
		return nil
	}
	var same, equal int64
	var err error
	if fresh.kind == records.Participants {
		same, equal, err = compareParticipants(ctx, q, fresh, old)
	} else if same, err = common(ctx, q, "identity", fresh, old); err == nil {
		equal, err = common(ctx, q, "identity, content", fresh, old)
	}
	if err != nil {
		return err
	}
	change.Added, change.Removed, change.Changed = int(n-same), int(o-same), int(same-equal)
	if most > 0 && change.Added+change.Removed+change.Changed > 0 {
		return listRows(ctx, q, change, fresh, old, most)
	}
	return nil
}

// common counts in SQL how many rows agree in some columns.
func common(ctx context.Context, q querier, columns string, fresh, old sheetRows) (int64, error) {
	var left int64
	err := q.QueryRowContext(ctx, fmt.Sprintf(`SELECT COALESCE(SUM(ABS(side)), 0) FROM (
		SELECT SUM(side) AS side FROM (
			SELECT %[1]s, 1 AS side FROM %[2]s WHERE import = $1 AND id BETWEEN $2 AND $3
			UNION ALL
			SELECT %[1]s, -1 AS side FROM %[2]s WHERE import = $4 AND id BETWEEN $5 AND $6) AS both_sides
		GROUP BY %[1]s) AS by_key`, columns, tableOf(fresh.kind)),
		fresh.id, fresh.first, fresh.last, old.id, old.first, old.last).Scan(&left)
	return (fresh.last - fresh.first + 1 + old.last - old.first + 1 - left) / 2, err
}

// sampled bounds how many people are compared to find a renamed file.
const sampled = 2000

// resembles finds the active import of another file that holds most of the
// people of a sheet, sheets of a very different length and those of another
// exchange left aside: the same people meet again. A sample by
// digest keeps it quick: the same people are in the sample on both sides.
func (b *Batch) resembles(ctx context.Context, sheet sheetRows) (int64, error) {
	n := sheet.last - sheet.first + 1
	if sheet.kind != records.Participants || n < 3 {
		return 0, nil
	}
	others, err := rowsOf(ctx, b.tx, `b.status = 'active' AND i.kind = $1 AND i.batch <> $2
		AND i.imported BETWEEN $3 AND $4
		AND NOT EXISTS (SELECT 1 FROM import s WHERE s.id = $5 AND s.exchange <> 0 AND i.exchange <> 0 AND s.exchange <> i.exchange)`,
		string(sheet.kind), b.id, (n+1)/2, 2*n, sheet.id)
	if err != nil {
		return 0, err
	}
	if len(others) == 0 {
		return 0, nil
	}
	every := n/sampled + 1
	people, err := sample(ctx, b.tx, sheet.id, every)
	if err != nil {
		return 0, err
	}
	best, bestShared := int64(0), int64(0)
	for _, other := range others {
		theirs, err := sample(ctx, b.tx, other.id, every)
		if err != nil {
			return 0, err
		}
		if shared := inCommon(people, theirs, cmp.Compare[int64]); 2*shared > int64(len(people)) && shared > bestShared {
			best, bestShared = other.id, shared
		}
	}
	return best, nil
}
