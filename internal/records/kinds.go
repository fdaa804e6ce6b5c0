package records

// Kind names a kind of record as scripts and people write it.
type Kind string

// The kinds that lex reads so far.
const (
	Participants  Kind = "participants"
	Organizations Kind = "organizations"
	Testimonials  Kind = "testimonials"
)

// KindInfo describes one kind: its fields in the order in which exports write
// them, and the fields without which a row of it is rejected.
type KindInfo struct {
	Kind     Kind
	Title    string
	Fields   []Field
	Required []string
}

// Field is one canonical column of a kind.
type Field struct {
	// Name is the field's key in mappings, findings and exports.
	Name string
	// Personal marks what can identify or expose a person. Values of personal
	// fields never reach a log, a pipe or an error message.
	Personal bool
	// Help says in a few words what belongs there.
	Help string
}

// Kinds lists every kind, in the order in which help and templates show them.
var Kinds = []KindInfo{
	{Kind: Participants, Title: "Participants", Required: []string{"name"}, Fields: []Field{
		{"name", true, "full name of the person"},
		{"given_name", true, "given names, when they stand in a column of their own"},
		{"family_name", true, "family names, when they stand in a column of their own"},
		{"email", true, "e-mail address; the best evidence that two rows are one person"},
		{"phone", true, "telephone number, kept as written"},
		{"organization", false, "organization that the person represents"},
		{"country", false, "country, in any of the four languages or as a code"},
		{"country_code", false, "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{"city", true, "town or municipality"},
		{"sex", true, "F, M, X, refused, or words for them"},
		{"age", true, "age in years or an age band"},
		{"birth_date", true, "date or year of birth"},
		{"disability", true, "yes, no or refused"},
		{"focus_area", false, "focus areas or groups served, several in one cell"},
		{"role", false, "role at the exchange: participant, facilitator, speaker"},
		{"position", true, "job title in the organization"},
		{"status", false, "invited, registered, present, cancelled, absent"},
		{"exchange", false, "exchange, training or meeting attended"},
		{"date", false, "date of attendance"},
		{"consent", false, "consent to be named, yes or no"},
		{"notes", true, "remarks"},
	}},
	{Kind: Organizations, Title: "Organizations", Required: []string{"name"}, Fields: []Field{
		{"name", false, "name of the organization"},
		{"acronym", false, "short name"},
		{"country", false, "country; regional and international organizations have none"},
		{"country_code", false, "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{"scope", false, "national, regional or international"},
		{"organization_type", false, "kind of organization"},
		{"focus_area", false, "focus areas or groups served, several in one cell"},
		{"website", false, "address of the web site"},
		{"contact", true, "name of the contact person"},
		{"email", true, "e-mail address of the contact"},
		{"phone", true, "telephone number of the contact"},
		{"city", false, "town or municipality"},
		{"exchange", false, "exchange at which the organization took part"},
		{"date", false, "date of the record"},
		{"notes", true, "remarks"},
	}},
	{Kind: Testimonials, Title: "Testimonials", Required: []string{"quote", "consent"}, Fields: []Field{
		{"quote", true, "the words, as they were said or written"},
		{"name", true, "who said them"},
		{"organization", false, "organization of the speaker"},
		{"country", false, "country of the speaker"},
		{"country_code", false, "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{"language", false, "language of the quote: en, es, fr or pt"},
		{"consent", false, "consent to publish, yes or no"},
		{"audience", false, "widest audience agreed to: internal, donor or public"},
		{"attribution", false, "how to name the speaker: full, first, role or anonymous"},
		{"position", true, "role by which the speaker may be named"},
		{"expires", false, "last day on which the quote may be used"},
		{"exchange", false, "exchange that the quote is about"},
		{"date", false, "date on which it was given"},
		{"notes", true, "remarks"},
	}},
}

// Info returns the description of a kind, and false for an unknown one.
func Info(k Kind) (KindInfo, bool) {
	for _, info := range Kinds {
		if info.Kind == k {
			return info, true
		}
	}
	return KindInfo{}, false
}

// Field returns the field of that name, and false when the kind has none.
func (k KindInfo) Field(name string) (Field, bool) {
	for _, f := range k.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// IsPersonal reports whether a field of a kind is personal. Unknown fields are:
// a column that lex does not know may hold anything.
func IsPersonal(k Kind, field string) bool {
	info, ok := Info(k)
	if !ok {
		return true
	}
	f, ok := info.Field(field)
	return !ok || f.Personal
}
