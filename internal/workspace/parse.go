package workspace

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// MaxSize is the largest lex.yaml that is read. Larger ones are refused before
// parsing: a file of that size is a mistake or an attack.
const MaxSize = 64 << 10

// mostProblems bounds what one run tells about a file.
const mostProblems = 20

// parser walks the YAML along the schema and collects what is wrong.
type parser struct {
	file     string
	problems []*ConfigError
}

// parse reads the text of a lex.yaml. The value is usable only without a
// problem.
func (p *parser) parse(data []byte) *value {
	root := &value{}
	var document yaml.Node
	if err := yaml.Load(data, &document); err != nil {
		p.syntax(err, document.Kind != 0)
		return root
	}
	if len(document.Content) == 0 {
		return root
	}
	top := document.Content[0]
	if isNull(top) {
		return root
	}
	if !p.plain(top) {
		return root
	}
	p.keys(top, root)
	return root
}

// syntax turns the YAML library's error into ours.
func (p *parser) syntax(err error, several bool) {
	message := err.Error()
	line, column := 0, 0
	var load *yaml.LoadError
	if errors.As(err, &load) {
		message, line, column = load.Message, load.Mark.Line, load.Mark.Column
	}
	switch {
	case strings.Contains(message, "no documents"):
		return // an empty file says nothing, which is allowed
	case several || strings.Contains(message, "found multiple"):
		p.add(line, column, "the file holds several documents", "remove the lines that consist of --- only")
	case strings.Contains(message, "unknown anchor"), strings.Contains(message, "alias"):
		p.add(line, column, "a value that begins with * needs quotation marks", `write "*.xlsx" in place of *.xlsx`)
	case strings.Contains(message, "cannot start any token"):
		p.add(line, column, "a character that cannot begin a value", "indent with spaces, never with tabs, and put texts that begin with a special character into quotation marks")
	case strings.Contains(message, "mapping values are not allowed"):
		p.add(line, column, "a second colon in one line", "put texts that hold a colon into quotation marks, and check the indentation")
	case strings.Contains(message, "UTF-8"), strings.Contains(message, "control characters"):
		p.add(line, column, "the file is not plain UTF-8 text: "+message, "save it as UTF-8 in a text editor")
	default:
		p.add(line, column, "this is not YAML: "+message, "check brackets, quotation marks and indentation near this place")
	}
}

func (p *parser) add(line, column int, message, hint string) {
	if len(p.problems) < mostProblems {
		p.problems = append(p.problems, &ConfigError{File: p.file, Line: line, Column: column, Message: message, Hint: hint})
	}
}

// keys reads the mapping of a group: every key must stand in the schema.
func (p *parser) keys(node *yaml.Node, group *value) {
	where := group.place()
	if node.Kind != yaml.MappingNode {
		p.add(node.Line, node.Column, where+"expected keys with values, found "+kindOf(node), "write key: value, one a line")
		return
	}
	known := theSchema().children[group.pattern]
	for _, e := range p.entries(node, group) {
		name, at, content := e.name, e.at, e.content
		pattern := under(group.pattern, name)
		key, ok := theSchema().keys[pattern]
		if !ok || strings.Contains(name, ".") {
			p.add(at.Line, at.Column, fmt.Sprintf("%sunknown key %s", where, quote(name)), lexicon.DidYouMean(name, known))
			continue
		}
		v := &value{pattern: pattern, name: name, path: group.join(name), key: key, line: at.Line, column: at.Column}
		if p.value(content, v) {
			group.children = append(group.children, v)
		}
	}
	for _, name := range known {
		if theSchema().keys[under(group.pattern, name)].Required && group.child(name) == nil {
			p.add(node.Line, node.Column, fmt.Sprintf("%s%s is missing", where, name), "add "+name+": "+theSchema().keys[under(group.pattern, name)].Help)
		}
	}
}

// entry is one line of a mapping.
type entry struct {
	name        string
	at, content *yaml.Node
}

// entries returns the entries of a mapping without those whose name is no text
// or stood there before.
func (p *parser) entries(node *yaml.Node, v *value) []entry {
	var all []entry
	first := map[string]int{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		at, content := node.Content[i], node.Content[i+1]
		switch {
		case !p.plain(at) || !p.plain(content):
		case at.Kind != yaml.ScalarNode || strings.TrimSpace(at.Value) == "":
			p.add(at.Line, at.Column, v.place()+"expected a key, found "+kindOf(at), "a key is a word before a colon")
		case first[at.Value] > 0:
			p.add(at.Line, at.Column, fmt.Sprintf("%s%s stands here twice, first in line %d", v.place(), quote(at.Value), first[at.Value]), "keep one of them")
		default:
			first[at.Value] = at.Line
			all = append(all, entry{at.Value, at, content})
		}
	}
	return all
}

// value reads what a key holds, and reports whether it holds anything.
func (p *parser) value(node *yaml.Node, v *value) bool {
	if isNull(node) {
		return false
	}
	switch v.key.Shape {
	case List:
		if node.Kind != yaml.SequenceNode {
			p.add(node.Line, node.Column, v.place()+"expected a list, found "+kindOf(node), "write ["+listExample(node)+"]")
			return false
		}
		for _, n := range node.Content {
			item := &value{pattern: under(v.pattern, "[]"), name: strconv.Itoa(len(v.children) + 1), path: fmt.Sprintf("%s[%d]", v.path, len(v.children)+1), key: v.key, line: n.Line, column: n.Column}
			if p.plain(n) && !isNull(n) && p.one(n, item) {
				v.children = append(v.children, item)
			}
		}
		return true
	case Map:
		if node.Kind != yaml.MappingNode {
			p.add(node.Line, node.Column, v.place()+"expected names with values, found "+kindOf(node), "write name: value, one a line")
			return false
		}
		for _, e := range p.entries(node, v) {
			item := &value{pattern: under(v.pattern, "*"), name: e.name, path: v.join(e.name), key: v.key, line: e.at.Line, column: e.at.Column}
			p.mapName(item, v)
			if isNull(e.content) && v.key.Type == Group {
				v.children = append(v.children, item) // a name alone declares an entry without details
			} else if !isNull(e.content) && p.one(e.content, item) {
				v.children = append(v.children, item)
			}
		}
		return true
	}
	return p.one(node, v)
}

// mapName checks the name that a workspace chose for an entry of a map.
func (p *parser) mapName(item, parent *value) {
	switch {
	case parent.key.Keyed == Language && !slices.Contains(lexicon.Languages, item.name):
		p.add(item.line, item.column, fmt.Sprintf("%sexpected a language, found %s", parent.place(), quote(item.name)), "lex speaks "+strings.Join(lexicon.Languages, ", "))
	case parent.key.Keyed == Field && !slices.Contains(WhereFields, item.name):
		p.add(item.line, item.column, fmt.Sprintf("%sunknown field %s", parent.place(), quote(item.name)), lexicon.DidYouMean(item.name, WhereFields))
	case parent.key.Type == Group && strings.ContainsAny(item.name, "/\\\x00\r\n\t"):
		p.add(item.line, item.column, fmt.Sprintf("%sthe name %s cannot be used", parent.place(), quote(item.name)), "use letters, digits and dashes")
	}
}

// one reads a single value: a group of keys or a scalar.
func (p *parser) one(node *yaml.Node, v *value) bool {
	if v.key.Type == Group {
		p.keys(node, v)
		return true
	}
	if node.Kind != yaml.ScalarNode {
		p.add(node.Line, node.Column, fmt.Sprintf("%sexpected %s, found %s", v.place(), article(v.key.Type), kindOf(node)), "")
		return false
	}
	text := strings.TrimSpace(node.Value)
	if text == "" {
		return v.key.Shape == Map && v.key.Type == Text // where: {exchange: ""} means those without one
	}
	checked, wrong := v.key.check(text)
	if wrong != nil {
		p.add(node.Line, node.Column, v.place()+wrong.message, wrong.hint)
		return false
	}
	v.text = checked
	return true
}

// plain refuses what lex.yaml does not need and what makes YAML dangerous:
// anchors, aliases and type tags.
func (p *parser) plain(node *yaml.Node) bool {
	switch {
	case node.Kind == yaml.AliasNode || node.Anchor != "":
		p.add(node.Line, node.Column, "anchors and aliases (& and *) are not read in lex.yaml", "write the value out, or put quotation marks around a text that begins with & or *")
		return false
	case node.Style&yaml.TaggedStyle != 0:
		p.add(node.Line, node.Column, "type tags (!) are not read in lex.yaml", "remove the tag, or put quotation marks around a text that begins with !")
		return false
	}
	return true
}

func isNull(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!null"
}

func kindOf(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	case yaml.ScalarNode:
		if node.Value == "" {
			return "nothing"
		}
		return quote(node.Value)
	}
	return "something else"
}

func listExample(node *yaml.Node) string {
	if node.Kind == yaml.ScalarNode && len(node.Value) < 40 {
		return node.Value
	}
	return "first, second"
}

func article(t Type) string {
	switch t {
	case Bool, Text:
		return string(t)
	case AgeBand:
		return "an " + string(t)
	}
	return "a " + string(t)
}

// fieldNames returns the fields of a kind, those of all kinds for "".
func fieldNames(kind records.Kind) []string {
	var names []string
	for _, info := range records.Kinds {
		for _, f := range info.Fields {
			if (kind == "" || kind == info.Kind) && !slices.Contains(names, f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	return names
}
