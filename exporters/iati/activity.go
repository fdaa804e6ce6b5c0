package iati

// Activity is one activity: a project, a grant, an exchange.
type Activity struct {
	// Language is that of every Narrative that names none, ISO 639-1; Currency
	// that of all money that names none, ISO 4217.
	Language string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Currency string `xml:"default-currency,attr,omitempty"`
	// Updated is when the data last changed, RFC 3339, "" where nobody says.
	Updated string `xml:"last-updated-datetime,attr,omitempty"`
	// Identifier is the reporter's ref, a dash, and what tells its activities
	// apart.
	Identifier   string          `xml:"iati-identifier"`
	Reporter     Organization    `xml:"reporting-org"`
	Title        Text            `xml:"title"`
	Descriptions []Description   `xml:"description"`
	Participants []Participant   `xml:"participating-org"`
	Status       Code            `xml:"activity-status"`
	Dates        []Date          `xml:"activity-date"`
	Contact      *Contact        `xml:"contact-info"`
	Scope        Code            `xml:"activity-scope,omitempty"`
	Countries    []Share         `xml:"recipient-country"`
	Regions      []Share         `xml:"recipient-region"`
	Sectors      []Share         `xml:"sector"`
	Tags         []Tag           `xml:"tag"`
	Markers      []Marker        `xml:"policy-marker"`
	Budgets      []Budget        `xml:"budget"`
	Transactions []Transaction   `xml:"transaction"`
	Documents    []DocumentLink  `xml:"document-link"`
	Related      []RelatedAction `xml:"related-activity"`
	Results      []Result        `xml:"result"`
}

// Text is words in one language or several.
type Text []Narrative

// Narrative is words in a language; Language is "" for that of the activity.
type Narrative struct {
	Language string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Text     string `xml:",chardata"`
}

// Say is a Text in the language of the activity.
func Say(s string) Text { return Text{{Text: s}} }

// Types of description.
const (
	General       = "1"
	Objectives    = "2"
	TargetGroups  = "3"
	OtherContents = "4"
)

// Description says what an activity is about.
type Description struct {
	Type string `xml:"type,attr,omitempty"`
	Text Text   `xml:"narrative"`
}

// Types of organization.
const (
	Government       = "10"
	InternationalNGO = "21"
	NationalNGO      = "22"
	RegionalNGO      = "23"
	PartnerNGO       = "24"
	Multilateral     = "40"
	Foundation       = "60"
	Academic         = "80"
	OtherType        = "90"
)

// Organization is one by its identifier (agency and number, see org-id.guide)
// and its name.
type Organization struct {
	Ref  string `xml:"ref,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Name Text   `xml:"narrative"`
}

// Roles of an organization in an activity.
const (
	Funding      = "1"
	Accountable  = "2"
	Extending    = "3"
	Implementing = "4"
)

// Participant is an organization with its role. Activity is the identifier
// under which it reports the same work itself.
type Participant struct {
	Role     string `xml:"role,attr"`
	Activity string `xml:"activity-id,attr,omitempty"`
	Organization
}

// Code is an element that holds nothing but a code.
type Code string

// States of an activity.
const (
	Pipeline       Code = "1"
	Implementation Code = "2"
	Finalisation   Code = "3"
	Closed         Code = "4"
	Cancelled      Code = "5"
	Suspended      Code = "6"
)

// Scopes of an activity.
const (
	GlobalScope   Code = "1"
	Regional      Code = "2"
	MultiNational Code = "3"
	National      Code = "4"
)

// Kinds of date.
const (
	PlannedStart = "1"
	ActualStart  = "2"
	PlannedEnd   = "3"
	ActualEnd    = "4"
)

// Date is when an activity begins or ends.
type Date struct {
	Kind string `xml:"type,attr"`
	// Day is ISO 8601.
	Day  string `xml:"iso-date,attr"`
	Note Text   `xml:"narrative"`
}

// Contact is the organization's, never a person's.
type Contact struct {
	Organization Text   `xml:"organisation,omitempty"`
	Email        string `xml:"email,omitempty"`
	Website      string `xml:"website,omitempty"`
}

// Vocabularies of regions, sectors and tags.
const (
	RegionDAC  = "1"
	RegionM49  = "2"
	SectorDAC  = "1"
	SectorGoal = "7"
	SectorSDG  = "8"
	TagGoal    = "2"
	TagTarget  = "3"
)

// Share is a country, a region or a sector and its part of the activity.
type Share struct {
	Vocabulary string `xml:"vocabulary,attr,omitempty"`
	Code       string `xml:"code,attr"`
	// Percent is 0 where it is not said.
	Percent Percent `xml:"percentage,attr,omitempty"`
	Name    Text    `xml:"narrative"`
}

// Tag is a category without a share.
type Tag struct {
	Vocabulary string `xml:"vocabulary,attr"`
	Code       string `xml:"code,attr"`
	Name       Text   `xml:"narrative"`
}

// Policy markers and how much they matter.
const (
	GenderMarker     = "1"
	GovernanceMarker = "3"
	DisabilityMarker = "11"
	NotTargeted      = "0"
	Significant      = "1"
	Principal        = "2"
)

// Marker says how much a policy matters to an activity.
type Marker struct {
	Vocabulary   string `xml:"vocabulary,attr,omitempty"`
	Code         string `xml:"code,attr"`
	Significance string `xml:"significance,attr,omitempty"`
}

// Categories of documents.
const (
	ReviewDocument  = "A07"
	ResultsDocument = "A08"
)

// DocumentLink is a document on the web. Format is its media type.
type DocumentLink struct {
	URL         string `xml:"url,attr"`
	Format      string `xml:"format,attr"`
	Title       Text   `xml:"title"`
	Description Text   `xml:"description,omitempty"`
	Categories  []Code `xml:"category"`
	Languages   []Code `xml:"language"`
	Day         Day    `xml:"document-date,omitempty"`
}

// RelatedAction is another activity: Type 1 parent, 2 child, 3 sibling, 4
// co-funded.
type RelatedAction struct {
	Ref  string `xml:"ref,attr"`
	Type string `xml:"type,attr"`
}
