package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/records"
)

type lookArgs struct {
	sheet, encoding string
	rows            int
	json, explain   bool
}

type lookSheet struct {
	Name  string     `json:"name"`
	State string     `json:"state"`
	Rows  [][]string `json:"rows"`
}

type lookResult struct {
	File   string      `json:"file"`
	Sheets []lookSheet `json:"sheets"`
}

func lookCommand(c *console) *cli.Command {
	var a lookArgs
	return &cli.Command{
		Name:        "look",
		Usage:       "show what a file holds, as lex reads it, before any meaning",
		ArgsUsage:   "FILE",
		Description: "lex look participants.xlsx\nlex look participants.xlsx --sheet Lista --rows 10\nlex look list.csv --encoding windows-1252 --json\nlex look participants.xlsx --explain\nlex look lists.zip",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "sheet", Usage: "only this `SHEET`", Destination: &a.sheet},
			&cli.IntFlag{Name: "rows", Usage: "at most `N` rows of each sheet", Value: 100, Destination: &a.rows},
			&cli.StringFlag{Name: "encoding", Usage: "`NAME` of the encoding of a text file", Destination: &a.encoding},
			&cli.BoolFlag{Name: "explain", Usage: "show what lex takes each column for, how sure it is and why", Destination: &a.explain},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() != 1 {
				return usagef("lex look participants.xlsx", "lex look wants one file, found %d", ctx.NArg())
			}
			if err := knownEncoding(a.encoding); err != nil {
				return err
			}
			if a.rows < 0 {
				return usagef("", "--rows wants a number from 0 up, found %d", a.rows)
			}
			if a.explain {
				return runExplain(ctx, c, a, ctx.Args().First())
			}
			return runLook(ctx, c, a, ctx.Args().First())
		},
	}
}

// runLook reads the whole file, so that a damaged one is refused whatever was
// asked to be shown, and keeps the first rows of each sheet. Of an archive it
// shows the files inside: their names stand before those of their sheets.
func runLook(ctx *cli.Context, c *console, a lookArgs, path string) error {
	files, err := c.lookInto(ctx, path)
	if err != nil {
		return err
	}
	result := lookResult{File: path, Sheets: []lookSheet{}}
	var names, notes []string
	var failed error
	for _, file := range files {
		one, err := a.read(ctx, file)
		if err != nil {
			err = fmt.Errorf("%s: %w", file.shown, err)
			if file.archive == nil || ctx.Err() != nil {
				return err
			}
			c.fail(err) // the other files of the archive are shown
			failed = errSaid
			continue
		}
		result.Sheets = append(result.Sheets, one.sheets...)
		names, notes = append(names, one.names...), append(notes, one.notes...)
	}
	if a.sheet != "" && len(result.Sheets) == 0 && failed == nil {
		return usagef("its sheets: "+quoted(names), "%s has no sheet %q", path, a.sheet)
	}
	if a.json {
		if err := c.json(result); err != nil {
			return err
		}
		return failed
	}
	for _, note := range notes {
		c.say("%s", inline(note))
	}
	for _, sheet := range result.Sheets {
		c.lookAt(sheet)
	}
	return failed
}

// lookInto lists the file that a path names, or those of the archive that it is.
func (c *console) lookInto(ctx *cli.Context, path string) ([]source, error) {
	same := func(path string) string { return path }
	info, err := os.Stat(path)
	switch {
	case path == "-":
		data, err := readAll(ctx.Context, c.in)
		if err != nil {
			return nil, fmt.Errorf("read the standard input: %w", err)
		}
		return c.expandArchive(source{path: path, shown: "standard input", data: data}), nil
	case err == nil && info.IsDir():
		return nil, usagef("name a file in it", "%s is a folder", path)
	case err != nil:
		if file, ok := c.insideArchive(path, same); ok {
			file.shown, file.whole = path, true
			return []source{file}, nil
		}
	}
	return c.expandArchive(source{path: path, shown: path}), nil
}

// lookFile is what one file shows.
type lookFile struct {
	sheets       []lookSheet
	names, notes []string
}

func (a lookArgs) read(ctx *cli.Context, file source) (lookFile, error) {
	var one lookFile
	book, err := file.open(ctx.Context, importers.OpenOptions{Encoding: a.encoding})
	if err != nil {
		return one, err
	}
	defer book.Close()
	for i, sheet := range book.Sheets() {
		name := sheet.Name
		if file.archive != nil && !file.whole {
			name = strings.TrimSuffix(file.inside+"/"+sheet.Name, "/")
		}
		one.names = append(one.names, name)
		if a.sheet != "" && sheet.Name != a.sheet && name != a.sheet {
			continue
		}
		shown := lookSheet{Name: name, State: sheet.State, Rows: [][]string{}}
		err := book.Rows(ctx.Context, i, func(row *importers.Row) error {
			if row.Number > a.rows {
				return nil
			}
			for len(shown.Rows) < row.Number-1 {
				shown.Rows = append(shown.Rows, []string{})
			}
			cells := make([]string, len(row.Cells))
			for i, cell := range row.Cells {
				cells[i] = cell.Text
			}
			shown.Rows = append(shown.Rows, cells)
			return nil
		})
		if err != nil {
			return one, err
		}
		one.sheets = append(one.sheets, shown)
	}
	for _, note := range book.Notes() {
		one.notes = append(one.notes, file.shown+": "+note)
	}
	return one, nil
}

// lookAt prints a sheet with the letters and numbers that a spreadsheet shows.
func (c *console) lookAt(sheet lookSheet) {
	if sheet.Name != "" {
		state := ""
		if sheet.State != importers.Visible {
			state = " (" + sheet.State + ")"
		}
		c.say("Sheet %s%s, %d rows shown", inline(sheet.Name), state, len(sheet.Rows))
	}
	wide := 0
	for _, row := range sheet.Rows {
		wide = max(wide, len(row))
	}
	columns := []column{{head: "", right: true}}
	for i := range wide {
		columns = append(columns, column{head: records.ColumnLetters(i)})
	}
	var rows [][]string
	for i, row := range sheet.Rows {
		cells := make([]string, wide+1)
		cells[0] = strconv.Itoa(i + 1)
		for j, cell := range row {
			cells[j+1] = shorten(cell, 40)
		}
		rows = append(rows, cells)
	}
	c.table(columns, rows)
}

// quoted lists names as people read them: "Lista", "Hoja2".
func quoted(names []string) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += ", "
		}
		text += strconv.Quote(name)
	}
	return text
}
