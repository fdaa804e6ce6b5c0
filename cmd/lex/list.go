package main

import (
	"bufio"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/extract"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

type listArgs struct {
	kind, period, columns string
	where                 cli.StringSlice
	json                  bool
}

func listCommand(c *console) *cli.Command {
	var a listArgs
	return &cli.Command{
		Name:      "list",
		Usage:     "show the rows that are stored of a kind",
		ArgsUsage: "KIND",
		Description: "lex list participants --where country=PE\nlex list participants --where status=absent --columns name,organization,days\nlex list organizations --where 'Talla=M' --columns all\n" +
			"lex list indicators --period 2017-Q2 --json\n\n" +
			"FIELD is a dimension of `lex summary`, a field of the kind, or the heading of a column that lex does not know. Rows that are not counted\n" +
			"(invited, absent) are shown too. Personal values are shown on a terminal and in --json alone; `lex export` writes files.\n\nKIND: " + strings.Join(kindNames(), ", "),
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "where", Usage: "only rows with `FIELD=VALUE`; may be repeated", Destination: &a.where},
			&cli.StringFlag{Name: "period", Usage: "only this `PERIOD`, such as 2017, 2017-Q2, last-quarter", Destination: &a.period},
			&cli.StringFlag{Name: "columns", Usage: "show these `FIELD[,FIELD]`, or all", Destination: &a.columns},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() != 1 {
				return usagef("lex list participants", "lex list wants one kind of record: %s", lexicon.Or(kindNames()))
			}
			a.kind = ctx.Args().First()
			return runList(ctx, c, a)
		},
	}
}

func runList(ctx *cli.Context, c *console, a listArgs) error {
	if !slices.Contains(kindNames(), a.kind) {
		return usagef(choice(a.kind, kindNames()), "there is no kind %q", a.kind)
	}
	where, err := rowFilters(a.where.Value())
	if err != nil {
		return err
	}
	s, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	period, err := s.period(a.period)
	if err != nil {
		return err
	}
	l, err := extract.Open(ctx.Context, st, extract.Request{Kind: records.Kind(a.kind), Where: where, Period: period, Rules: s.config.Rules, Language: s.config.Language})
	var unknown *extract.WhereError
	if errors.As(err, &unknown) {
		return usagef(choice(unknown.Field, unknown.Known), "%s", unknown.Error())
	}
	if err != nil {
		return err
	}
	shown, err := columnsOf(l, a.columns, a.json)
	if err != nil {
		return err
	}
	if a.json {
		return c.listJSON(ctx.Context, l, shown)
	}
	return c.listTable(ctx.Context, l, shown)
}

// usualColumns are those that a list shows where nobody names others.
var usualColumns = map[records.Kind][]string{
	records.Participants:  {"name", "organization", "country", "role", "status", "exchange", "date"},
	records.Organizations: {"name", "acronym", "country", "scope", "organization_type", "focus_area", "exchange"},
	records.Exchanges:     {"id", "name", "city", "country", "start", "end", "fund"},
	records.Sessions:      {"title", "type", "date", "exchange", "attendees", "women"},
	records.Outputs:       {"title", "type", "date", "quantity", "status", "exchange"},
	records.Testimonials:  {"quote", "name", "organization", "consent", "audience", "attribution", "expires"},
	records.NextSteps:     {"step", "owner", "due", "status", "exchange"},
	records.Indicators:    {"code", "indicator", "disaggregation", "period", "target", "period_target", "actual", "unit"},
	records.Budget:        {"code", "line", "period", "budget", "spent", "currency", "fund"},
	records.Consents:      {"name", "organization", "consent", "use", "audience", "expires", "withdrawn"},
}

// columnsOf finds the columns to show, as positions: those named, or the usual
// ones.
func columnsOf(l *extract.Listing, text string, json bool) ([]int, error) {
	names := usualColumns[l.Info.Kind]
	var known []string
	for _, c := range l.Columns {
		known = append(known, c.Heading)
	}
	switch {
	case text == "all" || text == "" && json:
		names = known
	case text != "":
		names = strings.Split(text, ",")
	}
	var shown []int
	for _, name := range names {
		name = strings.TrimSpace(name)
		i := slices.Index(known, name)
		if i < 0 {
			i = slices.IndexFunc(known, func(k string) bool { return lexicon.Fold(k) == lexicon.Fold(name) && lexicon.Fold(name) != "" })
		}
		if i < 0 {
			return nil, usagef(choice(name, append(known, "all")), "%s have no column %q", l.Info.Kind, name)
		}
		shown = append(shown, i)
	}
	return shown, nil
}

// mostListed is how many rows a table on a terminal shows: its columns are
// aligned, and nobody reads more.
const mostListed = 2000

// listTable prints rows: aligned on a terminal, else by tabs, one by one and
// without personal values.
func (c *console) listTable(ctx context.Context, l *extract.Listing, shown []int) error {
	if !c.terminal {
		open := slices.DeleteFunc(slices.Clone(shown), func(i int) bool { return l.Columns[i].Personal })
		if len(open) < len(shown) {
			c.say("personal and unknown columns are shown on a terminal and in --json alone")
		}
		shown = open
	}
	columns := make([]column, 0, len(shown)+1)
	for _, i := range shown {
		columns = append(columns, column{head: strings.ToUpper(strings.ReplaceAll(l.Columns[i].Heading, "_", " ")), right: l.Columns[i].Type == records.Number})
	}
	columns = append(columns, column{head: "STANDS IN"})
	var rows [][]string
	n, uncounted := 0, 0
	if !c.terminal {
		c.table(columns, nil)
	}
	piped := bufio.NewWriterSize(c.out, 64<<10)
	err := l.Each(ctx, func(row *extract.Row) error {
		if n++; !row.Counted {
			uncounted++
		}
		if c.terminal && n > mostListed {
			return nil
		}
		cells := make([]string, 0, len(columns))
		for _, i := range shown {
			text := row.Cells[i]
			if c.terminal {
				text = shorten(text, 40)
			}
			cells = append(cells, text)
		}
		cells = append(cells, findingPlaceOf(row.Origin))
		if c.terminal {
			rows = append(rows, cells)
			return nil
		}
		_, err := piped.WriteString(tabbed(cells) + "\n")
		return err
	})
	if err != nil {
		return err
	}
	if err := piped.Flush(); err != nil {
		return err
	}
	if c.terminal && n > 0 {
		c.table(columns, rows)
	}
	if c.terminal && n > mostListed {
		c.say("… and %s rows more: choose with --where, or write all with lex export", lexicon.Number(n-mostListed, "en"))
	}
	if said := plural(n, "1 row", "%s rows"); uncounted > 0 {
		c.say("%s, of which %s", said, plural(uncounted, "1 is not counted", "%s are not counted"))
	} else {
		c.say("%s", said)
	}
	return nil
}

// listJSON prints rows as one document, row by row: a field that says nothing is
// left out.
func (c *console) listJSON(ctx context.Context, l *extract.Listing, shown []int) error {
	out := bufio.NewWriterSize(c.out, 64<<10)
	w := &jsonRows{out: out}
	w.text(`{"kind": ` + strconv.Quote(string(l.Info.Kind)) + `, "rows": [`)
	err := l.Each(ctx, func(row *extract.Row) error {
		w.begin(row)
		for _, unknown := range []bool{false, true} {
			w.group(map[bool]string{false: "fields", true: "unknown"}[unknown])
			for _, i := range shown {
				if col := l.Columns[i]; (col.Field == "") == unknown && row.Cells[i] != "" {
					w.field(col.Heading, row.Cells[i], col.Type == records.Number)
				}
			}
			w.text("}")
		}
		w.text("}")
		return w.err
	})
	if err != nil {
		return err
	}
	if w.text("\n]}\n"); w.err != nil {
		return w.err
	}
	return out.Flush()
}
