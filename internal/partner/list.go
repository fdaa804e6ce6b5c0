package partner

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// List is one list of a partner's file as it was read: what all that goes back
// is made from.
type List struct {
	// File is the file's name as people know it, Sheet "" where a format has no
	// sheets, Index the sheet's position in the file.
	File, Sheet string
	Index       int
	// Kind is "" for a sheet that could not be taken as a list.
	Kind      records.Kind
	HeaderRow int
	// Exchange is that of the rows which name none; Language that in which the
	// partner is spoken to.
	Exchange, Language       string
	Heads                    []Head
	Columns                  []records.OwnColumn
	Rows, Imported, Rejected int
	Rejects                  []records.Reject
	Findings                 []records.Finding
}

// Head is the heading of a column, counted from 0, and what lex takes it for.
type Head struct {
	Column  int
	Heading string
	Field   string
}

// heading is the partner's own heading over a field, "" when it has none.
func (l List) heading(field string) string {
	for _, h := range l.Heads {
		if field != "" && h.Field == field {
			return h.Heading
		}
	}
	return ""
}

// question words a finding for the partner.
func (l List) question(f records.Finding) (problem, todo string) {
	return lexicon.Question(f.Check, l.Kind, f.Field, l.heading(f.Field), l.Language)
}

// reasons are the findings of each rejected row, by row: those that stop it, or
// what the reject itself tells when they are too many to be listed.
func (l List) reasons() map[int][]records.Finding {
	rejected := map[int]bool{}
	for _, r := range l.Rejects {
		rejected[r.Row] = true
	}
	reasons := map[int][]records.Finding{}
	for _, f := range l.Findings {
		if f.Severity == records.Error && rejected[f.Row] {
			reasons[f.Row] = append(reasons[f.Row], f)
		}
	}
	for _, r := range l.Rejects {
		if !slices.ContainsFunc(reasons[r.Row], func(f records.Finding) bool { return f.Check == r.Check }) {
			f := records.Finding{Severity: records.Error, Check: r.Check, File: l.File, Sheet: l.Sheet, Row: r.Row}
			if h, ok := l.atFault(r); ok {
				f.Field, f.Cell = h.Field, records.Cell(h.Column, r.Row)
			}
			reasons[r.Row] = append(reasons[r.Row], f)
		}
	}
	return reasons
}

// atFault finds the cell for which a row was rejected, which the reject does not
// say: the field of the check, or the one that is empty or cannot be read.
func (l List) atFault(r records.Reject) (Head, bool) {
	info, _ := records.Info(l.Kind)
	for _, h := range l.Heads {
		f, _ := info.Field(h.Field)
		text := ""
		if h.Column < len(r.Cells) {
			text = strings.TrimSpace(r.Cells[h.Column])
		}
		fault := false
		switch r.Check {
		case "name-missing":
			fault = f.Name == "name" || f.Name == "given_name" || f.Name == "family_name"
		case "quote-missing":
			fault = f.Name == "quote"
		case "consent-unreadable":
			fault = f.Name == "consent"
		case "text-missing":
			fault = slices.Contains(info.Required, f.Name) && text == ""
		case "date-unreadable":
			fault = f.Type == records.Day && text != "" && !lexicon.Date(text, lexicon.Undecided).OK
		case "number-unreadable":
			fault = f.Type == records.Number && text != "" && !lexicon.Amount(text, lexicon.MarkUndecided).OK
		}
		if fault {
			return h, true
		}
	}
	return Head{}, false
}

// said joins the questions of findings, each once.
func (l List) said(findings []records.Finding) string {
	var texts []string
	for _, f := range findings {
		problem, todo := l.question(f)
		if text := problem + " " + todo; !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n")
}
