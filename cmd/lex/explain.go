package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/explain"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

type explainArgs struct {
	// asked are the words of the command line, in one.
	asked             string
	where             cli.StringSlice
	period, lang, run string
	all, json         bool
}

// shownThings is how many things are listed without --all, mostThings with it:
// the rows themselves are what `lex list` is for.
const (
	shownThings = 20
	mostThings  = 50_000
)

func explainCommand(c *console) *cli.Command {
	var a explainArgs
	return &cli.Command{
		Name:      "explain",
		Usage:     "say where a figure or a printed number comes from, cell by cell",
		ArgsUsage: "FIGURE|NUMBER",
		Description: "What was counted, in which cells it stands, what is not in it and why, and what would make it one more or one less.\n" +
			"FIGURE is counted over all that is stored, unless --where, --period or --run narrow it; it may hold filters, as in a definition.\n" +
			"NUMBER, as it is printed, is looked for among the figures, claims and tables of the report that was written last, or of --run, and\n" +
			"in the claims of its definition as it stands now. Names of people are shown on a terminal and in --json alone.\n\n" +
			"lex explain countries\nlex explain organizations --where exchange=latam-2017 --period 2017-Q2\nlex explain 'countries region=419'\nlex explain 13\nlex explain 1,204 --run 3f2a --json\n\n" +
			"FIGURE: " + strings.Join(explain.Names(), ", "),
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "where", Usage: "only records with `FIELD=VALUE`; may be repeated", Destination: &a.where},
			&cli.StringFlag{Name: "period", Usage: "only this `PERIOD`, such as 2017, 2017-Q2, last-quarter", Destination: &a.period},
			&cli.StringFlag{Name: "run", Usage: "explain the report of this `RUN`, with the data as they were then", Destination: &a.run},
			&cli.StringFlag{Name: "lang", Usage: "language of the labels: en, es, fr or pt", Destination: &a.lang},
			&cli.BoolFlag{Name: "all", Usage: "list all that was counted (up to 50,000), not only the first 20", Destination: &a.all},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			a.asked = strings.TrimSpace(strings.Join(ctx.Args().Slice(), " "))
			if a.asked == "" {
				return usagef("lex explain countries, or lex explain 13", "lex explain wants a figure or a number: %s", lexicon.Or(explain.Names()))
			}
			return runExplainFigure(ctx, c, a)
		},
	}
}

func runExplainFigure(ctx *cli.Context, c *console, a explainArgs) error {
	if a.lang != "" {
		if err := knownLanguage(a.lang); err != nil {
			return err
		}
	}
	numbers, isNumber := printedNumbers(a.asked)
	var call *reports.Call
	if !isNumber {
		var err error
		if call, err = figureAsked(a.asked); err != nil {
			return err
		}
	}
	var where []records.Filter
	for _, pair := range a.where.Value() {
		f, err := filter(pair)
		if err != nil {
			return err
		}
		where = append(where, f)
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
	if a.run != "" && (a.period != "" || len(where) > 0) {
		return usagef("leave --run out, or --where and --period", "--run explains a report with its own filters and period")
	}
	sources, err := st.Sources(ctx.Context)
	if err != nil {
		return err
	}
	e := &explaining{settings: s, explainArgs: a, cli: ctx, store: st, nothing: len(sources) == 0 && a.run == ""}
	if e.nothing {
		c.say("nothing is stored yet, so there is nothing to explain: `lex import FILE` takes in a list")
	}
	scope := store.Query{Where: where, Period: period, Rules: s.config.Rules, Language: firstOf(a.lang, s.config.Language)}
	switch {
	case isNumber && e.nothing: // no figure has a value
	case isNumber && a.run == "" && (a.period != "" || len(where) > 0):
		err = e.numberIn(scope, numbers)
	case isNumber:
		err = e.number(numbers)
	case a.run != "":
		err = e.figureOfRun(call)
	default:
		scope.Where = append(call.Filters, scope.Where...)
		of := subject{figure: figureOf(call), query: scope, store: st, stated: -1}
		if call.Info.Name == "claim" {
			of.stated, of.id = call.Number, call.ID()
		}
		err = e.explain(of)
	}
	if err != nil {
		return err
	}
	if a.json {
		return c.json(e.answer())
	}
	e.show()
	return nil
}

// insteadOf are the figures that explain what other calls print.
var insteadOf = map[string]string{
	"rows": "participants", "repeats": "participants", "undated": "participants", "people": "participants", "attendances": "participations",
	"country": "countries", "focus_area": "focus_areas", "organization": "organizations",
}

// figureOf is the figure that explains a call, "" when none does.
func figureOf(call *reports.Call) string {
	for _, name := range []string{call.Metric, call.Attribute, call.Info.Name} {
		if _, ok := explain.Find(firstOf(insteadOf[name], name)); ok {
			return firstOf(insteadOf[name], name)
		}
	}
	return ""
}

// figureAsked reads a figure as people write it: by its name, by that of one of
// its things, or as a call with filters.
func figureAsked(text string) (*reports.Call, error) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, "{{"), "}}"))
	name, rest, _ := strings.Cut(text, " ")
	if i := slices.IndexFunc(explain.Figures, func(f explain.Info) bool {
		return lexicon.Slug(text) == lexicon.Slug(f.One) || lexicon.Slug(text) == lexicon.Slug(f.Several)
	}); i >= 0 {
		name, rest = explain.Figures[i].Name, ""
	}
	name = strings.ReplaceAll(strings.ToLower(name), "-", "_")
	call, ok := reports.ParseFigure(strings.TrimSpace(firstOf(insteadOf[name], name) + " " + rest))
	if ok && figureOf(call) != "" {
		return call, nil
	}
	if _, known := explain.Find(firstOf(insteadOf[name], name)); known {
		field, _, _ := strings.Cut(rest, "=")
		return nil, usagef("FIELD=VALUE; "+choice(field, store.Dimensions), "lex cannot read what follows %s: %q", name, rest)
	}
	return nil, usagef(choice(name, explain.Names()), "there is no figure %q to explain, and it is no number", text)
}
