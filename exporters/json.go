package exporters

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// writeJSON writes the whole document as data, for programs. Its shape is that
// of the types in json_shape.go and grows only: "format" changes when what is
// there changes. Blocks stand one to a line.
func writeJSON(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
	j := &jsonPage{ctx: ctx, out: bufio.NewWriterSize(w, 64<<10)}
	j.document(d)
	if j.err == nil {
		j.err = j.out.Flush()
	}
	if j.err != nil {
		return Written{}, fmt.Errorf("write JSON: %w", j.err)
	}
	return Written{}, nil
}

// jsonPage writes the blocks of one document.
type jsonPage struct {
	ctx     context.Context
	out     *bufio.Writer
	figures []jsonFigure
	// seen are the figures that are listed, by call and words.
	seen map[[2]string]bool
	err  error
}

// document writes the document as one object: what belongs to all of it, then
// its blocks, then the figures of the text and the proofs.
func (j *jsonPage) document(d *document.Document) {
	j.seen = map[[2]string]bool{}
	head := jsonHead{
		Format: "lex-document/1", Language: d.Language, Title: d.Title, Author: d.Author, Subject: d.Subject, Keywords: d.Keywords, Date: d.Date, Run: d.Run, Draft: d.Draft,
		Contents: d.Contents, Layout: jsonLayout{d.Layout.Paper, d.Layout.FontSize, d.Layout.Typeface, d.Layout.Margin, d.Layout.Header},
	}
	for _, line := range d.Lines {
		head.Lines = append(head.Lines, j.inlines(line))
	}
	if d.Logo != nil {
		logo := j.picture(*d.Logo)
		head.Logo = &logo
	}
	data, err := json.Marshal(head)
	if err != nil {
		j.err = err
		return
	}
	// The head goes on with what may be long.
	j.put(string(data[:len(data)-1]) + `,` + "\n" + `"blocks":[`)
	for i, block := range d.Blocks {
		if j.err == nil {
			j.err = j.ctx.Err()
		}
		j.separate(i)
		if table, ok := block.(document.Table); ok {
			j.table(table)
			continue
		}
		j.value(j.block(block))
	}
	j.put("\n],\n" + `"figures":[`)
	for i, f := range j.figures {
		j.separate(i)
		j.value(f)
	}
	j.put("\n],\n" + `"proofs":[`)
	for i, p := range d.Proofs {
		j.separate(i)
		proof := jsonProof{Figure: p.Figure, Value: jsonCellOf(p.Value), Counted: p.Counted, Sources: []jsonEvidence{}}
		for _, e := range p.Sources {
			proof.Sources = append(proof.Sources, jsonEvidence(e))
		}
		j.value(proof)
	}
	j.put("\n],\n" + `"attachments":[`)
	for i, a := range d.Attachments {
		j.separate(i)
		j.value(jsonAttachment(a))
	}
	j.put("\n]}\n")
}

func (j *jsonPage) put(s string) {
	if j.err == nil {
		_, j.err = j.out.WriteString(s)
	}
}

func (j *jsonPage) separate(i int) {
	if i > 0 {
		j.put(",")
	}
	j.put("\n")
}

func (j *jsonPage) value(v any) {
	if j.err != nil {
		return
	}
	data, err := json.Marshal(v)
	if err != nil {
		j.err = err
		return
	}
	_, j.err = j.out.Write(data)
}

// table writes a table row by row, so that a long one is never whole in memory
// a second time.
func (j *jsonPage) table(t document.Table) {
	table := j.tableHead(t)
	data, err := json.Marshal(table)
	if err != nil {
		j.err = err
		return
	}
	j.put(string(data[:len(data)-1]) + `,"rows":[`)
	for r, row := range t.Rows {
		if r%256 == 0 && j.err == nil {
			j.err = j.ctx.Err()
		}
		j.separate(r)
		j.value(jsonCells(row))
	}
	j.put("]}")
}

// addFigure lists a figure of the text once.
func (j *jsonPage) addFigure(f document.Figure) {
	key := [2]string{f.ID, f.Value.Text}
	if !j.seen[key] {
		j.seen[key] = true
		j.figures = append(j.figures, jsonFigure{f.ID, jsonCellOf(f.Value)})
	}
}

// jsonCellOf gives a cell with the value that belongs to its kind and no other.
func jsonCellOf(c document.Cell) jsonCell {
	out := jsonCell{Text: c.Text, Whole: c.Whole}
	number := func() {
		if !math.IsNaN(c.Number) && !math.IsInf(c.Number, 0) {
			out.Number = &c.Number
		}
	}
	switch c.Kind {
	case document.Count:
		out.Kind = "count"
		number()
	case document.Share:
		out.Kind = "share"
		number()
	case document.Money:
		out.Kind, out.Currency = "money", c.Currency
		number()
	case document.Date:
		out.Kind, out.Day = "date", c.Day
	case document.Unknown:
		out.Kind = "unknown"
	case document.Suppressed:
		out.Kind = "suppressed"
	case document.Address:
		out.Kind = "address"
		// What may not be linked elsewhere is no address here either.
		out.URL, _ = disk.SafeLink(c.URL)
	default:
		out.Kind = "text"
	}
	return out
}

func jsonCells(cells []document.Cell) []jsonCell {
	out := make([]jsonCell, len(cells))
	for i, c := range cells {
		out[i] = jsonCellOf(c)
	}
	return out
}
