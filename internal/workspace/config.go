package workspace

import "github.com/namati/lex/internal/records"

// Config is lex.yaml with the defaults filled in.
type Config struct {
	// File is the lex.yaml that was read, "" without one; Root is the folder of
	// the workspace.
	File, Root string

	Database, Language string
	Grantee            records.Grantee
	Rules              records.Rules
	Imports            []ImportRule
	Privacy            Privacy
	// Checks maps the name of a check to error, warning, info or off.
	Checks  map[string]string
	Reports []ReportRule
	// Corrections explain numbers that differ from published ones.
	Corrections []CorrectionRule
	Schedules   []ScheduleRule
	Mail        Mail

	root *value
}

// ImportRule is a saved mapping for the files whose name matches.
type ImportRule struct {
	Match string
	// As is "" when the headings decide.
	As    records.Kind
	Sheet string
	// HeaderRow is counted from 1, and 0 when lex looks for it.
	HeaderRow int
	// Hidden asks for rows that are hidden in the sheet.
	Hidden             bool
	Exchange, Language string
	Map                []HeadingField
	Drop               []string
}

// HeadingField says which field a column holds.
type HeadingField struct{ Heading, Field string }

// Privacy says what tables hide outside the organization.
type Privacy struct {
	MinCell int
	// Suppress is sensitive or all.
	Suppress                 string
	ReplaceCountryWithRegion bool
	AtRisk                   records.AtRisk
}

// ReportRule is one report of the workspace; what it leaves empty is decided by
// the definition.
type ReportRule struct {
	Name, Definition, Title, Date, Language string
	Audience                                records.Audience
	Formats                                 []string
	Where                                   []records.Filter
}

// CorrectionRule says why a figure is another one than in a published report.
type CorrectionRule struct {
	// Report is "" for every report, Period for the whole time.
	Report, Period, Figure string
	Was                    float64
	// Because is a sentence in each language.
	Because map[string]string
}

// ScheduleRule is one report that comes by itself.
type ScheduleRule struct {
	Name, When, Timezone string
	// Starts and Ends are ISO dates or "".
	Starts, Ends   string
	Sources        []string
	Report, Period string
	Languages      []string
	Audience       records.Audience
	Formats        []string
	Out            string
	// OnDataErrors is hold or draft.
	OnDataErrors string
	// Remind holds days before the due day.
	Remind []int
	Tell   Tell
}

// Tell says whom a schedule tells of which outcomes.
type Tell struct {
	Email            []string
	Webhook, Command string
	On               []string
}

// Mail is the server that sends e-mail; Host is "" when there is none.
type Mail struct {
	Host         string
	Port         int
	From, User   string
	PasswordFile string
}

// Report returns the report of that name, and false when lex.yaml has none.
func (c *Config) Report(name string) (ReportRule, bool) {
	for _, r := range c.Reports {
		if r.Name == name {
			return r, true
		}
	}
	return ReportRule{}, false
}

// Schedule returns the schedule of that name, and false when there is none.
func (c *Config) Schedule(name string) (ScheduleRule, bool) {
	for _, s := range c.Schedules {
		if s.Name == name {
			return s, true
		}
	}
	return ScheduleRule{}, false
}
