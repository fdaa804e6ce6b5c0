package lexicon

import (
	"maps"
	"sync"

	"github.com/namati/lex/internal/records"
)

// heading is a row of headings.csv: the synonyms of a field in one language.
type heading struct {
	Kind     string `csv:"kind"`
	Field    string `csv:"field"`
	Lang     string `csv:"lang"`
	Synonyms string `csv:"synonyms"`
}

var headings = sync.OnceValue(func() map[records.Kind]map[string]string {
	fields := map[records.Kind]map[string]string{}
	for _, info := range records.Kinds {
		fields[info.Kind] = map[string]string{}
	}
	for _, row := range readTable[heading]("headings.csv") {
		for _, info := range records.Kinds {
			if row.Kind != string(info.Kind) && row.Kind != "all" {
				continue
			}
			if _, known := info.Field(row.Field); !known && row.Field != "female" {
				continue // "all" names fields that some kinds lack
			}
			for _, synonym := range split(row.Synonyms) {
				fields[info.Kind][Fold(synonym)] = row.Field
			}
		}
	}
	return fields
})

// HeadingFields maps the folded headings of a kind, in all four languages, to
// field names of records. One name is no field: "female" heads a yes/no column,
// whose yes means sex F and whose no means sex M.
func HeadingFields(kind records.Kind) map[string]string {
	return maps.Clone(headings()[kind])
}
