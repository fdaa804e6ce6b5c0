package letter

import (
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Answer is the letter for programs: the JSON of `lex diff --json`.
type Answer struct {
	Before   SideData         `json:"before"`
	After    SideData         `json:"after"`
	Language string           `json:"language"`
	Audience records.Audience `json:"audience"`
	Figures  []FigureData     `json:"figures"`
	// Same is how many figures do not differ.
	Same   int         `json:"same"`
	Tables []CellData  `json:"tables"`
	Causes []CauseData `json:"causes"`
	Untold []string    `json:"untold"`
}

// SideData is one of the two reports.
type SideData struct {
	Run      string           `json:"run"`
	Report   string           `json:"report"`
	Status   string           `json:"status"`
	Period   string           `json:"period"`
	Scope    string           `json:"scope"`
	Language string           `json:"language"`
	Audience records.Audience `json:"audience"`
	Day      string           `json:"day"`
	Version  string           `json:"version"`
}

// FigureData is a figure that differs. Before and After are numbers, texts, or
// null where a report does not tell it; Causes count from 1.
type FigureData struct {
	Figure string   `json:"figure"`
	Label  string   `json:"label"`
	Before any      `json:"before"`
	After  any      `json:"after"`
	By     *float64 `json:"difference"`
	Causes []int    `json:"causes"`
}

// CellData is a number of a table that differs.
type CellData struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column"`
	Before any    `json:"before"`
	After  any    `json:"after"`
}

// CauseData is a reason, in words and in numbers.
type CauseData struct {
	Kind    Kind         `json:"kind"`
	Text    string       `json:"text"`
	File    string       `json:"file,omitempty"`
	Fate    store.Fate   `json:"fate,omitempty"`
	Before  []int64      `json:"imports_before,omitempty"`
	After   []int64      `json:"imports_after,omitempty"`
	Sheets  []SheetData  `json:"sheets,omitempty"`
	Keys    []string     `json:"keys,omitempty"`
	People  int          `json:"people,omitempty"`
	Effects []EffectData `json:"effects"`
}

// SheetData says how the rows of a sheet differ.
type SheetData struct {
	Sheet   string       `json:"sheet"`
	Kind    records.Kind `json:"kind"`
	Added   int          `json:"added"`
	Changed int          `json:"changed"`
	Removed int          `json:"removed"`
	Fields  []FieldData  `json:"fields,omitempty"`
}

// FieldData is a field that was corrected; Field is null for what readers outside
// the house do not learn, and for columns that lex does not know.
type FieldData struct {
	Field *string  `json:"field"`
	Label string   `json:"label"`
	Rows  int      `json:"rows"`
	Cells []string `json:"cells,omitempty"`
}

// EffectData is what a reason does to a figure; By is null where a share is not
// told, or where the figure begins or ceases to be told.
type EffectData struct {
	Figure string   `json:"figure"`
	By     *float64 `json:"difference"`
}

// Answer gives the letter to programs, without anything that the words leave out.
func (l *Letter) Answer() Answer {
	d := Answer{Before: l.Before.data(l), After: l.After.data(l), Language: l.Language, Audience: l.Audience, Figures: []FigureData{}, Same: l.Same,
		Tables: []CellData{}, Causes: []CauseData{}, Untold: append([]string{}, l.Untold...)}
	for _, f := range l.Figures {
		one := FigureData{Figure: l.Mask.Figure(f.ID), Label: l.Label(f.ID), Before: l.masked(f.Before), After: l.masked(f.After), Causes: append([]int{}, l.numbers(f.ID)...)}
		if n, ok := f.Difference(); ok {
			one.By = &n
		}
		d.Figures = append(d.Figures, one)
	}
	cells, _ := l.told()
	for _, c := range cells {
		d.Tables = append(d.Tables, CellData{l.Mask.Text(c.Table), l.row(c), l.Mask.Text(c.Column), l.masked(c.Before), l.masked(c.After)})
	}
	for _, c := range l.Causes {
		one := CauseData{Kind: c.Kind, Text: l.Reason(c), Keys: c.Keys, People: c.People, Effects: []EffectData{}}
		if c.File != nil {
			one.File, one.Fate, one.Before, one.After = l.Mask.FileName(c.File.File), c.File.Fate, c.File.Before, c.File.After
			for _, s := range c.File.Sheets {
				one.Sheets = append(one.Sheets, l.sheetData(s))
			}
		}
		for _, e := range c.Effects {
			effect := EffectData{Figure: l.Mask.Figure(e.Figure)}
			if !e.Comes && !e.Goes && !l.quiet(e) {
				effect.By = &e.By
			}
			one.Effects = append(one.Effects, effect)
		}
		d.Causes = append(d.Causes, one)
	}
	return d
}

func (s Side) data(l *Letter) SideData {
	out := SideData{s.Run, s.Report, s.Status, s.Period.Label, l.Mask.Text(s.Scope), s.Language, s.Audience, s.Day, s.Version}
	if out.Period == "" {
		out.Period = "all"
	}
	return out
}

// masked is a value for programs; what is hidden says so.
func (l *Letter) masked(v any) any {
	switch v := v.(type) {
	case Hidden:
		return map[string]bool{"suppressed": true}
	case string:
		return l.Mask.Text(v)
	}
	return v
}

func (l *Letter) sheetData(s store.SheetDifference) SheetData {
	out := SheetData{Sheet: l.Mask.FileName(s.Sheet), Kind: s.Kind, Added: s.Added, Changed: s.Changed, Removed: s.Removed}
	for _, f := range l.corrections(s) {
		one := FieldData{Label: f.label, Rows: f.rows, Cells: f.cells}
		if f.field != "" {
			one.Field = &f.field
		}
		out.Fields = append(out.Fields, one)
	}
	return out
}
