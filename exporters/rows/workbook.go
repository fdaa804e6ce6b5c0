package rows

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/parts"
	"github.com/namati/lex/internal/records"
)

// mostRows is how many rows a sheet holds.
const mostRows = 1_048_576

// Cut is a text that is longer than a cell of a workbook holds, which ends in an
// ellipsis there. Row counts the rows of its sheet from 1.
type Cut struct {
	Sheet, Heading string
	Row            int
}

// Workbook writes tables as a workbook, a sheet each; a table of more rows than a
// sheet holds goes on in another one. It returns the texts that had to be cut.
func Workbook(w io.Writer, tables []Table, tagged bool) ([]Cut, error) {
	return bounded(w, tables, tagged, mostRows)
}

func bounded(w io.Writer, tables []Table, tagged bool, most int) ([]Cut, error) {
	b := &workbook{archive: parts.NewArchive(w), taken: map[string]bool{}, tagged: tagged, most: most}
	for _, t := range tables {
		if err := b.table(t); err != nil {
			return nil, fmt.Errorf("write workbook: %w", err)
		}
	}
	if err := b.close(); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return b.cuts, nil
}

type workbook struct {
	archive *zip.Writer
	tagged  bool
	most    int // rows of a sheet
	names   []string
	taken   map[string]bool
	cuts    []Cut

	// The sheet being written.
	out  *bufio.Writer
	row  int
	line []byte
}

// table writes a table into as many sheets as it needs, one at least.
func (b *workbook) table(t Table) error {
	if err := b.begin(t); err != nil {
		return err
	}
	err := t.Each(func(cells []string) error {
		if b.row == b.most {
			if err := b.end(t); err != nil {
				return err
			}
			if err := b.begin(t); err != nil {
				return err
			}
		}
		return b.write(t, cells)
	})
	if err != nil {
		return err
	}
	return b.end(t)
}

// begin begins a sheet with its headings, which stay in sight.
func (b *workbook) begin(t Table) error {
	b.names = append(b.names, disk.SheetName(t.Title, b.taken))
	part, err := parts.Create(b.archive, parts.SheetFolder+"sheet"+strconv.Itoa(len(b.names))+".xml")
	if err != nil {
		return err
	}
	b.out, b.row = bufio.NewWriterSize(part, 64<<10), 0
	heads := 1
	if b.tagged {
		heads = 2
	}
	top := "A" + strconv.Itoa(heads+1)
	b.out.WriteString(declaration + `<worksheet xmlns="` + mainNamespace + `"><sheetViews><sheetView workbookViewId="0"`)
	if len(b.names) == 1 {
		b.out.WriteString(` tabSelected="1"`)
	}
	fmt.Fprintf(b.out, `><pane ySplit="%d" topLeftCell="%s" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="%[2]s" sqref="%[2]s"/></sheetView></sheetViews><cols>`, heads, top)
	for i, c := range t.Columns {
		width := max(c.Width, 10)
		if c.Width == 0 {
			width = min(max(width, disk.CellLength(c.Heading)+3), 40)
		}
		fmt.Fprintf(b.out, `<col min="%d" max="%[1]d" width="%d" customWidth="1"/>`, i+1, width)
	}
	b.out.WriteString(`</cols><sheetData>`)
	headings := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		headings[i] = c.Heading
	}
	if err := b.texts(t, headings, headStyle); err != nil || !b.tagged {
		return err
	}
	return b.texts(t, t.tags(), tagStyle)
}

// end ends a sheet.
func (b *workbook) end(t Table) error {
	b.out.WriteString(`</sheetData>`)
	if n := len(t.Columns); n > 0 && b.row > 1 && !b.tagged {
		// Between headings and rows a filter would sort the tags away.
		fmt.Fprintf(b.out, `<autoFilter ref="A1:%s%d"/>`, records.ColumnLetters(n-1), b.row)
	}
	b.out.WriteString(`</worksheet>`)
	return b.out.Flush()
}

// texts writes a row of texts in one style.
func (b *workbook) texts(t Table, texts []string, style int) error {
	b.next()
	for i, text := range texts {
		b.text(t, i, text, style)
	}
	return b.flush()
}

// write writes a row of values by the types of their columns.
func (b *workbook) write(t Table, cells []string) error {
	b.next()
	for i, text := range cells {
		if text == "" {
			continue
		}
		switch typ := t.Columns[i].Type; {
		case (typ == Number || typ == Figure) && isNumber(text) && len(text) <= exactDigits:
			b.cell(i, plainStyle, "")
			b.line = append(append(append(b.line, "><v>"...), text...), "</v></c>"...)
		case typ == Day && serial(text) > 0:
			b.cell(i, dayStyle, "")
			b.line = append(strconv.AppendInt(append(b.line, "><v>"...), serial(text), 10), "</v></c>"...)
		case typ == Day && isNumber(text) && len(text) == len("1983"):
			b.cell(i, plainStyle, "")
			b.line = append(append(append(b.line, "><v>"...), text...), "</v></c>"...)
		default:
			b.text(t, i, text, textStyle)
		}
	}
	return b.flush()
}

// exactDigits is how many digits every spreadsheet program keeps of a number.
const exactDigits = 15

func (b *workbook) next() {
	b.row++
	b.line = append(strconv.AppendInt(append(b.line[:0], `<row r="`...), int64(b.row), 10), `">`...)
}

// cell begins a cell of a type, "" for a number.
func (b *workbook) cell(column, style int, typ string) {
	b.line = append(append(b.line, `<c r="`...), records.ColumnLetters(column)...)
	b.line = append(strconv.AppendInt(b.line, int64(b.row), 10), '"')
	if style > 0 {
		b.line = append(strconv.AppendInt(append(b.line, ` s="`...), int64(style), 10), '"')
	}
	if typ != "" {
		b.line = append(append(append(b.line, ` t="`...), typ...), '"')
	}
}

// text writes a text, which is never read as a formula.
func (b *workbook) text(t Table, column int, text string, style int) {
	if text == "" {
		return
	}
	if disk.CellLength(text) > disk.LongestCell {
		b.cuts = append(b.cuts, Cut{b.names[len(b.names)-1], t.Columns[column].Heading, b.row})
		text = shortened(text)
	}
	b.cell(column, style, "inlineStr")
	b.line = append(b.line, `><is><t xml:space="preserve">`...)
	b.line = append(disk.AppendCellXML(b.line, text), "</t></is></c>"...)
}

func (b *workbook) flush() error {
	_, err := b.out.Write(append(b.line, "</row>"...))
	return err
}

// shortened cuts a text to what a cell holds, with an ellipsis at its end.
func shortened(text string) string {
	units := 0
	for i, r := range text {
		size := 1
		if r > 0xFFFF {
			size = 2
		}
		if units += size; units > disk.LongestCell-1 {
			return text[:i] + "…"
		}
	}
	return text
}

// epoch is the day before the first that spreadsheets count, as they count since
// March 1900; they take 1900 for a leap year, so that earlier days are no numbers
// on which programs agree.
var (
	epoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	march = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)
)

// serial is the number of a day, 0 for what is none or has no number.
func serial(text string) int64 {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Before(march) || day.Year() > 9999 {
		return 0
	}
	return int64(day.Sub(epoch) / (24 * time.Hour))
}
