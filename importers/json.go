package importers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Bounds of JSON files.
const (
	jsonMaxDepth  = 64
	jsonMaxTables = 255
	jsonMaxText   = 1 << 20 // of one text as it is written
)

// jsonFile is a list of records: an array of objects, the same inside an object
// that says more about it ({"results": […]} of KoboToolbox, {"value": […]} of
// ODK Central), or one object a line. Each list of records is a sheet, those
// inside records too; its first row has the headings.
type jsonFile struct {
	src     *input
	charset *charset
	// lists are the sheets, all what was found, empty and wrapping ones included.
	lists, all []*jsonList
	// more says that the file is one page of several.
	more bool
}

// jsonList is one list of records, a sheet.
type jsonList struct {
	// path leads to the list from the top: its keys joined by "/".
	path string
	// name is the sheet's.
	name    string
	parent  *jsonList // the list whose records hold it, nil for one at the top
	columns []string
	filled  []bool // of the columns: whether a record has a value there
	index   map[string]int
	records int
}

func jsonFits(src *input) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(src.head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(text) > 1 && text[1] == 0 || bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		text = bytes.ReplaceAll(bytes.TrimLeft(text, "\xff\xfe"), []byte{0}, nil)
		text = bytes.TrimLeft(text, " \t\r\n")
	}
	if len(text) == 0 || text[0] != '[' && text[0] != '{' {
		return false
	}
	switch strings.ToLower(filepath.Ext(src.name)) {
	case ".csv", ".tsv", ".tab", ".txt":
		return false // a text file may begin with a bracket
	}
	inside := bytes.TrimLeft(text[1:], " \t\r\n")
	return len(inside) == 0 || bytes.IndexByte([]byte(`{["]}`), inside[0]) >= 0
}

func jsonOpen(ctx context.Context, src *input, _ OpenOptions) (opened, error) {
	f := &jsonFile{src: src}
	var err error
	if f.charset, err = src.census.guess(src.head); err != nil {
		return nil, err
	}
	if f.charset.table != nil {
		return nil, &Refused{Code: codeEncoding, Reason: "this JSON file is not UTF-8, as JSON is", Hint: "ask for the export again, or save the file as UTF-8"}
	}
	s := jsonScan{ctx: ctx, file: f}
	if err := s.read(); err != nil {
		return nil, jsonRefused(err)
	}
	f.all = s.order
	if f.lists = s.settle(); len(f.lists) == 0 {
		return nil, &Refused{Code: codeNotTable, Reason: "this JSON file holds no list of records",
			Hint: jsonHint}
	}
	return f, nil
}

const jsonHint = `lex reads an array of objects, such as [{"name": "…", "country": "…"}], also inside of {"results": …}; ask for the export in that form, or as a workbook (.xlsx)`

// jsonRefused words what is wrong with the file as a whole.
func jsonRefused(err error) error {
	refused, ok := refuse("the JSON file", err).(*Refused)
	if !ok {
		return err
	}
	switch refused.Code {
	case codeDamaged:
		refused.Hint = "ask for the export again, as JSON or as a workbook (.xlsx)"
	case codeNotTable:
		refused.Hint = jsonHint
	}
	return refused
}

// reader reads the text as UTF-8, without its byte order mark, and watches over
// it.
func (f *jsonFile) reader() io.Reader {
	skip := int64(f.charset.bom(f.src.head))
	return &jsonGuard{r: charsetReader(f.charset, io.NewSectionReader(f.src.bytes, skip, f.src.size-skip))}
}

func (f *jsonFile) sheets() []Sheet {
	list := make([]Sheet, len(f.lists))
	for i, l := range f.lists {
		list[i] = Sheet{Name: l.name, State: Visible}
	}
	return list
}

func (f *jsonFile) notes() []string {
	notes := []string{"read as JSON: the headings are row 1, the first record is row 2"}
	if f.more {
		notes = append(notes, "the file says that it is one page of several: ask for the others, or for an export of all records")
	}
	return notes
}

// rows hands out the headings, then each record of the list.
func (f *jsonFile) rows(ctx context.Context, index int, fn func(*Row) error) error {
	list := f.lists[index]
	head := &Row{Number: 1}
	if list.parent != nil {
		head.Cells = append(head.Cells, Cell{Type: Text, Text: jsonParent})
	}
	for _, column := range list.columns {
		head.Cells = append(head.Cells, Cell{Type: Text, Text: column})
	}
	if err := fn(head); err != nil {
		return err
	}
	s := jsonScan{ctx: ctx, file: f, wanted: list, fn: fn}
	err := s.read()
	if _, ok := err.(*fault); ok {
		return jsonRefused(err)
	}
	return err
}

// jsonParent is the heading of the column that says, for a record inside
// another, which record of the list around it that is, counted from 1; exports
// of KoboToolbox name it so.
const jsonParent = "_parent_index"

// column finds the column of a heading, a new one at the end if needed.
func (l *jsonList) column(heading string) (int, error) {
	if i, ok := l.index[heading]; ok {
		return i, nil
	}
	if len(l.columns)+1 >= xlsxMaxColumns {
		return 0, limitf("its records have more than %d fields", xlsxMaxColumns)
	}
	l.index[heading] = len(l.columns)
	l.columns, l.filled = append(l.columns, heading), append(l.filled, false)
	return len(l.columns) - 1, nil
}

// jsonFault turns an error of the standard library into words.
func jsonFault(err error, at int64) error {
	var f *fault
	switch e := err.(type) {
	case *json.SyntaxError:
		return damagedf("it is no proper JSON at byte %d", e.Offset)
	case *fault:
		f = e
	}
	switch {
	case f != nil:
		return f
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		return damagedf("it ends before all that was opened is closed: it was cut short")
	}
	return fmt.Errorf("read JSON at byte %d: %w", at, err)
}
