package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/store"
)

// importLine is one import as `lex history --json` shows it.
type importLine struct {
	Import   int64  `json:"import"`
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	Sheet    string `json:"sheet"`
	Kind     string `json:"kind"`
	Rows     int    `json:"rows"`
	Imported int    `json:"imported"`
	Rejected int    `json:"rejected"`
	Status   string `json:"status"`
	At       string `json:"at"`
	Who      string `json:"who"`
}

func historyCommand(c *console) *cli.Command {
	var asJSON bool
	return &cli.Command{
		Name:  "history",
		Usage: "list every import (active, replaced and undone) and what was decided and forgotten",
		Flags: []cli.Flag{jsonFlag(&asJSON)},
		Action: func(ctx *cli.Context) error {
			if err := noArguments(ctx); err != nil {
				return err
			}
			_, st, err := c.reading(ctx)
			if err != nil {
				return err
			}
			defer st.Close()
			imports, err := st.History(ctx.Context)
			if err != nil {
				return err
			}
			lines := make([]importLine, len(imports))
			for i, h := range imports {
				lines[i] = importLine{Import: h.Import, File: h.Path, SHA256: h.SHA256, Sheet: h.Sheet, Kind: string(h.Kind), Rows: h.Rows,
					Imported: h.Imported, Rejected: h.Rejected, Status: string(h.Status), At: h.ImportedAt, Who: h.Who}
			}
			decided, err := st.Decisions(ctx.Context)
			if err != nil {
				return err
			}
			forgotten, err := st.Forgotten(ctx.Context)
			if err != nil {
				return err
			}
			closings, err := st.Closings(ctx.Context)
			if err != nil {
				return err
			}
			if asJSON {
				return c.json(map[string]any{"imports": lines, "closings": closingLines(closings), "decisions": decisionLines(decided), "forgotten": forgottenLines(forgotten)})
			}
			if len(lines) == 0 {
				c.say("nothing has been imported yet: lex import FILE")
				return nil
			}
			var rows [][]string
			for _, l := range lines {
				rows = append(rows, []string{strconv.FormatInt(l.Import, 10), l.Status, l.File, l.Sheet, l.Kind, strconv.Itoa(l.Imported), strconv.Itoa(l.Rejected), l.At, l.Who})
			}
			c.table([]column{{"IMPORT", true}, {head: "STATUS"}, {head: "FILE"}, {head: "SHEET"}, {head: "KIND"}, {"ROWS", true}, {"REJECTED", true}, {head: "WHEN"}, {head: "WHO"}}, rows)
			c.showClosings(closingLines(closings))
			c.showDecisions(decisionLines(decided))
			c.showForgotten(forgottenLines(forgotten))
			return nil
		},
	}
}

func undoCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:        "undo",
		Usage:       "take an import back; what it had replaced counts again",
		ArgsUsage:   "IMPORT",
		Description: "The number stands in `lex history`. All sheets of its file go together. Nothing is erased: the history keeps it.\n\nlex undo 3",
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() != 1 {
				return usagef("lex undo 3; `lex history` shows the numbers", "lex undo wants one number of an import")
			}
			number, err := strconv.ParseInt(ctx.Args().First(), 10, 64)
			if err != nil || number < 1 {
				return usagef("`lex history` shows the numbers", "%q is no number of an import", ctx.Args().First())
			}
			s, err := c.settle(ctx)
			if err != nil {
				return err
			}
			st, err := s.openStore(ctx)
			if err != nil {
				return err
			}
			defer st.Close()
			undone, err := st.Undo(ctx.Context, number)
			if err != nil {
				return err
			}
			c.say("undone: %s", importNumbers(undone.Undone))
			if len(undone.Restored) > 0 {
				c.say("counted again: %s", importNumbers(undone.Restored))
			}
			return nil
		},
	}
}

// importNumbers writes "participants.xlsx (import 3), list.csv (import 4)".
func importNumbers(imports []store.ImportInfo) string {
	var all []string
	for _, i := range imports {
		all = append(all, fmt.Sprintf("%s (import %d)", inline(i.Path), i.Import))
	}
	return strings.Join(all, ", ")
}
