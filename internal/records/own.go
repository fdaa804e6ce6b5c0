package records

import "strconv"

// OwnSheet is the name of the hidden sheet in which a workbook that lex made
// for a partner says how its sheets are to be read when it comes back.
const OwnSheet = "_lex"

// OwnPrefix begins the headings of columns that lex itself added to a partner's
// list; such columns are dropped when the list comes back.
const OwnPrefix = "lex:"

// What a workbook of lex may be for.
const (
	OwnTemplate = "template"
	OwnRejects  = "rejects"
)

// OwnDropped stands for the field of a column that is not to be kept.
const OwnDropped = "-"

// Own is what such a workbook says about itself.
type Own struct {
	// Purpose is OwnTemplate or OwnRejects.
	Purpose string
	// Source tells rejected rows of one run from those of another, "" in a
	// template.
	Source string
	Sheets []OwnList
}

// OwnList is one sheet of it.
type OwnList struct {
	Sheet string
	// Kind is "" for a sheet of instructions, which is not to be read.
	Kind               Kind
	Exchange, Language string
	Columns            []OwnColumn
}

// OwnColumn says which field a heading means. Letter is set where several
// columns of the sheet bear the heading, "" where it tells the column alone.
type OwnColumn struct {
	Heading, Letter, Field string
}

// Rows writes it as the cells of the hidden sheet.
func (o Own) Rows() [][]string {
	rows := [][]string{{"lex", "1", o.Purpose, o.Source}}
	for _, list := range o.Sheets {
		rows = append(rows, []string{"sheet", list.Sheet, string(list.Kind), list.Exchange, list.Language})
		for _, c := range list.Columns {
			rows = append(rows, []string{"column", c.Heading, c.Letter, c.Field})
		}
	}
	return rows
}

// ReadOwn is the reverse of Rows; false for a sheet that lex has not written.
// Kinds and fields that this lex does not know are left out.
func ReadOwn(rows [][]string) (Own, bool) {
	var own Own
	at := func(row []string, i int) string {
		if i >= len(row) {
			return ""
		}
		return row[i]
	}
	if len(rows) == 0 || at(rows[0], 0) != "lex" {
		return own, false
	}
	if version, err := strconv.Atoi(at(rows[0], 1)); err != nil || version > 1 {
		return own, false
	}
	own.Purpose, own.Source = at(rows[0], 2), at(rows[0], 3)
	var info KindInfo
	for _, row := range rows[1:] {
		switch at(row, 0) {
		case "sheet":
			var known bool
			kind := Kind(at(row, 2))
			if info, known = Info(kind); !known && kind != "" {
				continue
			}
			own.Sheets = append(own.Sheets, OwnList{Sheet: at(row, 1), Kind: kind, Exchange: at(row, 3), Language: at(row, 4)})
		case "column":
			if _, known := info.Field(at(row, 3)); (known || at(row, 3) == OwnDropped) && len(own.Sheets) > 0 {
				list := &own.Sheets[len(own.Sheets)-1]
				list.Columns = append(list.Columns, OwnColumn{at(row, 1), at(row, 2), at(row, 3)})
			}
		}
	}
	return own, true
}

// List finds what is said about a sheet.
func (o Own) List(sheet string) (OwnList, bool) {
	for _, list := range o.Sheets {
		if list.Sheet == sheet {
			return list, true
		}
	}
	return OwnList{}, false
}
