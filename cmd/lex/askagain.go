package main

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/partner"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// readAgain reads the sheet of an import a second time, for what was found in its
// single cells: the store keeps the rows, not the questions, and the partner's
// file has the answers to where they stand. It is false where the file is not
// there any more, or is not what was imported, or would be read in another way
// now: then its cells are not those of the import.
func (s *settings) readAgain(ctx context.Context, a askArgs, info store.ImportInfo, reading store.Reading) (partner.List, bool, error) {
	stored, _, _ := strings.Cut(info.Path, ofRejects)
	path := filepath.FromSlash(stored)
	if !filepath.IsAbs(path) {
		path = filepath.Join(s.root, path)
	}
	files, err := s.sources(ctx, []string{path})
	if err != nil || len(files) != 1 {
		return partner.List{}, false, ctx.Err()
	}
	book, err := files[0].open(ctx, importers.OpenOptions{Name: info.File})
	if err != nil {
		return partner.List{}, false, ctx.Err()
	}
	defer book.Close()
	if book.SHA256() != info.SHA256 {
		return partner.List{}, false, nil
	}
	j := newTakeIn(s, nil, importArgs{lang: a.lang, onError: "skip", asking: true})
	said, _ := j.options(files[0])
	said.File, said.Exchange, said.Language = info.File, reading.Exchange, firstOf(said.Language, reading.Language)
	as, err := asStored(ctx, book, said, info, reading)
	if err != nil {
		return partner.List{}, false, err
	}
	for _, opt := range []importers.Options{said, as} {
		plans, own, _, err := plan(ctx, book, opt)
		if err != nil {
			return partner.List{}, false, ctx.Err()
		}
		i := slices.IndexFunc(plans, func(p importers.Plan) bool {
			return p.Sheet == info.Sheet && p.Kind == info.Kind && p.HeaderRow == info.HeaderRow && maps.Equal(columnLetters(p), reading.Columns)
		})
		if i < 0 {
			continue
		}
		if err := j.rereading(ctx, book, info.File, plans[i:i+1], own, opt, nil); err != nil {
			return partner.List{}, false, ctx.Err()
		}
		return j.returns.lists[0], true, nil
	}
	return partner.List{}, false, nil
}

// asStored are the options by which a sheet is read as the import had it: flags
// that somebody gave then stand nowhere, what they did does.
func asStored(ctx context.Context, book *importers.Book, opt importers.Options, info store.ImportInfo, reading store.Reading) (importers.Options, error) {
	opt.As, opt.HeaderRow = info.Kind, info.HeaderRow
	if info.Sheet != "" {
		opt.Sheets = []string{info.Sheet}
	}
	i := slices.IndexFunc(book.Sheets(), func(s importers.Sheet) bool { return s.Name == info.Sheet })
	if i < 0 {
		return opt, nil
	}
	fields := map[string]string{}
	for field, letter := range reading.Columns {
		fields[letter] = field
	}
	err := book.Rows(ctx, i, func(row *importers.Row) error {
		if row.Number != info.HeaderRow {
			return nil
		}
		for column, c := range row.Cells {
			letter := records.ColumnLetters(column)
			said := records.OwnColumn{Heading: c.Text, Letter: letter, Field: fields[letter]}
			if said.Field == "" {
				said.Field = records.OwnDropped
			}
			if c.Text != "" {
				opt.Own = append(opt.Own, said)
			}
		}
		return nil
	})
	if err != nil {
		return opt, ctx.Err() // the plan meets the same and gives up
	}
	return opt, nil
}
