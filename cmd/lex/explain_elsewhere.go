package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// printedElsewhere is a figure or a cell of a table that prints the number and is
// not explained in full.
type printedElsewhere struct {
	Figure string `json:"figure"`
	Words  string `json:"words"`
	Hint   string `json:"hint,omitempty"`
	// Counted says how it came about, Sources the rows behind it, as the report
	// proves them.
	Counted string       `json:"counted,omitempty"`
	Sources []keptSource `json:"sources,omitempty"`
}

// keptData is what travels with a report, as far as it is looked at here.
type keptData struct {
	Tables []keptTable `json:"tables"`
	Proofs []keptProof `json:"proofs"`
}

type keptTable struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
}

type keptProof struct {
	Figure  string       `json:"figure"`
	Counted string       `json:"counted"`
	Sources []keptSource `json:"sources"`
}

type keptSource struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Rows   string `json:"rows"`
	SHA256 string `json:"sha256"`
}

// readData reads the data of the report.
func (r *reportLookedAt) readData(data []byte) error {
	r.data = keptData{}
	if len(data) == 0 {
		return nil
	}
	if err := json.Unmarshal(data, &r.data); err != nil {
		return fmt.Errorf("read the data of a report: %w", err)
	}
	return nil
}

// proven adds to a figure what the report says of its origin.
func (r *reportLookedAt) proven(other printedElsewhere, is func(figure string) bool) printedElsewhere {
	for _, p := range r.data.Proofs {
		if is(p.Figure) {
			other.Counted, other.Sources = p.Counted, p.Sources
			break
		}
	}
	return other
}

// otherFigure is a figure that is told of and not explained in full.
func (r *reportLookedAt) otherFigure(id string, call *reports.Call, figure string) printedElsewhere {
	other := printedElsewhere{Figure: id, Words: "the figure {{ " + id + " }}"}
	if call.Info.Name != "stated" && figure != "" {
		other.Hint = "lex explain " + figure + whereFlags(r.scopeOf(call.Filters).Where)
	}
	return r.proven(other, func(proof string) bool { return proof == id })
}

// cellsOf finds the cells of the report's tables that print the number.
func (e *explaining) cellsOf(r *reportLookedAt, n printed) {
	for _, t := range r.data.Tables {
		for _, row := range t.Rows {
			for k, cell := range row {
				if value, isNumber := cell.(float64); isNumber && n.isCell(value) && k < len(t.Columns) {
					other := printedElsewhere{Figure: "table " + t.ID, Words: fmt.Sprintf("the table %q, row %q, column %q", t.Title, r.rowName(row), t.Columns[k])}
					other.Hint = r.cellHint(t, row, k)
					e.others = append(e.others, r.proven(other, func(proof string) bool { return tableID(proof) == t.ID }))
				}
			}
		}
	}
}

// cellHint says how to ask for the people or organizations of a country that a
// cell counts, "" for other cells.
func (r *reportLookedAt) cellHint(t keptTable, row []any, column int) string {
	name, _ := row[0].(string)
	code := lexicon.Country(name, r.input.Rules.CountryAliases).Code
	if t.ID != "participants-by-country" || code == "" {
		return ""
	}
	figure := "participants"
	for _, other := range []string{"participations", "organizations"} {
		if t.Columns[column] == lexicon.Word(other, r.lang) {
			figure = other
		}
	}
	q := r.scopeOf([]records.Filter{{Field: "country", Value: code}})
	hint := "lex explain " + figure + whereFlags(q.Where)
	if !q.Period.All() {
		hint += " --period " + q.Period.Label
	}
	return hint
}

// tableID is the identifier of the table that a call makes.
func tableID(call string) string {
	words := strings.Fields(call)
	if len(words) > 1 && words[0] == "table" {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	id := words[0]
	for _, word := range words[1:] {
		if by, ok := strings.CutPrefix(word, "by="); ok {
			id += "-by-" + by
		}
	}
	return lexicon.Slug(id)
}

// rowName names a row of a table by the words that it begins with.
func (r *reportLookedAt) rowName(row []any) string {
	var words []string
	for _, cell := range row {
		text, isText := cell.(string)
		if !isText && cell != nil || len(words) == 2 {
			break
		}
		if text != "" {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		return lexicon.Word("not_stated", firstOf(r.lang, r.request.Language, "en"))
	}
	return strings.Join(words, " ")
}
