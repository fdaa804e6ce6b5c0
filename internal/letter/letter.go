package letter

import (
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// Side is one of the two reports.
type Side struct {
	Run, Report, Title string
	// Status is published, draft, recalled or, for the data as they are, now.
	Status string
	Period records.Period
	// Scope are the filters of the report, as in a call.
	Scope, Language, Version string
	Audience                 records.Audience
	// Day is when it was written, ISO 8601, "" for the data as they are.
	Day string
}

// The status of a side that is not in the archive.
const Now = "now"

// Figure is a figure that the two reports do not tell alike. Before and After
// are a float64, a string, or nil where a report does not tell it.
type Figure struct {
	ID            string
	Before, After any
}

// Cell is a number of a table that differs: as Figure, or Hidden where a report
// hides it. Row holds the words that name the row, "" for what nobody stated.
type Cell struct {
	ID, Table     string
	Row           []string
	Column        string
	Before, After any
}

// Hidden is a number that a report does not show, to protect people.
type Hidden struct{}

// Letter is what changed between two reports.
type Letter struct {
	Before, After Side
	// Language is that of the letter; Audience the readers that both reports are
	// for.
	Language string
	Audience records.Audience
	Rules    records.Rules
	// Mask takes out those at risk, nil where nobody is.
	Mask *reports.Mask
	// Figures are those that differ, Same is how many others there are.
	Figures []Figure
	Same    int
	// Cells are the numbers of tables that differ; tables are not compared where
	// Translated, for the reports are in different languages.
	Cells      []Cell
	Translated bool
	// MinCell is the smallest number of people that readers outside are shown.
	MinCell int
	Causes  []Cause
	// Untold says what could not be found out: Gone, Unmade.
	Untold []string
}

// What cannot be told.
const (
	// Gone: imports of one of the reports are not in the database.
	Gone = "gone"
	// Unmade: one of the reports cannot be composed again.
	Unmade = "unmade"
)

// Narrower is the audience that may read what is for a and for b: both reports
// are told of, so that it is the smaller of the two circles.
func Narrower(a, b records.Audience) records.Audience {
	for _, circle := range []records.Audience{records.Internal, records.Donor} {
		if a == circle || b == circle {
			return circle
		}
	}
	return records.Public
}

// inside reports whether the letter stays among colleagues.
func (l *Letter) inside() bool { return l.Audience == records.Internal }
