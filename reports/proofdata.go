package reports

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// DataFile is the name of the file that travels inside a report: its numbers,
// for programs.
const DataFile = "data.json"

// dataFormat names the shape of the data; it changes when what is there does.
const dataFormat = "lex-data/1"

// numeric are the calls whose tables hold counts and amounts and name nobody.
var numeric = []string{"table", "people-reached", "overlap", "indicators", "budget", "map", "chart"}

// noteTables notes the tables of a call whose numbers travel with the report.
func (c *composer) noteTables(call *Call, blocks []document.Block) {
	if !slices.Contains(numeric, call.Info.Name) {
		return
	}
	for _, b := range blocks {
		if t, ok := b.(document.Table); ok {
			c.data[t.ID] = true
		}
	}
}

// reportData is the shape of the data of a report.
type reportData struct {
	Format   string           `json:"format"`
	Report   string           `json:"report"`
	Run      string           `json:"run"`
	Language string           `json:"language"`
	Audience records.Audience `json:"audience"`
	Period   dataPeriod       `json:"period"`
	Scope    []string         `json:"scope"`
	Figures  []dataFigure     `json:"figures"`
	Tables   []dataTable      `json:"tables"`
	Proofs   []dataProof      `json:"proofs"`
}

type dataPeriod struct {
	Label string `json:"label"`
	Start string `json:"start"`
	End   string `json:"end"`
}

type dataFigure struct {
	Figure string `json:"figure"`
	Value  any    `json:"value"`
}

// dataTable holds the rows that the report prints. A cell is a number, a text, a
// day, null where nobody stated it, or {"suppressed": true}.
type dataTable struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
	Total   bool     `json:"total"`
}

type dataProof struct {
	Figure  string       `json:"figure"`
	Value   any          `json:"value"`
	Counted string       `json:"counted"`
	Sources []dataSource `json:"sources"`
}

type dataSource struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Rows   string `json:"rows"`
	SHA256 string `json:"sha256"`
}

// attach puts the numbers of the report into the document, as data: figures,
// tables and proofs, and nothing that names a person.
func (c *composer) attach(doc *document.Document) error {
	p := c.req.Period
	d := reportData{Format: dataFormat, Report: c.req.Name, Run: c.result.Run, Language: c.req.Language, Audience: c.req.Audience,
		Period: dataPeriod{p.Label, p.Start, p.End}, Scope: c.mask.ids(filterWords(c.req.Where)), Figures: []dataFigure{}, Tables: []dataTable{}, Proofs: []dataProof{}}
	if d.Period.Label == "" {
		d.Period.Label = "all"
	}
	for _, f := range c.result.Figures {
		d.Figures = append(d.Figures, dataFigure{f.ID, f.Value})
	}
	for _, b := range doc.Blocks {
		if t, ok := b.(document.Table); ok && c.data[t.ID] {
			d.Tables = append(d.Tables, tableData(t.Printed()))
		}
	}
	for _, proof := range doc.Proofs {
		made := dataProof{proof.Figure, cellData(proof.Value), proof.Counted, []dataSource{}}
		for _, e := range proof.Sources {
			made.Sources = append(made.Sources, dataSource{e.File, e.Sheet, e.Rows, e.SHA256})
		}
		d.Proofs = append(d.Proofs, made)
	}
	data, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		return fmt.Errorf("write the data of the report: %w", err)
	}
	c.result.Data = append(data, '\n')
	doc.Attachments = append(doc.Attachments, document.Attachment{Name: DataFile, MIME: "application/json",
		Description: c.word("report.data_file"), Data: c.result.Data})
	return nil
}

func tableData(t document.Table) dataTable {
	d := dataTable{ID: t.ID, Title: t.Title, Columns: []string{}, Rows: [][]any{}, Total: t.Total}
	for _, column := range t.Columns {
		d.Columns = append(d.Columns, column.Head)
	}
	for _, row := range t.Rows {
		cells := []any{}
		for _, cell := range row {
			cells = append(cells, cellData(cell))
		}
		d.Rows = append(d.Rows, cells)
	}
	return d
}

// cellData is the value of a cell, not its words.
func cellData(cell document.Cell) any {
	if cell.HasNumber() {
		return cell.Number
	}
	switch cell.Kind {
	case document.Date:
		return cell.Day
	case document.Unknown:
		return nil
	case document.Suppressed:
		return map[string]bool{"suppressed": true}
	}
	return cell.Text
}
