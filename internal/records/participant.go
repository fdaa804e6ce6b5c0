package records

// Participant is one row of a participants sheet, its cells normalised but not
// yet joined with anything: who is the same person, which country an
// organization has and what a workspace calls a focus area is decided when
// counting, so that mending lex.yaml mends what is stored.
type Participant struct {
	// Row is the row of the sheet, counted from 1.
	Row int
	// Name is the full name as written, outer and repeated spaces removed.
	Name string
	// Email is trimmed, its case kept.
	Email string
	// Phone, City, Position and Notes are kept as written.
	Phone, City, Position, Notes string
	// Organization is the cell's text.
	Organization string
	// Country is the country as written, or the ISO 3166-1 alpha-2 code where a
	// code column decided; "" when the cell says that it is not known.
	Country string
	// Sex is F, M, X, refused or "".
	Sex string
	// Age is "34" (years), "25-34" or "60+" (a band), "born 1983" or "".
	Age string
	// Disability is yes, no, refused or "".
	Disability string
	// FocusArea is the cell's text, possibly naming several areas.
	FocusArea string
	// Role and Exchange are the cells' texts; Status is a key such as invited,
	// registered, present, cancelled, absent, or the text when unknown.
	Role, Exchange, Status string
	// Date is ISO 8601 (2017-06-19) or "".
	Date string
	// Consent is yes, no or "".
	Consent string
	// Days are those on which a sign-in sheet has a mark, ISO 8601, rising, joined
	// by ";"; "" without such a sheet.
	Days string
	// Extra holds the cells of the unknown columns, in the order of the sheet's
	// unknown columns; nil when there are none or all are empty.
	Extra []string
}

// Organization is one row of an organizations sheet.
type Organization struct {
	Row           int
	Name, Acronym string
	// Country is as in Participant.
	Country string
	// Scope is national, regional, international or "".
	Scope string
	// Type is the cell's text.
	Type string
	// FocusArea is the cell's text, possibly naming several areas.
	FocusArea                            string
	Website, Contact, Email, Phone, City string
	Exchange, Date, Notes                string
	Extra                                []string
}

// Testimonial is one quote with the consent that covers it.
type Testimonial struct {
	Row                                                    int
	Quote, Name, Organization, Country, Language, Position string
	// Consent is yes or no.
	Consent string
	// Audience is internal, donor or public: the widest one agreed to; "" means
	// internal.
	Audience string
	// Attribution is full, first, role or anonymous; "" means anonymous.
	Attribution string
	// Original is the quote in the language OriginalLanguage when Quote is a
	// translation, else "".
	Original         string `json:",omitempty"`
	OriginalLanguage string `json:",omitempty"`
	// Expires, Withdrawn and Date are ISO 8601 or "".
	Expires         string
	Withdrawn       string `json:",omitempty"`
	Date            string
	Exchange, Notes string
	Extra           []string
}

// Reject is a row that was read but not stored, kept so that the partner can
// mend it.
type Reject struct {
	Row   int
	Check string
	// Cells holds the row as text, from column A.
	Cells []string
}
