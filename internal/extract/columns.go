package extract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

func fieldColumns(info records.KindInfo) []Column {
	var list []Column
	for _, f := range info.Stored() {
		list = append(list, Column{Field: f.Name, Heading: f.Name, Tag: lexicon.HXLTag(info.Kind, f.Name), Type: f.Type, Personal: f.Personal})
	}
	return list
}

// unknownColumns are the columns of all imports that lex does not know.
type unknownColumns struct {
	columns []Column
	// at says, by import, where each of a row's unknown cells goes.
	at map[int64][]int
}

// joinUnknown makes one list of the unknown columns of several imports: columns
// of one heading are one, but two in one import stay two. What would bear the
// name of a field or of a column before it is numbered, so that every heading
// tells its column.
func joinUnknown(info records.KindInfo, headings map[int64][]string) unknownColumns {
	type nth struct {
		heading string
		n       int
	}
	u := unknownColumns{at: map[int64][]int{}}
	taken := map[string]bool{}
	for _, f := range info.Stored() {
		taken[f.Name] = true
	}
	known := map[nth]int{}
	for _, id := range slices.Sorted(maps.Keys(headings)) {
		times := map[string]int{}
		for _, heading := range headings[id] {
			key := nth{heading, times[heading]}
			times[heading]++
			at, found := known[key]
			if !found {
				at = len(u.columns)
				known[key] = at
				name := heading
				for n := 2; taken[name]; n++ {
					name = fmt.Sprintf("%s (%d)", heading, n)
				}
				taken[name] = true
				u.columns = append(u.columns, Column{Heading: name, Type: records.Prose, Personal: true})
			}
			u.at[id] = append(u.at[id], at)
		}
	}
	return u
}

// put puts the unknown cells of a row behind its fields.
func (u unknownColumns) put(cells []string, source int64, extra []string) {
	behind := cells[len(cells)-len(u.columns):]
	clear(behind)
	at := u.at[source]
	for i, text := range extra {
		if i < len(at) {
			behind[at[i]] = text
		}
	}
}
