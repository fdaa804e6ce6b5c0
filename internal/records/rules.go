package records

// Grantee is who prepares the report.
type Grantee struct {
	Name, Website, Country, Logo, Contact, Signatory string
	// OrgID is its identifier (org-id.guide), OrgType IATI's code of what it is.
	OrgID   string `json:",omitempty"`
	OrgType string `json:",omitempty"`
}

// Fund is a grant from a donor.
type Fund struct {
	ID, Name, Donor, Grant, Currency string
	Amount                           float64
	// Start and End are ISO dates or "".
	Start, End string
	// VarianceThreshold is the percentage of deviation that wants explaining.
	VarianceThreshold float64
	// PersonnelMax is the largest part of the budget that may pay personnel, in
	// percent; nil where the fund sets none.
	PersonnelMax *float64 `json:",omitempty"`
	// NoOverheads says that the fund pays none.
	NoOverheads bool   `json:",omitempty"`
	Description string `json:",omitempty"`
	// Awarded is an ISO date or "".
	Awarded string `json:",omitempty"`
	// OrgID and OrgType are those of the donor. Activity is the IATI identifier of
	// the grantee's own activity, DonorActivity that of the donor's; GrantID is
	// that of 360Giving.
	OrgID         string `json:",omitempty"`
	OrgType       string `json:",omitempty"`
	Activity      string `json:",omitempty"`
	DonorActivity string `json:",omitempty"`
	GrantID       string `json:",omitempty"`
}

// Exchange is a gathering: a learning exchange, training or meeting.
type Exchange struct {
	ID, Name, City string
	// Country is ISO 3166-1 alpha-2 or "".
	Country string
	// Start and End are ISO dates, both inclusive, or "".
	Start, End string
	// Fund is the id of the fund that pays for it, or "".
	Fund        string
	Description string `json:",omitempty"`
	// Activity is the IATI identifier of an activity of its own, or "".
	Activity string `json:",omitempty"`
}

// FocusArea is a focus area or group served, named by the workspace.
type FocusArea struct {
	ID string
	// Names maps a language (en, es, fr, pt) to the name in it.
	Names    map[string]string
	Synonyms []string
	SDG, CRS []string
}

// Rules says how stored rows are read when they are counted: what the workspace
// declares about exchanges, aliases, focus areas, ages and who counts. The zero
// value counts everybody by the built-in registers, except the statuses of
// DefaultRules.
type Rules struct {
	// Exchanges and Funds stand in the order of lex.yaml.
	Exchanges []Exchange
	Funds     []Fund
	// OrganizationAliases and CountryAliases map a spelling to the name or the
	// ISO 3166-1 alpha-2 code meant by it.
	OrganizationAliases, CountryAliases map[string]string
	FocusAreas                          []FocusArea
	// AgeGroups are bands such as "18-24" and "60+", youngest first.
	AgeGroups []string
	// NotCountedRoles and NotCountedStatuses are stored but not counted.
	NotCountedRoles, NotCountedStatuses []string
	// FiscalYearStart is the first month of the fiscal year, 1 to 12.
	FiscalYearStart int
}

// DefaultRules are the rules of a workspace without lex.yaml.
func DefaultRules() Rules {
	return Rules{
		AgeGroups:          []string{"0-17", "18-24", "25-34", "35-59", "60+"},
		NotCountedStatuses: []string{"invited", "cancelled", "absent"},
		FiscalYearStart:    1,
	}
}

// Exchange returns the exchange with that id, and false when there is none.
func (r Rules) Exchange(id string) (Exchange, bool) {
	for _, e := range r.Exchanges {
		if e.ID == id {
			return e, true
		}
	}
	return Exchange{}, false
}

// Fund returns the fund with that id, and false when there is none.
func (r Rules) Fund(id string) (Fund, bool) {
	for _, f := range r.Funds {
		if f.ID == id {
			return f, true
		}
	}
	return Fund{}, false
}

// AtRisk are those whom a report to a donor or to the public must not name:
// somebody could harm them for having taken part.
type AtRisk struct {
	// Organizations are names, in any spelling; Countries are ISO 3166-1 alpha-2.
	Organizations, Countries []string
}

// Anybody reports whether anybody is at risk.
func (a AtRisk) Anybody() bool { return len(a.Organizations)+len(a.Countries) > 0 }

// Filter keeps the records whose field has a value, as in --where country=AR.
type Filter struct {
	Field, Value string
}

// Period is a span of whole days, both inclusive. Empty Start and End mean that
// nothing is cut: the period "all".
type Period struct {
	Label string
	// Start and End are ISO 8601 dates or "".
	Start, End string
}

// All reports whether the period cuts nothing.
func (p Period) All() bool { return p.Start == "" && p.End == "" }

// Audience says who reads: internal, donor or public.
type Audience string

// The audiences, narrowest first.
const (
	Internal Audience = "internal"
	Donor    Audience = "donor"
	Public   Audience = "public"
)
