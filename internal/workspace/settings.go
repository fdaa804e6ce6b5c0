package workspace

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// Setting is one value in force, for `lex config`.
type Setting struct {
	// Key is the full name, such as funds.kmf.start.
	Key string
	// Value is written as in lex.yaml, with secrets masked.
	Value string
	// Line is the line of lex.yaml that sets it, 0 for a default.
	Line int
	Help string
}

// Settings lists every value in force in the order of the schema: those of the
// file, and the defaults of what the file leaves out. Keys with neither are
// left out.
func (c *Config) Settings() []Setting {
	var all []Setting
	c.values().collect(&all)
	return all
}

func (v *value) collect(all *[]Setting) {
	for _, name := range theSchema().children[v.pattern] {
		key := theSchema().keys[under(v.pattern, name)]
		c := v.child(name)
		switch {
		case key.Type == Group && key.Shape == One:
			v.group(name).collect(all)
		case key.Type == Group:
			for _, entry := range v.group(name).children {
				entry.collect(all)
			}
		case c != nil:
			*all = append(*all, Setting{c.path, mask(key, c.written()), c.line, key.Help})
		case key.Default != "":
			d := key.Default
			if key.Shape == List {
				d = "[" + d + "]"
			}
			*all = append(*all, Setting{v.join(name), d, 0, key.Help})
		}
	}
}

// written gives a value in the one-line form of YAML.
func (v *value) written() string {
	var items []string
	for _, c := range v.children {
		switch v.key.Shape {
		case List:
			items = append(items, c.text)
		case Map:
			items = append(items, c.name+": "+c.text)
		}
	}
	switch v.key.Shape {
	case List:
		return "[" + strings.Join(items, ", ") + "]"
	case Map:
		return "{" + strings.Join(items, ", ") + "}"
	}
	return v.text
}

// mask hides what opens a door: the password of a database address, and the
// whole of any other secret.
func mask(key Key, text string) string {
	if !key.Secret || text == "" {
		return text
	}
	if key.Name == "database" {
		return MaskDatabase(text)
	}
	return "****"
}

// secretParameters of a database address open a door.
var secretParameters = []string{"password", "sslpassword"}

// secretWords are those of an address in another form than a URL.
var secretWords = regexp.MustCompile(`(?i)password\s*=|^\s*postgres(ql)?:`)

// MaskDatabase hides the passwords in a database address; a path stays as it is.
func MaskDatabase(dsn string) string {
	switch {
	case strings.Contains(dsn, "://"):
	case secretWords.MatchString(dsn):
		return "****"
	default:
		return dsn
	}
	u, err := url.Parse(dsn)
	if err != nil {
		return "****"
	}
	q := u.Query()
	for _, name := range secretParameters {
		if q.Has(name) {
			q.Set(name, "xxxxx")
			u.RawQuery = q.Encode()
		}
	}
	return u.Redacted()
}

// HasPassword reports whether a database address holds a password. One that
// cannot be read may.
func HasPassword(dsn string) bool {
	if !strings.Contains(dsn, "://") {
		return secretWords.MatchString(dsn)
	}
	u, err := url.Parse(dsn)
	if err != nil {
		return true
	}
	_, has := u.User.Password()
	return has || slices.ContainsFunc(secretParameters, u.Query().Has)
}

// At makes an error about a value of the file, for mistakes that only another
// room can see, such as an unknown name of a check or a cron text that no
// calendar understands. The key is the full name; its place is 0 when the file
// does not set it.
func (c *Config) At(key, message, hint string) *ConfigError {
	e := &ConfigError{File: c.File, Message: fmt.Sprintf("%s: %s", key, message), Hint: hint}
	if v := c.values().find(key); v != nil {
		e.Line, e.Column = v.line, v.column
	}
	return e
}

// UnknownCheck returns an error for the first name under checks: that is not
// among the known ones, nil when there is none.
func (c *Config) UnknownCheck(known []string) *ConfigError {
	for _, v := range c.values().group("checks").children {
		if !slices.Contains(known, v.name) {
			return c.At(v.path, "no check has this name", lexicon.DidYouMean(v.name, known))
		}
	}
	return nil
}

// values are those of the file; a Config made by hand has none.
func (c *Config) values() *value {
	if c.root == nil {
		return &value{}
	}
	return c.root
}

func (v *value) find(path string) *value {
	if v.path == path && path != "" {
		return v
	}
	for _, c := range v.children {
		if found := c.find(path); found != nil {
			return found
		}
	}
	return nil
}
