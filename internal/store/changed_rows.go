package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"github.com/namati/lex/internal/records"
)

// RowChange is a row by which a sheet differs from its earlier version.
type RowChange struct {
	// Change is added, changed or removed.
	Change string
	// Row is the row in the new version, of a removed one that in the old.
	Row int
	// Name is what the row is about (the person, the organization, the title);
	// Fields are those of a changed row that say something else.
	Name   string
	Fields []FieldChange
}

// What can become of a row.
const (
	RowAdded   = "added"
	RowChanged = "changed"
	RowRemoved = "removed"
)

// FieldChange is a field, or with a Heading an unknown column, before and after.
type FieldChange struct {
	Field, Heading string
	Old, New       string
}

// versionRow is a row of a version: who it is and what it says, in short.
type versionRow struct {
	identity, content, id int64
}

// listRows lists the rows by which two versions of a sheet differ, first in the
// order of their rows, at most so many. It agrees with what compare counts: rows
// that say the same cancel out, those left of one identity are changed in pairs.
func listRows(ctx context.Context, q querier, change *SheetChange, fresh, old sheetRows, most int) error {
	a, err := versionRows(ctx, q, fresh)
	if err != nil {
		return err
	}
	before, err := versionRows(ctx, q, old)
	if err != nil {
		return err
	}
	pairs := differences(a, before)
	slices.SortFunc(pairs, func(x, y [2]int64) int {
		// The removed ones, which have no row in the new version, come last.
		return cmp.Or(cmp.Compare(btoi(x[0] == 0), btoi(y[0] == 0)), cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
	})
	r := &rowReader{tx: q, kind: fresh.kind, terms: map[int64]string{}}
	for _, p := range pairs[:min(len(pairs), most)] {
		one, err := readChange(ctx, r, fresh, old, p[0], p[1])
		if err != nil {
			return err
		}
		change.Rows = append(change.Rows, one)
	}
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// differences pairs the rows that differ, by their ids: 0 stands for none.
func differences(fresh, old []versionRow) [][2]int64 {
	var pairs [][2]int64
	for i, j := 0, 0; i < len(fresh) || j < len(old); {
		var f, o []int64
		identity := int64(math.MaxInt64)
		if i < len(fresh) {
			identity = fresh[i].identity
		}
		if j < len(old) {
			identity = min(identity, old[j].identity)
		}
		for (i < len(fresh) && fresh[i].identity == identity) || (j < len(old) && old[j].identity == identity) {
			mine := i < len(fresh) && fresh[i].identity == identity
			theirs := j < len(old) && old[j].identity == identity
			switch {
			case mine && theirs && fresh[i].content == old[j].content:
				i, j = i+1, j+1
			case mine && (!theirs || fresh[i].content < old[j].content):
				f, i = append(f, fresh[i].id), i+1
			default:
				o, j = append(o, old[j].id), j+1
			}
		}
		for k := range max(len(f), len(o)) {
			var pair [2]int64
			if k < len(f) {
				pair[0] = f[k]
			}
			if k < len(o) {
				pair[1] = o[k]
			}
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// versionRows reads the rows of a sheet, sorted by identity and content.
func versionRows(ctx context.Context, q querier, sheet sheetRows) ([]versionRow, error) {
	var list []versionRow
	if sheet.kind == records.Participants {
		versions, err := readVersions(ctx, q, sheet)
		if err != nil {
			return nil, err
		}
		for i, v := range versions {
			list = append(list, versionRow{v.identity, int64(v.content), sheet.first + int64(i)})
		}
	} else {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var v versionRow
			err := rows.Scan(&v.id, &v.identity, &v.content)
			list = append(list, v)
			return err
		}, fmt.Sprintf("SELECT id, identity, content FROM %s WHERE id BETWEEN $1 AND $2", tableOf(sheet.kind)), sheet.first, sheet.last)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(list, func(a, b versionRow) int {
		return cmp.Or(cmp.Compare(a.identity, b.identity), cmp.Compare(a.content, b.content), cmp.Compare(a.id, b.id))
	})
	return list, nil
}

// readChange reads the rows of a pair and tells what differs.
func readChange(ctx context.Context, r *rowReader, fresh, old sheetRows, id, earlier int64) (RowChange, error) {
	var now, was storedRow
	var err error
	change := RowChange{Change: RowChanged}
	if id != 0 {
		if now, err = r.read(ctx, id, fresh.id); err != nil {
			return change, err
		}
		change.Row, change.Name = now.row, now.name(r.kind)
	} else {
		change.Change = RowRemoved
	}
	if earlier != 0 {
		if was, err = r.read(ctx, earlier, old.id); err != nil {
			return change, err
		}
	} else {
		change.Change = RowAdded
	}
	switch change.Change {
	case RowRemoved:
		change.Row, change.Name = was.row, was.name(r.kind)
	case RowChanged:
		change.Fields = changedFields(r.kind, was, now)
	}
	return change, nil
}

// changedFields lists what differs, in the order of the kind's fields, unknown
// columns by their headings behind.
func changedFields(kind records.Kind, was, now storedRow) []FieldChange {
	var list []FieldChange
	info, _ := records.Info(kind)
	for _, f := range info.Fields {
		if was.values[f.Name] != now.values[f.Name] {
			list = append(list, FieldChange{Field: f.Name, Old: was.values[f.Name], New: now.values[f.Name]})
		}
	}
	for _, heading := range now.headings {
		if was.extra[heading] != now.extra[heading] {
			list = append(list, FieldChange{Heading: heading, Old: was.extra[heading], New: now.extra[heading]})
		}
	}
	for _, heading := range was.headings {
		if !slices.Contains(now.headings, heading) && was.extra[heading] != "" {
			list = append(list, FieldChange{Heading: heading, Old: was.extra[heading]})
		}
	}
	return list
}
