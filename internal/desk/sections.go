package desk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// section is a heading of the definition.
type section struct {
	reports.Passage
	line, column int
	// stands tells that something stands under it, so that the report has it.
	stands bool
}

// sections lists the headings of the definition. Those under which nothing
// stands are left out of the document, which has the others in the same order.
func (c *Case) sections() []section {
	var list []section
	var standing []string
	for _, b := range c.Document.Blocks {
		if h, ok := b.(document.Heading); ok {
			standing = append(standing, document.Plain(h.Text))
		}
	}
	for _, p := range c.Passages {
		if p.Kind != reports.HeadingPassage {
			continue
		}
		s := section{Passage: p}
		s.line, s.column = p.At(0)
		if i := slices.Index(standing, p.Plain); i >= 0 {
			s.stands, standing = true, standing[i+1:]
		}
		list = append(list, s)
	}
	return list
}

// sameHeading compares headings as a reader does: numbers before them and marks
// behind them do not count.
func sameHeading(a, b string) bool { return headingKey(a) == headingKey(b) }

func headingKey(heading string) string {
	return strings.TrimSpace(strings.TrimLeft(lexicon.Fold(heading), "0123456789 "))
}

// missingSections are the headings that the form demands and the report lacks.
func missingSections(c *Case) []records.Finding {
	have := c.sections()
	var names []string
	for _, s := range have {
		names = append(names, s.Plain)
	}
	var found []records.Finding
	for _, wanted := range c.Definition.Demands.Sections {
		if slices.ContainsFunc(have, func(s section) bool { return sameHeading(s.Plain, wanted) }) {
			continue
		}
		hint := fmt.Sprintf("write # %s where the donor expects it", wanted)
		if near := lexicon.Nearest(wanted, names); near != "" {
			hint = fmt.Sprintf("there is %q: call it %q", near, wanted)
		}
		found = append(found, c.front("sections", fmt.Sprintf("the donor demands a section %q, and the report has none", wanted), hint))
	}
	return found
}

// disorderedSections are demanded headings that stand before one that is demanded
// earlier.
func disorderedSections(c *Case) []records.Finding {
	var found []records.Finding
	demanded := c.Definition.Demands.Sections
	last := -1
	for _, s := range c.sections() {
		i := slices.IndexFunc(demanded, func(wanted string) bool { return sameHeading(s.Plain, wanted) })
		switch {
		case i < 0:
		case i < last:
			found = append(found, at(s.line, s.column, fmt.Sprintf("the section %q stands behind %q; the donor demands it before", s.Plain, demanded[last]),
				"the order is: "+strings.Join(demanded, ", ")))
		default:
			last = i
		}
	}
	return found
}

// emptySections are headings under which nothing stands: an error where the donor
// demands the section.
func emptySections(c *Case) []records.Finding {
	var found []records.Finding
	for _, s := range c.sections() {
		if s.stands {
			continue
		}
		f := at(s.line, s.column, fmt.Sprintf("the section %q is empty, and the report leaves it out", s.Plain), "write it, or take the heading away")
		if slices.ContainsFunc(c.Definition.Demands.Sections, func(wanted string) bool { return sameHeading(s.Plain, wanted) }) {
			f.Severity = records.Error
			f.Message = fmt.Sprintf("the donor demands the section %q, and nothing stands in it", s.Plain)
			f.Hint = "write it, or say in a sentence why there is nothing to tell"
		}
		if strings.HasPrefix(c.Definition.Path, "built-in") {
			f.Hint += fmt.Sprintf("; `lex report copy %s` puts the definition into the workspace", c.Definition.Name)
		}
		found = append(found, f)
	}
	return found
}
