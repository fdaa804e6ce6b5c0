package records

// Kind names a kind of record as scripts and people write it.
type Kind string

// The kinds of record, in the order in which help shows them.
const (
	Participants  Kind = "participants"
	Organizations Kind = "organizations"
	Exchanges     Kind = "exchanges"
	Sessions      Kind = "sessions"
	Outputs       Kind = "outputs"
	Testimonials  Kind = "testimonials"
	NextSteps     Kind = "next-steps"
	Indicators    Kind = "indicators"
	Budget        Kind = "budget"
	Consents      Kind = "consents"
)

// KindInfo describes one kind: its fields in the order in which exports write
// them, and the fields without which a row of it is rejected.
type KindInfo struct {
	Kind     Kind
	Title    string
	Fields   []Field
	Required []string
	// Identity are the fields that tell a row of one version of a file from the
	// others, so that a changed row is known as changed.
	Identity []string
}

// Kinds lists every kind, in the order in which help and templates show them.
var Kinds = []KindInfo{
	{Kind: Participants, Title: "Participants", Required: []string{"name"}, Identity: []string{"name", "email"}, Fields: []Field{
		{Name: "name", Personal: true, Help: "full name of the person"},
		{Name: "given_name", Personal: true, Help: "given names, when they stand in a column of their own"},
		{Name: "family_name", Personal: true, Help: "family names, when they stand in a column of their own"},
		{Name: "email", Personal: true, Type: Email, Help: "e-mail address; the best evidence that two rows are one person"},
		{Name: "phone", Personal: true, Help: "telephone number, kept as written"},
		{Name: "organization", Help: "organization that the person represents, several with a semicolon between them"},
		{Name: "country", Type: CountryName, Help: "country, in any of the four languages or as a code"},
		{Name: "country_code", Type: CountryCode, Help: "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{Name: "city", Personal: true, Help: "town or municipality"},
		{Name: "sex", Personal: true, Type: Key, Topic: "sex", Help: "F, M, X, refused, or words for them"},
		{Name: "age", Personal: true, Help: "age in years or an age band"},
		{Name: "birth_date", Personal: true, Type: Day, Help: "date or year of birth"},
		{Name: "disability", Personal: true, Type: Key, Topic: "yesno", Help: "yes, no or refused"},
		{Name: "focus_area", Type: Focus, Help: "focus areas or groups served, several in one cell"},
		{Name: "role", Help: "role at the exchange: participant, facilitator, speaker"},
		{Name: "position", Personal: true, Help: "job title in the organization"},
		{Name: "status", Type: Key, Topic: "status", Help: "invited, registered, present, cancelled, absent"},
		{Name: "exchange", Help: "exchange, training or meeting attended"},
		{Name: "date", Type: Day, Help: "date of attendance"},
		{Name: "days", Help: "days of presence; also a column a day with marks, as sign-in sheets have"},
		{Name: "consent", Type: Key, Topic: "consent", Help: "consent to be named, yes or no"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Organizations, Title: "Organizations", Required: []string{"name"}, Identity: []string{"name"}, Fields: []Field{
		{Name: "name", Help: "name of the organization"},
		{Name: "acronym", Help: "short name"},
		{Name: "country", Type: CountryName, Help: "country; regional and international organizations have none"},
		{Name: "country_code", Type: CountryCode, Help: "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{Name: "scope", Type: Key, Topic: "scope", Help: "national, regional or international"},
		{Name: "organization_type", Help: "kind of organization"},
		{Name: "focus_area", Type: Focus, Help: "focus areas or groups served, several in one cell"},
		{Name: "website", Type: Web, Help: "address of the web site"},
		{Name: "contact", Personal: true, Help: "name of the contact person"},
		{Name: "email", Personal: true, Type: Email, Help: "e-mail address of the contact"},
		{Name: "phone", Personal: true, Help: "telephone number of the contact"},
		{Name: "city", Help: "town or municipality"},
		{Name: "exchange", Help: "exchange at which the organization took part"},
		{Name: "date", Type: Day, Help: "date of the record"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Exchanges, Title: "Exchanges", Required: []string{"name"}, Identity: []string{"id", "name"}, Fields: []Field{
		{Name: "id", Help: "short id by which rows name the exchange"},
		{Name: "name", Help: "name of the exchange, training or meeting"},
		{Name: "city", Help: "where it took place"},
		{Name: "country", Type: CountryName, Help: "country in which it took place"},
		{Name: "country_code", Type: CountryCode, Help: "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{Name: "start", Type: Day, Help: "first day"},
		{Name: "end", Type: Day, Help: "last day"},
		{Name: "fund", Help: "id of the fund that pays for it"},
		{Name: "type", Help: "what it was: exchange, training, meeting, webinar"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Sessions, Title: "Sessions", Required: []string{"title"}, Identity: []string{"title", "date", "exchange"}, Fields: []Field{
		{Name: "title", Help: "name of the session or activity"},
		{Name: "type", Help: "what it was: session, webinar, field visit, workshop"},
		{Name: "date", Type: Day, Help: "day, or first day"},
		{Name: "end_date", Type: Day, Help: "last day, when there are several"},
		{Name: "exchange", Help: "exchange to which it belongs"},
		{Name: "city", Help: "where it took place"},
		{Name: "country", Type: CountryName, Help: "country in which it took place"},
		{Name: "country_code", Type: CountryCode, Help: "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{Name: "focus_area", Type: Focus, Help: "what it was about, or the groups served"},
		{Name: "facilitator", Personal: true, Help: "who led it"},
		{Name: "attendees", Type: Number, Help: "how many people came, as counted there"},
		{Name: "women", Type: Number, Help: "how many of them were women"},
		{Name: "summary", Type: Prose, Help: "what happened"},
		{Name: "outcome", Type: Prose, Help: "what came of it"},
		{Name: "deviation", Type: Prose, Help: "what was delayed or done otherwise than planned, and why"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Outputs, Title: "Outputs", Required: []string{"title"}, Identity: []string{"title", "date"}, Fields: []Field{
		{Name: "title", Help: "name of the publication, video, declaration or other product"},
		{Name: "type", Help: "what it is: publication, video, declaration, tool"},
		{Name: "date", Type: Day, Help: "day on which it was finished or published"},
		{Name: "quantity", Type: Number, Help: "how many"},
		{Name: "recipient", Help: "for whom it was made, or who received it"},
		{Name: "language", Help: "languages in which it exists"},
		{Name: "website", Type: Web, Help: "where it can be found"},
		{Name: "status", Type: Key, Topic: "progress", Help: "planned, ongoing, done or dropped"},
		{Name: "exchange", Help: "exchange from which it came"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Testimonials, Title: "Testimonials", Required: []string{"quote", "consent"}, Identity: []string{"quote", "name"}, Fields: []Field{
		{Name: "quote", Personal: true, Type: Prose, Help: "the words, as they were said or written"},
		{Name: "name", Personal: true, Help: "who said them"},
		{Name: "organization", Help: "organization of the speaker"},
		{Name: "country", Type: CountryName, Help: "country of the speaker"},
		{Name: "country_code", Type: CountryCode, Help: "ISO 3166 or UN M49 code beside a country's name; the code decides"},
		{Name: "language", Type: Key, Topic: "language", Help: "language of the quote: en, es, fr or pt"},
		{Name: "original", Personal: true, Type: Prose, Help: "the words in the language in which they were said, when the quote is a translation"},
		{Name: "source_language", Type: Key, Topic: "language", Help: "language of the original: en, es, fr or pt"},
		{Name: "consent", Type: Key, Topic: "consent", Help: "consent to publish, yes or no"},
		{Name: "audience", Type: Key, Topic: "audience", Help: "widest audience agreed to: internal, donor or public"},
		{Name: "attribution", Type: Key, Topic: "attribution", Help: "how to name the speaker: full, first, role or anonymous"},
		{Name: "position", Personal: true, Help: "role by which the speaker may be named"},
		{Name: "expires", Type: Day, Help: "last day on which the quote may be used"},
		{Name: "withdrawn", Type: Day, Help: "day on which the consent was withdrawn"},
		{Name: "exchange", Help: "exchange that the quote is about"},
		{Name: "date", Type: Day, Help: "date on which it was given"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: NextSteps, Title: "Next steps", Required: []string{"step"}, Identity: []string{"step"}, Fields: []Field{
		{Name: "step", Type: Prose, Help: "what will be done"},
		{Name: "owner", Personal: true, Help: "who will do it"},
		{Name: "due", Type: Day, Help: "day by which it is to be done"},
		{Name: "status", Type: Key, Topic: "progress", Help: "planned, ongoing, done or dropped"},
		{Name: "exchange", Help: "exchange from which it came"},
		{Name: "date", Type: Day, Help: "day on which it was agreed"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Indicators, Title: "Indicators", Required: []string{"indicator"}, Identity: []string{"code", "indicator", "period", "disaggregation"}, Fields: []Field{
		{Name: "code", Help: "the donor's number of the indicator, as written"},
		{Name: "indicator", Help: "what is measured"},
		{Name: "level", Type: Key, Topic: "level", Help: "output, outcome or impact"},
		{Name: "unit", Help: "what is counted: people, %, EUR"},
		{Name: "period", Help: "period to which the actual belongs: 2018-Q1, 2018, 2018-03"},
		{Name: "baseline", Type: Number, Help: "value before the work began"},
		{Name: "target", Type: Number, Help: "value to be reached by the end of the grant"},
		{Name: "period_target", Type: Number, Help: "value to be reached in the period"},
		{Name: "actual", Type: Number, Help: "value reached in the period"},
		{Name: "aggregation", Type: Key, Topic: "aggregation", Help: "sum when the actuals of periods add up, latest when the last one stands"},
		{Name: "disaggregation", Help: "the group that the row counts, such as women; empty for all"},
		{Name: "explanation", Type: Prose, Help: "why it is above or below the target"},
		{Name: "source", Help: "where the value comes from"},
		{Name: "exchange", Help: "exchange to which it belongs"},
		{Name: "fund", Help: "id of the fund that asks for it"},
		{Name: "date", Type: Day, Help: "day of the measurement, where no period is given"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Budget, Title: "Budget", Required: []string{"line"}, Identity: []string{"code", "line", "period"}, Fields: []Field{
		{Name: "code", Help: "number of the budget line, as written"},
		{Name: "line", Help: "name of the budget line"},
		{Name: "category", Type: Key, Topic: "category", Help: "what it pays for: personnel, travel, venue, materials, services, equipment, overhead, other"},
		{Name: "period", Help: "period in which the money was spent: 2018-Q1, 2018, 2018-03"},
		{Name: "budget", Type: Number, Help: "amount planned for the whole grant"},
		{Name: "spent", Type: Number, Help: "amount spent in the period"},
		{Name: "currency", Help: "three letters (ISO 4217); the fund's when empty"},
		{Name: "explanation", Type: Prose, Help: "why more or less was spent than planned"},
		{Name: "exchange", Help: "exchange to which it belongs"},
		{Name: "fund", Help: "id of the fund that pays"},
		{Name: "date", Type: Day, Help: "day of the expense, where no period is given"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
	}},
	{Kind: Consents, Title: "Consents", Required: []string{"name", "consent"}, Identity: []string{"name", "email", "use"}, Fields: []Field{
		{Name: "name", Personal: true, Help: "full name of the person"},
		{Name: "email", Personal: true, Type: Email, Help: "e-mail address of the person"},
		{Name: "organization", Help: "organization of the person"},
		{Name: "consent", Type: Key, Topic: "consent", Help: "yes or no"},
		{Name: "use", Type: Key, Topic: "use", Help: "to what they agree: name, quote, photo or contact; empty for all of these"},
		{Name: "audience", Type: Key, Topic: "audience", Help: "widest audience agreed to: internal, donor or public"},
		{Name: "date", Type: Day, Help: "day on which it was given"},
		{Name: "expires", Type: Day, Help: "last day on which it holds"},
		{Name: "withdrawn", Type: Day, Help: "day on which it was withdrawn"},
		{Name: "obtained_by", Personal: true, Help: "who asked for it"},
		{Name: "exchange", Help: "exchange at which it was given"},
		{Name: "notes", Personal: true, Type: Prose, Help: "remarks"},
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

// Stored lists the fields that a stored row has, in the order in which exports
// write them: names in parts have been joined by then.
func (k KindInfo) Stored() []Field {
	var list []Field
	for _, f := range k.Fields {
		if k.Kind != Participants || f.Name != "given_name" && f.Name != "family_name" {
			list = append(list, f)
		}
	}
	return list
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
