package importers

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// formHeading is a heading that a widespread form or standard writes, folded,
// and the field that it is for a kind of record; "" means that it is none,
// however much it may look like one.
type formHeading struct {
	form, heading string
	kind          records.Kind
	field         string
}

// formHeadings lists them. A heading that ends in a star stands for all that
// begin like it; the first line that fits decides.
var formHeadings = []formHeading{
	// 360Giving (https://standard.threesixtygiving.org): the recipient of a grant
	// is the organization, the programme that pays says what it is for.
	{"360Giving", "recipient org name", records.Organizations, "name"},
	{"360Giving", "recipient org web address", records.Organizations, "website"},
	{"360Giving", "recipient org city", records.Organizations, "city"},
	{"360Giving", "recipient org country", records.Organizations, "country"},
	{"360Giving", "recipient org organisation type", records.Organizations, "organization_type"},
	{"360Giving", "recipient org *", "", ""},
	{"360Giving", "recipient ind *", "", ""},
	{"360Giving", "beneficiary location country code", records.Organizations, "country_code"},
	{"360Giving", "beneficiary location *", "", ""},
	{"360Giving", "grant programme title", records.Organizations, "focus_area"},
	{"360Giving", "grant programme *", "", ""},
	{"360Giving", "award date", records.Organizations, "date"},
	{"360Giving", "award date *", "", ""},
	{"360Giving", "funding org *", "", ""},
	{"360Giving", "planned dates *", "", ""},
	{"360Giving", "actual dates *", "", ""},
	{"360Giving", "data source", "", ""},
	{"360Giving", "last modified", "", ""},

	// What form tools add by themselves is about the form, not the answers.
	{"KoboToolbox", "submission time", "", ""},
	{"KoboToolbox", "submitted by", "", ""},
	{"KoboToolbox", "uuid", "", ""},
	{"KoboToolbox", "validation status", "", ""},
	{"KoboToolbox", "deviceid", "", ""},
	{"KoboToolbox", "username", "", ""},
	{"ODK", "submissiondate", "", ""},
	{"ODK", "submittername", "", ""},
	{"ODK", "meta instance*", "", ""}, // "Meta anual" is the target of a year
	{"ODK", "meta audit*", "", ""},
	{"ODK", "meta deprecatedid", "", ""},
	{"ODK", "meta entity*", "", ""},
	{"ODK", "system *", "", ""},
	{"Google Forms", "timestamp", "", ""},
	{"Google Forms", "marca temporal", "", ""},
	{"Google Forms", "horodateur", "", ""},
	{"Google Forms", "carimbo de data hora", "", ""},
	{"Google Forms", "username", "", ""},
	{"Eventbrite", "attendee status", records.Participants, "status"},
	{"Eventbrite", "home city", records.Participants, "city"},
	{"Zoom", "user name original name", records.Participants, "name"},
	{"Zoom", "user email", records.Participants, "email"},
	{"Zoom", "meeting id", "", ""},
	{"Zoom", "webinar id", "", ""},
	{"Zoom", "duration minutes", "", ""},
	{"Zoom", "total duration minutes", "", ""},
	{"Zoom", "time in session minutes", "", ""},
	{"Zoom", "join time", "", ""},
	{"Zoom", "leave time", "", ""},
	{"Zoom", "end time", "", ""},
	{"Zoom", "is guest", "", ""},
	{"Zoom", "in waiting room", "", ""},
	{"Zoom", "recording disclaimer response", "", ""},
	{"Zoom", "recording consent", "", ""},
	{"Zoom", "registration time", "", ""},
	{"Zoom", "approval status", "", ""},
	{"Microsoft Teams", "first join", "", ""},
	{"Microsoft Teams", "last leave", "", ""},
	{"Microsoft Teams", "in meeting duration", "", ""},
	{"Microsoft Teams", "participant id upn", "", ""},
	{"Microsoft Forms", "start time", "", ""},
	{"Microsoft Forms", "completion time", "", ""},
	{"Microsoft Forms", "hora de inicio", "", ""},
	{"Microsoft Forms", "hora de finalizacion", "", ""},
}

// isToolHeading tells a column that a form or meeting tool adds by itself.
func isToolHeading(heading string) bool {
	field, listed := formField("", lexicon.Fold(heading))
	return listed && field == ""
}

// formField is listed for a heading that a form or standard uses.
func formField(kind records.Kind, folded string) (field string, listed bool) {
	for _, h := range formHeadings {
		prefix, many := strings.CutSuffix(h.heading, "*")
		if h.heading != folded && !(many && strings.HasPrefix(folded, prefix)) {
			continue
		}
		if h.kind == kind {
			return h.field, true
		}
		if h.field == "" {
			return "", true
		}
	}
	return "", false
}
