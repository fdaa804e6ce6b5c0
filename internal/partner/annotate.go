package partner

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/marking"
	"github.com/namati/lex/internal/records"
)

// mostComments is how many comments a sheet gets; more marked cells are coloured
// alone, and the first comment says how many. Spreadsheet programs get slow with
// thousands of comments, and nobody reads them.
const mostComments = 500

// ours are the checks that concern whoever runs lex, and not the partner.
var ours = []string{"mapping-unused", "column-unknown", "sheet-passed-over", "data-missing", "grantee-missing", "fund-missing", "exchange-missing", "period-closed"}

// Asks reports whether a finding is a question to the partner.
func Asks(f records.Finding) bool {
	return f.Severity != records.Notice && !slices.Contains(ours, f.Check)
}

// marks tells a finding that a cell of the copy can show.
func marks(f records.Finding) bool { return Asks(f) && f.Check != "file-refused" }

// Markable reports whether there is anything to mark.
func Markable(lists []List) bool {
	return slices.ContainsFunc(lists, func(l List) bool { return slices.ContainsFunc(l.Findings, marks) })
}

// Marked says what came of an annotated copy.
type Marked struct {
	marking.Result
	// Silent counts cells that are coloured without a comment of their own.
	Silent int
}

// Annotate writes a copy of the partner's own workbook in which the cells that
// have findings are coloured and commented in the partner's language; author
// signs the comments. Nothing else changes, down to the bytes of the other parts.
// The error wraps marking.ErrUnfit where the workbook does not allow that.
func Annotate(w io.Writer, r io.ReaderAt, size int64, lists []List, author string) (Marked, error) {
	sheets, silent := marksOf(lists)
	result, err := marking.Apply(w, r, size, sheets, author)
	if err != nil {
		return Marked{}, fmt.Errorf("mark the copy: %w", err)
	}
	return Marked{result, silent}, nil
}

// IsUnfit reports whether a copy failed because of how the workbook is built.
func IsUnfit(err error) bool { return errors.Is(err, marking.ErrUnfit) }

// marksOf makes the marks of each sheet out of the findings of its lists.
func marksOf(lists []List) (sheets []marking.Sheet, silent int) {
	type spot struct{ row, column int }
	at := map[string]int{} // of sheets
	said := map[string]map[spot][]string{}
	languages := map[string]string{}
	heads := map[string]spot{}
	for _, l := range lists {
		for _, f := range l.Findings {
			if !marks(f) {
				continue
			}
			i, ok := at[l.Sheet]
			if !ok {
				i = len(sheets)
				at[l.Sheet], said[l.Sheet] = i, map[spot][]string{}
				sheets = append(sheets, marking.Sheet{Name: l.Sheet})
				languages[l.Sheet] = l.Language
				row, column := l.head("")
				heads[l.Sheet] = spot{row, column}
			}
			row, column := l.spot(f)
			problem, todo := l.question(f)
			text := problem + " " + todo
			if slices.Contains(said[l.Sheet][spot{row, column}], text) {
				continue
			}
			said[l.Sheet][spot{row, column}] = append(said[l.Sheet][spot{row, column}], text)
			level := marking.Mild
			if f.Severity == records.Error {
				level = marking.Grave
			}
			sheets[i].Marks = append(sheets[i].Marks, marking.Mark{Row: row, Column: column, Level: level, Text: text})
		}
	}
	for i := range sheets {
		s := &sheets[i]
		n := quieten(s.Marks)
		if silent += n; n > 0 {
			h := heads[s.Name]
			text := lexicon.Fill("partner.more", languages[s.Name], "n", lexicon.Number(n, languages[s.Name]))
			s.Marks = append([]marking.Mark{{Row: h.row, Column: h.column, Level: marking.Faint, Text: text}}, s.Marks...)
		}
	}
	return sheets, silent
}

// quieten takes the texts of the marks that are too many away, the grave ones
// last, and counts their cells.
func quieten(marks []marking.Mark) int {
	type spot struct{ row, column int }
	speaks := map[spot]bool{}
	for _, level := range []marking.Level{marking.Grave, marking.Mild} {
		for _, m := range marks {
			if at := (spot{m.Row, m.Column}); m.Level == level && len(speaks) < mostComments {
				speaks[at] = true
			}
		}
	}
	silent := map[spot]bool{}
	for i, m := range marks {
		if at := (spot{m.Row, m.Column}); !speaks[at] {
			marks[i].Text = ""
			silent[at] = true
		}
	}
	return len(silent)
}

// spot is the cell, counted from 0, that a finding is about: of a finding about
// a row the first cell of the list, of one about the sheet the heading that it
// speaks of, else the first one. Nobody would see a comment on a hidden row.
func (l List) spot(f records.Finding) (row, column int) {
	if column, ok := records.ColumnNumber(f.Cell); ok && f.Row > 0 {
		return f.Row - 1, column
	}
	row, column = l.head(f.Field)
	if f.Row > 0 && f.Row != l.HeaderRow && f.Check != "rows-hidden" {
		_, column = l.head("")
		return f.Row - 1, column
	}
	return row, column
}

// head is the cell of the heading of a field, of the first heading for "" and for
// fields that have none.
func (l List) head(field string) (row, column int) {
	row = max(l.HeaderRow-1, 0)
	first := -1
	for _, h := range l.Heads {
		if field != "" && h.Field == field {
			return row, h.Column
		}
		if first < 0 || h.Column < first {
			first = h.Column
		}
	}
	return row, max(first, 0)
}
