package importers

import "context"

// window is the part of a sheet in which a table stands: rows counted from 1,
// columns from 0, the ends not included; an end of 0 is open.
type window struct {
	from, to    int
	left, right int
}

// of reads the rows of a window alone; cells beside it are empty.
func (w window) of(read rowSource) rowSource {
	if w == (window{}) {
		return read
	}
	return func(ctx context.Context, fn func(*Row) error) error {
		var part Row
		inside := func(row *Row) bool {
			if row.Number < w.from {
				return true
			}
			return w.to == 0 || row.Number < w.to
		}
		var failed error
		err := read.until(ctx, func(row *Row) bool {
			if !inside(row) {
				return false
			}
			if row.Number < w.from {
				return true
			}
			if w.left > 0 || w.right > 0 {
				part.Number, part.Hidden = row.Number, row.Hidden
				part.Cells = append(part.Cells[:0], row.Cells...)
				clear(part.Cells[:min(w.left, len(part.Cells))])
				if w.right > 0 && len(part.Cells) > w.right {
					part.Cells = part.Cells[:w.right]
				}
				row = &part
			}
			failed = fn(row)
			return failed == nil
		})
		if failed != nil {
			return failed
		}
		return err
	}
}
