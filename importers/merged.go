package importers

import (
	"context"
	"strconv"
	"strings"
)

// span is a cell merged over several rows of one column: rows counted from 1,
// both ends included, the column from 0.
type span struct{ column, first, last int }

// merger is a format in which cells can be merged.
type merger interface {
	merged(ctx context.Context, sheet int, add func(span)) error
}

const (
	// mergedSize is the size of a file beyond which nobody has merged cells by
	// hand, and another reading would cost too much.
	mergedSize = 16 << 20
	// mergedMost bounds how many are kept.
	mergedMost = 100_000
)

// merged lists the cells of a sheet that are merged over rows of one column, in
// the order of the file. Blocks over several columns are titles and remarks.
func (b *Book) merged(ctx context.Context, sheet int) ([]span, error) {
	m, can := b.inside.(merger)
	if !can || b.source.size > mergedSize {
		return nil, nil
	}
	var spans []span
	err := m.merged(ctx, sheet, func(s span) {
		if s.last > s.first && len(spans) < mergedMost {
			spans = append(spans, s)
		}
	})
	return spans, err
}

func (w *xlsxBook) merged(ctx context.Context, index int, add func(span)) error {
	sheet := w.list[index]
	if sheet.part.size > 4*mergedSize {
		return nil
	}
	return w.read(ctx, index, func(*Row) error { return nil }, add)
}

// readMerged reads <mergeCells>, which follows the cells.
func (r *xlsxRows) readMerged() error {
	for {
		kind, err := r.x.next()
		if err != nil || kind == xmlEnd {
			return err
		}
		if ref, has := r.x.attr("ref"); has && r.x.is("mergeCell") {
			first, last, _ := strings.Cut(ref, ":")
			left, top, ok := cellOf(first)
			right, bottom, well := cellOf(last)
			if ok && well && left == right {
				r.merged(span{left, top, bottom})
			}
		}
		if err := r.x.skip(); err != nil {
			return err
		}
	}
}

// cellOf reads "B7" or "$B$7" as a column from 0 and a row from 1.
func cellOf(ref string) (column, row int, ok bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	letters := strings.TrimRight(ref, "0123456789")
	if letters == "" || len(letters) > 3 {
		return 0, 0, false
	}
	for _, c := range []byte(letters) {
		if c < 'A' || c > 'Z' {
			return 0, 0, false
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(ref[len(letters):])
	return column - 1, row, err == nil && row > 0 && row <= xlsxMaxRows
}

func (w *odsBook) merged(ctx context.Context, index int, add func(span)) error {
	return w.read(ctx, index, func(*Row) error { return nil }, add)
}

func (w *xlsBook) merged(_ context.Context, index int, add func(span)) error {
	at, depth := w.list[index].start, 0
	for {
		record, next, err := w.xlsAt(at)
		if err != nil {
			return err
		}
		at = next
		switch record.kind {
		case xlsBOF:
			depth++ // the sheet, or a chart in it
		case xlsEOF:
			if depth--; depth <= 0 {
				return nil
			}
		}
		if record.kind != xlsMerged || len(record.body) < 2 {
			continue
		}
		for i := 2; i+8 <= len(record.body) && i < 2+8*record.u16(0); i += 8 {
			if left, right := record.u16(i+4), record.u16(i+6); left == right {
				add(span{left, record.u16(i) + 1, record.u16(i+2) + 1})
			}
		}
	}
}
