package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fatih/color"

	"github.com/namati/lex/internal/explain"
	"github.com/namati/lex/internal/lexicon"
)

// rangesShown is how many ranges of cells of one sheet people are shown.
const rangesShown = 6

// show tells people.
func (e *explaining) show() {
	if r := e.source; r != nil && r.archived != nil {
		a := r.archived
		line := fmt.Sprintf("%s in %q: run %s, %s, period %s, for %s%s", inline(e.asked), inline(a.Title), a.Run, runStatus(a), inline(a.Period.Label), a.Audience, scopeOf(a))
		if r.changed {
			line += "; the data are others now, and the figures are explained with those of then"
		}
		e.print("%s", line)
	} else if r != nil && !e.nothing {
		e.say("no report is in the archive yet: this is what `lex report %s` would say now", e.firstReport())
	}
	for n, t := range e.told {
		if n > 0 || e.source != nil && e.source.archived != nil {
			e.print("")
		}
		e.showFigure(t)
	}
	e.showOthers()
	if e.nothing || e.source == nil && len(e.near)+len(e.readings) == 0 || len(e.told)+len(e.others) > 0 {
		return
	}
	e.print("No figure prints %s.", inline(e.asked))
	for _, r := range e.readings {
		words := ""
		if r.Words != "" {
			words = ", " + inline(r.Words)
		}
		e.print("  %s it is of %s%s", lexicon.Number(r.Value, "en"), r.Figure, words)
	}
	if len(e.near) > 0 {
		var list []string
		for _, f := range e.near {
			list = append(list, fmt.Sprintf("%s %s", inline(f.Figure), lexicon.Number(f.Value, "en")))
		}
		e.print("  The nearest figures: %s", strings.Join(list, ", "))
	}
}

// showOthers tells where else the number stands.
func (e *explaining) showOthers() {
	if len(e.others) == 0 {
		return
	}
	head := "It stands here too:"
	if len(e.told) == 0 {
		head = "No figure that counts has this value. It stands here:"
	}
	if len(e.told) > 0 || e.source.archived != nil {
		e.print("")
	}
	e.print("%s", e.paint(e.out, head, color.Bold))
	for n, o := range e.others {
		if n == shownThings && !e.all {
			e.print("  … and %s more (--all)", lexicon.Number(len(e.others)-n, "en"))
			break
		}
		e.print("  %s", inline(o.Words))
		if o.Counted != "" {
			e.print("    %s", inline(o.Counted))
		}
		for k, source := range o.Sources {
			if k == rangesShown {
				e.print("    … and %d more sheets", len(o.Sources)-k)
				break
			}
			e.print("    %s", sourceText(source))
		}
		if o.Hint != "" {
			e.print("    %s", inline(o.Hint))
		}
	}
}

// sourceText names the rows of a sheet that a report proves a number by.
func sourceText(s keptSource) string {
	sheet := ""
	if s.Sheet != "" {
		sheet = "sheet " + inline(s.Sheet) + ", "
	}
	return fmt.Sprintf("%s, %srows %s  sha256 %s…", inline(s.File), sheet, inline(shorten(s.Rows, 60)), s.SHA256[:min(12, len(s.SHA256))])
}

// showFigure tells of one figure.
func (e *explaining) showFigure(t toldFigure) {
	value := lexicon.Number(t.Value, "en")
	head := t.Name + ": " + value
	if only := filterTexts(t.query.Where); len(only) > 0 || !t.query.Period.All() {
		if !t.query.Period.All() {
			only = append(only, "period "+t.query.Period.Label)
		}
		head += " (" + inline(strings.Join(only, ", ")) + ")"
	}
	e.print("%s", e.paint(e.out, head, color.Bold))
	switch {
	case t.differs():
		e.print("The report prints %s. Counted again it is %s: rows of people who asked to be forgotten are gone since.", lexicon.Number(t.printed, "en"), value)
	case t.stated >= 0 && t.stated != t.Value:
		at := "The claim states"
		if t.place != "" {
			at = inline(t.place) + ": the text states"
		}
		e.print("%s %s, and the data give %s.", at, lexicon.Number(t.stated, "en"), value)
		if t.hint != "" {
			e.print("%s.", strings.ToUpper(t.hint[:1])+inline(t.hint[1:]))
		}
	case t.stated >= 0 && t.place == "":
		e.print("A claim of the text, {{ %s }}, which the data bear out.", inline(t.id))
	case t.stated >= 0:
		e.print("%s: the text states it, and nothing ties it to the data, which bear it out today.", inline(t.place))
	}
	e.print("%s", t.Counted)
	e.print("%s", behind(t))
	if r := t.Region; r != nil {
		e.print("%s of them %s in %s; outside of it: %s.", lexicon.Number(r.Inside, "en"), map[bool]string{true: "lies", false: "lie"}[r.Inside == 1], inline(r.Label), inline(some(r.Outside)))
	}
	e.showThings(t)
	e.showRepeats(t)
	e.showLeftOut(t)
	e.showTips(t)
	e.showFiles(t)
}

// some joins names, the first ten of them.
func some(names []string) string {
	const most = 10
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return lexicon.And(names, "en")
}

// behind says how many rows and people are in scope.
func behind(t toldFigure) string {
	if t.Rows == 0 {
		return "No row of participants stands behind it."
	}
	return fmt.Sprintf("It rests on %s of participants, of %s.", plural(t.Rows, "1 row", "%s rows"), plural(t.People, "1 person", "%s people"))
}

func (e *explaining) showThings(t toldFigure) {
	if len(t.Things) == 0 {
		return
	}
	e.print("")
	columns := []column{{head: strings.ToUpper(t.One)}, {"PEOPLE", true}, {"ROWS", true}, {head: "STANDS IN"}}
	person := t.Dimension == ""
	switch {
	case person && e.terminal:
		columns = slices.Delete(columns, 1, 2)
	case person:
		columns = columns[2:]
	case t.Name == "participations":
		columns[0].head = "EXCHANGE"
	}
	var rows [][]string
	for _, thing := range t.Things {
		row := []string{shorten(thing.Label, 50), lexicon.Number(thing.People, "en"), lexicon.Number(thing.Rows, "en"), cellsText(thing.Cells)}
		switch {
		case person && e.terminal:
			row = slices.Delete(row, 1, 2)
		case person:
			row = row[2:]
		}
		rows = append(rows, row)
	}
	e.table(columns, rows)
	if t.More > 0 {
		e.print("… and %s more (--all)", lexicon.Number(t.More, "en"))
	}
}

func (e *explaining) showRepeats(t toldFigure) {
	if t.Repeated == 0 {
		return
	}
	e.print("\n%s", e.paint(e.out, "Counted once", color.Bold))
	for n, r := range t.Repeats {
		if n == shownPerCheck && !e.all {
			break
		}
		name := ""
		if e.terminal && r.Label != "" {
			name = inline(shorten(r.Label, 50)) + ", "
		}
		e.print("  %sthe same person on %s rows: %s", name, lexicon.Number(r.Rows, "en"), cellsText(r.Cells))
	}
	if shown := min(len(t.Repeats), shownPerCheck); !e.all && t.Repeated > shown {
		e.print("  … and %s more (--all)", lexicon.Number(t.Repeated-shown, "en"))
	}
}

func (e *explaining) showLeftOut(t toldFigure) {
	if len(t.LeftOut) == 0 && t.Value == 0 {
		return
	}
	e.print("\n%s", e.paint(e.out, "Not in it", color.Bold))
	if len(t.LeftOut) == 0 {
		e.print("  Nothing: every row that is stored counts.")
	}
	for _, g := range t.LeftOut {
		values := ""
		if len(g.Values) > 0 {
			var quoted []string
			for _, v := range g.Values {
				quoted = append(quoted, fmt.Sprintf("%q", inline(shorten(v, 40))))
			}
			values = " (" + strings.Join(quoted, ", ") + ")"
		}
		e.print("  %s%s: %s", g.Words, values, cellsText(g.Cells))
		if g.People > 0 && slices.Contains([]string{"status", "undated", "period"}, g.Reason) {
			e.print("    %s in no row that counts", plural(g.People, "1 person stands", "%s people stand"))
		}
	}
}

// cellsText names cells as people do; what is taken over comes with where from.
func cellsText(list []explain.Cells) string {
	var parts []string
	for _, c := range list {
		at := inline(c.File)
		cells := c.Range(rangesShown)
		switch {
		case c.Sheet != "" && c.Column != "":
			cells = inline(c.Sheet) + "!" + cells
		case c.Sheet != "":
			cells = "sheet " + inline(c.Sheet) + ", " + cells
		}
		text := at + ", " + cells
		switch c.How {
		case explain.Taken:
			text += " (empty, taken over)"
		case explain.Lent:
			text = "from " + text
		}
		parts = append(parts, text)
	}
	if len(parts) > rangesShown {
		parts = append(parts[:rangesShown], fmt.Sprintf("… and %d more sheets", len(list)-rangesShown))
	}
	return strings.Join(parts, "; ")
}

// showFiles gives the hashes of the files that were named.
func (e *explaining) showFiles(t toldFigure) {
	var files []string
	add := func(list []explain.Cells) {
		for _, c := range list {
			text := fmt.Sprintf("%s  sha256 %s…", inline(c.File), c.SHA256[:min(12, len(c.SHA256))])
			if !slices.Contains(files, text) {
				files = append(files, text)
			}
		}
	}
	for _, thing := range t.Things {
		add(thing.Cells)
	}
	for _, g := range t.LeftOut {
		add(g.Cells)
	}
	for _, tip := range slices.Concat(t.Less, t.Greater) {
		add(tip.Cells)
	}
	if len(files) == 0 {
		return
	}
	e.print("\n%s", e.paint(e.out, "Files", color.Bold))
	for _, f := range files {
		e.print("  %s", f)
	}
}
