package main

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/extract"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

type exportArgs struct {
	kind, format, audience, out, period, lang string
	where                                     cli.StringSlice
	hxl                                       bool
}

// exportFormats lists what export writes, rows first.
var exportFormats = []string{"csv", "xlsx", "json", "iati", "360giving"}

func exportCommand(c *console) *cli.Command {
	var a exportArgs
	return &cli.Command{
		Name:      "export",
		Usage:     "write out what is stored: rows with all their columns, IATI activities, 360Giving grants",
		ArgsUsage: "KIND|all",
		Description: "lex export participants --audience internal --out people.xlsx\nlex export organizations --format csv --hxl > organizations.csv\n" +
			"lex export all --format csv --audience internal --out backup/\nlex export --format iati --out activities.xml\nlex export --format 360giving --out grants.csv\n\n" +
			"Rows come in the order in which they were imported; columns that lex does not know stand last, under their own headings. What --audience internal\n" +
			"writes can be imported again and changes nothing. Without --audience internal, personal and unknown columns are left out; names stay where a\n" +
			"consent covers the audience.\n\nKIND: " + strings.Join(kindNames(), ", "),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + strings.Join(exportFormats, ", ") + " (default: that of --out, else csv)", Destination: &a.format},
			&cli.BoolFlag{Name: "hxl", Usage: "put a row of HXL hashtags under the headings (csv, xlsx)", Destination: &a.hxl},
			&cli.StringFlag{Name: "audience", Usage: "`AUDIENCE`, who will read it: internal, donor or public", Value: string(records.Donor), Destination: &a.audience},
			&cli.StringFlag{Name: "out", Usage: "`FILE` to write, for all as csv a folder (default: standard output)", Destination: &a.out},
			&cli.StringSliceFlag{Name: "where", Usage: "only rows with `FIELD=VALUE`; may be repeated", Destination: &a.where},
			&cli.StringFlag{Name: "period", Usage: "only this `PERIOD`, such as 2017, 2017-Q2, last-quarter", Destination: &a.period},
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of names of sheets, regions and texts: en, es, fr or pt", Destination: &a.lang},
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() > 1 {
				return usagef("lex export all --format xlsx", "lex export takes one kind of record, or all; found %q too", ctx.Args().Get(1))
			}
			a.kind = ctx.Args().First()
			return runExport(ctx, c, a)
		},
	}
}

func runExport(ctx *cli.Context, c *console, a exportArgs) error {
	if err := a.settle(); err != nil {
		return err
	}
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	audience, err := knownAudience(a.audience)
	if err != nil {
		return err
	}
	a.lang = firstOf(a.lang, s.config.Language)
	if err := knownLanguage(a.lang); err != nil {
		return err
	}
	period, err := s.period(a.period)
	if err != nil {
		return err
	}
	where, err := rowFilters(a.where.Value())
	if err != nil {
		return err
	}
	st, err := s.readStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	e := &export{settings: s, store: st, args: a, audience: audience}
	e.request = extract.Request{Where: where, Period: period, Rules: s.config.Rules, Language: a.lang, Regions: s.config.Privacy.ReplaceCountryWithRegion}
	if e.request.Permissions, err = reports.ReadPermissions(ctx.Context, st, s.config.Rules, audience, s.today()); err != nil {
		return err
	}
	if e.request.Mask, err = reports.NewMask(ctx.Context, reports.Input{Store: st, Rules: s.config.Rules, AtRisk: s.config.Privacy.AtRisk}, audience, a.lang); err != nil {
		return err
	}
	switch a.format {
	case "iati":
		return e.activities(ctx.Context)
	case "360giving":
		return e.grants(ctx.Context)
	}
	return e.rows(ctx.Context)
}

// today is the day of the clock.
func (s *settings) today() string { return s.now().Format(time.DateOnly) }

// export is one call of the command.
type export struct {
	*settings
	store    *store.Store
	args     exportArgs
	audience records.Audience
	request  extract.Request
}

// settle checks what was asked for, before anything is opened.
func (a *exportArgs) settle() error {
	extension := strings.ToLower(strings.TrimPrefix(filepath.Ext(a.out), "."))
	if a.format == "" {
		a.format = "csv"
		if slices.Contains(exportFormats, extension) {
			a.format = extension
		} else if extension == "xml" {
			a.format = "iati"
		}
	}
	if !slices.Contains(exportFormats, a.format) {
		return usagef(choice(a.format, exportFormats), "--format knows no %q", a.format)
	}
	whole := a.format == "iati" || a.format == "360giving"
	only := ""
	for name, set := range map[string]bool{"--where": len(a.where.Value()) > 0, "--period": a.period != ""} {
		if set && name > only {
			only = name
		}
	}
	switch {
	case a.kind == "" && !whole:
		return usagef("lex export participants --format "+a.format, "name one kind of record: %s, or all", lexicon.Or(kindNames()))
	case a.kind != "" && a.kind != "all" && !slices.Contains(kindNames(), a.kind):
		return usagef(choice(a.kind, append(kindNames(), "all")), "there is no kind %q", a.kind)
	case whole && a.kind != "" && a.kind != "all":
		return usagef("lex export --format "+a.format, "%s is made of all that is stored and of lex.yaml, not of %s alone", a.format, a.kind)
	case whole && only != "":
		return usagef("leave "+only+" out", "%s is made of whole funds and exchanges, and knows no %s", a.format, only)
	case a.hxl && a.format != "csv" && a.format != "xlsx":
		return usagef("leave --hxl out, or write csv or xlsx", "--hxl puts a row under headings, which %s has not", a.format)
	case a.kind == "all" && a.format == "csv" && a.out == "":
		return usagef("lex export all --format csv --out FOLDER/, or --format xlsx", "a CSV file holds one list: all of them want a folder")
	case extension != "" && !a.named(extension):
		return usagef("name a file that ends in ."+a.extensions()[0]+", or choose another --format", "%s is written, and %q is the name of something else", a.format, a.out)
	}
	return nil
}

// extensions are those that a file of the format may bear.
func (a *exportArgs) extensions() []string {
	switch a.format {
	case "iati":
		return []string{"xml"}
	case "360giving":
		return grantFormats
	case "csv":
		return []string{"csv", "txt"}
	}
	return []string{a.format}
}

// named reports whether an extension is right for what is written. One that says
// nothing of a format (list.2017) is.
func (a *exportArgs) named(extension string) bool {
	known := []string{"csv", "txt", "xlsx", "json", "xml", "xls", "ods", "pdf", "docx", "html", "tsv"}
	return slices.Contains(a.extensions(), extension) || !slices.Contains(known, extension)
}

// rowFilters reads FIELD=VALUE for rows, whose fields the kind decides.
func rowFilters(pairs []string) ([]records.Filter, error) {
	var list []records.Filter
	for _, pair := range pairs {
		field, value, ok := strings.Cut(pair, "=")
		if !ok || field == "" {
			return nil, usagef("--where country=AR", "--where wants FIELD=VALUE, found %q", pair)
		}
		list = append(list, records.Filter{Field: strings.TrimSpace(field), Value: value})
	}
	return list, nil
}
