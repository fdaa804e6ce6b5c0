package records

// Field is one canonical column of a kind.
type Field struct {
	// Name is the field's key in mappings, findings and exports.
	Name string
	// Personal marks what can identify or expose a person. Values of personal
	// fields never reach a log, a pipe or an error message.
	Personal bool
	// Type says how its cells are read; the zero value is text of one line.
	Type Type
	// Topic names the keys of a field of type Key.
	Topic string
	// Help says in a few words what belongs there.
	Help string
}

// Type says how the cells of a field are read and what a template lets people
// write into them.
type Type int

// The types of fields.
const (
	Line        Type = iota // text of one line
	Prose                   // text of several lines
	Email                   // an e-mail address
	Web                     // a web address
	Day                     // a date, kept as ISO 8601
	Number                  // a number, kept in shortest decimal form
	Key                     // one of the keys of the Topic, in any of the four languages
	CountryName             // a country in words or as a code
	CountryCode             // ISO 3166 or UN M49
	Focus                   // one or several focus areas
)

// Topic is a set of keys, as they are stored, in the order of a list to choose
// from.
type Topic struct {
	Name string
	Keys []string
}

// Topics lists what fields of type Key are about.
var Topics = []Topic{
	{"sex", []string{"F", "M", "X", "refused"}},
	{"yesno", []string{"yes", "no", "refused"}},
	{"consent", []string{"yes", "no"}},
	{"status", []string{"invited", "registered", "present", "cancelled", "absent"}},
	{"scope", []string{"national", "regional", "international"}},
	{"language", []string{"en", "es", "fr", "pt"}},
	{"audience", []string{"internal", "donor", "public"}},
	{"attribution", []string{"full", "first", "role", "anonymous"}},
	{"progress", []string{"planned", "ongoing", "done", "dropped"}},
	{"level", []string{"output", "outcome", "impact"}},
	{"aggregation", []string{"sum", "latest"}},
	{"use", []string{"name", "quote", "photo", "contact"}},
	{"category", []string{"personnel", "travel", "venue", "materials", "services", "equipment", "overhead", "other"}},
}

// Keys are what a field of type Key may hold; nil for other fields.
func (f Field) Keys() []string {
	for _, t := range Topics {
		if t.Name == f.Topic {
			return t.Keys
		}
	}
	return nil
}
