package threesixty

// Grant is money that a funder awarded. Days are ISO 8601.
type Grant struct {
	// ID is 360G, the prefix of the publisher and the number of the grant, with
	// dashes.
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description"`
	// Currency is ISO 4217.
	Currency   string   `json:"currency"`
	AppliedFor *float64 `json:"amountAppliedFor,omitempty"`
	Awarded    float64  `json:"amountAwarded"`
	Disbursed  *float64 `json:"amountDisbursed,omitempty"`
	AwardDate  string   `json:"awardDate"`
	URL        string   `json:"url,omitempty"`
	Planned    []Event  `json:"plannedDates,omitempty"`
	Actual     []Event  `json:"actualDates,omitempty"`
	// Individual is set instead of Recipient where a person received the grant.
	Individual *Individual    `json:"recipientIndividual,omitempty"`
	Recipient  []Organization `json:"recipientOrganization,omitempty"`
	Locations  []Location     `json:"beneficiaryLocation,omitempty"`
	Funder     []Organization `json:"fundingOrganization"`
	Programme  []Programme    `json:"grantProgramme,omitempty"`
	Documents  []Document     `json:"relatedDocument,omitempty"`
	Modified   string         `json:"dateModified,omitempty"`
	DataSource string         `json:"dataSource,omitempty"`
}

// Event is when something begins and ends.
type Event struct {
	Start string `json:"startDate"`
	End   string `json:"endDate,omitempty"`
	// Months is how long it takes, 0 where End says it.
	Months float64 `json:"duration,omitempty"`
}

// Organization is one by its identifier (see org-id.guide) and its name.
type Organization struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	City    string `json:"addressLocality,omitempty"`
	Country string `json:"addressCountry,omitempty"`
	URL     string `json:"url,omitempty"`
}

// Individual is a person who received a grant and is not named: the ID is that
// of the grant's file, and the name in the data is always IndividualName.
type Individual struct{ ID string }

// IndividualName stands for the name of every person.
const IndividualName = "Individual Recipient"

// Location is where those live who benefit. Country is ISO 3166-1 alpha-2.
type Location struct {
	Name    string `json:"name,omitempty"`
	Country string `json:"countryCode,omitempty"`
	// Code is that of a place in the list that CodeType names.
	Code     string `json:"geoCode,omitempty"`
	CodeType string `json:"geoCodeType,omitempty"`
}

// Programme is the fund or programme of which a grant is a part.
type Programme struct {
	Code  string `json:"code,omitempty"`
	Title string `json:"title,omitempty"`
	URL   string `json:"url,omitempty"`
}

// Document is one about a grant, such as its report.
type Document struct {
	Title string `json:"title,omitempty"`
	URL   string `json:"url,omitempty"`
	Type  string `json:"documentType,omitempty"`
}
