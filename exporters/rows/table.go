package rows

// Type says what the values of a column are.
type Type int

// The types of columns.
const (
	Text   Type = iota
	Number      // in shortest decimal form
	Day         // ISO 8601
	Figure      // a text that is often a number, such as an age: a number in workbooks alone
)

// Column is one column of a table.
type Column struct {
	// Heading tells the column from the others of its table.
	Heading string
	// Tag is its HXL hashtag, "" for none.
	Tag  string
	Type Type
	// Width is that of the column in a workbook, in characters; 0 leaves it to the
	// heading.
	Width int
}

// Table is rows under headings.
type Table struct {
	// Name is its key in JSON, Title the name of its sheet.
	Name, Title string
	Columns     []Column
	// Each hands the rows to fn in their order, as many cells as there are columns,
	// "" where nothing is said. A row is lent until fn returns.
	Each func(fn func(cells []string) error) error
}

// tags lists the hashtags.
func (t Table) tags() []string {
	list := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		list[i] = c.Tag
	}
	return list
}
