package store

import (
	"context"
	"fmt"
	"slices"
)

// Fate is what became of a file between two moments.
type Fate string

// The fates of a file.
const (
	FileAdded    Fate = "added"
	FileReplaced Fate = "replaced"
	// FileRestored is a file of which an earlier version counts again.
	FileRestored Fate = "restored"
	FileRemoved  Fate = "removed"
)

// Difference is a file that counts otherwise at one moment than at another.
type Difference struct {
	Path, File string
	Fate       Fate
	// Before and After are the numbers of its imports that counted at either
	// moment, nil for none.
	Before, After []int64
	Sheets        []SheetDifference
}

// SheetDifference says how a sheet differs. Its rows tell where something is
// other, and never what: Name, Old and New are empty.
type SheetDifference struct {
	SheetChange
	// Columns maps fields to the letters of their columns at the later moment.
	Columns map[string]string
}

// Differences lists the files whose imports differ between two moments, in the
// order in which they came; at most so many rows of a sheet are listed, all are
// counted. The error is ErrGone when imports of a moment are not there any more.
func (s *Store) Differences(ctx context.Context, before, after Moment, most int) ([]Difference, error) {
	list, err := s.differences(ctx, before, after, most)
	if err != nil {
		return nil, fmt.Errorf("compare two states of the data: %w", fromDriver(err))
	}
	return list, nil
}

func (s *Store) differences(ctx context.Context, before, after Moment, most int) ([]Difference, error) {
	was, err := filesOf(ctx, s.db, before.Imports, after.Imports)
	if err != nil {
		return nil, err
	}
	is, err := filesOf(ctx, s.db, after.Imports, before.Imports)
	if err != nil {
		return nil, err
	}
	list := pairFiles(was, is)
	for i := range list {
		d := &list[i]
		if d.Sheets, err = sheetDifferences(ctx, s.db, d, most); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// countedFile is a file whose sheets count at one of two moments only.
type countedFile struct {
	batch, replacedBy int64
	path, name        string
	imports           []int64
}

// filesOf lists the files of imports that are not among others.
func filesOf(ctx context.Context, q querier, imports, others []int64) ([]countedFile, error) {
	own := slices.DeleteFunc(slices.Clone(imports), func(id int64) bool { return slices.Contains(others, id) })
	infos, err := history(ctx, q, amongIDs("i.id", own))
	if err != nil {
		return nil, err
	}
	if len(infos) != len(own) {
		return nil, ErrGone
	}
	var list []countedFile
	for _, i := range infos {
		n := slices.IndexFunc(list, func(f countedFile) bool { return f.batch == i.Batch })
		if n < 0 {
			n, list = len(list), append(list, countedFile{batch: i.Batch, replacedBy: i.ReplacedBy, path: i.Path, name: i.File})
		}
		list[n].imports = append(list[n].imports, i.Import)
	}
	return list, nil
}

// pairFiles finds for each file what it was before: the version under the same
// path, else the one that it was said to replace.
func pairFiles(was, is []countedFile) []Difference {
	taken := make([]bool, len(was))
	var list []Difference
	for _, f := range is {
		d := Difference{Path: f.path, File: f.name, Fate: FileAdded, After: f.imports}
		n := -1
		for i, old := range was {
			if !taken[i] && (old.path == f.path || n < 0 && slices.Contains(f.imports, old.replacedBy)) {
				n = i
			}
		}
		if n >= 0 {
			taken[n] = true
			d.Before, d.Fate = was[n].imports, FileReplaced
			if was[n].batch > f.batch {
				d.Fate = FileRestored
			}
		}
		list = append(list, d)
	}
	for i, old := range was {
		if !taken[i] {
			list = append(list, Difference{Path: old.path, File: old.name, Fate: FileRemoved, Before: old.imports})
		}
	}
	slices.SortStableFunc(list, func(a, b Difference) int { return int(a.first() - b.first()) })
	return list
}

// first is the number of the first import of a file.
func (d Difference) first() int64 { return slices.Concat(d.Before, d.After)[0] }

func sheetDifferences(ctx context.Context, q querier, d *Difference, most int) ([]SheetDifference, error) {
	old, err := rowsOf(ctx, q, amongIDs("i.id", d.Before))
	if err != nil {
		return nil, err
	}
	fresh, err := rowsOf(ctx, q, amongIDs("i.id", d.After))
	if err != nil {
		return nil, err
	}
	var list []SheetDifference
	paired := make(map[int64]bool)
	pairs := pairSheets(fresh, old)
	for i, sheet := range fresh {
		one := SheetDifference{SheetChange: SheetChange{Import: sheet.id, Sheet: sheet.sheet, Kind: sheet.kind}}
		earlier := sheetRows{first: 1}
		if pairs[i] >= 0 {
			earlier = old[pairs[i]]
			paired[earlier.id] = true
		}
		if err := compareSheets(ctx, q, &one.SheetChange, sheet, earlier, most); err != nil {
			return nil, err
		}
		one.silence()
		var columns string
		if err := q.QueryRowContext(ctx, "SELECT columns FROM import WHERE id = $1", sheet.id).Scan(&columns); err != nil {
			return nil, err
		}
		one.Columns = columnsOf(columns)
		list = append(list, one)
	}
	for _, sheet := range old {
		if !paired[sheet.id] {
			list = append(list, SheetDifference{SheetChange: SheetChange{Import: sheet.id, Sheet: sheet.sheet, Kind: sheet.kind,
				Removed: int(sheet.last - sheet.first + 1), Gone: true}})
		}
	}
	return list, nil
}

// silence takes out what rows say: who compares reports needs to know where
// something changed, and letters go to others.
func (d *SheetDifference) silence() {
	for i := range d.Rows {
		row := &d.Rows[i]
		row.Name = ""
		for n := range row.Fields {
			row.Fields[n].Old, row.Fields[n].New = "", ""
		}
	}
}
