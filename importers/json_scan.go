package importers

import (
	"context"
	"encoding/json"
	"io"
	"strings"
)

// jsonScan reads a file once from beginning to end: to find its lists and their
// columns, or to hand out the records of one of them.
type jsonScan struct {
	ctx    context.Context
	file   *jsonFile
	d      *json.Decoder
	wanted *jsonList // nil while the lists are sought
	fn     func(*Row) error

	lists map[string]*jsonList
	order []*jsonList
	// tops counts the values at the top, array says that it is one.
	tops  int
	array bool

	span  int64
	spare []*jsonRecord
}

// jsonRecord is one record being read.
type jsonRecord struct {
	list   *jsonList
	number int
	parent int
	row    Row
	set    map[string]bool // keys that the record has already
	kept   bool            // whether its cells are wanted
}

// read goes through the whole file.
func (s *jsonScan) read() error {
	s.d = json.NewDecoder(s.file.reader())
	s.d.UseNumber()
	if s.lists == nil {
		s.lists = map[string]*jsonList{}
		for _, l := range s.file.all {
			s.lists[l.path] = l
			l.records = 0
		}
	}
	for {
		token, err := s.d.Token()
		if err == io.EOF && s.tops > 0 {
			return nil
		}
		if err != nil {
			return jsonFault(err, s.d.InputOffset())
		}
		if s.tops++; s.tops > 1 && s.array {
			return damagedf("something follows the end of the list")
		}
		switch token {
		case json.Delim('['):
			if s.tops > 1 {
				return damagedf("it mixes records and lists")
			}
			s.array = true
			err = s.top()
		case json.Delim('{'):
			err = s.record(s.list("", nil), 0)
		default:
			return &fault{codeNotTable, "it holds a single value, not a list of records"}
		}
		if err != nil {
			return err
		}
	}
}

// top reads the array that the file is.
func (s *jsonScan) top() error {
	list := s.list("", nil)
	for s.d.More() {
		token, err := s.d.Token()
		if err != nil {
			return jsonFault(err, s.d.InputOffset())
		}
		if token != json.Delim('{') {
			return &fault{codeNotTable, "its list holds something else than records"}
		}
		if err := s.record(list, 0); err != nil {
			return err
		}
	}
	return s.close()
}

// close takes in the end of a list or an object.
func (s *jsonScan) close() error {
	if _, err := s.d.Token(); err != nil {
		return jsonFault(err, s.d.InputOffset())
	}
	return nil
}

// list finds the list at a path, or notes it.
func (s *jsonScan) list(path string, parent *jsonList) *jsonList {
	if l := s.lists[path]; l != nil {
		return l
	}
	l := &jsonList{path: path, parent: parent, index: map[string]int{}}
	s.lists[path] = l
	s.order = append(s.order, l)
	return l
}

// record reads an object whose beginning was read last.
func (s *jsonScan) record(list *jsonList, parent int) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	r := s.begin()
	defer func() { s.spare = append(s.spare, r) }()
	r.list, r.parent, r.kept = list, parent, s.wanted == nil || s.wanted == list
	list.records++
	if r.number = list.records; r.number >= xlsxMaxRows {
		return limitf("it has more than %d records", xlsxMaxRows-1)
	}
	if err := s.object(r, ""); err != nil {
		return err
	}
	if s.wanted == nil || s.wanted != list {
		return nil
	}
	return s.hand(r)
}

// begin makes an empty record of one that is done with.
func (s *jsonScan) begin() *jsonRecord {
	n := len(s.spare)
	if n == 0 {
		return &jsonRecord{set: map[string]bool{}}
	}
	r := s.spare[n-1]
	s.spare = s.spare[:n-1]
	clear(r.set)
	clear(r.row.Cells)
	*r = jsonRecord{set: r.set, row: Row{Cells: r.row.Cells[:0]}}
	return r
}

// hand hands a record out.
func (s *jsonScan) hand(r *jsonRecord) error {
	if len(r.row.Cells) == 0 {
		return nil
	}
	if r.list.parent != nil {
		r.row.Cells[0] = Cell{Type: Number, Text: string(xlsxFloat(nil, float64(r.parent)))}
	}
	if s.span += int64(len(r.row.Cells)); s.span > xlsxFreeCells+s.d.InputOffset() {
		return limitf("its records are spread over far more fields than they fill")
	}
	r.row.Number = r.number + 1
	return s.fn(&r.row)
}

// object reads the fields of a record, or of a group inside it; prefix is what
// their headings begin with.
func (s *jsonScan) object(r *jsonRecord, prefix string) error {
	for s.d.More() {
		token, err := s.d.Token()
		if err != nil {
			return jsonFault(err, s.d.InputOffset())
		}
		key, ok := token.(string)
		if !ok {
			return damagedf("it is no proper JSON at byte %d", s.d.InputOffset())
		}
		key = prefix + strings.TrimSpace(key)
		if len(key) > xlsxMaxText {
			return limitf("the name of a field is longer than a cell can hold")
		}
		if r.set[key] {
			return damagedf("record %d has the field %q twice", r.number, shortKey(key))
		}
		r.set[key] = true
		if err := s.value(r, key); err != nil {
			return err
		}
	}
	return s.close()
}

// shortKey keeps a message readable.
func shortKey(key string) string {
	if runes := []rune(key); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return key
}
