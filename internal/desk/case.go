package desk

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// Case is a report as it lies on the desk.
type Case struct {
	*reports.Result
	Definition *reports.Definition
	Audience   records.Audience
	Period     records.Period
	Rules      records.Rules
	Grantee    records.Grantee
	AtRisk     records.AtRisk
	// Regional tells that the report names regions in the place of countries.
	Regional bool
	// Before is the report that readers of this one have already, nil for none.
	Before *Before
	// Published are the reports that readers have, of whatever name, those taken
	// back left out; the last written last.
	Published []store.ArchivedReport
	// Name is that of the report, Closed are the periods that lex close froze,
	// and Corrections what lex.yaml says about changed figures.
	Name        string
	Closed      []records.Period
	Corrections []reports.Correction
	// MinCell is the smallest number of people that may be shown.
	MinCell int
	// Organizations are all that are stored, the register of their names.
	Organizations []store.Organization
	// Files is the workspace, nil where there is none; Folder is that of the
	// definition in it.
	Files  fs.FS
	Folder string
	// Formats are those of the report; Pages is how many pages its PDF has, 0
	// where none was made.
	Formats []string
	Pages   int
	// Today is the day on which the report is looked at, ISO 8601, "" where that
	// does not matter.
	Today string
	// Probe asks whether an address answers, nil without the network.
	Probe Probe
	Ctx   context.Context
}

// Check is one thing that is looked at.
type Check struct {
	Name     string
	Severity records.Severity
	// Help says what is asked, in a sentence.
	Help string
	// Look lists what is wrong. Severity, Check and File are filled in where a
	// finding leaves them empty.
	Look func(c *Case) []records.Finding
}

// Look runs checks over a case and lists what they find in the order of the
// list, then of the definition.
func Look(c *Case, checks []Check) []records.Finding {
	var all []records.Finding
	for _, check := range checks {
		found := check.Look(c)
		for i := range found {
			f := &found[i]
			f.Check = check.Name
			if f.Severity == "" {
				f.Severity = check.Severity
			}
			if f.File == "" {
				f.File = c.Definition.Path
			}
		}
		all = append(all, found...)
	}
	return all
}

// Names lists the names of checks.
func Names() []string {
	var names []string
	for _, list := range [][]Check{Checks, Exposure, Register} {
		for _, check := range list {
			names = append(names, check.Name)
		}
	}
	return names
}

// language is that of the report.
func (c *Case) language() string { return c.Document.Language }

// at is a finding at a place of the definition.
func at(line, column int, message, hint string) records.Finding {
	return records.Finding{Row: line, Column: column, Message: message, Hint: hint}
}

// front is a finding at a key of the front matter, or at the file's first line
// where the key is not there.
func (c *Case) front(key, message, hint string) records.Finding {
	for i, line := range strings.Split(string(c.Definition.Source), "\n") {
		if i > 0 && strings.TrimSpace(line) == "---" {
			break
		}
		if strings.HasPrefix(line, key+":") {
			return at(i+1, 1, message, hint)
		}
	}
	return at(1, 1, message, hint)
}

// atRow is a finding at a row of a partner's sheet.
func atRow(e store.StoredEntry, field, message, hint string) records.Finding {
	f := records.Finding{File: e.Origin.File, Sheet: e.Origin.Sheet, Row: e.Origin.Row, Field: field, Message: message, Hint: hint}
	if letters := e.Columns[field]; letters != "" {
		f.Cell = records.CellIn(letters, e.Origin.Row)
	}
	return f
}

// prose lists the passages of the body that are sentences of the author's own.
func (c *Case) prose() []reports.Passage {
	var list []reports.Passage
	for _, p := range c.Passages {
		switch p.Kind {
		case reports.ProsePassage, reports.ItemPassage, reports.NotePassage:
			list = append(list, p)
		}
	}
	return list
}

// tables lists the tables of a call's blocks.
func tables(m reports.Made) []document.Table {
	var list []document.Table
	for _, b := range m.Blocks {
		if t, ok := b.(document.Table); ok {
			list = append(list, t)
		}
	}
	return list
}

// tableName names a table for messages.
func tableName(t document.Table) string {
	if t.Title == "" {
		return "this table"
	}
	return fmt.Sprintf("the table %q", t.Title)
}

// eachBlock visits blocks and those inside them.
func eachBlock(blocks []document.Block, visit func(document.Block)) {
	for _, b := range blocks {
		visit(b)
		switch b := b.(type) {
		case document.List:
			for _, item := range b.Items {
				eachBlock(item, visit)
			}
		case document.Quote:
			eachBlock(b.Text, visit)
			eachBlock(b.Original, visit)
		}
	}
}
