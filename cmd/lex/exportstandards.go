package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/namati/lex/exporters/iati"
	"github.com/namati/lex/exporters/rows"
	"github.com/namati/lex/exporters/threesixty"
	"github.com/namati/lex/internal/extract"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/workspace"
)

// grantFormats are the forms in which grants of 360Giving are published.
var grantFormats = []string{"csv", "xlsx", "json"}

// standards is what activities and grants are made from.
func (e *export) standards() *extract.Standards {
	privacy := e.config.Privacy
	return &extract.Standards{Store: e.store, Rules: e.config.Rules, Grantee: e.config.Grantee, Audience: e.audience, Today: e.today(), Language: e.args.lang,
		MinCell: privacy.MinCell, HideAll: privacy.Suppress == "all", Regions: privacy.ReplaceCountryWithRegion, Mask: e.request.Mask}
}

// activities writes the activities of IATI; nothing while they break a rule of
// the standard.
func (e *export) activities(ctx context.Context) error {
	s := e.standards()
	list, err := s.Activities(ctx)
	if err != nil {
		return e.lacking(err)
	}
	for _, note := range s.Notes {
		e.say("%s", inline(note))
	}
	var made bytes.Buffer
	findings, err := iati.Write(&made, s.Today, list...)
	if err != nil {
		return err
	}
	if err := e.judged(findings); err != nil {
		return err
	}
	if err := e.write(ctx, e.args.out, func(w io.Writer) error {
		_, err := made.WriteTo(w)
		return err
	}); err != nil {
		return err
	}
	e.say("%s of IATI %s", plural(len(list), "1 activity", "%s activities"), iati.Version)
	return nil
}

// grants writes the grants of 360Giving, as the name of the file says.
func (e *export) grants(ctx context.Context) error {
	s := e.standards()
	list, err := s.Grants(ctx)
	if err != nil {
		return e.lacking(err)
	}
	for _, note := range s.Notes {
		e.say("%s", inline(note))
	}
	if err := e.judged(threesixty.Check(list)); err != nil {
		return err
	}
	table := grantTable(list)
	err = e.write(ctx, e.args.out, func(w io.Writer) error {
		switch strings.ToLower(filepath.Ext(e.args.out)) {
		case ".json":
			return threesixty.WriteJSON(w, list)
		case ".xlsx":
			_, err := rows.Workbook(w, []rows.Table{table}, false)
			return err
		}
		return rows.CSV(w, table, false)
	})
	if err != nil {
		return err
	}
	e.say("%s of 360Giving", plural(len(list), "1 grant", "%s grants"))
	return nil
}

// grantTable is grants as rows under the titles of the standard.
func grantTable(list []threesixty.Grant) rows.Table {
	titles, cells := threesixty.Rows(list)
	table := rows.Table{Name: "grants", Title: "grants"}
	for i, title := range titles {
		column := rows.Column{Heading: title}
		if len(cells) > 0 && cells[0][i].Number {
			column.Type = rows.Number
		}
		table.Columns = append(table.Columns, column)
	}
	table.Each = func(fn func([]string) error) error {
		for _, row := range cells {
			texts := make([]string, len(row))
			for i, cell := range row {
				texts[i] = cell.Text
			}
			if err := fn(texts); err != nil {
				return err
			}
		}
		return nil
	}
	return table
}

// lacking tells what lex.yaml does not say, key by key.
func (e *export) lacking(err error) error {
	var missing *extract.MissingError
	if !errors.As(err, &missing) {
		return err
	}
	for _, key := range missing.Keys {
		e.say("  %s: %s", inline(key), helpOf(key))
	}
	return usagef("add these keys; `lex config` shows what is set", "%s demands what lex.yaml does not say yet: %s", missing.Standard, strings.Join(missing.Keys, ", "))
}

// helpOf is the help of a key such as funds.kmf.iati_id.
func helpOf(key string) string {
	first, rest, _ := strings.Cut(key, ".")
	last := rest[strings.LastIndexByte(rest, '.')+1:]
	for _, k := range workspace.Keys {
		if k.Name == key || k.Name == first+".*."+last {
			return k.Help
		}
	}
	return ""
}

// judged shows what breaks the rules of a standard; an error stops the export.
func (e *export) judged(findings []records.Finding) error {
	for i, f := range findings {
		findings[i].File = f.Field
	}
	e.showFindings(findings, nil)
	if countErrors(findings) > 0 {
		return errData
	}
	return nil
}
