package rows

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/namati/lex/internal/disk"
)

// CSV writes a table as comma-separated text in UTF-8: the headings, with tagged
// the HXL hashtags below them, then the rows.
func CSV(w io.Writer, t Table, tagged bool) error {
	buffered := bufio.NewWriterSize(w, 64<<10)
	out := csv.NewWriter(buffered)
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = Guarded(c.Heading)
	}
	err := out.Write(head)
	if err == nil && tagged {
		err = out.Write(t.tags())
	}
	if err == nil {
		cells := make([]string, len(t.Columns))
		err = t.Each(func(row []string) error {
			for i, text := range row {
				cells[i] = Guarded(text)
			}
			return out.Write(cells)
		})
	}
	if err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// Guarded is disk.CSVText that can be taken back: a text that looks guarded
// already gets an apostrophe more. Whoever reads takes one off each text that
// begins with apostrophes and, behind them, with what is guarded against.
func Guarded(s string) string {
	bare := strings.TrimLeft(s, "'")
	if disk.CSVText(bare) != bare {
		return "'" + s
	}
	return s
}
