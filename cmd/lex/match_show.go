package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// showMatches prints pairs: some lines each on a terminal, a row of tabs in a
// pipe, where people's names do not go.
func (c *console) showMatches(lines []matchLine) {
	if !c.terminal {
		var rows [][]string
		for _, l := range lines {
			rows = append(rows, []string{strconv.Itoa(l.Number), l.Code, fmt.Sprintf("%.2f", l.Score), l.Kind,
				c.side(l.Kind, l.Sides[0]), c.side(l.Kind, l.Sides[1]), l.Reason})
		}
		c.table([]column{{"N", true}, {head: "CODE"}, {"SCORE", true}, {head: "KIND"}, {head: "ONE"}, {head: "OTHER"}, {head: "WHY"}}, rows)
		return
	}
	width := len(strconv.Itoa(lines[len(lines)-1].Number))
	for _, l := range lines {
		head := fmt.Sprintf("%*d  %s  %.2f", width, l.Number, l.Code, l.Score)
		gap := strings.Repeat(" ", len(head))
		c.print("%s  %s", c.paint(c.out, head, color.Bold), c.side(l.Kind, l.Sides[0]))
		c.print("%s  %s", gap, c.side(l.Kind, l.Sides[1]))
		c.print("%s  %s", gap, c.paint(c.out, inline(l.Reason), color.Faint))
	}
}

// side writes one of a pair: people by their place, with the name on a terminal
// alone; organizations by their name.
func (c *console) side(kind string, s sideOut) string {
	where := findingPlace(records.Finding{File: s.File, Sheet: s.Sheet, Row: s.Row, Cell: s.Cell})
	if kind == string(store.OrganizationPair) {
		about := plural(s.Rows, "1 participant", "%s participants")
		if s.Listed {
			about = "listed, " + about
		}
		return fmt.Sprintf("%q (%s; %s)", inline(shorten(s.Name, 80)), about, where)
	}
	if !c.terminal {
		return where
	}
	about := where
	for _, more := range []string{s.Email, s.Organization} {
		if more != "" {
			about = inline(shorten(more, 60)) + "; " + about
		}
	}
	return fmt.Sprintf("%s (%s)", inline(shorten(s.Name, 80)), about)
}
