package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// Demands are what a donor's form asks of a report, as its definition says. What
// is empty or 0 is not demanded.
type Demands struct {
	// Sections are the headings that the report must have, in this order.
	Sections []string
	// MaxPages and MaxWords bound its length.
	MaxPages, MaxWords int
	// Due is the last day on which it may be sent, ISO 8601.
	Due string
	// Signature demands a block to sign; Statement is what is signed, "" for the
	// usual words.
	Signature bool
	Statement string
}

// bounds are the numbers that a key may hold, both inclusive.
type bounds struct {
	least, most float64
	whole       bool
	unit        string
}

var (
	pageBounds   = bounds{1, 2000, true, "pages"}
	wordBounds   = bounds{1, 1_000_000, true, "words"}
	sizeBounds   = bounds{8, 16, false, "points"}
	marginBounds = bounds{10, 50, false, "millimetres"}
)

// within reads a number.
func (p *parse) within(v *yaml.Node, key string, b bounds) float64 {
	word := p.word(v)
	if word == "" {
		return 0
	}
	bare := strings.TrimSpace(strings.TrimRight(strings.ToLower(word), "abcdefghijklmnopqrstuvwxyz "))
	n, err := strconv.ParseFloat(bare, 64)
	unit := strings.TrimSpace(strings.ToLower(word[len(bare):]))
	known := unit == "" || strings.HasPrefix(b.unit, unit) || unit == "pt" && b.unit == "points" || unit == "mm" && b.unit == "millimetres"
	if err != nil || !known || n < b.least || n > b.most || b.whole && n != float64(int(n)) {
		p.node(v, fmt.Sprintf("%q is no number of %s that %s can be", word, b.unit, key),
			fmt.Sprintf("write a number from %g to %g, for example `%s: %g`", b.least, b.most, key, min(max(12, b.least), b.most)))
		return 0
	}
	return n
}

// yesNo reads true or false.
func (p *parse) yesNo(v *yaml.Node) bool {
	word := strings.ToLower(p.word(v))
	switch word {
	case "true", "yes", "on":
		return true
	case "false", "no", "off", "":
		return false
	}
	p.node(v, fmt.Sprintf("%q is neither true nor false", word), "write true or false")
	return false
}

// readSections reads the headings that are demanded.
func readSections(p *parse, d *Definition, v *yaml.Node) {
	if v.Kind != yaml.SequenceNode {
		p.node(v, "a list of headings is expected", "for example `sections: [Summary, Results, Lessons learned]`")
		return
	}
	for _, item := range v.Content {
		heading := p.word(item)
		switch {
		case heading == "":
		case slices.Contains(d.Demands.Sections, heading):
			p.node(item, fmt.Sprintf("the section %q is demanded twice", heading), "name it once")
		default:
			d.Demands.Sections = append(d.Demands.Sections, heading)
		}
	}
}

// readDue reads the last day on which the report may be sent.
func readDue(p *parse, d *Definition, v *yaml.Node) {
	word := p.word(v)
	if word != "" && !isDay(word) {
		p.node(v, fmt.Sprintf("%q is not a date", word), "write year-month-day, for example 2018-01-31")
		return
	}
	d.Demands.Due = word
}

// readSignature reads whether a signature is demanded, and under which words.
func readSignature(p *parse, d *Definition, v *yaml.Node) {
	word := p.word(v)
	switch strings.ToLower(word) {
	case "", "false", "no", "off":
	case "true", "yes", "on":
		d.Demands.Signature = true
	default:
		d.Demands.Signature, d.Demands.Statement = true, word
	}
}
