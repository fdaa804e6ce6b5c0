package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/fatih/color"

	"github.com/namati/lex/internal/records"
)

// shownPerCheck is how many findings of one check in one file are shown in
// full; --json lists them all.
const shownPerCheck = 5

// showFindings prints findings in the order of the sheet, the gravest first
// within a cell. Values of personal fields appear on a terminal only.
func (c *console) showFindings(findings []records.Finding, counts map[string]int) {
	type group struct{ check, file string }
	listed, shown := map[group]int{}, map[group]int{}
	for _, f := range findings {
		listed[group{f.Check, f.File}]++
	}
	for _, f := range findings {
		g := group{f.Check, f.File}
		shown[g]++
		if shown[g] > shownPerCheck {
			continue
		}
		c.showFinding(f)
		if shown[g] == shownPerCheck && listed[g] > shownPerCheck {
			c.say("         … and %d more like it (%s)", listed[g]-shownPerCheck, f.Check)
		}
	}
	for _, check := range sortedKeys(counts) {
		n := counts[check]
		total := 0
		for g, l := range listed {
			if g.check == check {
				total += l
			}
		}
		if n > total && total > 0 {
			c.say("         %s: %d in all, of which %d are listed", check, n, total)
		}
	}
}

func (c *console) showFinding(f records.Finding) {
	mark := map[records.Severity]color.Attribute{records.Error: color.FgRed, records.Warning: color.FgYellow, records.Notice: color.FgBlue}[f.Severity]
	where := findingPlace(f)
	message := inline(f.Message)
	if f.Value != "" && (!f.Personal || c.watched) && !strings.Contains(f.Message, f.Value) {
		message += fmt.Sprintf(" (%s)", inline(shorten(f.Value, 60)))
	}
	if where != "" {
		message = where + ": " + message
	}
	c.say("%s %s", c.paint(c.err, fmt.Sprintf("%-8s", f.Severity), mark), message)
	if f.Hint != "" {
		c.say("         %s", c.paint(c.err, inline(f.Hint), color.Faint))
	}
}

// findingPlace names file and cell as people do: participants.xlsx, Lista!D14.
func findingPlace(f records.Finding) string {
	place := inline(f.File)
	if f.Column > 0 {
		return fmt.Sprintf("%s:%d:%d", place, f.Row, f.Column)
	}
	cell := f.Cell
	switch {
	case cell == "" && f.Row > 0 && f.Sheet != "":
		cell = fmt.Sprintf("sheet %s, row %d", inline(f.Sheet), f.Row)
	case cell == "" && f.Row > 0:
		cell = fmt.Sprintf("row %d", f.Row)
	case cell != "" && f.Sheet != "":
		cell = inline(f.Sheet) + "!" + cell
	case f.Sheet != "":
		cell = "sheet " + inline(f.Sheet)
	}
	switch {
	case place == "":
		return cell
	case cell == "":
		return place
	}
	return place + ", " + cell
}

// findingPlaceOf does so for a row, or for a whole sheet.
func findingPlaceOf(at records.Origin) string {
	return findingPlace(records.Finding{File: at.File, Sheet: at.Sheet, Row: at.Row})
}

func shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n-1]) + "…"
}

// severities counts findings by severity.
func severities(findings []records.Finding) map[records.Severity]int {
	n := map[records.Severity]int{records.Error: 0, records.Warning: 0, records.Notice: 0}
	for _, f := range findings {
		n[f.Severity]++
	}
	return n
}

func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// tally is the last line of a check: how many findings of which severity.
func tally(n map[records.Severity]int) string {
	return fmt.Sprintf("%s, %s, %s",
		plural(n[records.Error], "1 error", "%s errors"),
		plural(n[records.Warning], "1 warning", "%s warnings"),
		plural(n[records.Notice], "1 note", "%s notes"))
}
