package reports

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/document"
)

// shortHash is the number of digits of a hash that are printed; a workbook gets
// all of them.
const shortHash = 12

// sources composes the table of the files that the figures come from.
func (c *composer) sources() ([]document.Block, lack, error) {
	list, err := c.in.Store.Sources(c.ctx)
	if err != nil {
		return nil, lack{}, fmt.Errorf("list sources: %w", err)
	}
	if len(list) == 0 {
		return nil, lack{"nothing is imported", "import a list: lex import participants.xlsx"}, nil
	}
	rejected := false
	for _, s := range list {
		rejected = rejected || s.Rejected > 0
	}
	t := document.Table{ID: c.tableID("sources"), Title: c.word("report.files"), Sheet: c.word("report.files")}
	t.Columns = []document.Column{{Head: c.word("file")}, {Head: c.word("sheet")}, {Head: c.word("kind")}, {Head: c.word("rows"), Number: true}}
	if rejected {
		t.Columns = append(t.Columns, document.Column{Head: c.word("rows_rejected"), Number: true})
	}
	t.Columns = append(t.Columns, document.Column{Head: c.word("hash")})
	for _, s := range list {
		row := []document.Cell{wordCell(c.mask.anyCase(base(s.File))), wordCell(c.mask.anyCase(s.Sheet)), wordCell(c.word("kind." + string(s.Kind))), countCell(s.Rows, c.req.Language)}
		if rejected {
			row = append(row, countCell(s.Rejected, c.req.Language))
		}
		hash := document.Cell{Kind: document.Wording, Text: s.SHA256}
		if len(s.SHA256) > shortHash {
			hash.Text, hash.Whole = s.SHA256[:shortHash]+"…", s.SHA256
		}
		t.Rows = append(t.Rows, append(row, hash))
	}
	c.limit(&t)
	return []document.Block{t}, lack{}, nil
}

func wordCell(words string) document.Cell {
	return document.Cell{Kind: document.Wording, Text: words}
}

// base is the last part of a path of any system.
func base(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
