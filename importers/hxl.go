package importers

import (
	"strings"

	"github.com/namati/lex/internal/records"
)

// The row of HXL tags (https://hxlstandard.org, 1.1) stands under the headings,
// within the first 25 rows, and is taken for one when at least half of its
// filled cells are valid tags.
const tagRows = 25

// isTag tells a valid tag: "#org", "#country +name +v_iso3". A name begins with
// a letter and holds letters, digits and underscores.
func isTag(text string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "#")
	if !ok {
		return false
	}
	parts := strings.Split(rest, "+")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if part == "" || !isTagName(part) {
			return false
		}
		if i == 0 && strings.TrimLeft(rest, " \t") != rest {
			return false // "# org" is a numbered heading
		}
	}
	return true
}

func isTagName(name string) bool {
	for i, r := range strings.ToLower(name) {
		letter := r >= 'a' && r <= 'z'
		if !letter && (i == 0 || r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return true
}

// tagRow finds the row of tags in a sample, -1 when there is none.
func tagRow(rows []sampleRow) int {
	for i, row := range rows {
		if i >= tagRows {
			break
		}
		valid := 0
		for _, c := range row.cells {
			if isTag(c.Text) {
				valid++
			}
		}
		if valid > 0 && valid*2 >= row.filled() {
			return i
		}
	}
	return -1
}

// malformedTags reports the cells of a tag row that hold no valid tag: without
// one a column is read by its heading.
func malformedTags(row sampleRow, finding records.Finding) []records.Finding {
	var findings []records.Finding
	for i, c := range row.cells {
		if c.Text == "" || isTag(c.Text) {
			continue
		}
		f := finding
		f.Severity, f.Check = records.Warning, "tag-malformed"
		f.Cell, f.Row, f.Value = records.Cell(i, row.number), row.number, c.Text
		f.Message = "expected a HXL tag such as #country+name, found a text that is none; the column is read by its heading"
		f.Hint = "write a hash sign, a name and attributes behind plus signs, each beginning with a letter"
		findings = append(findings, f)
	}
	return findings
}
