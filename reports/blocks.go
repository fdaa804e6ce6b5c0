package reports

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// block composes a call that stands on a line of its own.
func (c *composer) block(call *Call) ([]document.Block, error) {
	var blocks []document.Block
	var why lack
	var err error
	switch call.Info.Name {
	case "table":
		blocks, why, err = c.table(call)
	case "chart":
		blocks, why, err = c.chart(call)
	case "organizations-by-country":
		var l *listing
		if l, err = c.listing(call.Filters); err == nil {
			if l == nil {
				why, err = c.noOrganization()
			} else {
				blocks = []document.Block{c.listingBlock(l)}
			}
		}
	case "map":
		blocks, why, err = c.worldMap(call)
	case "people-reached":
		blocks, why, err = c.peopleReached(call)
	case "overlap":
		blocks, why, err = c.overlap(call)
	case "sessions":
		blocks, why, err = c.sessions(call)
	case "outputs":
		blocks, why, err = c.outputs(call)
	case "next-steps":
		blocks, why, err = c.nextSteps(call)
	case "indicators":
		blocks, why, err = c.indicators(call)
	case "budget":
		blocks, why, err = c.budget(call)
	case "participants-list":
		blocks, why, err = c.participantsList(call)
	case "data-quality":
		blocks, why, err = c.dataQuality()
	case "picture":
		blocks, err = c.picture(call)
	case "signature":
		blocks = []document.Block{c.signature()}
	case "testimonials":
		blocks, why, err = c.testimonials(call)
	case "sources":
		blocks, why, err = c.sources()
	case "method":
		blocks, err = c.method()
	default:
		err = fmt.Errorf("the figure %s is listed and not made", call.Info.Name)
	}
	if l, unusable := c.unusable(call, err); unusable {
		why = l
	} else if err != nil {
		return nil, err
	}
	if why.is() {
		c.trying.lacks = append(c.trying.lacks, calledLack{call, why})
	} else if err := c.showBlocks(call, blocks); err != nil {
		return nil, err
	}
	// Not nil: the line is blocks, even if there are none to show.
	return append([]document.Block{}, blocks...), nil
}

// method composes the embedded words on how the figures were made.
func (c *composer) method() ([]document.Block, error) {
	partial, err := c.partial("method")
	if err != nil {
		return nil, err
	}
	var blocks []document.Block
	trying := c.trying
	c.trying = nil
	defer func() { c.trying = trying }()
	err = c.within(partial, true, func() error {
		blocks, err = c.body(partial.body)
		return err
	})
	if err != nil {
		return nil, err
	}
	return c.corrected(blocks)
}

// pipeTable composes a table that the author wrote.
func (c *composer) pipeTable(n *exast.Table) ([]document.Block, error) {
	defer c.besides()()
	t := document.Table{ID: c.tableID("table"), Sheet: c.word("table")}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []document.Cell
		complete := true
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			made, ok, err := c.pipeCell(cell)
			if err != nil {
				return nil, err
			}
			complete = complete && ok
			cells = append(cells, made)
		}
		if _, head := row.(*exast.TableHeader); head {
			for i, cell := range cells {
				right := i < len(n.Alignments) && n.Alignments[i] == exast.AlignRight
				t.Columns = append(t.Columns, document.Column{Head: cell.Text, Number: right})
			}
			continue
		}
		if complete {
			t.Rows = append(t.Rows, cells)
		}
	}
	if len(t.Rows) == 0 {
		return nil, nil
	}
	line, column := c.text.at(offsetOf(n))
	c.made(nil, line, column, []document.Block{t})
	return []document.Block{t}, nil
}

// pipeCell composes a cell; false when its figure has no value and is left out.
// A cell that holds one figure and nothing else keeps the figure's type.
func (c *composer) pipeCell(n ast.Node) (document.Cell, bool, error) {
	lines, err := c.lines(c.text, n)
	if err != nil {
		return document.Cell{}, false, err
	}
	if len(lines) == 0 {
		return document.Cell{}, n.FirstChild() == nil, nil
	}
	if len(lines[0].inlines) == 1 {
		if f, ok := lines[0].inlines[0].(document.Figure); ok {
			return f.Value, true, nil
		}
	}
	return document.Cell{Kind: document.Wording, Text: document.Plain(lines[0].inlines)}, true, nil
}

// tableID makes the identifier of a table unique in the document.
func (c *composer) tableID(base string) string {
	id := lexicon.Slug(base)
	c.tables[id]++
	if n := c.tables[id]; n > 1 {
		again := fmt.Sprintf("%s-%d", id, n)
		c.tables[again]++
		return again
	}
	return id
}
