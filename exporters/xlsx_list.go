package exporters

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
)

// mostLists bounds the tables of a workbook that are list objects: for each one the
// library reads all before it again. Those after them are ranges with a filter.
const mostLists = 100

// offer makes a range a table of the workbook (a list object, ECMA-376 part 1,
// 18.5), which people sort, filter and refer to by its name. Its columns are named
// by their heads, so where these do not tell the columns apart it is only a range
// with a filter.
func (t *tableSheet) offer(b *workbook, area string) error {
	names, ok := t.columnNames()
	if !ok || len(b.lists) == mostLists {
		return b.file.AutoFilter(t.sheet.name, area, nil)
	}
	// The library names the columns by what it finds in the cells; the rows that
	// are written later say the same.
	for i, name := range names {
		if err := b.file.SetCellStr(t.sheet.name, columnLetters(i)+"1", name); err != nil {
			return err
		}
	}
	plain := false
	return b.file.AddTable(t.sheet.name, &excelize.Table{Range: area, Name: b.listName(t.table.ID), ShowRowStripes: &plain})
}

// columnNames are the heads of the columns, unless one of them is empty, stands
// twice (a workbook does not tell case apart) or cannot be a name.
func (t *tableSheet) columnNames() (names []string, ok bool) {
	seen := map[string]bool{}
	for _, c := range t.table.Columns {
		name := disk.CellText(c.Head)
		folded := strings.ToLower(name)
		if strings.TrimSpace(name) == "" || len(name) > 255 || strings.ContainsAny(name, "\r\n\t") || strings.Contains(name, "_x") || seen[folded] {
			return nil, false
		}
		seen[folded] = true
		names = append(names, name)
	}
	return names, true
}

// listName is the name of a table, by its ID: letters, digits and underscores, and
// no other table's.
func (b *workbook) listName(id string) string {
	plain := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(id))
	stem := "table_" + plain[:min(len(plain), 200)]
	name := stem
	for n := len(b.lists) + 1; id == "" || b.lists[name]; n++ {
		id, name = stem, strings.TrimSuffix(stem, "_")+"_"+strconv.Itoa(n)
	}
	b.lists[name] = true
	return name
}
