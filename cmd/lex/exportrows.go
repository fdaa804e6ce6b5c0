package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/namati/lex/exporters/rows"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/extract"
	"github.com/namati/lex/internal/records"
)

// listings opens the kinds that are asked for. With all, a filter that some kind
// does not know leaves that kind out.
func (e *export) listings(ctx context.Context) ([]*extract.Listing, error) {
	var list []*extract.Listing
	var unknown error
	for _, info := range records.Kinds {
		if e.args.kind != "all" && e.args.kind != string(info.Kind) {
			continue
		}
		req := e.request
		req.Kind = info.Kind
		l, err := extract.Open(ctx, e.store, req)
		var where *extract.WhereError
		if errors.As(err, &where) {
			unknown = usagef(choice(where.Field, where.Known), "%s", where.Error())
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, l)
	}
	if len(list) == 0 {
		return nil, unknown
	}
	return list, nil
}

// rows writes rows as they are stored.
func (e *export) rows(ctx context.Context) error {
	if e.args.format == "xlsx" && e.args.out == "" && e.terminal {
		return usagef("lex export "+e.args.kind+" --format xlsx --out "+e.args.kind+".xlsx", "a workbook cannot be shown on a terminal")
	}
	listings, err := e.listings(ctx)
	if err != nil {
		return err
	}
	if e.args.kind == "all" && e.args.format == "csv" {
		return e.folder(ctx, listings)
	}
	counted, tables := e.count(ctx, listings)
	var cuts []rows.Cut
	err = e.write(ctx, e.args.out, func(w io.Writer) (err error) {
		switch {
		case e.args.format == "xlsx":
			cuts, err = rows.Workbook(w, e.filled(ctx, listings, tables), e.args.hxl)
		case e.args.format == "json" && e.args.kind == "all":
			err = rows.JSONTables(w, tables)
		case e.args.format == "json":
			err = rows.JSON(w, tables[0])
		default:
			err = rows.CSV(w, tables[0], e.args.hxl)
		}
		return err
	})
	if err != nil {
		return err
	}
	e.tell(listings, *counted)
	for i, cut := range cuts {
		if i == 5 {
			e.say("… and %d texts more", len(cuts)-i)
			break
		}
		e.say("%s: a text is longer than a cell of a workbook holds and was cut, marked by an ellipsis; csv and json hold it whole",
			records.Cell(slices.IndexFunc(e.headingsOf(tables, cut.Sheet), func(h string) bool { return h == cut.Heading }), cut.Row)+" of "+inline(cut.Sheet))
	}
	return nil
}

// headingsOf are the headings of the table on a sheet.
func (e *export) headingsOf(tables []rows.Table, sheet string) []string {
	var list []string
	for _, t := range tables {
		if strings.HasPrefix(sheet, t.Title) {
			for _, c := range t.Columns {
				list = append(list, c.Heading)
			}
			return list
		}
	}
	return list
}

// count makes tables that count the rows that go through them.
func (e *export) count(ctx context.Context, listings []*extract.Listing) (*int, []rows.Table) {
	n := new(int)
	var tables []rows.Table
	for _, l := range listings {
		t := l.Table(ctx)
		each := t.Each
		t.Each = func(fn func([]string) error) error {
			return each(func(cells []string) error {
				*n++
				return fn(cells)
			})
		}
		tables = append(tables, t)
	}
	return n, tables
}

// errEnough ends looking at rows.
var errEnough = errors.New("enough")

// filled leaves the kinds without rows out of a workbook of all, whose empty
// sheets would only be in the way.
func (e *export) filled(ctx context.Context, listings []*extract.Listing, tables []rows.Table) []rows.Table {
	var list []rows.Table
	for i, l := range listings {
		if err := l.Each(ctx, func(*extract.Row) error { return errEnough }); err != nil {
			list = append(list, tables[i]) // another error comes again when it is written
		}
	}
	if len(list) == 0 {
		return tables[:1]
	}
	return list
}

// folder writes a CSV file of each kind, those without rows too, so that no older
// one is taken for them.
func (e *export) folder(ctx context.Context, listings []*extract.Listing) error {
	if info, err := os.Stat(e.args.out); err == nil && !info.IsDir() {
		return usagef("lex export all --format csv --out FOLDER/", "%s is a file, and all lists as CSV want a folder", e.args.out)
	}
	var targets []string
	for _, l := range listings {
		targets = append(targets, filepath.Join(e.args.out, string(l.Info.Kind)+".csv"))
	}
	if err := e.spareInputs(ctx, e.store, targets); err != nil {
		return err
	}
	counted, tables := e.count(ctx, listings)
	for i, t := range tables {
		if err := disk.Write(targets[i], func(w io.Writer) error { return rows.CSV(w, t, e.args.hxl) }); err != nil {
			return err
		}
		e.print("%s", targets[i])
	}
	e.tell(listings, *counted)
	return nil
}

// write writes to a file, whole or not at all, or to the standard output.
func (e *export) write(ctx context.Context, path string, fn func(io.Writer) error) error {
	if path == "" {
		return fn(e.out)
	}
	if err := e.spareInputs(ctx, e.store, []string{path}); err != nil {
		return err
	}
	if err := disk.Write(path, fn); err != nil {
		return err
	}
	e.print("%s", path)
	return nil
}

// tell says how many rows there were and what was left out.
func (e *export) tell(listings []*extract.Listing, counted int) {
	e.say("%s", plural(counted, "1 row", "%s rows"))
	if e.audience == records.Internal {
		return
	}
	withheld := map[string]int{}
	var reasons []string
	for _, l := range listings {
		for why, n := range l.Withheld {
			if withheld[why] == 0 {
				reasons = append(reasons, why)
			}
			withheld[why] += n
		}
	}
	slices.Sort(reasons)
	for _, why := range reasons {
		e.say("%s left out: %s", plural(withheld[why], "1 row is", "%s rows are"), why)
	}
	e.say("for the audience %s: personal and unknown columns are left out, names stay where a consent covers them; --audience internal writes everything", e.audience)
	if e.audience == records.Public && slices.ContainsFunc(listings, func(l *extract.Listing) bool { return l.Info.Kind == records.Participants }) {
		e.say("a row can single a person out even without a name: for the public, `lex summary --audience public` counts and hides small numbers")
	}
}
