package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

type importArgs struct {
	as, exchange, lang, encoding, onError string
	sheets, maps, drops                   cli.StringSlice
	headerRow                             int
	replace                               int64
	dryRun, json, saveMapping, hidden     bool
	// noExchange is --exchange '': the file belongs to none, whatever its earlier
	// version did.
	noExchange bool
	// rejects and annotate name the workbooks that go back to the partner; asking
	// keeps what was found for a message instead.
	rejects, annotate string
	asking            bool
}

// sheetResult is one sheet in the JSON of `lex import`.
type sheetResult struct {
	Sheet     string        `json:"sheet"`
	Kind      *records.Kind `json:"kind"`
	Import    *int64        `json:"import"`
	HeaderRow int           `json:"header_row"`
	Rows      int           `json:"rows"`
	Imported  int           `json:"imported"`
	Rejected  int           `json:"rejected"`
	Added     int           `json:"added"`
	Changed   int           `json:"changed"`
	Removed   int           `json:"removed"`
	// LeftOut counts rows of people who were forgotten; they are no part of Rows.
	LeftOut int            `json:"left_out,omitempty"`
	Columns []columnResult `json:"columns"`
	// Changes are, for a trial, the rows that differ from the version before.
	Changes []rowChange `json:"changes,omitempty"`
}

// columnResult is one column and the field that lex takes it for.
type columnResult struct {
	Heading string  `json:"heading"`
	Column  string  `json:"column"`
	Field   *string `json:"field"`
}

// fileResult is one file in the JSON of `lex import`.
type fileResult struct {
	File   string        `json:"file"`
	SHA256 string        `json:"sha256"`
	Status string        `json:"status"`
	Sheets []sheetResult `json:"sheets"`
	// Mapping is the pattern under which --save-mapping keeps the mapping.
	Mapping string `json:"mapping,omitempty"`
	// resembles is an active import of another name that holds mostly the same
	// people.
	resembles int64
	// corrected is an active import of corrected rows of the version before.
	corrected int64
	notes     []string
}

// importResult is the JSON of `lex import`.
type importResult struct {
	DryRun        bool              `json:"dry_run"`
	Files         []fileResult      `json:"files"`
	Findings      []records.Finding `json:"findings"`
	FindingCounts map[string]int    `json:"finding_counts"`
	// Written names the workbooks for the partner that were written.
	Written []string `json:"written,omitempty"`
}

// The outcomes of a file.
const (
	statusImported  = "imported"
	statusUnchanged = "unchanged"
	statusReplaced  = "replaced"
	statusRejected  = "rejected"
	statusSkipped   = "skipped"
)

func importCommand(c *console) *cli.Command {
	var a importArgs
	var kinds []string
	for _, k := range records.Kinds {
		kinds = append(kinds, string(k.Kind))
	}
	return &cli.Command{
		Name:      "import",
		Usage:     "take in what partners sent, check it and say which cell is wrong",
		ArgsUsage: "FILE|FOLDER|- …",
		Description: "lex import participants.xlsx\nlex import inbox --exchange latam-2017\nlex import list.csv --as participants --map 'Who came?=name' --dry-run\n\n" +
			"A file that was imported before is replaced by its new version; `lex undo` brings the old one back.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "as", Usage: "`KIND` of the rows: " + lexicon.Or(kinds), Destination: &a.as},
			&cli.StringSliceFlag{Name: "sheet", Usage: "only this `SHEET`; may be repeated", Destination: &a.sheets},
			&cli.BoolFlag{Name: "hidden", Usage: "read the rows too that are hidden in the sheet", Destination: &a.hidden},
			&cli.IntFlag{Name: "header-row", Usage: "the headings stand in row `N`", Destination: &a.headerRow},
			&cli.StringSliceFlag{Name: "map", Usage: "`'Their heading=field'`; may be repeated", Destination: &a.maps},
			&cli.StringSliceFlag{Name: "drop", Usage: "leave out the column with this `HEADING`; may be repeated", Destination: &a.drops},
			&cli.StringFlag{Name: "exchange", Usage: "`ID` of the exchange of rows that name none", Destination: &a.exchange},
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of the file: en, es, fr or pt", Destination: &a.lang},
			&cli.StringFlag{Name: "encoding", Usage: "`NAME` of the encoding of a text file, such as windows-1252", Destination: &a.encoding},
			&cli.Int64Flag{Name: "replace", Usage: "put this file in the place of `IMPORT`", Destination: &a.replace},
			&cli.StringFlag{Name: "on-error", Usage: "`WAY`, skip: good rows are stored, bad ones kept as rejects; stop: nothing of the file is stored", Value: "skip", Destination: &a.onError},
			&cli.BoolFlag{Name: "save-mapping", Usage: "keep in lex.yaml what the headings mean, for later files of that name", Destination: &a.saveMapping},
			&cli.StringFlag{Name: "rejects", Usage: "write the rejected rows into the workbook `FILE`, to be corrected and imported", Destination: &a.rejects},
			&cli.StringFlag{Name: "annotate", Usage: "write a copy of the partner's workbook into `FILE`, its cells coloured and commented", Destination: &a.annotate},
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would happen and store nothing", Destination: &a.dryRun},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			if !ctx.Args().Present() {
				return usagef("lex import participants.xlsx", "name the files to import")
			}
			a.noExchange = ctx.IsSet("exchange") && a.exchange == ""
			return runImport(ctx, c, a, ctx.Args().Slice())
		},
	}
}

func runImport(ctx *cli.Context, c *console, a importArgs, arguments []string) error {
	if err := a.check(); err != nil {
		return err
	}
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	if _, known := s.config.Rules.Exchange(a.exchange); a.exchange != "" && !known && len(s.config.Rules.Exchanges) > 0 {
		var ids []string
		for _, e := range s.config.Rules.Exchanges {
			ids = append(ids, e.ID)
		}
		return usagef(choice(a.exchange, ids), "lex.yaml has no exchange %q", a.exchange)
	}
	files, err := s.sources(ctx.Context, arguments)
	if err != nil {
		return err
	}
	if err := a.checkAnnotate(files); err != nil {
		return err
	}
	st, err := s.importStore(ctx, a.dryRun)
	if err != nil {
		return err
	}
	defer st.Close()
	j := newTakeIn(s, st, a)
	for _, file := range files {
		if err := j.file(ctx.Context, file); err != nil {
			return err
		}
	}
	if err := j.writeReturns(); err != nil {
		return err
	}
	if a.json {
		if err := c.json(j.result); err != nil {
			return err
		}
	} else {
		j.show()
		for _, line := range j.returns.told {
			j.say("%s", line)
		}
		if err := j.donorSentence(ctx.Context); err != nil {
			return err
		}
	}
	return j.outcome()
}

// check refuses flags that say nothing sensible.
func (a importArgs) check() error {
	if a.as != "" {
		var kinds []string
		for _, k := range records.Kinds {
			kinds = append(kinds, string(k.Kind))
		}
		if !slices.Contains(kinds, a.as) {
			return usagef(choice(a.as, kinds), "--as knows no kind %q", a.as)
		}
	}
	if a.onError != "skip" && a.onError != "stop" {
		return usagef(choice(a.onError, []string{"skip", "stop"}), "--on-error knows no %q", a.onError)
	}
	if a.lang != "" {
		if err := knownLanguage(a.lang); err != nil {
			return err
		}
	}
	if err := knownEncoding(a.encoding); err != nil {
		return err
	}
	if a.headerRow < 0 {
		return usagef("", "--header-row counts from 1, found %d", a.headerRow)
	}
	if _, err := a.mappings(); err != nil {
		return err
	}
	return a.checkReturns()
}

// knownEncoding refuses a slip in the name of an encoding, whatever the file is.
func knownEncoding(name string) error {
	if name == "" {
		return nil
	}
	if err := importers.KnownEncoding(name); err != nil {
		_, hint := words(err)
		return usagef(hint, "--encoding knows no %q", name)
	}
	return nil
}

// mappings reads 'Their heading=field'; a heading may hold "=" itself.
func (a importArgs) mappings() ([]importers.Mapping, error) {
	var all []importers.Mapping
	for _, pair := range a.maps.Value() {
		i := strings.LastIndex(pair, "=")
		if i < 1 || i == len(pair)-1 {
			return nil, usagef("--map 'Nombre completo=name'", "--map wants 'Their heading=field', found %q", pair)
		}
		field := strings.TrimSpace(pair[i+1:])
		var known []string
		for _, k := range records.Kinds {
			if a.as != "" && string(k.Kind) != a.as {
				continue
			}
			for _, f := range k.Fields {
				if !slices.Contains(known, f.Name) {
					known = append(known, f.Name)
				}
			}
		}
		if !slices.Contains(known, field) {
			return nil, usagef(choice(field, known), "--map knows no field %q", field)
		}
		all = append(all, importers.Mapping{Heading: strings.TrimSpace(pair[:i]), Field: field})
	}
	return all, nil
}

// outcome is the error that gives the exit code.
func (j *takeIn) outcome() error {
	damaged, errors, recognised := false, j.errors > 0, false
	for _, f := range j.result.Files {
		damaged = damaged || f.Status == statusRejected && !j.stopped[f.File]
		recognised = recognised || f.Status != statusSkipped
	}
	switch {
	case damaged:
		return errSaid
	case errors, !recognised:
		return errData
	}
	return nil
}

// show tells a person what happened, file by file, then the findings.
func (j *takeIn) show() {
	for _, f := range j.result.Files {
		for _, note := range f.notes {
			j.say("%s: %s", f.File, inline(note))
		}
		switch f.Status {
		case statusUnchanged:
			j.say("%s: unchanged since it was imported; nothing was written", f.File)
		case statusSkipped:
			j.say("%s: skipped, no sheet of it could be recognised", f.File)
		case statusRejected:
			j.say("%s: nothing of it was stored", f.File)
		default:
			j.showSheets(f)
		}
		if f.corrected > 0 {
			j.say("import %d holds corrected rows of the version before: if this one has them, too, `lex undo %d`, or they count twice", f.corrected, f.corrected)
		}
		if f.resembles > 0 {
			j.say("%s holds mostly the people of import %d: if it is a new version of that file, `lex undo %d` and import it with --replace %d", f.File, f.resembles, *f.Sheets[0].Import, f.resembles)
		}
	}
	// Unknown columns stand in the line "kept as they are" already.
	counts := maps.Clone(j.result.FindingCounts)
	shown := slices.DeleteFunc(slices.Clone(j.result.Findings), func(f records.Finding) bool {
		told := f.Check == "column-unknown" && f.Severity == records.Notice
		if told {
			counts[f.Check]--
		}
		return told
	})
	j.showFindings(shown, counts)
}

func (j *takeIn) showSheets(f fileResult) {
	for _, s := range f.Sheets {
		if s.Kind == nil {
			continue
		}
		where := f.File
		if s.Sheet != "" {
			where += ", sheet " + inline(s.Sheet)
		}
		text := fmt.Sprintf("%s: %s, %s", where, *s.Kind, plural(s.Imported, "1 row", "%s rows"))
		if s.Rejected > 0 {
			text += fmt.Sprintf(", %d rejected", s.Rejected)
		}
		if f.Status == statusReplaced {
			text += fmt.Sprintf(" (%d added, %d changed, %d removed)", s.Added, s.Changed, s.Removed)
		}
		if s.Import != nil {
			text += fmt.Sprintf(" – import %d", *s.Import)
		}
		j.say("%s", text)
		if s.LeftOut > 0 {
			j.say("  %s", plural(s.LeftOut, "1 row was left out: it is of somebody who was forgotten (lex forget)", "%s rows were left out: they are of people who were forgotten (lex forget)"))
		}
		var known, kept []string
		for _, col := range s.Columns {
			switch {
			case col.Field != nil:
				known = append(known, firstOf(inline(col.Heading), "(column "+col.Column+")")+" = "+*col.Field)
			case col.Heading != "":
				kept = append(kept, inline(col.Heading))
			}
		}
		j.say("  headings in row %d: %s", s.HeaderRow, strings.Join(known, ", "))
		if len(kept) > 0 {
			j.say("  kept as they are: %s (--map 'Their heading=field' gives one a meaning, --drop leaves it out)", strings.Join(kept, ", "))
		}
		j.showChanges(s)
	}
}
