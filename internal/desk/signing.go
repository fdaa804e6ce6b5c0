package desk

import (
	"fmt"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// blankSignature is a signature that is demanded and that nobody is named for.
func blankSignature(c *Case) []records.Finding {
	if !c.Definition.Demands.Signature {
		return nil
	}
	stands := false
	eachBlock(c.Document.Blocks, func(b document.Block) {
		if _, ok := b.(document.Signature); ok {
			stands = true
		}
	})
	switch {
	case !stands:
		f := c.front("signature", "the donor demands a place to sign, and the report has none", "write {{ signature }} where it belongs")
		f.Severity = records.Error
		return []records.Finding{f}
	case c.Grantee.Signatory == "":
		return []records.Finding{c.front("signature", "the donor demands a signature, and nobody is named to sign", "add signatory: to grantee: in lex.yaml")}
	}
	return nil
}

// wrongDate compares the date of the report with the last day on which the donor
// takes it, and with the time that it covers.
func wrongDate(c *Case) []records.Finding {
	due, date := c.Definition.Demands.Due, c.Document.Date
	day := func(iso string) string { return lexicon.Day(iso, "en") }
	var found []records.Finding
	switch {
	case due == "":
	case date > due:
		found = append(found, c.front("due", fmt.Sprintf("the report bears the date %s, the donor takes it until %s", day(date), day(due)), "send it now and ask for more time, or correct a date"))
	case c.Today > due:
		f := c.front("due", fmt.Sprintf("today is %s, the donor takes the report until %s", day(c.Today), day(due)), "send it now and ask for more time, or correct due:")
		f.Severity = records.Warning
		found = append(found, f)
	}
	if date != "" && c.Period.End != "" && date < c.Period.End {
		f := c.front("date", fmt.Sprintf("the report bears the date %s, and the time that it covers ends on %s", day(date), day(c.Period.End)), "date it after the end, or choose a period that is over")
		f.Severity = records.Warning
		found = append(found, f)
	}
	return found
}

// unmetLayout is a form for pages in formats that have none.
func unmetLayout(c *Case) []records.Finding {
	l := c.Definition.Layout
	if l == (document.Layout{}) && c.Definition.Demands.MaxPages == 0 || len(c.Formats) == 0 {
		return nil
	}
	for _, format := range c.Formats {
		if format == "pdf" || format == "docx" {
			return nil
		}
	}
	return []records.Finding{c.front("formats", fmt.Sprintf("the form asks for paper, type, margins or a number of pages, and %s has no pages", lexicon.And(c.Formats, "en")), "add pdf or docx to the formats")}
}
