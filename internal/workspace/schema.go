package workspace

import (
	"strings"
	"sync"
)

// Shape says how many values a key holds.
type Shape string

// The shapes.
const (
	One  Shape = "one"
	List Shape = "list"
	// Map is a mapping whose keys the workspace chooses: ids, spellings,
	// headings, names of checks.
	Map Shape = "map"
)

// Type says what one value of a key is.
type Type string

// The types; scalars.go checks them. A Group has keys of its own.
const (
	Group    Type = "group"
	Text     Type = "text"
	Whole    Type = "whole number"
	Number   Type = "number"
	Bool     Type = "true or false"
	Date     Type = "date"
	Language Type = "language"
	Country  Type = "country code"
	Currency Type = "currency code"
	Zone     Type = "time zone"
	Span     Type = "period"
	AgeBand  Type = "age band"
	Choice   Type = "choice"
	Pattern  Type = "file pattern"
	Kind     Type = "kind of record"
	Field    Type = "field"
)

// Key is one key that lex.yaml may hold.
type Key struct {
	// Name is the path from the top: "*" stands for a name that the workspace
	// chooses, "[]" for a place in a list.
	Name  string
	Shape Shape
	Type  Type
	// Default is what holds without the key, as it would be written; the items
	// of a list are separated by ", ".
	Default string
	Help    string
	// Values are the words that a Choice allows.
	Values []string
	// Keyed says what the names of a Map are, when not free text.
	Keyed Type
	// Min and Max bound a Whole; a Max of 0 bounds nothing.
	Min, Max int
	// Required marks a key without which its group makes no sense.
	Required bool
	// Secret values are masked by Settings.
	Secret bool
}

// WhereFields are the fields by which `where` may filter.
var WhereFields = []string{"country", "region", "focus_area", "organization", "organization_type", "sex", "age_group",
	"disability", "exchange", "role", "year", "quarter", "month"}

var (
	audiences  = []string{"internal", "donor", "public"}
	formats    = []string{"pdf", "xlsx", "html", "docx", "md", "json", "txt"}
	severities = []string{"error", "warning", "info", "off"}
	onData     = []string{"hold", "draft"}
	// orgTypes are the codes of IATI's list OrganisationType.
	orgTypes = []string{"10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"}
	tellOn   = []string{"success", "data-errors", "failure"}
)

// Keys lists every key of lex.yaml, in the order in which `lex config` and the
// reference page show them.
var Keys = []Key{
	{Name: "database", Shape: One, Type: Text, Default: "lex.db", Secret: true, Help: "where the data is kept: a file (SQLite) or a postgres:// address"},
	{Name: "language", Shape: One, Type: Language, Default: "en", Help: "language of messages and reports: en, es, fr or pt"},
	{Name: "fiscal_year_start", Shape: One, Type: Whole, Min: 1, Max: 12, Default: "1", Help: "first month of the fiscal year, 1 to 12"},

	{Name: "grantee", Shape: One, Type: Group, Help: "who prepares the reports"},
	{Name: "grantee.name", Shape: One, Type: Text, Help: "name of the grantee"},
	{Name: "grantee.website", Shape: One, Type: Text, Help: "address of its web site"},
	{Name: "grantee.country", Shape: One, Type: Country, Help: "country of its seat"},
	{Name: "grantee.logo", Shape: One, Type: Text, Help: "picture file for the title page"},
	{Name: "grantee.contact", Shape: One, Type: Text, Help: "whom a donor may ask"},
	{Name: "grantee.signatory", Shape: One, Type: Text, Help: "who signs the reports"},
	{Name: "grantee.org_id", Shape: One, Type: Text, Help: "identifier of the grantee, agency and number as on org-id.guide, such as NL-KVK-12345678; for IATI and 360Giving"},
	{Name: "grantee.org_type", Shape: One, Type: Choice, Values: orgTypes, Help: "IATI's code of what the grantee is: 21 international NGO, 22 national NGO, 24 NGO of a partner country, 60 foundation, 80 academic, 90 other"},

	{Name: "funds", Shape: Map, Type: Group, Help: "grants from donors, by an id of your own"},
	{Name: "funds.*.name", Shape: One, Type: Text, Help: "name of the fund"},
	{Name: "funds.*.donor", Shape: One, Type: Text, Help: "who gives it"},
	{Name: "funds.*.grant", Shape: One, Type: Text, Help: "the donor's number of the grant, as written"},
	{Name: "funds.*.currency", Shape: One, Type: Currency, Help: "three letters (ISO 4217)"},
	{Name: "funds.*.amount", Shape: One, Type: Number, Help: "amount of the grant"},
	{Name: "funds.*.start", Shape: One, Type: Date, Help: "first day"},
	{Name: "funds.*.end", Shape: One, Type: Date, Help: "last day"},
	{Name: "funds.*.variance_threshold", Shape: One, Type: Number, Help: "percentage of deviation from the budget that wants explaining"},
	{Name: "funds.*.personnel_max", Shape: One, Type: Number, Help: "largest percentage of the budget that may pay personnel"},
	{Name: "funds.*.overheads", Shape: One, Type: Choice, Values: []string{"allowed", "none"}, Help: "none where the fund pays no overheads"},
	{Name: "funds.*.description", Shape: One, Type: Text, Help: "in a sentence or two what the grant is for; for IATI and 360Giving"},
	{Name: "funds.*.awarded", Shape: One, Type: Date, Help: "day on which the grant was awarded"},
	{Name: "funds.*.org_id", Shape: One, Type: Text, Help: "identifier of the donor, such as XM-DAC-7"},
	{Name: "funds.*.org_type", Shape: One, Type: Choice, Values: orgTypes, Help: "IATI's code of what the donor is: 10 government, 40 multilateral, 60 foundation"},
	{Name: "funds.*.iati_id", Shape: One, Type: Text, Help: "IATI identifier of the grantee's own activity for the grant: grantee.org_id, a dash and a name"},
	{Name: "funds.*.donor_iati_id", Shape: One, Type: Text, Help: "IATI identifier of the donor's activity from which the money comes"},
	{Name: "funds.*.grant_id", Shape: One, Type: Text, Help: "360Giving identifier of the grant: 360G, the donor's prefix and a number, with dashes"},

	{Name: "exchanges", Shape: Map, Type: Group, Help: "learning exchanges, trainings and meetings, by an id of your own"},
	{Name: "exchanges.*.name", Shape: One, Type: Text, Help: "name of the exchange"},
	{Name: "exchanges.*.city", Shape: One, Type: Text, Help: "where it took place"},
	{Name: "exchanges.*.country", Shape: One, Type: Country, Help: "country in which it took place"},
	{Name: "exchanges.*.start", Shape: One, Type: Date, Help: "first day"},
	{Name: "exchanges.*.end", Shape: One, Type: Date, Help: "last day"},
	{Name: "exchanges.*.fund", Shape: One, Type: Text, Help: "id of the fund that pays for it"},
	{Name: "exchanges.*.description", Shape: One, Type: Text, Help: "in a sentence or two what it is about; for IATI"},
	{Name: "exchanges.*.iati_id", Shape: One, Type: Text, Help: "IATI identifier of an activity of its own for the exchange; without one it is a part of its fund's"},

	{Name: "aliases", Shape: One, Type: Group, Help: "spellings that mean the same"},
	{Name: "aliases.organizations", Shape: Map, Type: Text, Help: "spelling: name of the organization meant"},
	{Name: "aliases.countries", Shape: Map, Type: Country, Help: "spelling: country code"},

	{Name: "focus_areas", Shape: Map, Type: Group, Help: "focus areas and groups served, by an id of your own"},
	{Name: "focus_areas.*.names", Shape: Map, Type: Text, Keyed: Language, Help: "name in each language"},
	{Name: "focus_areas.*.synonyms", Shape: List, Type: Text, Help: "other words for it"},
	{Name: "focus_areas.*.sdg", Shape: List, Type: Text, Help: "targets of the Sustainable Development Goals"},
	{Name: "focus_areas.*.crs", Shape: List, Type: Text, Help: "purpose codes of the OECD's creditor reporting system"},

	{Name: "age_groups", Shape: List, Type: AgeBand, Default: "0-17, 18-24, 25-34, 35-59, 60+", Help: "age groups, youngest first"},

	{Name: "not_counted", Shape: One, Type: Group, Help: "who is stored but not counted"},
	{Name: "not_counted.roles", Shape: List, Type: Text, Help: "roles that are not counted"},
	{Name: "not_counted.statuses", Shape: List, Type: Text, Default: "invited, cancelled, absent", Help: "statuses that are not counted"},

	{Name: "imports", Shape: List, Type: Group, Help: "how to read files, by their names; the first that matches"},
	{Name: "imports.[].match", Shape: One, Type: Pattern, Required: true, Help: "file name, with * and ?; with a slash: the path within the workspace"},
	{Name: "imports.[].as", Shape: One, Type: Kind, Help: "kind of record"},
	{Name: "imports.[].sheet", Shape: One, Type: Text, Help: "the sheet to read"},
	{Name: "imports.[].header_row", Shape: One, Type: Whole, Min: 1, Help: "row of the headings"},
	{Name: "imports.[].hidden", Shape: One, Type: Bool, Help: "read rows that are hidden in the sheet"},
	{Name: "imports.[].exchange", Shape: One, Type: Text, Help: "id of the exchange to which the rows belong"},
	{Name: "imports.[].language", Shape: One, Type: Language, Help: "language of the file"},
	{Name: "imports.[].map", Shape: Map, Type: Field, Help: "heading: field"},
	{Name: "imports.[].drop", Shape: List, Type: Text, Help: "headings of columns that are not stored"},

	{Name: "privacy", Shape: One, Type: Group, Help: "what tables hide from donors and the public"},
	{Name: "privacy.min_cell", Shape: One, Type: Whole, Default: "5", Help: "smallest number of people that a table shows"},
	{Name: "privacy.suppress", Shape: One, Type: Choice, Values: []string{"sensitive", "all"}, Default: "sensitive", Help: "which tables hide small numbers"},
	{Name: "privacy.replace_country_with_region", Shape: One, Type: Bool, Default: "false", Help: "name regions in place of countries"},
	{Name: "privacy.at_risk", Shape: One, Type: Group, Help: "whom reports to donors and the public do not name, in data or in your own words"},
	{Name: "privacy.at_risk.organizations", Shape: List, Type: Text, Help: "organizations that become \"an organization\""},
	{Name: "privacy.at_risk.countries", Shape: List, Type: Country, Help: "countries that become their region (UN M49)"},

	{Name: "checks", Shape: Map, Type: Choice, Values: severities, Help: "check: its severity, or off"},

	{Name: "reports", Shape: Map, Type: Group, Help: "reports, by name; the first is the default"},
	{Name: "reports.*.definition", Shape: One, Type: Text, Help: "Markdown file of the report"},
	{Name: "reports.*.title", Shape: One, Type: Text, Help: "title"},
	{Name: "reports.*.date", Shape: One, Type: Date, Help: "date on the report"},
	{Name: "reports.*.language", Shape: One, Type: Language, Help: "language of the report"},
	{Name: "reports.*.audience", Shape: One, Type: Choice, Values: audiences, Help: "who reads it"},
	{Name: "reports.*.formats", Shape: List, Type: Choice, Values: formats, Help: "files to make"},
	{Name: "reports.*.where", Shape: Map, Type: Text, Keyed: Field, Help: "field: value, to keep only some records"},

	{Name: "corrections", Shape: List, Type: Group, Help: "why a report says another number than one that was published; {{ method }} prints it"},
	{Name: "corrections.[].figure", Shape: One, Type: Text, Required: true, Help: "the figure, as in a call: participants, countries region=419"},
	{Name: "corrections.[].was", Shape: One, Type: Number, Required: true, Help: "the number that was published"},
	{Name: "corrections.[].because", Shape: Map, Type: Text, Keyed: Language, Required: true, Help: "why it is another one now, a sentence in each language of the reports"},
	{Name: "corrections.[].period", Shape: One, Type: Text, Help: "period of the reports, as on the command line, such as 2018-Q1; without it those of the whole time"},
	{Name: "corrections.[].report", Shape: One, Type: Text, Help: "name of the report; without it every report"},

	{Name: "schedules", Shape: Map, Type: Group, Help: "reports that come by themselves, by name"},
	{Name: "schedules.*.when", Shape: One, Type: Text, Required: true, Help: "cron text, such as 0 6 5 1,4,7,10 *, or words, such as quarterly + 5 days"},
	{Name: "schedules.*.timezone", Shape: One, Type: Zone, Default: "UTC", Help: "time zone of when, such as Europe/Amsterdam"},
	{Name: "schedules.*.starts", Shape: One, Type: Date, Help: "nothing before this day is due"},
	{Name: "schedules.*.ends", Shape: One, Type: Date, Help: "last day that is reported on (default: the last day of the fund that the report is for)"},
	{Name: "schedules.*.sources", Shape: List, Type: Pattern, Help: "files and folders to import first"},
	{Name: "schedules.*.report", Shape: One, Type: Text, Help: "name of the report"},
	{Name: "schedules.*.period", Shape: One, Type: Span, Default: "last-quarter", Help: "period of the report, seen from the due day"},
	{Name: "schedules.*.languages", Shape: List, Type: Language, Help: "languages of the report"},
	{Name: "schedules.*.audience", Shape: One, Type: Choice, Values: audiences, Help: "who reads it"},
	{Name: "schedules.*.formats", Shape: List, Type: Choice, Values: formats, Help: "files to make"},
	{Name: "schedules.*.out", Shape: One, Type: Text, Help: "folder of the files; {period} stands for the period"},
	{Name: "schedules.*.on_data_errors", Shape: One, Type: Choice, Values: onData, Default: "hold", Help: "what happens when the data has errors"},
	{Name: "schedules.*.remind", Shape: List, Type: Whole, Min: 1, Max: 365, Help: "days before the due day on which to remind"},
	{Name: "schedules.*.tell", Shape: One, Type: Group, Help: "whom to tell"},
	{Name: "schedules.*.tell.email", Shape: List, Type: Text, Help: "addresses"},
	{Name: "schedules.*.tell.webhook", Shape: One, Type: Text, Secret: true, Help: "address that is called"},
	{Name: "schedules.*.tell.command", Shape: One, Type: Text, Help: "command that is run"},
	{Name: "schedules.*.tell.on", Shape: List, Type: Choice, Values: tellOn, Default: "success, data-errors, failure", Help: "on which outcomes"},

	{Name: "mail", Shape: One, Type: Group, Help: "the server that sends e-mail"},
	{Name: "mail.host", Shape: One, Type: Text, Help: "name of the server"},
	{Name: "mail.port", Shape: One, Type: Whole, Min: 1, Max: 65535, Default: "587", Help: "port of the server"},
	{Name: "mail.from", Shape: One, Type: Text, Help: "address of the sender"},
	{Name: "mail.user", Shape: One, Type: Text, Help: "name for signing in"},
	{Name: "mail.password_file", Shape: One, Type: Text, Help: "file that holds the password"},
}

// schema is Keys arranged for looking up: by name, and the last parts of the
// names under each group in the order of Keys.
type schema struct {
	keys     map[string]Key
	children map[string][]string
}

var theSchema = sync.OnceValue(func() schema {
	s := schema{keys: map[string]Key{}, children: map[string][]string{}}
	for _, k := range Keys {
		s.keys[k.Name] = k
		parent, last := "", k.Name
		if i := strings.LastIndexByte(k.Name, '.'); i >= 0 {
			parent, last = k.Name[:i], k.Name[i+1:]
		}
		s.children[parent] = append(s.children[parent], last)
	}
	return s
})

// under names a key below a group: under("grantee", "name") is "grantee.name".
func under(group, name string) string {
	if group == "" {
		return name
	}
	return group + "." + name
}
