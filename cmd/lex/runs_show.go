package main

import (
	"encoding/json"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

func runRunsShow(ctx *cli.Context, c *console, asJSON, definition, data bool) error {
	_, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	r, err := oneRun(ctx, st)
	if err != nil {
		return err
	}
	if err := st.ArchivedTexts(ctx.Context, r); err != nil {
		return err
	}
	switch {
	case definition:
		c.print("%s", strings.TrimRight(string(r.Definition), "\n"))
		return nil
	case data:
		c.print("%s", strings.TrimRight(string(r.Data), "\n"))
		return nil
	case asJSON:
		return c.json(shownOut(r))
	}
	c.showRun(r)
	return nil
}

// shownJSON is one report of the archive with all that is kept of it.
type shownJSON struct {
	archivedJSON
	State   string          `json:"state"`
	Figures keptFigures     `json:"figures"`
	Quotes  []keptQuote     `json:"quotes"`
	Inputs  []keptInput     `json:"inputs"`
	Data    json.RawMessage `json:"data"`
}

type keptQuote struct {
	Digest string `json:"digest"`
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
}

type keptInput struct {
	Import int64        `json:"import"`
	Kind   records.Kind `json:"kind"`
	File   string       `json:"file"`
	Sheet  string       `json:"sheet"`
	SHA256 string       `json:"sha256"`
	Rows   int          `json:"rows"`
}

// keptFigures are figures as an object whose keys keep their order.
type keptFigures []store.ArchivedFigure

// MarshalJSON writes the figures in the order of the report.
func (f keptFigures) MarshalJSON() ([]byte, error) {
	return marshalOrdered(f, func(v store.ArchivedFigure) (string, any) { return v.Figure, v.Value })
}

func shownOut(r *store.ArchivedReport) shownJSON {
	out := shownJSON{archivedJSON: archivedOut(r), State: r.State, Figures: r.Figures, Quotes: []keptQuote{}, Inputs: []keptInput{}, Data: json.RawMessage(r.Data)}
	for _, q := range r.Quotes {
		out.Quotes = append(out.Quotes, keptQuote{q.Digest, q.Origin.File, q.Origin.Sheet, q.Origin.Row})
	}
	for _, i := range r.Inputs {
		out.Inputs = append(out.Inputs, keptInput{i.Import, i.Kind, i.File, i.Sheet, i.SHA256, i.Rows})
	}
	return out
}

// showRun prints a report of the archive for people.
func (c *console) showRun(r *store.ArchivedReport) {
	c.print("run %s, %s: %s", r.Run, runStatus(r), inline(r.Title))
	c.print("report %s, period %s, %s, for %s%s", inline(r.Report), inline(r.Period.Label), r.Language, r.Audience, scopeOf(r))
	c.print("written %s by %s with lex %s%s", r.At, firstOf(inline(r.Who), "somebody"), r.Version, again(r))
	for _, f := range r.Files {
		c.print("  %s  %s  %d bytes", inline(f.File), f.SHA256, f.Bytes)
	}
	c.print("made from")
	for _, i := range r.Inputs {
		c.print("  %s  %s, %s (import %d)", i.SHA256, findingPlaceOf(records.Origin{File: i.File, Sheet: i.Sheet}), plural(i.Rows, "1 row", "%s rows"), i.Import)
	}
	if n := len(r.Quotes); n > 0 {
		c.print("carries %s", plural(n, "1 quote", "%s quotes"))
	}
	var rows [][]string
	for _, f := range r.Figures {
		rows = append(rows, []string{f.Figure, figureText(f.Value)})
	}
	c.table([]column{{head: "FIGURE"}, {head: "VALUE"}}, rows)
}

func again(r *store.ArchivedReport) string {
	if r.LastAt == r.At {
		return ""
	}
	return ", last " + r.LastAt
}

// scopeOf is " (exchange=quito-2018)" for a report that is cut by filters.
func scopeOf(r *store.ArchivedReport) string {
	if r.Scope == "" {
		return ""
	}
	return " (" + inline(r.Scope) + ")"
}

// figureText is a kept figure as words.
func figureText(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) == nil {
		return text
	}
	return string(value)
}
