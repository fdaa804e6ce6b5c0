package importers

import (
	"encoding/json"
	"slices"
	"strings"
)

// value reads the value of a field.
func (s *jsonScan) value(r *jsonRecord, key string) error {
	token, err := s.d.Token()
	if err != nil {
		return jsonFault(err, s.d.InputOffset())
	}
	switch token {
	case json.Delim('{'):
		return s.object(r, key+"/")
	case json.Delim('['):
		return s.values(r, key)
	}
	cell, err := jsonCell(token)
	if err != nil {
		return err
	}
	s.page(r, key, cell)
	return s.put(r, key, cell)
}

// page notes that the object around the records names a page that follows.
func (s *jsonScan) page(r *jsonRecord, key string, cell Cell) {
	if s.wanted == nil && (key == "next" || key == "@odata.nextLink") && strings.HasPrefix(cell.Text, "http") && r.list == s.lists[""] && !s.array {
		s.file.more = true
	}
}

// put sets a field of a record.
func (s *jsonScan) put(r *jsonRecord, key string, cell Cell) error {
	if !r.kept {
		return nil
	}
	i, known := r.list.index[key]
	if !known && s.wanted != nil {
		return nil // a group that a record lacks
	}
	if !known {
		var err error
		if i, err = r.list.column(key); err != nil {
			return err
		}
	}
	r.list.filled[i] = r.list.filled[i] || cell.Type != Empty
	if s.wanted == nil || cell.Type == Empty {
		return nil
	}
	if r.list.parent != nil {
		i++
	}
	for len(r.row.Cells) <= i {
		r.row.Cells = append(r.row.Cells, Cell{})
	}
	r.row.Cells[i] = cell
	return nil
}

// jsonCell is a single value as a cell.
func jsonCell(token json.Token) (Cell, error) {
	switch v := token.(type) {
	case string:
		if len(v) > xlsxMaxText {
			return Cell{}, limitf("a text in it is longer than a cell can hold")
		}
		if v == "" {
			return Cell{}, nil
		}
		return Cell{Type: Text, Text: v}, nil
	case bool:
		if v {
			return Cell{Type: Bool, Text: "TRUE"}, nil
		}
		return Cell{Type: Bool, Text: "FALSE"}, nil
	case json.Number:
		text, err := xlsxNumber(nil, []byte(v))
		return Cell{Type: Number, Text: string(text)}, err
	}
	return Cell{}, nil // null
}

// values reads a list inside a record: of records, which make a sheet of their
// own, or of values, which become one cell.
func (s *jsonScan) values(r *jsonRecord, key string) error {
	var joined []string
	records, values := false, false
	for s.d.More() {
		token, err := s.d.Token()
		if err != nil {
			return jsonFault(err, s.d.InputOffset())
		}
		if token == json.Delim('{') {
			records = true
			if values {
				return damagedf("record %d mixes values and records in the list %q", r.number, shortKey(key))
			}
			if err := s.inner(r, key); err != nil {
				return err
			}
			continue
		}
		if values = true; records {
			return damagedf("record %d mixes values and records in the list %q", r.number, shortKey(key))
		}
		if joined, err = s.item(joined, token); err != nil {
			return err
		}
	}
	if err := s.close(); err != nil || !values {
		return err
	}
	text := strings.Join(joined, "; ")
	if len(text) > xlsxMaxText {
		return limitf("a list in it is longer than a cell can hold")
	}
	cell := Cell{Type: Text, Text: text}
	if text == "" {
		cell.Type = Empty
	}
	return s.put(r, key, cell)
}

// item appends a value of a list; lists in lists, such as those of coordinates,
// are told one behind the other.
func (s *jsonScan) item(joined []string, token json.Token) ([]string, error) {
	if token != json.Delim('[') {
		cell, err := jsonCell(token)
		if cell.Text != "" {
			joined = append(joined, cell.Text)
		}
		return joined, err
	}
	for s.d.More() {
		inner, err := s.d.Token()
		if err != nil {
			return nil, jsonFault(err, s.d.InputOffset())
		}
		if inner == json.Delim('{') {
			return nil, damagedf("it holds records in a list of lists")
		}
		if joined, err = s.item(joined, inner); err != nil {
			return nil, err
		}
	}
	return joined, s.close()
}

// inner reads a record in a list of a record.
func (s *jsonScan) inner(r *jsonRecord, key string) error {
	path := key
	if r.list.path != "" {
		path = r.list.path + "/" + key
	}
	list := s.list(path, r.list)
	if len(s.lists) > jsonMaxTables {
		return limitf("it has more than %d lists of records", jsonMaxTables)
	}
	return s.record(list, r.number)
}

// jsonWrappers are the keys by which the programs of the field wrap a list.
var jsonWrappers = []string{"results", "value", "data", "records", "items", "rows", "submissions", "entries", "features"}

// settle decides which lists are sheets once all of the file is known. A single
// object at the top is a wrapper around its lists, unless it looks like a record
// that has lists.
func (s *jsonScan) settle() []*jsonList {
	if len(s.order) == 0 {
		return nil
	}
	for _, l := range s.order {
		s.withoutGroups(l)
	}
	top := s.order[0]
	lists := s.order
	if !s.array && s.tops == 1 {
		wraps := len(top.columns) == 0
		for _, l := range lists {
			wraps = wraps || l.parent == top && slices.Contains(jsonWrappers, l.path)
		}
		if wraps {
			lists = lists[1:]
			for _, l := range lists {
				if l.parent == top {
					l.parent = nil
				}
			}
		}
	}
	kept := lists[:0:0]
	for _, l := range lists {
		if len(l.columns) > 0 {
			kept = append(kept, l)
		}
	}
	for _, l := range kept {
		l.name = strings.TrimPrefix(l.path, "/")
		switch {
		case len(kept) == 1:
			l.name = ""
		case l.name == "":
			l.name = "records"
		}
	}
	return kept
}

// withoutGroups takes away the columns of groups and lists that some records
// have and others lack: {"place": null} beside {"place": {"city": …}}.
func (s *jsonScan) withoutGroups(l *jsonList) {
	if exportedKind(l.columns) != "" {
		return // what lex wrote has no groups, whatever its columns are called
	}
	group := map[string]bool{}
	for _, column := range l.columns {
		for i, c := range column {
			if c == '/' {
				group[column[:i]] = true
			}
		}
	}
	for _, other := range s.order {
		if other.parent == l {
			group[strings.TrimPrefix(strings.TrimPrefix(other.path, l.path), "/")] = true
		}
	}
	columns, filled := l.columns, l.filled
	l.columns, l.filled, l.index = nil, nil, map[string]int{}
	for i, column := range columns {
		if filled[i] || !group[column] {
			l.index[column] = len(l.columns)
			l.columns, l.filled = append(l.columns, column), append(l.filled, filled[i])
		}
	}
}
