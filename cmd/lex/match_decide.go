package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/store"
)

// verdict is what is said about pairs.
type verdict string

const (
	verdictOne  verdict = "one"
	verdictTwo  verdict = "two"
	verdictNone verdict = "open"
)

// decidedLine is a decided pair as --json shows it.
type decidedLine struct {
	Code    string    `json:"code"`
	Kind    string    `json:"kind"`
	Verdict verdict   `json:"verdict"`
	Sides   []sideOut `json:"sides"`
	Keep    string    `json:"keep,omitempty"`
}

func decideCommand(c *console, name, usage string, v verdict) *cli.Command {
	var asJSON bool
	return &cli.Command{
		Name: name, Usage: usage, ArgsUsage: "N …",
		Description: "N is a number of `lex match` as it was last shown to you, or the letters beside it.\n\nlex match " + name + " 1 3",
		Flags:       []cli.Flag{jsonFlag(&asJSON)},
		Action: func(ctx *cli.Context) error {
			if !ctx.Args().Present() {
				return usagef("lex match "+name+" 1 3; `lex match` shows the numbers", "name the pairs")
			}
			return runDecide(ctx, c, v, ctx.Args().Slice(), asJSON)
		},
	}
}

func runDecide(ctx *cli.Context, c *console, v verdict, words []string, asJSON bool) error {
	s, st, err := c.writing(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	pairs, err := s.pairs(ctx, st, v, words)
	if err != nil {
		return err
	}
	lines, err := s.decidedLines(ctx, st, v, pairs)
	if err != nil {
		return err
	}
	switch v {
	case verdictNone:
		err = takeBack(ctx, st, pairs)
	case verdictOne:
		err = s.join(ctx, st, pairs)
	default:
		_, err = st.Decide(ctx.Context, pairs, false)
	}
	if err != nil {
		return err
	}
	table, err := st.Count(ctx.Context, store.Query{Rules: s.config.Rules})
	if err != nil {
		return err
	}
	if asJSON {
		return c.json(map[string]any{"decided": lines,
			"totals": map[string]int{"participants": table.Totals.Participants, "organizations": table.Totals.Organizations}})
	}
	for _, l := range lines {
		c.print("%s", c.decided(l))
	}
	c.say("that makes %s, %s", plural(table.Totals.Participants, "1 person", "%s people"), plural(table.Totals.Organizations, "1 organization", "%s organizations"))
	return nil
}

// join stores that pairs are one, unless that would join two who were decided
// to be two.
func (s *settings) join(ctx *cli.Context, st *store.Store, pairs []store.Pair) error {
	void, err := st.WouldJoin(ctx.Context, s.config.Rules, pairs)
	if err != nil {
		return err
	}
	if void != nil {
		return usagef("`lex match undo "+void.Code+"` takes that back", "this would join two that were decided to be two (%s); nothing was changed", void.Code)
	}
	_, err = st.Decide(ctx.Context, pairs, true)
	return err
}

// takeBack ends the decisions that hold about pairs.
func takeBack(ctx *cli.Context, st *store.Store, pairs []store.Pair) error {
	holding, err := st.Decisions(ctx.Context)
	if err != nil {
		return err
	}
	var ids []int64
	for _, d := range holding {
		if d.EndedAt == "" && slices.ContainsFunc(pairs, d.About) {
			ids = append(ids, d.ID)
		}
	}
	_, err = st.TakeBack(ctx.Context, ids)
	return err
}

// decidedLines says what the pairs are, as far as they are in the data.
func (s *settings) decidedLines(ctx *cli.Context, st *store.Store, v verdict, pairs []store.Pair) ([]decidedLine, error) {
	var sides []int64
	for _, p := range pairs {
		if p.Kind == store.PersonPair {
			sides = append(sides, p.A, p.B)
		}
	}
	people, err := st.Bearers(ctx.Context, s.config.Rules, sides)
	if err != nil {
		return nil, err
	}
	var lines []decidedLine
	for _, p := range pairs {
		line := decidedLine{Code: p.Code, Kind: string(p.Kind), Verdict: v}
		if p.Kind == store.OrganizationPair {
			line.Sides = []sideOut{{Name: p.AName}, {Name: p.BName}}
			if v == verdictOne {
				line.Keep = p.BName
			}
			lines = append(lines, line)
			continue
		}
		for _, side := range []int64{p.A, p.B} {
			row := people[side]
			if row == nil && v != verdictNone {
				return nil, usagef("`lex match` lists what looks alike now", "the pair %s is no longer in the data; nothing was changed", p.Code)
			}
			if row != nil {
				line.Sides = append(line.Sides, sidesOut([]checks.Side{*checks.SideOf(row)})...)
			}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// decided says what was decided about a pair.
func (c *console) decided(l decidedLine) string {
	names := make([]string, len(l.Sides))
	for i, side := range l.Sides {
		names[i] = c.side(l.Kind, side)
		if l.Kind == string(store.OrganizationPair) {
			names[i] = strconv.Quote(inline(side.Name))
		}
	}
	both := strings.Join(names, " and ")
	switch {
	case l.Verdict == verdictNone:
		return fmt.Sprintf("%s  open again: %s", l.Code, firstOf(both, "two people who are not in the data now"))
	case l.Verdict == verdictTwo:
		return fmt.Sprintf("%s  two: %s; not suggested again", l.Code, both)
	case l.Kind == string(store.OrganizationPair):
		return fmt.Sprintf("%s  one: %s is %s", l.Code, names[0], names[1])
	}
	return fmt.Sprintf("%s  one person: %s", l.Code, both)
}
