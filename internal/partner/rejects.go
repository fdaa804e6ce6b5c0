package partner

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// WriteRejects writes the rejected rows of lists as a workbook, a sheet for each
// list: the partner's own headings and cells, and behind them why the row was
// left out and where it stands. Corrected, the workbook is imported as it is: a
// hidden sheet says how its columns are to be read, and the two last columns are
// dropped then. source names the files that the rows come from, so that another
// workbook of the same name is not taken for a new version of this one.
func WriteRejects(w io.Writer, lists []List, source string) error {
	b := newBook("lex", "en")
	defer b.file.Close()
	own := records.Own{Purpose: records.OwnRejects, Source: source}
	var sheets []rejectSheet
	files := filesOf(lists)
	for _, l := range lists {
		if len(l.Rejects) == 0 {
			continue
		}
		s := rejectSheet{book: b, List: l}
		name, err := b.addSheet(sheetTitle(l, files))
		if err == nil {
			err = s.layOut(name)
		}
		if err != nil {
			return fmt.Errorf("write rejected rows: sheet %q: %w", name, err)
		}
		own.Sheets = append(own.Sheets, records.OwnList{Sheet: name, Kind: l.Kind, Exchange: l.Exchange, Language: l.Language, Columns: l.Columns})
		sheets = append(sheets, s)
	}
	if err := b.hidden(own, nil); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	if err := b.writeRows(w, func(sheet int, rows *rowWriter) error { return sheets[sheet].write(rows) }, len(sheets)); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	return nil
}

// filesOf counts the files of lists.
func filesOf(lists []List) int {
	var files []string
	for _, l := range lists {
		if !slices.Contains(files, l.File) {
			files = append(files, l.File)
		}
	}
	return len(files)
}

// sheetTitle names a sheet after the list: by its own name, with the file's
// before it where there are several files.
func sheetTitle(l List, files int) string {
	base := path.Base(strings.ReplaceAll(l.File, `\`, "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	switch {
	case l.Sheet == "":
		return base
	case files > 1:
		return base + " " + l.Sheet
	}
	return l.Sheet
}

// rejectSheet is one sheet of rejected rows.
type rejectSheet struct {
	*book
	List
	width                               int // of the partner's columns
	head, plain, bad, reason, ownHeader int // styles
}

// Widths of columns, in digits.
const (
	narrowest, widest = 10, 40
	reasonWidth       = 60
	placeWidth        = 16
)

func (s *rejectSheet) layOut(name string) error {
	for _, h := range s.Heads {
		s.width = max(s.width, h.Column+1)
	}
	for _, r := range s.Rejects {
		s.width = max(s.width, len(r.Cells))
	}
	for _, l := range []struct {
		to   *int
		look look
	}{{&s.head, headLook}, {&s.plain, rejectLook}, {&s.bad, badLook}, {&s.reason, reasonLook}, {&s.ownHeader, ownHeadLook}} {
		var err error
		if *l.to, err = s.style(l.look); err != nil {
			return err
		}
	}
	for i := range s.width + 2 {
		letter := records.ColumnLetters(i)
		width := float64(s.widthOf(i))
		switch i {
		case s.width:
			width = reasonWidth
		case s.width + 1:
			width = placeWidth
		}
		if err := s.file.SetColWidth(name, letter, letter, width); err != nil {
			return err
		}
	}
	return s.page(name, 1)
}

// widthOf fits a column to its first texts.
func (s *rejectSheet) widthOf(column int) int {
	longest := narrowest
	for _, h := range s.Heads {
		if h.Column == column {
			longest = max(longest, len([]rune(h.Heading))+2)
		}
	}
	for _, r := range s.Rejects[:min(len(s.Rejects), 200)] {
		if column < len(r.Cells) {
			longest = max(longest, len([]rune(r.Cells[column]))+1)
		}
	}
	return min(longest, widest)
}

// write writes the headings and the rows.
func (s *rejectSheet) write(rows *rowWriter) error {
	cells := make([]cell, s.width+2)
	for i := range cells {
		cells[i].style = s.head
	}
	for _, h := range s.Heads {
		cells[h.Column].text = h.Heading
	}
	cells[s.width] = cell{text: ownHeading("partner.reason", s.Language), style: s.ownHeader}
	cells[s.width+1] = cell{text: ownHeading("partner.place", s.Language), style: s.ownHeader}
	if err := rows.add(cells); err != nil {
		return err
	}
	reasons := s.reasons()
	for _, r := range s.Rejects {
		clear(cells)
		for i := range cells {
			cells[i].style = s.plain
		}
		for i, text := range r.Cells {
			cells[i].text = text
		}
		var places []string
		for _, f := range reasons[r.Row] {
			if column, ok := records.ColumnNumber(f.Cell); ok && column < s.width {
				cells[column].style = s.bad
			}
			if place := s.place(f); !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
		cells[s.width] = cell{text: s.said(reasons[r.Row]), style: s.reason}
		cells[s.width+1] = cell{text: strings.Join(places, ", "), style: s.reason}
		if err := rows.add(cells); err != nil {
			return err
		}
	}
	return nil
}

// place names the cell of a finding, or its row.
func (s *rejectSheet) place(f records.Finding) string {
	place := f.Cell
	if place == "" {
		place = lexicon.Fill("partner.row", s.Language, "row", itoa(f.Row))
	}
	if s.Sheet != "" && f.Cell != "" {
		place = s.Sheet + "!" + place
	}
	return place
}

// ownHeading is the heading of a column that lex adds.
func ownHeading(key, lang string) string {
	return records.OwnPrefix + " " + lexicon.Word(key, lang)
}
