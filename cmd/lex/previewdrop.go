package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/backup"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/preview"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// inbox is where dropped files go in the workspace.
const inbox = "inbox"

// dropName keeps of a file's name what is safe on every system, and its
// extension.
func dropName(name string) string {
	extension := strings.ToLower(filepath.Ext(name))
	return disk.FileName(strings.TrimSuffix(name, filepath.Ext(name))) + extension
}

// dropped makes sources of a dropped file: of an archive, the files in it. A file
// whose name is that of one file in use is a new version of it; others go into
// the inbox.
func (s *settings) dropped(ctx context.Context, st *store.Store, name string, data []byte) ([]source, string, error) {
	if !hasTableExtension(name) && strings.ToLower(filepath.Ext(name)) != ".zip" {
		return nil, "", &hinted{fmt.Errorf("%s is no spreadsheet", name), "lex reads " + readable()}
	}
	imports, err := st.History(ctx)
	if err != nil {
		return nil, "", err
	}
	target := path.Join(inbox, dropName(name))
	var same []string
	for _, i := range imports {
		if i.Status == store.Active && path.Base(i.Path) == name && filepath.IsLocal(filepath.FromSlash(i.Path)) && !slices.Contains(same, i.Path) {
			same = append(same, i.Path)
		}
	}
	if len(same) == 1 && !strings.Contains(strings.ToLower(path.Dir(same[0])), ".zip") {
		target = same[0]
	}
	file := source{path: filepath.Join(s.root, filepath.FromSlash(target)), shown: target, stored: target, data: data}
	return s.expandArchive(file), target, nil
}

func (d *previewDesk) try(ctx context.Context, name string, data []byte) preview.Trial {
	return d.takeInDropped(ctx, name, data, true)
}

func (d *previewDesk) take(ctx context.Context, name string, data []byte) preview.Trial {
	return d.takeInDropped(ctx, name, data, false)
}

// takeInDropped imports a dropped file, or tries to on a copy. The file is
// written before it is imported, so that what is stored has its source; when the
// import fails, what stood in its place is put back. An earlier version stays
// beside it under a name that nobody takes for a spreadsheet.
func (d *previewDesk) takeInDropped(ctx context.Context, name string, data []byte, dryRun bool) preview.Trial {
	out := preview.Trial{Name: name}
	err := func() error {
		s, err := d.settle()
		if err != nil {
			return err
		}
		st, err := d.storeFor(ctx, s, dryRun)
		if err != nil {
			return err
		}
		defer st.Close()
		files, target, err := s.dropped(ctx, st, name, data)
		if err != nil {
			return err
		}
		out.Writes = target
		full := filepath.Join(s.root, filepath.FromSlash(target))
		before, err := os.ReadFile(full)
		there := err == nil
		out.Replaces = there && !bytes.Equal(before, data)
		if !dryRun {
			if out.Replaces {
				sum := sha256.Sum256(before)
				if err := disk.WriteBytes(full+".before-"+hex.EncodeToString(sum[:4]), before); err != nil {
					return err
				}
			}
			if err := disk.WriteBytes(full, data); err != nil {
				return err
			}
		}
		j := newTakeIn(s, st, importArgs{onError: "skip", dryRun: dryRun})
		for _, file := range files {
			if err := j.file(ctx, file); err != nil {
				return errors.Join(err, putAside(full, before, there, dryRun))
			}
		}
		s.tell(ctx, &out, j, files)
		return nil
	}()
	out.Problem = problemOf(err)
	return out
}

// putAside leaves at a path what was there before.
func putAside(path string, before []byte, there, dryRun bool) error {
	switch {
	case dryRun:
		return nil
	case there:
		return disk.WriteBytes(path, before)
	}
	return os.Remove(path)
}

func (d *previewDesk) storeFor(ctx context.Context, s *settings, dryRun bool) (*store.Store, error) {
	if !dryRun {
		return s.openStoreIn(ctx)
	}
	st, err := s.readStoreIn(ctx)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	return st.Copy(ctx)
}

// tell says what came of the files.
func (s *settings) tell(ctx context.Context, out *preview.Trial, j *takeIn, files []source) {
	language := s.config.Language
	for _, f := range j.result.Files {
		switch f.Status {
		case statusUnchanged:
			out.Lines = append(out.Lines, lexicon.Word("preview.unchanged", language))
		case statusSkipped:
			out.Lines = append(out.Lines, lexicon.Word("preview.unrecognised", language))
		}
		for _, sheet := range f.Sheets {
			if sheet.Kind == nil {
				continue
			}
			out.Good = true
			where := ""
			if sheet.Sheet != "" {
				where = sheet.Sheet + ", "
			}
			counts := "preview.counts"
			if sheet.Rejected == 0 {
				counts = "preview.counts_all"
			}
			out.Lines = append(out.Lines, lexicon.Fill(counts, language, "sheet", where, "kind", kindName(*sheet.Kind, language),
				"rows", lexicon.Number(sheet.Rows, language), "rejected", lexicon.Number(sheet.Rejected, language)))
			if f.Status == statusReplaced {
				out.Lines = append(out.Lines, lexicon.Fill("preview.changes", language, "added", lexicon.Number(sheet.Added, language),
					"changed", lexicon.Number(sheet.Changed, language), "removed", lexicon.Number(sheet.Removed, language)))
			}
			if sheet.Import != nil && !j.args.dryRun {
				out.Imports = append(out.Imports, *sheet.Import)
			}
		}
	}
	if len(out.Imports) > 0 {
		out.Lines = append(out.Lines, lexicon.Word("preview.stored", language))
		out.Imports = out.Imports[:1] // all sheets of a file are taken back together
	}
	kinds := sheetKinds{}
	for _, f := range j.result.Files {
		for _, sheet := range f.Sheets {
			if sheet.Kind != nil {
				kinds[sheetAt{f.File, sheet.Sheet}] = *sheet.Kind
			}
		}
	}
	out.Findings = s.shownFindings(j.result.Findings, kinds)
	for i := range out.Findings {
		if j.args.dryRun {
			out.Findings[i].Place = nil // the sheet is shown below
		}
	}
	for _, file := range files {
		s.excerpts(ctx, out, file, j)
	}
}

func kindName(kind records.Kind, language string) string {
	if lexicon.HasWord(string(kind)) {
		return lexicon.Word(string(kind), language)
	}
	return string(kind)
}

// excerpts shows the beginning of each sheet with its cells marked, and what the
// columns were taken for.
func (s *settings) excerpts(ctx context.Context, out *preview.Trial, file source, j *takeIn) {
	if !j.args.dryRun || len(out.Sheets) > 4 {
		return
	}
	book, err := file.open(ctx, importers.OpenOptions{Name: file.shown})
	if err != nil {
		return // told as a finding already
	}
	defer book.Close()
	opt, _ := j.options(file)
	plans, _, _, err := plan(ctx, book, opt)
	if err != nil {
		return
	}
	for _, p := range plans {
		if p.Kind == "" {
			continue
		}
		for _, column := range explained(p).Columns {
			field := lexicon.Word("preview.kept", s.config.Language)
			if column.Field != nil {
				field = lexicon.FieldLabel(p.Kind, *column.Field, s.config.Language)
			}
			sure := ""
			if column.Confidence != "" {
				sure = lexicon.Word("preview."+string(column.Confidence), s.config.Language)
			}
			out.Columns = append(out.Columns, preview.Column{Letter: column.Column, Heading: column.Heading, Field: field, Sure: sure, Why: column.Why})
		}
		marks := map[string]records.Finding{}
		for _, f := range j.result.Findings {
			if f.Sheet == p.Sheet && f.File == file.shown && f.Cell != "" {
				marks[f.Cell] = f
			}
		}
		wanted := func(row int) bool { return row >= p.HeaderRow && row < p.HeaderRow+12 || rowMarked(marks, row) }
		if sheet, err := excerpt(ctx, book, p.Index, p.HeaderRow, marks, wanted); err == nil {
			sheet.Title = firstOf(p.Sheet, file.shown)
			out.Sheets = append(out.Sheets, sheet)
		}
	}
}

func rowMarked(marks map[string]records.Finding, row int) bool {
	for _, f := range marks {
		if f.Row == row {
			return true
		}
	}
	return false
}

// mostExcerpt bounds what is shown of a sheet.
const mostExcerpt = 60

// excerpt reads the wanted rows of a sheet.
func excerpt(ctx context.Context, book *importers.Book, sheet, head int, marks map[string]records.Finding, wanted func(row int) bool) (preview.Sheet, error) {
	var out preview.Sheet
	enough := errors.New("enough")
	err := book.Rows(ctx, sheet, func(row *importers.Row) error {
		if !wanted(row.Number) {
			return nil
		}
		shown := preview.Row{Number: row.Number, Head: row.Number == head}
		for i, cell := range row.Cells {
			c := preview.Cell{Text: shorten(cell.Text, 120)}
			if f, marked := marks[records.Cell(i, row.Number)]; marked {
				c.Mark, c.Note = string(f.Severity), f.Message
			}
			shown.Cells = append(shown.Cells, c)
		}
		out.Rows = append(out.Rows, shown)
		for len(out.Letters) < len(shown.Cells) {
			out.Letters = append(out.Letters, records.ColumnLetters(len(out.Letters)))
		}
		if len(out.Rows) >= mostExcerpt {
			return enough
		}
		return nil
	})
	if errors.Is(err, enough) {
		err = nil
	}
	return out, err
}

// sheet shows the rows around a cell of a file that is stored, or the lines of a
// definition. Other files are not opened.
func (d *previewDesk) sheet(ctx context.Context, at preview.Place) (preview.Sheet, *preview.Problem) {
	var out preview.Sheet
	err := d.reading(ctx, func(s *settings, st *store.Store) error {
		imports, err := st.History(ctx)
		if err != nil {
			return err
		}
		from := slices.IndexFunc(imports, func(i store.ImportInfo) bool {
			return i.Status == store.Active && (i.Path == at.File || i.File == at.File) && i.Sheet == at.Sheet
		})
		if from < 0 {
			out, err = s.definitionLines(at)
			return err
		}
		info := imports[from]
		files, err := s.sources(ctx, []string{filepath.Join(s.root, filepath.FromSlash(info.Path))})
		if err != nil || len(files) != 1 {
			return &hinted{fmt.Errorf("%s is not in the workspace any more", info.Path), "put the file back, or import it again"}
		}
		book, err := files[0].open(ctx, importers.OpenOptions{Name: info.Path})
		if err != nil {
			return err
		}
		defer book.Close()
		if book.SHA256() != info.SHA256 {
			return &hinted{fmt.Errorf("%s has changed since it was imported", info.Path), "import it again to see it as it is"}
		}
		number := slices.IndexFunc(book.Sheets(), func(sheet importers.Sheet) bool { return sheet.Name == at.Sheet })
		if number < 0 {
			return fmt.Errorf("%s has no sheet %s", info.Path, at.Sheet)
		}
		marks := map[string]records.Finding{}
		if at.Cell != "" {
			marks[at.Cell] = records.Finding{Severity: records.Error, Row: at.Row}
		}
		out, err = excerpt(ctx, book, number, info.HeaderRow, marks, func(row int) bool {
			return row == info.HeaderRow || row >= at.Row-6 && row <= at.Row+6
		})
		out.Title = firstOf(at.Sheet, info.Path) + ", " + strconv.Itoa(at.Row)
		return err
	})
	return out, problemOf(err)
}

// definitionLines shows the lines of a definition around a place.
func (s *settings) definitionLines(at preview.Place) (preview.Sheet, error) {
	name := filepath.ToSlash(filepath.Clean(filepath.FromSlash(at.File)))
	known := slices.ContainsFunc(s.texts(), func(t backup.Source) bool { return t.Name == name })
	if !known {
		return preview.Sheet{}, &hinted{fmt.Errorf("%s is no text of this workspace", at.File), "lex report copy NAME writes a built-in definition into the workspace"}
	}
	data, err := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(name)))
	if err != nil {
		return preview.Sheet{}, err
	}
	out := preview.Sheet{Title: name}
	for i, line := range strings.Split(string(data), "\n") {
		if n := i + 1; n >= at.Row-6 && n <= at.Row+6 {
			c := preview.Cell{Text: line}
			if n == at.Row {
				c.Mark = string(records.Error)
			}
			out.Rows = append(out.Rows, preview.Row{Number: n, Cells: []preview.Cell{c}})
		}
	}
	return out, nil
}
