package lexicon

import (
	"sync"

	"github.com/namati/lex/internal/records"
)

// fieldWords is a row of labels.csv, guides.csv and examples.csv: what is said
// of a field in each language.
type fieldWords struct {
	Kind  string `csv:"kind"`
	Field string `csv:"field"`
	EN    string `csv:"en"`
	ES    string `csv:"es"`
	FR    string `csv:"fr"`
	PT    string `csv:"pt"`
}

// fieldTable is such a table by kind and field.
type fieldTable map[[2]string]fieldWords

func readFields(name string) func() fieldTable {
	return sync.OnceValue(func() fieldTable {
		table := fieldTable{}
		for _, row := range readTable[fieldWords](name) {
			table[[2]string{row.Kind, row.Field}] = row
		}
		return table
	})
}

var (
	fieldLabels   = readFields("labels.csv")
	fieldGuides   = readFields("guides.csv")
	fieldExamples = readFields("examples.csv")
)

// word is what a table says of a field of a kind, "" when it says nothing.
func (t fieldTable) word(kind records.Kind, field, lang string) string {
	row, ok := t[[2]string{string(kind), field}]
	if !ok {
		row = t[[2]string{"all", field}]
	}
	return inLanguage(lang, row.EN, row.ES, row.FR, row.PT)
}

// FieldLabel is the heading that lex writes over a field of a kind; recognition
// reads it back as the same field. A field without one comes back as it is.
func FieldLabel(kind records.Kind, field, lang string) string {
	if label := fieldLabels().word(kind, field, lang); label != "" {
		return label
	}
	return field
}

// FieldGuide tells partners in a sentence or two what belongs into a field, ""
// for the few fields that templates do not have.
func FieldGuide(kind records.Kind, field, lang string) string {
	return fieldGuides().word(kind, field, lang)
}

// FieldExample is an invented cell of a field, "" where its type or its list of
// keys gives one.
func FieldExample(kind records.Kind, field, lang string) string {
	return fieldExamples().word(kind, field, lang)
}
