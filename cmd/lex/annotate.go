package main

import (
	"bytes"
	"context"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/partner"
)

// kindsOfWorkbook are the extensions of workbooks of which the copy must bear
// the same: what the file says inside must agree with its name.
var kindsOfWorkbook = []string{".xlsm", ".xltx", ".xltm"}

// checkAnnotate refuses what cannot be marked: several files, and a name that
// does not fit the copy.
func (a importArgs) checkAnnotate(files []source) error {
	if a.annotate == "" {
		return nil
	}
	if len(files) != 1 {
		return usagef("mark them one after the other", "--annotate marks one file, found %d", len(files))
	}
	extension := ".xlsx"
	if e := strings.ToLower(path.Ext(files[0].shown)); slices.Contains(kindsOfWorkbook, e) {
		extension = e
	}
	return newWorkbook("--annotate", a.annotate, extension)
}

// stored is the first import of the file that was taken in last, 0 for none.
func (j *takeIn) stored() int64 {
	last := j.result.Files[len(j.result.Files)-1]
	if j.args.dryRun || last.Status != statusImported && last.Status != statusReplaced {
		return 0
	}
	for _, s := range last.Sheets {
		if s.Import != nil {
			return *s.Import
		}
	}
	return 0
}

// annotate writes a marked copy of a file: of a workbook its own, of other
// formats a workbook with the same cells. number is the import that the corrected
// copy will replace, 0 when there is none.
func (j *takeIn) annotate(ctx context.Context, book *importers.Book, file string, number int64) error {
	if j.args.annotate == "" {
		return nil
	}
	lists := j.returns.lists
	if !partner.Markable(lists) {
		j.returns.tell("%s has nothing to mark, so %s was not written", inline(file), inline(j.args.annotate))
		return nil
	}
	author := firstOf(j.config.Grantee.Name, "lex")
	r, size := book.Original()
	var marked partner.Marked
	err := errPlain
	if book.Format() == "xlsx" {
		err = disk.Write(j.args.annotate, func(w io.Writer) (err error) {
			marked, err = partner.Annotate(w, r, size, lists, author)
			return err
		})
	}
	if err == errPlain || partner.IsUnfit(err) {
		if err != errPlain {
			j.returns.tell("%s is built in a way that lex cannot mark; the copy has its cells, but not its formats and formulas", inline(file))
		}
		marked, err = j.annotatePlain(ctx, book, lists, author)
	}
	if err != nil {
		return err
	}
	j.result.Written = append(j.result.Written, j.args.annotate)
	j.tellMarked(marked, number)
	return nil
}

// errPlain stands for a format of which only the cells can be copied.
var errPlain = usagef("", "no workbook")

func (j *takeIn) tellMarked(marked partner.Marked, number int64) {
	text := plural(marked.Coloured, "1 cell coloured", "%s cells coloured") + ", " + plural(marked.Commented, "1 comment", "%s comments")
	if marked.Colourless {
		text = plural(marked.Commented, "1 comment", "%s comments") + ", no colours, for the workbook has no formats"
	}
	if marked.Silent > 0 {
		text += "; " + plural(marked.Silent, "1 cell has", "%s cells have") + " no comment, for a sheet gets so many at most"
	}
	j.returns.tell("%s: %s", inline(j.args.annotate), text)
	if number > 0 {
		j.returns.tell("  when it comes back corrected: lex import FILE --replace %d", number)
	}
}

// annotatePlain copies the cells of a file into a workbook and marks that.
func (j *takeIn) annotatePlain(ctx context.Context, book *importers.Book, lists []partner.List, author string) (partner.Marked, error) {
	var sheets []partner.Plain
	for i, s := range book.Sheets() {
		sheets = append(sheets, partner.Plain{Name: partner.PlainName(lists[0].File, s.Name), Hidden: s.State == importers.Hidden || s.State == importers.VeryHidden,
			Rows: func(fn func(int, []partner.PlainCell) error) error { return plainRows(ctx, book, i, fn) }})
	}
	var copied bytes.Buffer
	names, err := partner.CopyPlain(&copied, sheets)
	if err != nil {
		return partner.Marked{}, err
	}
	renamed := slices.Clone(lists)
	for i := range renamed {
		for k, s := range book.Sheets() {
			if s.Name == renamed[i].Sheet {
				renamed[i].Sheet = names[k]
			}
		}
	}
	var marked partner.Marked
	err = disk.Write(j.args.annotate, func(w io.Writer) (err error) {
		marked, err = partner.Annotate(w, bytes.NewReader(copied.Bytes()), int64(copied.Len()), renamed, author)
		return err
	})
	return marked, err
}

// plainRows hands on the cells of a sheet.
func plainRows(ctx context.Context, book *importers.Book, sheet int, fn func(int, []partner.PlainCell) error) error {
	kinds := map[importers.CellType]partner.PlainKind{importers.Number: partner.PlainNumber, importers.Date: partner.PlainDate, importers.Bool: partner.PlainTruth}
	var cells []partner.PlainCell
	return book.Rows(ctx, sheet, func(row *importers.Row) error {
		cells = cells[:0]
		for _, c := range row.Cells {
			cells = append(cells, partner.PlainCell{Kind: kinds[c.Type], Text: c.Text})
		}
		return fn(row.Number, cells)
	})
}
