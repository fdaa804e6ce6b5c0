package importers

import (
	"strconv"

	"github.com/namati/lex/internal/records"
)

// listed is how many findings of one check are listed for a sheet; more are
// only counted, for a list of a million lines helps nobody.
const listed = 1000

// reporter collects the findings of one sheet.
type reporter struct {
	file, sheet string
	splits      []split
	kind        records.Kind
	findings    []records.Finding
	counts      map[string]int
}

func newReporter(plan Plan, opt Options) *reporter {
	r := &reporter{file: opt.File, sheet: plan.Sheet, splits: plan.splits, kind: plan.Kind, counts: map[string]int{}}
	for _, f := range plan.Findings {
		r.add(f)
	}
	return r
}

// add counts a finding and lists it while there is room.
func (r *reporter) add(f records.Finding) {
	if r.wants(f.Check) {
		r.findings = append(r.findings, f)
	}
}

// wants counts a finding and tells whether it will still be listed, so that
// nobody words a message that nobody reads.
func (r *reporter) wants(check string) bool {
	r.counts[check]++
	return r.counts[check] <= listed
}

// counted words a number with what it counts: "1 row is", "3 rows are".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// place is the cell that a finding is about; column -1 is the whole row.
type place struct {
	row, column int
	field       string
	value       string
}

// report adds a finding about a cell. words are called only when the finding
// will be listed.
func (r *reporter) report(severity records.Severity, check string, at place, words func() (message, hint string)) {
	if !r.wants(check) {
		return
	}
	f := records.Finding{Severity: severity, Check: check, File: r.file, Sheet: r.sheet, Row: at.row, Field: at.field, Value: at.value}
	if at.column >= 0 && at.row > 0 {
		f.Cell = records.Cell(r.column(at.column), at.row)
	}
	f.Message, f.Hint = words()
	f.Personal = at.value != "" && records.IsPersonal(r.kind, at.field)
	r.findings = append(r.findings, f)
}

// column is where a column stands in the sheet: what was parted from a cell is
// still in that cell.
func (r *reporter) column(column int) int {
	for _, s := range r.splits {
		if column == s.second {
			return s.column
		}
	}
	return column
}
