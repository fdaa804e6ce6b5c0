package importers

import (
	"context"
	"slices"

	"github.com/namati/lex/internal/records"
)

// sideBySide recognises the table in a window, or the tables that stand there
// beside each other with an empty column between them. Columns that merely keep
// a distance are one table: its parts are filled in the same rows and do not
// claim the same fields.
func sideBySide(ctx context.Context, read rowSource, w window, sheet string, opt Options) ([]Plan, error) {
	whole, err := recogniseIn(ctx, read, w, sheet, opt)
	if err != nil || whole.HeaderRow == 0 && whole.Kind != "" {
		return []Plan{whole}, err
	}
	rows, err := sample(ctx, w.of(read), opt.HeaderRow)
	if err != nil {
		return nil, err
	}
	h, data, found := findHead(rows, opt)
	if !found {
		return []Plan{whole}, nil
	}
	blocks := blocksOf(h, rows[data:])
	if len(blocks) < 2 {
		return []Plan{whole}, nil
	}
	var plans, others []Plan
	for i, b := range blocks {
		in := w
		in.left, in.right = b[0], b[1]
		if i == 0 {
			in.left = 0
		}
		if i == len(blocks)-1 {
			in.right = 0
		}
		o := opt
		o.HeaderRow = h.row
		p, err := recogniseIn(ctx, read, in, sheet, o)
		if err != nil {
			return nil, err
		}
		if p.Kind == "" {
			others = append(others, p)
		} else {
			plans = append(plans, p)
		}
	}
	rivals := slices.ContainsFunc(whole.Findings, func(f records.Finding) bool { return f.Check == "column-conflict" })
	apart := filledApart(rows[data:], blocks)
	switch {
	case len(plans) > 1 && (rivals || apart || whole.Kind == ""), len(plans) == 1 && apart:
		return append(plans, others...), nil
	}
	return []Plan{whole}, nil
}

func recogniseIn(ctx context.Context, read rowSource, w window, sheet string, opt Options) (Plan, error) {
	plan, err := recognise(ctx, w.of(read), sheet, opt)
	plan.window = w
	return plan, err
}

// blocksOf lists the stretches of columns between empty ones, as first column
// and the one behind the last; only those with two headings count as tables, and
// fewer than two such blocks are none.
func blocksOf(h head, rows []sampleRow) [][2]int {
	width := len(h.texts)
	for _, row := range rows {
		width = max(width, len(row.cells))
	}
	if width > widestScore {
		return nil
	}
	empty := func(column int) bool {
		return at(h.texts, column) == "" && !slices.ContainsFunc(rows, func(r sampleRow) bool { return r.text(column) != "" })
	}
	var blocks [][2]int
	begin, headings := -1, 0
	for column := 0; column <= width; column++ {
		if column < width && !empty(column) {
			if begin < 0 {
				begin, headings = column, 0
			}
			if at(h.texts, column) != "" {
				headings++
			}
			continue
		}
		if begin >= 0 && headings >= 2 {
			blocks = append(blocks, [2]int{begin, column})
		}
		begin = -1
	}
	return blocks
}

// filledApart tells that the first block and another end in different rows: at
// least two rows, and a tenth of them, have something in one of them alone.
func filledApart(rows []sampleRow, blocks [][2]int) bool {
	filled := func(row sampleRow, b [2]int) bool {
		for column := b[0]; column < b[1]; column++ {
			if row.text(column) != "" {
				return true
			}
		}
		return false
	}
	for _, other := range blocks[1:] {
		alone := 0
		for _, row := range rows {
			if filled(row, blocks[0]) != filled(row, other) {
				alone++
			}
		}
		if alone >= 2 && alone*10 >= len(rows) {
			return true
		}
	}
	return false
}
