package checks

import (
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Check is one question to the stored data.
type Check struct {
	// Name stands in findings and under checks: in lex.yaml.
	Name string
	// Severity holds unless lex.yaml says otherwise.
	Severity records.Severity
	Title    string
	// Help says what is asked and what to do about a finding.
	Help string
	// Begin starts the check on some data.
	Begin func(d *Data, report reporter) Pass
}

// Pass is a check at work. Organizations come first, then participants without
// their free texts (name, e-mail, phone …), both in the order of import, then the
// names and addresses, each once and until the check says that it knows enough of
// it. End is called when all is known, at the same time as those of other checks.
// Any may be nil. Only rows in the period that count are handed on, but names of
// all. Rows are used again: what is to be kept has to be copied.
type Pass struct {
	Organization func(*store.OrganizationRow)
	Participant  func(*store.ParticipantRow)
	Persona      func(*store.Persona) (enough bool)
	End          func()
}

// All lists the checks in the order in which help shows them.
var All = []Check{
	dataMissing,
	rowRejected,
	columnConflict,
	countryUnknown,
	countryAmbiguous,
	countryFormer,
	countryMismatch,
	personTwice,
	personConflict,
	emailShared,
	personAlike,
	organizationAlike,
	organizationUnlisted,
	organizationSeveral,
	organizationMissing,
	registeredAbsent,
	dateOutsideExchange,
	sexMissing,
	focusMissing,
	granteeMissing,
	fundMissing,
	exchangeMissing,
	periodClosed,
}

// Names lists the names of all checks, in the order of All.
func Names() []string {
	names := make([]string, 0, len(All))
	for _, c := range All {
		names = append(names, c.Name)
	}
	return names
}
