package exporters

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// The room of a picture on the sheet, in points.
const (
	widestPicture  = 400.0
	tallestPicture = 300.0
)

// signLook is the line to sign on, at the foot of a tall row, and what stands
// under it.
var signLook = look{align: "left", color: quietColor}

func (n *narrative) quote(q document.Quote, indent int) error {
	if err := n.said(q.Text, indent); err != nil {
		return err
	}
	l := speakerLook
	l.indent += indent
	if len(q.Original) > 0 {
		if err := n.text(plainRuns(disk.CellText(n.book.d.Words.Original)+":"), l, 3); err != nil {
			return err
		}
		if err := n.said(q.Original, indent); err != nil {
			return err
		}
	}
	if len(q.Attribution) == 0 {
		return nil
	}
	return n.inlines(q.Attribution, "— ", l, 8)
}

// said adds the words of somebody.
func (n *narrative) said(blocks []document.Block, indent int) error {
	for _, block := range blocks {
		p, ok := block.(document.Paragraph)
		if !ok {
			if err := n.block(block, indent+2, ""); err != nil {
				return err
			}
			continue
		}
		l := quoteLook
		l.indent += indent
		if err := n.inlines(p.Text, "", l, 3); err != nil {
			return err
		}
	}
	return nil
}

// picture adds an image in a row of its own, and its caption. One that the
// library cannot read is told in words.
func (n *narrative) picture(p document.Picture, indent int) error {
	scale := min(widestPicture/float64(max(p.Width, 1)), tallestPicture/float64(max(p.Height, 1)), pointsPerPixel)
	height := float64(p.Height) * scale
	cell := fmt.Sprintf("A%d", len(n.rows)+1)
	err := n.book.file.AddPictureFromBytes(n.sheet.name, cell, &excelize.Picture{
		Extension: "." + p.Format, File: p.Data,
		Format: &excelize.GraphicOptions{AltText: disk.CellText(p.Alt), Name: disk.CellText(n.book.d.Words.Picture), Positioning: "oneCell", ScaleX: scale / pointsPerPixel, ScaleY: scale / pointsPerPixel, OffsetY: 4},
	})
	if err != nil {
		n.book.warnings = append(n.book.warnings, fmt.Sprintf("the picture %q cannot be shown; its description stands instead", p.ID))
		if err := n.text(plainRuns(disk.CellText(p.Alt)), paragraphLook, 6); err != nil {
			return err
		}
	} else {
		n.rows = append(n.rows, narrativeRow{height: height + 8})
	}
	if len(p.Caption) == 0 {
		return nil
	}
	l := lineLook
	l.align, l.indent = "left", indent
	return n.inlines(p.Caption, "", l, 6)
}

// signature adds the statement and a rule to sign on above each line.
func (n *narrative) signature(s document.Signature, indent int) error {
	l := paragraphLook
	l.indent = indent
	if err := n.inlines(s.Statement, "", l, 6); err != nil {
		return err
	}
	under := signLook
	under.indent = indent
	for _, line := range s.Lines {
		if err := n.text(plainRuns(strings.Repeat("_", 45)), under, 26); err != nil {
			return err
		}
		if err := n.inlines(line, "", under, 3); err != nil {
			return err
		}
	}
	return nil
}
