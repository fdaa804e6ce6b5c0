package main

import (
	"context"
	"encoding/csv"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// summaryView is a counted table and how to show it.
type summaryView struct {
	query          store.Query
	audience       records.Audience
	table          reports.Summary
	metric, format string
}

// summaryRow is a row in the JSON of `lex summary`; a hidden count is null.
type summaryRow struct {
	Key            []string `json:"key"`
	Label          []string `json:"label"`
	Participants   *int     `json:"participants"`
	Participations *int     `json:"participations"`
	Organizations  *int     `json:"organizations"`
}

// summaryTotals are null where not even they may be told.
type summaryTotals struct {
	Participants   *int `json:"participants"`
	Participations *int `json:"participations"`
	Organizations  *int `json:"organizations"`
	Countries      *int `json:"countries"`
	Exchanges      *int `json:"exchanges"`
}

type summaryResult struct {
	By         []string         `json:"by"`
	Period     periodJSON       `json:"period"`
	Audience   records.Audience `json:"audience"`
	Rows       []summaryRow     `json:"rows"`
	Totals     summaryTotals    `json:"totals"`
	Suppressed [][]string       `json:"suppressed,omitempty"`
	Withheld   bool             `json:"withheld,omitempty"`
}

// show prints the table in the format asked for.
func (v summaryView) show(ctx *cli.Context, c *console) error {
	if v.table.Unnamed {
		c.say("organizations or countries that lex.yaml holds to be at risk are not named to this audience")
	}
	if v.table.Secret != "" {
		c.say("%s", v.table.Secret)
	} else if v.table.Withheld {
		c.say("no breakdown can be shown to this audience: the small cells could be computed from the rest")
	} else if v.table.Cells > 0 {
		c.say("%s hidden from this audience, because they are small or would give a small one away", plural(v.table.Cells, "1 row is", "%s rows are"))
	}
	switch v.format {
	case "json":
		return c.json(v.result())
	case "csv":
		return v.csv(c)
	case "xlsx":
		return v.xlsx(ctx.Context, c)
	}
	return v.terminal(c)
}

func (v summaryView) result() summaryResult {
	t := v.table.Totals
	out := summaryResult{By: append([]string{}, v.query.By...), Period: periodOut(v.query.Period), Audience: v.audience, Rows: []summaryRow{}, Withheld: v.table.Withheld}
	if v.table.Secret == "" {
		out.Totals = summaryTotals{&t.Participants, &t.Participations, &t.Organizations, &t.Countries, &t.Exchanges}
	}
	for _, row := range v.table.Rows {
		r := summaryRow{Key: row.Key, Label: row.Label}
		if row.Hidden {
			out.Suppressed = append(out.Suppressed, row.Key)
		} else {
			r.Participants, r.Participations, r.Organizations = &row.Participants, &row.Participations, &row.Organizations
		}
		out.Rows = append(out.Rows, r)
	}
	return out
}

// columns are the metrics to show.
func (v summaryView) columns() []string {
	if v.metric != "" {
		return []string{v.metric}
	}
	return metrics
}

func (v summaryView) counts(row store.CountRow) []int {
	by := map[string]int{"participants": row.Participants, "participations": row.Participations, "organizations": row.Organizations}
	var out []int
	for _, metric := range v.columns() {
		out = append(out, by[metric])
	}
	return out
}

func (v summaryView) total() reports.SuppressedRow {
	t := v.table.Totals
	return reports.SuppressedRow{CountRow: store.CountRow{Participants: t.Participants, Participations: t.Participations, Organizations: t.Organizations}, Hidden: v.table.Secret != ""}
}

// text writes counts for people; hidden ones as a mark.
func (v summaryView) text(row reports.SuppressedRow) []string {
	var cells []string
	for _, n := range v.counts(row.CountRow) {
		text := lexicon.Number(n, v.query.Language)
		if row.Hidden {
			text = "…"
		}
		cells = append(cells, text)
	}
	return cells
}

// terminal prints an aligned table with its totals under it.
func (v summaryView) terminal(c *console) error {
	lang := v.query.Language
	var columns []column
	for _, dim := range v.query.By {
		columns = append(columns, column{head: lexicon.DimensionName(dim, lang)})
	}
	if len(columns) == 0 {
		columns = append(columns, column{})
	}
	for _, metric := range v.columns() {
		columns = append(columns, column{lexicon.Word(metric, lang), true})
	}
	var rows [][]string
	for _, row := range v.table.Rows {
		if len(v.query.By) == 0 {
			break
		}
		rows = append(rows, append(append([]string{}, row.Label...), v.text(row)...))
	}
	total := make([]string, max(1, len(v.query.By)))
	total[0] = lexicon.Word("total", lang)
	c.table(columns, append(rows, append(total, v.text(v.total())...)))
	if v.table.Secret != "" {
		return nil
	}
	t := v.table.Totals
	c.say("%s, %s", plural(t.Countries, "1 country", "%s countries"), plural(t.Exchanges, "1 exchange", "%s exchanges"))
	return nil
}

// csv prints keys and labels; a hidden count is an empty cell.
func (v summaryView) csv(c *console) error {
	w := csv.NewWriter(c.out)
	var head []string
	for _, dim := range v.query.By {
		head = append(head, dim, dim+"_label")
	}
	if err := w.Write(append(head, v.columns()...)); err != nil {
		return err
	}
	rows := v.table.Rows
	if len(v.query.By) == 0 {
		rows = []reports.SuppressedRow{v.total()}
	}
	for _, row := range rows {
		var cells []string
		for i, key := range row.Key {
			cells = append(cells, disk.CSVText(key), disk.CSVText(row.Label[i]))
		}
		for _, n := range v.counts(row.CountRow) {
			text := strconv.Itoa(n)
			if row.Hidden {
				text = ""
			}
			cells = append(cells, text)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// xlsx writes a workbook with the table to a pipe or file.
func (v summaryView) xlsx(ctx context.Context, c *console) error {
	if c.terminal {
		return usagef("lex summary --by country --format xlsx > summary.xlsx", "a workbook cannot be shown on a terminal")
	}
	lang := v.query.Language
	table := document.Table{ID: "summary", Title: lexicon.Word("summary", lang), Sheet: lexicon.Word("summary", lang), Total: true}
	for _, dim := range v.query.By {
		table.Columns = append(table.Columns, document.Column{Head: lexicon.DimensionName(dim, lang)})
	}
	if len(table.Columns) == 0 {
		table.Columns = append(table.Columns, document.Column{})
	}
	for _, metric := range v.columns() {
		table.Columns = append(table.Columns, document.Column{Head: lexicon.Word(metric, lang), Number: true})
	}
	row := func(labels []string, r reports.SuppressedRow) {
		var cells []document.Cell
		for _, l := range labels {
			cells = append(cells, document.Cell{Text: l})
		}
		for _, n := range v.counts(r.CountRow) {
			cell := document.Cell{Kind: document.Count, Number: float64(n), Text: lexicon.Number(n, lang)}
			if r.Hidden {
				cell = document.Cell{Kind: document.Suppressed, Text: "…"}
			}
			cells = append(cells, cell)
		}
		table.Rows = append(table.Rows, cells)
	}
	if len(v.query.By) > 0 {
		for _, r := range v.table.Rows {
			row(r.Label, r)
		}
	}
	total := make([]string, max(1, len(v.query.By)))
	total[0] = lexicon.Word("total", lang)
	row(total, v.total())
	format, _ := exporters.Find("xlsx")
	_, err := format.Write(ctx, c.out, &document.Document{Language: lang, Title: table.Title, Blocks: []document.Block{table}, Words: reports.Words(lang)})
	return err
}
