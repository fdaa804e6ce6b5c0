package exporters

import (
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

func (j *jsonPage) blocks(blocks []document.Block) []any {
	out := make([]any, len(blocks))
	for i, b := range blocks {
		out[i] = j.block(b)
	}
	return out
}

// block turns a block into what the encoder writes.
func (j *jsonPage) block(block document.Block) any {
	switch b := block.(type) {
	case document.Heading:
		return jsonBlock{Kind: "heading", Level: b.Level, Inlines: j.inlines(b.Text)}
	case document.Paragraph:
		return jsonBlock{Kind: "paragraph", Inlines: j.inlines(b.Text)}
	case document.Callout:
		return jsonBlock{Kind: "callout", Inlines: j.inlines(b.Text)}
	case document.List:
		out := jsonBlock{Kind: "list", Ordered: b.Ordered, Start: b.Start}
		for _, item := range b.Items {
			out.Items = append(out.Items, j.blocks(item))
		}
		return out
	case document.Quote:
		return jsonBlock{
			Kind: "quote", Blocks: j.blocks(b.Text), Attribution: j.inlines(b.Attribution), Language: b.Language,
			Original: j.blocks(b.Original), OriginalLanguage: b.OriginalLanguage,
		}
	case document.Signature:
		out := jsonBlock{Kind: "signature", Inlines: j.inlines(b.Statement)}
		for _, line := range b.Lines {
			out.Lines = append(out.Lines, j.inlines(line))
		}
		return out
	case document.Table:
		rows := make([][]jsonCell, len(b.Rows))
		for i, row := range b.Rows {
			rows[i] = jsonCells(row)
		}
		return struct {
			jsonTable
			Rows [][]jsonCell `json:"rows"`
		}{j.tableHead(b), rows}
	case document.Chart:
		return j.chart(b)
	case document.Picture:
		return j.picture(b)
	}
	return nil
}

func (j *jsonPage) tableHead(t document.Table) jsonTable {
	out := jsonTable{Kind: "table", ID: t.ID, Title: t.Title, Sheet: t.Sheet, Columns: []jsonColumn{}, Total: t.Total, PrintRows: t.PrintRows, Rest: j.inlines(t.Rest), Note: j.inlines(t.Note)}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, jsonColumn(c))
	}
	return out
}

// drawings are the names of the kinds of chart.
var drawings = map[document.ChartKind]string{
	document.Bars: "bars", document.Stacked: "stacked", document.Targets: "targets", document.Timeline: "timeline", document.Map: "map",
}

func (j *jsonPage) chart(c document.Chart) jsonChart {
	out := jsonChart{Kind: "chart", Draws: drawings[c.Kind], ID: c.ID, Table: c.Table, Title: c.Title, Alt: c.Alt, Axis: c.Axis, Series: c.Series, Bars: []jsonBar{}}
	for _, bar := range c.Bars {
		b := jsonBar{Label: bar.Label, Start: bar.Start, End: bar.End, Code: bar.Code}
		if c.Kind != document.Timeline || bar.Value.Text != "" {
			value := jsonCellOf(bar.Value)
			b.Value = &value
		}
		if len(bar.Parts) > 0 {
			b.Parts = jsonCells(bar.Parts)
		}
		if c.Kind == document.Targets {
			target := jsonCellOf(bar.Target)
			b.Target = &target
		}
		out.Bars = append(out.Bars, b)
	}
	return out
}

func (j *jsonPage) picture(p document.Picture) jsonPicture {
	return jsonPicture{Kind: "picture", ID: p.ID, Format: p.Format, Width: p.Width, Height: p.Height, Alt: p.Alt, Caption: j.inlines(p.Caption), Data: p.Data}
}

// inlines turns running text into what the encoder writes, and lists its
// figures on the way.
func (j *jsonPage) inlines(inlines []document.Inline) []jsonInline {
	var out []jsonInline
	for _, in := range inlines {
		switch in := in.(type) {
		case document.Text:
			out = append(out, jsonInline{Kind: "text", Text: in.Text, Bold: in.Bold, Italic: in.Italic})
		case document.Link:
			url, _ := disk.SafeLink(in.URL)
			out = append(out, jsonInline{Kind: "link", URL: url, Inner: j.inlines(in.Text)})
		case document.Figure:
			j.addFigure(in)
			value := jsonCellOf(in.Value)
			out = append(out, jsonInline{Kind: "figure", Figure: in.ID, Value: &value, Bold: in.Bold})
		case document.Footnote:
			out = append(out, jsonInline{Kind: "footnote", Inner: j.inlines(in.Text)})
		}
	}
	return out
}
