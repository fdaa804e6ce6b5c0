package reports

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// value gives what a call inside a line prints.
func (c *composer) value(call *Call) (value, error) {
	name := call.Info.Name
	switch {
	case name == "claim":
		return c.claim(call)
	case name == "stated":
		return c.stated(call), nil
	case call.Metric != "":
		return c.metric(call)
	case strings.HasPrefix(name, "region."):
		return c.region(call)
	case name == "nobody":
		return c.nobody()
	case name == "footnote":
		return c.footnoteListing(call)
	case name == "rows", name == "repeats", name == "without", name == "undated", name == "hidden":
		return c.tally(call)
	case strings.HasPrefix(name, "rejected"):
		return c.rejected(call)
	case strings.HasPrefix(name, "decided."):
		return c.decided(call)
	}
	return c.name(name, call)
}

// number makes the value of a counted figure with the nouns of its call.
func (c *composer) number(call *Call, n int) value {
	v := value{raw: n, text: lexicon.Number(n, c.req.Language)}
	v.inlines = []document.Inline{document.Figure{ID: call.ID(), Value: countCell(n, c.req.Language)}}
	if len(call.Nouns) > 0 {
		noun := call.Nouns[len(call.Nouns)-1]
		if n == 1 || n == 0 && (c.req.Language == "fr" || c.req.Language == "pt") {
			noun = call.Nouns[0]
		}
		v.inlines = append(v.inlines, document.Text{Text: " " + noun})
	}
	return v
}

// wording makes the value of a figure that is words.
func wording(id, text string) value {
	return value{raw: text, text: text, inlines: []document.Inline{
		document.Figure{ID: id, Value: document.Cell{Kind: document.Wording, Text: text}}}}
}

// lacking is a value that is not there, and how to add it.
func lacking(why, add string) value { return value{lack: lack{why: why, add: add}} }

// nothing is a value that is not there without anything being wrong.
func nothing(why string) value { return value{lack: lack{why: why}} }

// nobody says in words what a count of 0 would say in figures; the proofs list
// the count.
func (c *composer) nobody() (value, error) {
	counted := &Call{Metric: "participants"}
	counted.Info, _ = callInfo("participants")
	n, l, err := c.counted(counted.Metric, nil)
	switch {
	case err != nil || l.is():
		return value{lack: l}, err
	case n > 0:
		return nothing("somebody took part"), nil
	}
	c.show(proof{call: counted, value: countCell(0, c.req.Language)})
	return value{inlines: plain(c.nilWords("nil.people"))}, nil
}

// countCell is a counted number.
func countCell(n int, lang string) document.Cell {
	return document.Cell{Kind: document.Count, Text: lexicon.Number(n, lang), Number: float64(n)}
}

// tally counts rows, repeated rows, people of whom something is not known, rows
// without a date, and hidden cells.
func (c *composer) tally(call *Call) (value, error) {
	if call.Info.Name == "hidden" {
		n := 0
		for _, cells := range c.hidden {
			n += cells
		}
		if n == 0 {
			return nothing("no small number is hidden"), nil
		}
		return c.number(call, n), nil
	}
	by := []string{}
	if call.Attribute != "" {
		by = append(by, call.Attribute)
	}
	t, err := c.source.count(by, nil)
	if err != nil {
		return value{}, err
	}
	n, none := 0, ""
	switch call.Info.Name {
	case "rows":
		n, none = t.Totals.Rows, "no row of participants is counted"
	case "repeats":
		n, none = t.Totals.Rows-t.Totals.Participants, "no row repeats a person"
	case "undated":
		n, none = t.Undated, "no row lacks a date"
	case "without":
		n, none = unknownRow(t).Participants, fmt.Sprintf("there is nobody without %s", call.Attribute)
	}
	if n <= 0 {
		return nothing(none), nil
	}
	return c.number(call, n), nil
}
