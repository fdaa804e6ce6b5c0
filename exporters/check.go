package exporters

import (
	"context"
	"fmt"
	"io"

	"github.com/namati/lex/internal/document"
)

// writer is the shape of Format.Write.
type writer = func(context.Context, io.Writer, *document.Document) (Written, error)

// checked refuses a document of which a format would silently show a part only:
// one with a block that nobody knows, or a row with a cell that no column holds.
func checked(write writer) writer {
	return func(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
		for _, line := range d.Lines {
			if err := checkInlines(line); err != nil {
				return Written{}, err
			}
		}
		if d.Logo != nil {
			if err := checkPicture(*d.Logo); err != nil {
				return Written{}, err
			}
		}
		if err := checkBlocks(d.Blocks); err != nil {
			return Written{}, err
		}
		return write(ctx, w, d)
	}
}

func checkBlocks(blocks []document.Block) error {
	for _, block := range blocks {
		var err error
		switch b := block.(type) {
		case document.Heading:
			err = checkInlines(b.Text)
		case document.Paragraph:
			err = checkInlines(b.Text)
		case document.Callout:
			err = checkInlines(b.Text)
		case document.List:
			for _, item := range b.Items {
				if err := checkBlocks(item); err != nil {
					return err
				}
			}
		case document.Quote:
			if err = checkBlocks(b.Text); err == nil {
				err = checkBlocks(b.Original)
			}
			if err == nil {
				err = checkInlines(b.Attribution)
			}
		case document.Table:
			err = checkTable(b)
		case document.Chart:
			err = checkChart(b)
		case document.Picture:
			if err = checkPicture(b); err == nil {
				err = checkInlines(b.Caption)
			}
		case document.Signature:
			err = checkInlines(b.Statement)
			for _, line := range b.Lines {
				if err == nil {
					err = checkInlines(line)
				}
			}
		default:
			err = fmt.Errorf("a block of type %T is unknown to the formats", block)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkChart refuses bars with more parts than a chart has names for.
func checkChart(c document.Chart) error {
	for i, bar := range c.Bars {
		if len(bar.Parts) > len(c.Series) {
			return fmt.Errorf("chart %q: bar %d has %d parts for %d names", c.ID, i+1, len(bar.Parts), len(c.Series))
		}
	}
	return nil
}

func checkPicture(p document.Picture) error {
	if p.Format != "png" && p.Format != "jpeg" {
		return fmt.Errorf("picture %q: the formats take png and jpeg, not %q", p.ID, p.Format)
	}
	return nil
}

func checkTable(t document.Table) error {
	for i, row := range t.Rows {
		if len(row) > len(t.Columns) {
			return fmt.Errorf("table %q: row %d has %d cells for %d columns", t.ID, i+1, len(row), len(t.Columns))
		}
	}
	if err := checkInlines(t.Rest); err != nil {
		return err
	}
	return checkInlines(t.Note)
}

func checkInlines(inlines []document.Inline) error {
	for _, in := range inlines {
		var err error
		switch in := in.(type) {
		case document.Text, document.Figure:
		case document.Link:
			err = checkInlines(in.Text)
		case document.Footnote:
			err = checkInlines(in.Text)
		default:
			err = fmt.Errorf("text of type %T is unknown to the formats", in)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
