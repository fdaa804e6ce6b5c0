package exporters

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// listed is a table of two rows and a total with the heads given.
func listed(id string, heads ...string) document.Table {
	table := document.Table{ID: id, Title: "Table " + id, Total: true}
	for _, head := range heads {
		table.Columns = append(table.Columns, document.Column{Head: head})
	}
	for r := range 3 {
		row := make([]document.Cell, len(heads))
		for c := range row {
			row[c] = document.Cell{Text: fmt.Sprint("cell ", r, c)}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// TestXLSXTables reads the tables of a workbook back: each covers its head and its
// rows without the total, its columns are called what the heads say, and no two
// have one name. Heads that tell columns apart for no one get a filter alone.
func TestXLSXTables(t *testing.T) {
	for _, test := range []struct {
		heads []string
		table bool
	}{
		{[]string{"País", "People"}, true},
		{[]string{"2017", "2018"}, true},
		{[]string{"=1+1", "a & b <c>"}, true},
		{[]string{"", "People"}, false},
		{[]string{"People", "people"}, false},
		{[]string{"Two\nlines", "People"}, false},
	} {
		d := document.Document{Title: "Tables", Words: sample().Words, Blocks: []document.Block{
			listed("by-country", test.heads...), listed("by-country", test.heads...), listed("", test.heads...), listed("by-country-2", test.heads...),
		}}
		data, parts := asWorkbook(t, &d)
		f := open(t, data)
		names := map[string]bool{}
		for _, sheet := range f.GetSheetList()[1:5] {
			tables, err := f.GetTables(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if !test.table {
				if len(tables) != 0 {
					t.Errorf("%q: sheet %q has the table %+v", test.heads, sheet, tables)
				}
				continue
			}
			if len(tables) != 1 || tables[0].Range != "A1:B3" || names[tables[0].Name] {
				t.Fatalf("%q: sheet %q has the tables %+v", test.heads, sheet, tables)
			}
			names[tables[0].Name] = true
			if got := rawRows(t, f, sheet)[0]; !slices.Equal(got, test.heads) {
				t.Errorf("sheet %q: heads %q, want %q", sheet, got, test.heads)
			}
		}
		named := 0
		for name, part := range parts {
			if !strings.HasPrefix(name, "xl/tables/") {
				continue
			}
			var list struct {
				Columns []struct {
					Name string `xml:"name,attr"`
				} `xml:"tableColumns>tableColumn"`
			}
			if err := xml.Unmarshal([]byte(part), &list); err != nil {
				t.Fatal(err)
			}
			if len(list.Columns) != 2 || list.Columns[0].Name != test.heads[0] || list.Columns[1].Name != test.heads[1] {
				continue // of the figures or the sources
			}
			named++
		}
		if test.table != (named == 4) {
			t.Errorf("%q: the columns of %d tables are called so", test.heads, named)
		}
	}
}

// TestXLSXManyTables keeps to a number of tables that takes no time to write; the
// others are ranges with a filter.
func TestXLSXManyTables(t *testing.T) {
	d := document.Document{Title: "Many tables", Words: sample().Words}
	for i := range mostLists + 20 {
		d.Blocks = append(d.Blocks, listed(fmt.Sprint("activity-", i), "Country", "People"))
	}
	_, parts := asWorkbook(t, &d)
	lists, filters := 0, 0
	for name, part := range parts {
		switch {
		case strings.HasPrefix(name, "xl/tables/"):
			lists++
		case strings.HasPrefix(name, "xl/worksheets/") && strings.Contains(part, "<autoFilter"):
			filters++
		}
	}
	if lists != mostLists || filters < 20 {
		t.Errorf("%d tables and %d filters", lists, filters)
	}
}
