package letter

import (
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// mostPlaces is how many rows or cells are listed one by one.
const mostPlaces = 12

// file says what became of a file: "people.xlsx came in a new version: 3 rows
// added (12-14), 1 row corrected: Country in 1 row (C5)".
func (l *Letter) file(d *store.Difference) string {
	words := lexicon.Fill("letter.file."+string(d.Fate), l.Language, "file", l.Mask.FileName(d.File))
	var sheets []string
	for _, s := range d.Sheets {
		if text := l.sheet(s); text != "" {
			if len(d.Sheets) > 1 && s.Sheet != "" {
				text = l.Mask.FileName(s.Sheet) + l.colon() + text
			}
			sheets = append(sheets, text)
		}
	}
	if len(sheets) == 0 {
		sheets = []string{lexicon.Word("letter.no_rows", l.Language)}
	}
	return words + l.colon() + strings.Join(sheets, l.semicolon())
}

// sheet says how the rows of a sheet differ, "" when they do not.
func (l *Letter) sheet(s store.SheetDifference) string {
	var parts []string
	listed := len(s.Rows) == s.Added+s.Changed+s.Removed
	for _, change := range []struct {
		key, name string
		n         int
	}{{"letter.added", store.RowAdded, s.Added}, {"letter.changed", store.RowChanged, s.Changed}, {"letter.removed", store.RowRemoved, s.Removed}} {
		if change.n == 0 {
			continue
		}
		text := lexicon.Plural(change.key, change.n, l.Language)
		switch {
		case !listed:
		case change.name == store.RowAdded:
			text += inBrackets(rowRanges(s.Rows))
		case change.name == store.RowChanged:
			if fields := l.fields(s); len(fields) > 0 {
				text += " (" + strings.Join(fields, ", ") + ")"
			}
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// rowRanges writes the rows that were added as people do: "5-7, 12".
func rowRanges(rows []store.RowChange) string {
	var numbers []int
	for _, r := range rows {
		if r.Change == store.RowAdded {
			numbers = append(numbers, r.Row)
		}
	}
	slices.Sort(numbers)
	var list []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		text := strconv.Itoa(numbers[i])
		if j > i {
			text += "-" + strconv.Itoa(numbers[j])
		}
		list, i = append(list, text), j+1
	}
	return abridged(list)
}

// abridged joins places, as many as a reader can follow.
func abridged(list []string) string {
	if len(list) > mostPlaces {
		return strings.Join(list[:mostPlaces], ", ") + " …"
	}
	return strings.Join(list, ", ")
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// corrected is a field, or an unknown column, that says something else in some
// rows.
type corrected struct {
	field    string
	label    string
	personal bool
	rows     int
	cells    []string
}

// fields words what was corrected: by field, with the cells. Readers outside the
// house learn of personal fields, and of columns that lex does not know, only
// that there were some.
func (l *Letter) fields(s store.SheetDifference) []string {
	var words []string
	for _, f := range l.corrections(s) {
		text := lexicon.Fill(pluralKey("letter.cell", f.rows, l.Language), l.Language, "field", f.label, "n", lexicon.Number(f.rows, l.Language))
		words = append(words, text+inBrackets(abridged(f.cells)))
	}
	return words
}

func (l *Letter) corrections(s store.SheetDifference) []corrected {
	var list []corrected
	for _, r := range s.Rows {
		counted := map[string]bool{}
		for _, f := range r.Fields {
			one := l.corrected(s, f)
			n := slices.IndexFunc(list, func(c corrected) bool { return c.label == one.label })
			if n < 0 {
				n, list = len(list), append(list, one)
			}
			if !counted[one.label] { // two personal fields of one row are one row
				counted[one.label] = true
				list[n].rows++
			}
			if letters := s.Columns[f.Field]; letters != "" && f.Field != "" && (l.inside() || !one.personal) {
				list[n].cells = append(list[n].cells, records.CellIn(letters, r.Row))
			}
		}
	}
	return list
}

// corrected names a field of a change.
func (l *Letter) corrected(s store.SheetDifference, f store.FieldChange) corrected {
	switch {
	case f.Field == "" && l.inside():
		return corrected{label: lexicon.Fill("letter.column", l.Language, "heading", f.Heading)}
	case f.Field == "":
		return corrected{label: lexicon.Word("letter.columns", l.Language)}
	}
	info, _ := records.Info(s.Kind)
	n := slices.IndexFunc(info.Fields, func(field records.Field) bool { return field.Name == f.Field })
	if personal := n >= 0 && info.Fields[n].Personal; personal && !l.inside() {
		return corrected{label: lexicon.Word("letter.personal", l.Language), personal: true}
	}
	return corrected{field: f.Field, label: lexicon.FieldLabel(s.Kind, f.Field, l.Language)}
}

// pluralKey is the key of the form that a number wants.
func pluralKey(key string, n int, lang string) string {
	if n == 1 || n == 0 && (lang == "fr" || lang == "pt") {
		return key + ".one"
	}
	return key + ".other"
}
