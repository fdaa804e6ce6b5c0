package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/partner"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

type askArgs struct {
	lang     string
	exchange string
	values   bool
}

func askCommand(c *console) *cli.Command {
	var a askArgs
	return &cli.Command{
		Name:      "ask",
		Usage:     "write the message to the partner: what is missing or doubtful, cell by cell",
		ArgsUsage: "FILE|IMPORT",
		Description: "lex ask inbox/participantes.xlsx > message.txt\nlex ask 3 --lang fr\n\n" +
			"A file is read for trial, nothing is stored. The message is in the language of the file's headings, names cells\n" +
			"and not what they hold, and is signed with the grantee's name of lex.yaml.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of the message: en, es, fr or pt", Destination: &a.lang},
			&cli.StringFlag{Name: "exchange", Usage: "`ID` of the exchange of rows that name none", Destination: &a.exchange},
			&cli.BoolFlag{Name: "values", Usage: "show what the cells hold; personal values on a terminal only", Destination: &a.values},
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() != 1 || ctx.Args().First() == "" {
				return usagef("lex ask participantes.xlsx, or lex ask 3; `lex history` shows the numbers", "lex ask wants one file or one number of an import")
			}
			if a.lang != "" {
				if err := knownLanguage(a.lang); err != nil {
					return err
				}
			}
			return runAsk(ctx, c, a, ctx.Args().First())
		},
	}
}

func runAsk(ctx *cli.Context, c *console, a askArgs, argument string) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	m := partner.Message{Grantee: s.config.Grantee.Name}
	number, isNumber := strconv.ParseInt(argument, 10, 64)
	if _, err := os.Stat(argument); isNumber == nil && errors.Is(err, os.ErrNotExist) {
		err = s.askImport(ctx, a, number, &m)
		if err != nil {
			return err
		}
	} else if err := s.askFile(ctx, a, argument, &m); err != nil {
		return err
	}
	withheld := 0
	if a.values {
		m.Shows = func(f records.Finding) bool {
			if f.Personal && !c.terminal {
				withheld++
				return false
			}
			return true
		}
	}
	var text strings.Builder
	if err := m.Write(&text); err != nil {
		return err
	}
	c.print("%s", strings.TrimRight(plain(text.String()), "\n"))
	if withheld > 0 {
		c.say("%s, for personal values are shown on a terminal only", plural(withheld, "1 value was left out", "%s values were left out"))
	}
	return nil
}

// askFile reads a file for trial and looks at it together with all that is
// stored.
func (s *settings) askFile(ctx *cli.Context, a askArgs, argument string, m *partner.Message) error {
	files, err := s.sources(ctx.Context, []string{argument})
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return usagef("ask about one file after the other", "%s holds %d files", argument, len(files))
	}
	st, err := s.importStore(ctx, true)
	if err != nil {
		return err
	}
	defer st.Close()
	j := newTakeIn(s, st, importArgs{lang: a.lang, exchange: a.exchange, onError: "skip", dryRun: true, json: true, asking: true})
	if err := j.file(ctx.Context, files[0]); err != nil {
		return err
	}
	m.File, m.Lists = files[0].shown, j.returns.lists
	m.Language = firstOf(a.lang, languageOf(m.Lists), s.config.Language, "en")
	found, err := s.askChecks(ctx.Context, st, func(i store.ImportInfo) bool { return i.Path == j.taken && i.Status == store.Active })
	if err != nil {
		return err
	}
	for i := range m.Lists {
		l := &m.Lists[i]
		for _, f := range found {
			if f.Sheet == l.Sheet && l.Kind != "" {
				l.Findings = append(l.Findings, f)
			}
		}
	}
	return nil
}

// languageOf is the language of the first list that has been read.
func languageOf(lists []partner.List) string {
	for _, l := range lists {
		if l.Kind != "" {
			return l.Language
		}
	}
	return ""
}

// askImport gathers what is stored about an import.
func (s *settings) askImport(ctx *cli.Context, a askArgs, number int64, m *partner.Message) error {
	st, err := s.readStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	history, err := st.History(ctx.Context)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(history, func(i store.ImportInfo) bool { return i.Import == number })
	if i < 0 {
		return usagef("`lex history` lists the imports", "import %d does not exist", number)
	}
	info := history[i]
	switch info.Status {
	case store.Undone:
		return &hinted{fmt.Errorf("import %d is undone", number), "ask about an active one: `lex history` lists them"}
	case store.Replaced:
		return &hinted{fmt.Errorf("import %d was replaced by import %d", number, info.ReplacedBy), fmt.Sprintf("lex ask %d", info.ReplacedBy)}
	}
	reading, err := st.ReadingOf(ctx.Context, number)
	if err != nil {
		return err
	}
	rejects, err := st.Rejects(ctx.Context, number)
	if err != nil {
		return err
	}
	l := partner.List{File: info.File, Sheet: info.Sheet, Kind: info.Kind, HeaderRow: info.HeaderRow, Exchange: reading.Exchange,
		Rows: info.Rows, Imported: info.Imported, Rejected: info.Rejected, Rejects: rejects}
	kind, _ := records.Info(info.Kind)
	for _, field := range kind.Fields {
		if column, ok := records.ColumnNumber(reading.Columns[field.Name]); ok {
			l.Heads = append(l.Heads, partner.Head{Column: column, Field: field.Name})
		}
	}
	m.File, m.Language = info.File, firstOf(a.lang, reading.Language, s.config.Language, "en")
	again, same, err := s.readAgain(ctx.Context, a, info, reading)
	if err != nil {
		return err
	}
	if same {
		l.Heads, l.Columns, l.Findings = again.Heads, again.Columns, again.Findings
	} else {
		s.say("%s is not there as it was imported, so the message leaves out what was found in single cells then; `lex ask FILE` reads a file as it is", inline(info.Path))
	}
	l.Language = m.Language
	found, err := s.askChecks(ctx.Context, st, func(i store.ImportInfo) bool { return i.Import == number })
	l.Findings = append(l.Findings, found...)
	m.Lists = []partner.List{l}
	return err
}

// askChecks runs the checks over the store and keeps what they say about some
// imports. That a row was left out is known already, with its reason.
func (s *settings) askChecks(ctx context.Context, st *store.Store, about func(store.ImportInfo) bool) ([]records.Finding, error) {
	history, err := st.History(ctx)
	if err != nil {
		return nil, err
	}
	wanted := map[int64]bool{}
	for _, i := range history {
		if about(i) {
			wanted[i.Import] = true
		}
	}
	found, _, err := checks.Run(ctx, st, s.checkSettings(records.Period{Label: "all"}))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found, func(f records.Finding) bool { return !wanted[f.Import] || f.Check == "row-rejected" }), nil
}
