package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

type summaryArgs struct {
	by, period, audience, metric, format, lang string
	where                                      cli.StringSlice
	json                                       bool
}

func summaryCommand(c *console) *cli.Command {
	var a summaryArgs
	return &cli.Command{
		Name:  "summary",
		Usage: "count people and organizations by country, focus area and more",
		Description: "lex summary\nlex summary --by country\nlex summary --by country,sex --where exchange=latam-2017 --format csv\nlex summary --where region=419 --period 2017-Q2 --json\n\n" +
			"DIM: " + strings.Join(store.Dimensions, ", "),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "by", Usage: "break down by `DIM[,DIM]`", Destination: &a.by},
			&cli.StringFlag{Name: "metric", Usage: "show only this `METRIC`: participants, participations or organizations", Destination: &a.metric},
			&cli.StringSliceFlag{Name: "where", Usage: "only records with `FIELD=VALUE`; may be repeated", Destination: &a.where},
			&cli.StringFlag{Name: "period", Usage: "only this `PERIOD`, such as 2017, 2017-Q2, last-quarter", Destination: &a.period},
			&cli.StringFlag{Name: "audience", Usage: "`AUDIENCE`, internal, donor or public: small cells are hidden from the last two", Value: string(records.Internal), Destination: &a.audience},
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: table, csv, json or xlsx (to a pipe or file)", Value: "table", Destination: &a.format},
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of the labels: en, es, fr or pt", Destination: &a.lang},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			if err := noArguments(ctx); err != nil {
				return err
			}
			return runSummary(ctx, c, a)
		},
	}
}

// metrics are the counts that a summary has columns for.
var metrics = []string{"participants", "participations", "organizations"}

func runSummary(ctx *cli.Context, c *console, a summaryArgs) error {
	if a.json {
		a.format = "json"
	}
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	query, audience, err := s.query(a)
	if err != nil {
		return err
	}
	st, err := s.readStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	query.Rules = s.config.Rules // with what imported sheets declare
	privacy := s.config.Privacy
	in := s.reportInput()
	in.Store = st
	shown, err := reports.Summarize(ctx.Context, in, query, audience, privacy.MinCell, privacy.Suppress == "all")
	if err != nil {
		return err
	}
	query.By = shown.By
	if t := shown.Totals; len(query.Where) > 0 && shown.Secret == "" && t.Rows == 0 && t.Organizations == 0 {
		c.say("nothing that is stored matches %s", inline(strings.Join(a.where.Value(), " and ")))
	}
	if shown.Undated > 0 {
		c.say("%s", plural(shown.Undated, "1 row bears no date and counts only in the period all", "%s rows bear no date and count only in the period all"))
	}
	return summaryView{query: query, audience: audience, table: shown, metric: a.metric, format: a.format}.show(ctx, c)
}

// query checks what was asked for.
func (s *settings) query(a summaryArgs) (store.Query, records.Audience, error) {
	q := store.Query{Language: s.config.Language}
	if a.lang != "" {
		q.Language = a.lang
	}
	if err := knownLanguage(q.Language); err != nil {
		return q, "", err
	}
	if a.by != "" {
		for _, dim := range strings.Split(a.by, ",") {
			dim = strings.TrimSpace(dim)
			if !slices.Contains(store.Dimensions, dim) {
				return q, "", usagef(choice(dim, store.Dimensions), "--by knows no dimension %q", dim)
			}
			if slices.Contains(q.By, dim) {
				return q, "", usagef("", "--by names %s twice", dim)
			}
			q.By = append(q.By, dim)
		}
	}
	for _, pair := range a.where.Value() {
		filter, err := filter(pair)
		if err != nil {
			return q, "", err
		}
		q.Where = append(q.Where, filter)
	}
	if a.metric != "" && !slices.Contains(metrics, a.metric) {
		return q, "", usagef(choice(a.metric, metrics), "--metric knows no %q", a.metric)
	}
	if formats := []string{"table", "csv", "json", "xlsx"}; !slices.Contains(formats, a.format) {
		return q, "", usagef(choice(a.format, formats), "--format knows no %q", a.format)
	}
	audience, err := knownAudience(a.audience)
	if err != nil {
		return q, "", err
	}
	q.Period, err = s.period(a.period)
	return q, audience, err
}

// filter reads FIELD=VALUE.
func filter(pair string) (records.Filter, error) {
	field, value, ok := strings.Cut(pair, "=")
	if !ok {
		return records.Filter{}, usagef("--where country=AR", "--where wants FIELD=VALUE, found %q", pair)
	}
	if !store.ValidFilter(field) {
		return records.Filter{}, usagef(choice(field, store.Dimensions), "--where knows no field %q", field)
	}
	return records.Filter{Field: field, Value: value}, nil
}

func knownAudience(text string) (records.Audience, error) {
	names := []string{string(records.Internal), string(records.Donor), string(records.Public)}
	if !slices.Contains(names, text) {
		return "", usagef(choice(text, names), "--audience knows no %q", text)
	}
	return records.Audience(text), nil
}

// choice is the hint for a word that is none of the known ones.
func choice(word string, known []string) string {
	if near := lexicon.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "one of " + strings.Join(known, ", ")
}
