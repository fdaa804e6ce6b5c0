package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fatih/color"
	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

type personArgs struct {
	pick int
	json bool
}

func personCommand(c *console) *cli.Command {
	var a personArgs
	return &cli.Command{
		Name:      "person",
		Usage:     "show all that is stored of a person, row by row",
		ArgsUsage: "SEARCH",
		Description: "SEARCH is an e-mail address or parts of a name, in any order. Replaced and undone imports are looked through too. Names and other personal\n" +
			"values are shown on a terminal and in --json alone. With --json this is the answer to somebody who asks what is stored of them:\n" +
			"every row with every field and unknown column, quotes, consents, contacts of organizations, and where they stand.\n\nlex person rosa@example.org\nlex person 'maría pérez' --pick 2 --json",
		Flags: []cli.Flag{pickFlag(&a.pick), jsonFlag(&a.json)},
		Action: func(ctx *cli.Context) error {
			search := strings.TrimSpace(strings.Join(ctx.Args().Slice(), " "))
			if search == "" {
				return usagef("lex person rosa@example.org, or parts of the name", "say whom to look for")
			}
			return runPerson(ctx, c, a, search)
		},
	}
}

func pickFlag(to *int) cli.Flag {
	return &cli.IntFlag{Name: "pick", Usage: "take person `N` of those who were found", Destination: to}
}

func runPerson(ctx *cli.Context, c *console, a personArgs, search string) error {
	s, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	found, err := s.find(ctx, st, search)
	if err != nil {
		return err
	}
	one, err := pick(found, a.pick)
	if err != nil {
		return err
	}
	if one == nil {
		if a.json {
			return c.json(map[string]any{"found": foundLines(found), "person": nil})
		}
		c.showFound(found)
		return nil
	}
	d, err := st.Dossier(ctx.Context, s.config.Rules, *one)
	if err != nil {
		return err
	}
	if a.json {
		return c.json(map[string]any{"found": foundLines(found), "person": dossierOf(d)})
	}
	c.showDossier(d)
	return nil
}

// find looks for people; nobody is an error that says what was tried.
func (s *settings) find(ctx *cli.Context, st *store.Store, search string) ([]store.FoundPerson, error) {
	found, err := st.FindPeople(ctx.Context, s.config.Rules, search)
	if err != nil || len(found) > 0 {
		return found, err
	}
	at, forgotten, err := st.WasForgotten(ctx.Context, search)
	if err != nil {
		return nil, err
	}
	if forgotten {
		return nil, &hinted{fmt.Errorf("nobody is stored whom this fits; somebody of this name or address was forgotten %s", firstOf(at, "before")), "`lex history` has the record of it"}
	}
	return nil, &hinted{fmt.Errorf("nobody is stored whom this fits"), "write an e-mail address in full, or parts of the name in any order"}
}

// pick is the only person found or the one with the number that was asked for,
// nil where the number is still to be said.
func pick(found []store.FoundPerson, number int) (*store.FoundPerson, error) {
	switch {
	case number < 0 || number > len(found):
		return nil, usagef("without --pick they are listed", "--pick %d: %s", number, plural(len(found), "1 person was found", "%s people were found"))
	case number > 0:
		return &found[number-1], nil
	case len(found) == 1:
		return &found[0], nil
	}
	return nil, nil
}

// foundLine is one of several people as --json shows them.
type foundLine struct {
	Number        int      `json:"number"`
	Names         []string `json:"names"`
	Emails        []string `json:"emails"`
	Organizations []string `json:"organizations"`
	Rows          int      `json:"rows"`
	File          string   `json:"file"`
	Sheet         string   `json:"sheet"`
	Row           int      `json:"row"`
}

func foundLines(found []store.FoundPerson) []foundLine {
	lines := make([]foundLine, len(found))
	for i, p := range found {
		lines[i] = foundLine{Number: i + 1, Names: orNone(p.Names), Emails: orNone(p.Emails), Organizations: orNone(p.Organizations), Rows: p.Rows,
			File: p.First.File, Sheet: p.First.Sheet, Row: p.First.Row}
	}
	return lines
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// shownPeople is how many of those found are listed.
const shownPeople = 30

// showFound lists people to choose from: by name on a terminal, else by where
// they stand first.
func (c *console) showFound(found []store.FoundPerson) {
	columns := []column{{"N", true}, {"ROWS", true}, {head: "ORGANIZATION"}, {head: "FIRST IN"}}
	if c.terminal {
		columns = append([]column{columns[0], {head: "NAME"}, {head: "E-MAIL"}}, columns[1:]...)
	}
	var rows [][]string
	for i, p := range found {
		if i == shownPeople {
			break
		}
		place := findingPlaceOf(p.First)
		row := []string{strconv.Itoa(i + 1), strconv.Itoa(p.Rows), strings.Join(p.Organizations, "; "), place}
		if c.terminal {
			row = append([]string{row[0], strings.Join(p.Names, "; "), strings.Join(p.Emails, "; ")}, row[1:]...)
		}
		rows = append(rows, row)
	}
	c.table(columns, rows)
	if len(found) > shownPeople {
		c.say("… and %d more: write more of the name, or the e-mail address", len(found)-shownPeople)
	}
	c.say("%s: choose with --pick N", plural(len(found), "1 person", "%s people"))
}

// showDossier prints what is stored of a person; in a pipe the values of
// personal fields and of unknown columns stay away.
func (c *console) showDossier(d *store.Dossier) {
	if c.terminal {
		c.print("%s", c.paint(c.out, inline(strings.Join(d.Names, "; ")), color.Bold))
	}
	for _, row := range append(append([]store.DossierRow{}, d.Rows...), d.Rejects...) {
		c.print("%s", dossierHead(row))
		for _, v := range row.Values {
			if !c.terminal && (v.Field == "" || records.IsPersonal(row.Kind, v.Field)) {
				continue
			}
			c.print("  %s: %s", inline(firstOf(v.Field, v.Heading, "column without a heading")), inline(v.Value))
		}
		if c.terminal && len(row.Cells) > 0 {
			c.print("  %s", inline(strings.Join(row.Cells, " | ")))
		}
	}
	for _, at := range d.Mentions {
		c.print("named in a text: %s", findingPlaceOf(at))
	}
	if !c.terminal {
		c.say("values of personal fields are shown on a terminal and in --json alone")
	}
}

// dossierHead says where a row stands and what becomes of it.
func dossierHead(row store.DossierRow) string {
	head := fmt.Sprintf("%s, %s, import %d", findingPlaceOf(row.Origin), row.Kind, row.Import.Import)
	switch {
	case row.Values == nil:
		head += ", could not be stored as a record"
	case row.Import.Status != store.Active:
		head += ", " + string(row.Import.Status)
	case !row.Counted:
		head += ", not counted"
	}
	if len(row.Named) > 0 {
		head += ", names the person as " + strings.Join(row.Named, " and ")
	}
	return head
}
