package marking

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// Level is how grave a mark is.
type Level int

// The levels of marks, gravest first.
const (
	Grave Level = iota
	Mild
	Faint
	levels
)

// Mark is a cell to be coloured, with a comment where Text says something. Row
// and Column count from 0.
type Mark struct {
	Row, Column int
	Level       Level
	Text        string
}

// Sheet names a sheet and its marks, in any order; of two marks on one cell the
// texts are joined and the graver colour wins.
type Sheet struct {
	Name  string
	Marks []Mark
}

// Result says what came of it.
type Result struct {
	// Coloured and Commented count cells.
	Coloured, Commented int
	// Colourless tells that the workbook has no formats that colours could be
	// added to, so that there are comments alone.
	Colourless bool
}

// ErrUnfit is a workbook that cannot be marked without touching more of it.
var ErrUnfit = errors.New("the workbook is built in an unusual way")

func unfit(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrUnfit, fmt.Sprintf(format, args...))
}

// Apply writes a copy of a workbook with marks. author signs the comments. The
// parts that need no change are copied byte for byte. The error wraps ErrUnfit
// where nothing is wrong with the workbook but these edits do not fit it.
func Apply(w io.Writer, r io.ReaderAt, size int64, sheets []Sheet, author string) (Result, error) {
	var result Result
	c, err := openContainer(r, size)
	if err != nil {
		return result, err
	}
	b, err := findWorkbook(c)
	if err != nil {
		return result, err
	}
	styles, err := b.openStyles()
	if err != nil {
		return result, err
	}
	result.Colourless = styles == nil
	for _, s := range sheets {
		part, ok := b.sheets[s.Name]
		if !ok {
			return result, unfit("there is no sheet %q", s.Name)
		}
		e, err := b.openSheet(part, s.Marks, styles)
		if err != nil {
			return result, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		if err := e.mark(author); err != nil {
			return result, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		result.Commented += e.commented
		if styles != nil {
			result.Coloured += len(e.marks)
		}
	}
	if styles != nil {
		if err := styles.save(); err != nil {
			return result, err
		}
	}
	return result, c.save(w)
}

// merged joins the marks of one cell and sorts them by rows.
func merged(marks []Mark) []Mark {
	list := slices.Clone(marks)
	slices.SortStableFunc(list, func(a, b Mark) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Column - b.Column
	})
	var out []Mark
	for _, m := range list {
		last := len(out) - 1
		if last < 0 || out[last].Row != m.Row || out[last].Column != m.Column {
			out = append(out, m)
			continue
		}
		out[last].Level = min(out[last].Level, m.Level)
		switch {
		case out[last].Text == "":
			out[last].Text = m.Text
		case m.Text != "":
			out[last].Text += "\n" + m.Text
		}
	}
	return out
}
