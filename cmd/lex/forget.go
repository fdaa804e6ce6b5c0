package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/store"
)

type forgetArgs struct {
	pick                      int
	yes, dryRun, finish, json bool
}

// forgetResult is what `lex forget --json` prints.
type forgetResult struct {
	DryRun  bool `json:"dry_run"`
	Rows    int  `json:"rows"`
	Others  int  `json:"others"`
	Contact int  `json:"contacts"`
	Rejects int  `json:"rejects"`
	// Proof is that of the record in the history, "" in a dry run.
	Proof string `json:"proof"`
	// Files are those that were imported and still hold the person, Mentions
	// places where texts of others name the person.
	Files    []string `json:"files"`
	Mentions []string `json:"mentions"`
	// Reports are the runs of the archive whose stored texts name the person no
	// more.
	Reports []string `json:"reports"`
}

func forgetCommand(c *console) *cli.Command {
	var a forgetArgs
	return &cli.Command{
		Name:      "forget",
		Usage:     "erase a person from the database for good",
		ArgsUsage: "PERSON",
		Description: "PERSON is an e-mail address or parts of a name, as in `lex person`, which shows what would be erased. Rows, quotes and consents go out of every\n" +
			"import, replaced and undone ones too; a later import of the same people leaves the person out. `lex history` keeps a record without the name.\n" +
			"It cannot be undone. Name, address and quotes go out of the texts that the archive of reports keeps, whose bytes cannot be made again then. Files that\n" +
			"partners sent, files of reports and backups are not touched: the command names the files and the runs. Whoever stands there under a\n" +
			"misspelt name as well is found by `lex match`: accept the pair first.\n\n" +
			"lex forget rosa@example.org\nlex forget rosa@example.org --dry-run",
		Flags: []cli.Flag{
			pickFlag(&a.pick),
			&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: "do not ask for the name", Destination: &a.yes},
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would be erased, and erase nothing", Destination: &a.dryRun},
			&cli.BoolFlag{Name: "finish", Usage: "clean the free space of the database, where an earlier forgetting could not", Destination: &a.finish},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			search := strings.TrimSpace(strings.Join(ctx.Args().Slice(), " "))
			if (search == "") != a.finish {
				return usagef("lex forget rosa@example.org, or lex forget --finish", "say whom to forget")
			}
			return runForget(ctx, c, a, search)
		},
	}
}

func runForget(ctx *cli.Context, c *console, a forgetArgs, search string) error {
	s, st, err := c.writing(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	if a.finish {
		return finishForgetting(ctx, c, st)
	}
	found, err := s.find(ctx, st, search)
	if err != nil {
		return err
	}
	one, err := pick(found, a.pick)
	if err != nil {
		return err
	}
	if one == nil {
		c.showFound(found)
		return usagef("choose one with --pick N, or write the e-mail address", "%d people fit; nothing was erased", len(found))
	}
	d, err := st.Dossier(ctx.Context, s.config.Rules, *one)
	if err != nil {
		return err
	}
	result := forgetting(d)
	if a.dryRun {
		result.DryRun = true
		return c.forgot(result, a.json)
	}
	if !a.json {
		c.showDossier(d)
	}
	if err := c.confirm(*one, a.yes); err != nil {
		return err
	}
	stage := s.stages()
	stage.at("erasing")
	f, err := st.Forget(ctx.Context, s.config.Rules, *one)
	stage.end()
	var unclean *store.CleanError
	if err != nil && !errors.As(err, &unclean) {
		if errors.Is(err, store.ErrChanged) {
			return &hinted{err, "try again; nothing was erased"}
		}
		return err
	}
	result.Rows, result.Others, result.Contact, result.Rejects, result.Proof = f.Rows, f.Others, f.Contacts, f.Rejects, f.Proof
	result.Reports = nonNil(f.Reports)
	if said := c.forgot(result, a.json); said != nil {
		return said
	}
	if unclean != nil {
		// Not the words of a database that is busy: the person is erased.
		return &hinted{errors.New(unclean.Error()), "close other programs that use the database, then: lex forget --finish"}
	}
	return nil
}

func finishForgetting(ctx *cli.Context, c *console, st *store.Store) error {
	unclean, err := st.Unclean(ctx.Context)
	if err != nil {
		return err
	}
	if !unclean {
		c.say("nothing is left to be cleaned")
		return nil
	}
	if err := st.Clean(ctx.Context); err != nil {
		return err
	}
	c.say("the free space of the database is clean")
	return nil
}

// confirm asks for the name, so that nobody is erased by a slip of the hand.
func (c *console) confirm(p store.FoundPerson, yes bool) error {
	if yes {
		return nil
	}
	fmt.Fprint(c.err, "This cannot be undone. Type the full name or the e-mail address of the person to erase all this: ")
	line, err := bufio.NewReader(io.LimitReader(c.in, 4096)).ReadString('\n')
	if typed, ok := c.in.(*os.File); !ok || !isTerminal(typed) {
		fmt.Fprintln(c.err) // nobody pressed Enter there
	}
	if err != nil && line == "" {
		return usagef("type the name when asked, or give --yes", "nobody confirmed; nothing was erased")
	}
	if !p.Wrote(line) {
		return usagef("write it as it is stored; --dry-run shows what would go", "that is not the name or address of this person; nothing was erased")
	}
	return nil
}

// forgetting is what would go.
func forgetting(d *store.Dossier) forgetResult {
	r := forgetResult{Files: []string{}, Mentions: []string{}, Reports: nonNil(d.Reports), Rejects: len(d.Rejects)}
	for _, row := range append(append([]store.DossierRow{}, d.Rows...), d.Rejects...) {
		place := row.Import.Path
		if !slices.Contains(r.Files, place) {
			r.Files = append(r.Files, place)
		}
	}
	for _, row := range d.Rows {
		switch row.Kind {
		case "participants":
			r.Rows++
		case "organizations":
			r.Contact++
		default:
			r.Others++
		}
	}
	for _, at := range d.Mentions {
		r.Mentions = append(r.Mentions, findingPlaceOf(at))
	}
	return r
}

// forgot says what was erased, and what lex does not reach.
func (c *console) forgot(r forgetResult, asJSON bool) error {
	if asJSON {
		return c.json(r)
	}
	verb := "erased"
	if r.DryRun {
		verb = "would be erased"
	}
	text := fmt.Sprintf("%s: %s of participants", verb, plural(r.Rows, "1 row", "%s rows"))
	for _, more := range []struct {
		n         int
		one, many string
	}{
		{r.Others, "1 quote, consent or name in another record", "%s quotes, consents or names in other records"},
		{r.Contact, "the contact of 1 row of organizations", "the contacts of %s rows of organizations"},
		{r.Rejects, "the cells of 1 row that could not be stored", "the cells of %s rows that could not be stored"},
	} {
		if more.n > 0 {
			text += ", " + plural(more.n, more.one, more.many)
		}
	}
	c.print("%s", text)
	if n := len(r.Reports); n > 0 {
		c.print("%s: the texts of %s in the archive name the person no more: run %s", map[bool]string{true: "would be redacted", false: "redacted"}[r.DryRun],
			plural(n, "1 report", "%s reports"), strings.Join(r.Reports, ", "))
	}
	for _, file := range r.Files {
		c.say("the file that was imported may still hold the person: %s", inline(file))
	}
	for _, place := range r.Mentions {
		c.say("a text of somebody else names the person, look at it: %s", place)
	}
	if !r.DryRun {
		c.say("a later import leaves the person out; files of reports and backups that were made before are as they were (record %s)", r.Proof[:min(16, len(r.Proof))])
	}
	return nil
}
