package lexicon

import (
	"maps"
	"regexp"
	"strings"
	"sync"

	"github.com/namati/lex/internal/records"
)

// heading is a row of headings.csv: the synonyms of a field in one language. The
// kind "all" stands for every kind that has the field. A synonym that ends in ~
// is weak: it yields to another heading that claims the field.
type heading struct {
	Kind     string `csv:"kind"`
	Field    string `csv:"field"`
	Lang     string `csv:"lang"`
	Synonyms string `csv:"synonyms"`
}

// Female is the pseudo-field of a yes/no column headed "Female": yes means sex
// F, no means sex M.
const Female = "female"

type kindHeadings struct {
	fields map[string]string
	weak   map[string]bool
}

var headings = sync.OnceValue(func() map[records.Kind]kindHeadings {
	rows := readTable[heading]("headings.csv")
	byKind := map[records.Kind]kindHeadings{}
	for _, info := range records.Kinds {
		table := kindHeadings{fields: map[string]string{}, weak: map[string]bool{}}
		for _, row := range rows {
			_, known := info.Field(row.Field)
			if row.Kind == string(info.Kind) || row.Kind == "all" && known {
				table.add(row)
			}
		}
		byKind[info.Kind] = table
	}
	return byKind
})

func (table kindHeadings) add(row heading) {
	for _, synonym := range split(row.Synonyms) {
		plain, weak := strings.CutSuffix(synonym, "~")
		key := Fold(plain)
		if _, taken := table.fields[key]; taken && weak {
			continue
		}
		table.fields[key], table.weak[key] = row.Field, weak
	}
}

// HeadingFields maps the folded headings of a kind, in all four languages, to
// field names of records; one of them may be Female.
func HeadingFields(kind records.Kind) map[string]string {
	return maps.Clone(headings()[kind].fields)
}

// WeakHeading reports whether a heading claims its field only when no other
// heading of the sheet does: beside "Entity Name", "Affiliation" is an extra
// column and no conflict.
func WeakHeading(kind records.Kind, text string) bool {
	return headings()[kind].weak[Fold(cleanHeading(text))] || headings()[kind].weak[Fold(text)]
}

var (
	headingNumber = regexp.MustCompile(`^\s*(?:[A-Za-z]{0,2}\d{1,3}(?:\.\d{1,2})?\s*[.):\-–]+\s*|[A-Za-z][.)]\s+)`)
	headingNote   = regexp.MustCompile(`\s*[(\[][^)\]]*[)\]]`)
)

// cleanHeading takes away numbering, and remarks in brackets.
func cleanHeading(text string) string {
	return headingNote.ReplaceAllString(headingNumber.ReplaceAllString(text, ""), "")
}
