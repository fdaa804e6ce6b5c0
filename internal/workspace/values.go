package workspace

import (
	"strconv"
	"strings"
)

// value is one key of the file as read and checked: a scalar, a list or a
// group. Its accessors give the schema's default for what is not set, so that
// defaults stand in one place.
type value struct {
	// pattern is the name in Keys, name the last part as written in the file.
	pattern, name string
	// path is the full name as people read it: funds.kmf.start, imports[2].as.
	path         string
	key          Key
	text         string
	line, column int
	children     []*value
}

// child returns the child of that name, nil when the file does not have it.
func (v *value) child(name string) *value {
	for _, c := range v.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// group returns a group below, an empty one when the file does not have it.
func (v *value) group(name string) *value {
	if c := v.child(name); c != nil {
		return c
	}
	return &value{pattern: under(v.pattern, name), name: name, path: v.join(name)}
}

func (v *value) def(name string) string {
	return theSchema().keys[under(v.pattern, name)].Default
}

// word returns the text of a key, else its default.
func (v *value) word(name string) string {
	if c := v.child(name); c != nil {
		return c.text
	}
	return v.def(name)
}

// words returns the items of a list, else those of its default.
func (v *value) words(name string) []string {
	if c := v.child(name); c != nil {
		items := make([]string, 0, len(c.children))
		for _, item := range c.children {
			items = append(items, item.text)
		}
		return items
	}
	if d := v.def(name); d != "" {
		return strings.Split(d, ", ")
	}
	return nil
}

// pairs returns the entries of a map of texts, nil when there are none.
func (v *value) pairs(name string) map[string]string {
	c := v.child(name)
	if c == nil || len(c.children) == 0 {
		return nil
	}
	m := make(map[string]string, len(c.children))
	for _, e := range c.children {
		m[e.name] = e.text
	}
	return m
}

// join names a part of v: funds and kmf are funds.kmf; names that would be
// misread stand in quotation marks.
func (v *value) join(name string) string {
	if strings.ContainsAny(name, ". :[]\"") {
		name = strconv.Quote(name)
	}
	return under(v.path, name)
}

// place begins a message about v.
func (v *value) place() string {
	if v.path == "" {
		return ""
	}
	return v.path + ": "
}
