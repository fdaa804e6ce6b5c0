package records

import "strconv"

// Entry is a row of one of the kinds of which there are few rows: exchanges,
// sessions, outputs, next steps, indicators, budget and consents. Its values
// have been read by the type of their field (Type) but not yet joined with
// anything.
type Entry struct {
	Kind Kind
	// Row is the row of the sheet, counted from 1.
	Row int
	// Values maps a field to its value; a field that says nothing is left out.
	// Days are ISO 8601, numbers in shortest decimal form, keys those of the
	// field, countries as in Participant.
	Values map[string]string
	// Extra is as in Participant.
	Extra []string
}

// Text is the value of a field, "" when nothing is said.
func (e *Entry) Text(field string) string { return e.Values[field] }

// Number is the value of a field of type Number, false when nothing is said:
// missing is not zero.
func (e *Entry) Number(field string) (float64, bool) {
	n, err := strconv.ParseFloat(e.Values[field], 64)
	return n, err == nil
}
