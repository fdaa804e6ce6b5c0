package desk

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// Before is the report of the same name that was published last, as far as its
// tables go.
type Before struct {
	Run, Date string
	tables    map[string]beforeTable
}

type beforeTable struct {
	ID      string   `json:"id"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
	Total   bool     `json:"total"`
}

// NewBefore reads the data that travelled inside a report.
func NewBefore(run, date string, data []byte) (*Before, error) {
	var read struct {
		Tables []beforeTable `json:"tables"`
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, fmt.Errorf("read the data of run %s: %w", run, err)
	}
	b := &Before{Run: run, Date: date, tables: map[string]beforeTable{}}
	for _, t := range read.Tables {
		b.tables[t.ID] = t
	}
	return b, nil
}

// newcomers are the few who have come, or gone, since the report before: the two
// tables together tell of them what neither tells alone.
func newcomers(c *Case) []records.Finding {
	if c.Before == nil {
		return nil
	}
	var found []records.Finding
	for _, m := range c.Made {
		if m.Call == nil || !slices.ContainsFunc(c.Shown, func(s reports.Shown) bool { return s.Line == m.Line && s.Column == m.Column && c.sensitive(s.By) }) {
			continue
		}
		for _, t := range tables(m) {
			before, ok := c.Before.tables[t.ID]
			if !ok || !t.Total {
				continue
			}
			if n := c.changed(t, before); n > 0 {
				found = append(found, at(m.Line, m.Column, fmt.Sprintf("the table %q and the one of %s (run %s) together tell of %s", t.Title, lexicon.Day(c.Before.Date, "en"), c.Before.Run, counted(n, "one person who was added or taken out since", "people who were added or taken out since")),
					"wait until more people are there, or leave the table out of this report"))
			}
		}
	}
	return found
}

// changed is how many people, if they are few, two tables of one shape differ by;
// 0 when they are many, or none, or when no number that both show has changed.
func (c *Case) changed(t document.Table, before beforeTable) int {
	if len(t.Columns) != len(before.Columns) || !before.Total || len(before.Rows) == 0 {
		return 0
	}
	was := map[string][]any{}
	for _, row := range before.Rows {
		if name, ok := row[0].(string); ok {
			was[name] = row
		}
	}
	few := 0
	for i, row := range t.Rows {
		old, ok := was[row[0].Text]
		if i == len(t.Rows)-1 {
			old, ok = before.Rows[len(before.Rows)-1], true
		}
		if !ok || len(old) != len(row) {
			continue
		}
		for j := 1; j < len(row); j++ {
			n, known := old[j].(float64)
			if !known || row[j].Kind != document.Count || t.Columns[j].Head != before.Columns[j] {
				continue
			}
			if d := int(row[j].Number - n); c.few(max(d, -d)) && i < len(t.Rows)-1 {
				few = max(few, max(d, -d))
			}
		}
	}
	return few
}
