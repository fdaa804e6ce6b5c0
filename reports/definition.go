package reports

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Missing says what becomes of a line whose figure has no value.
type Missing string

// The ways to treat figures without a value.
const (
	// Refuse makes it an error; the default of a workspace's own definitions.
	Refuse Missing = "refuse"
	// Omit leaves the line out and says so on stderr.
	Omit Missing = "omit"
)

// Definition is a report as its author wrote it: front matter and body.
type Definition struct {
	// Name is the file's name without language and extension; Path is where it
	// was read, as messages name it.
	Name, Path string
	// Title may hold calls, one alternative a line.
	Title    string
	Audience records.Audience
	// Language is en, es, fr or pt, or "" when the definition leaves it open.
	Language string
	Formats  []string
	Missing  Missing
	// Date is the date of the report, ISO 8601, or "".
	Date string
	// Period is a period as on the command line, or "".
	Period string
	// Fund is the id of a fund, or "".
	Fund  string
	Where []records.Filter
	// MaxRows is how many rows of a table are printed on a page, the total not
	// counted; workbooks hold all.
	MaxRows int
	Demands Demands
	Layout  document.Layout
	// Contents asks for a table of contents, Logo names a picture of the
	// workspace, "" for the grantee's.
	Contents bool
	Logo     string
	// Source is the whole file, line ends as \n.
	Source []byte

	title, header, body *text
	logoLine            int
}

// text is a piece of parsed Markdown and the source that its nodes point into.
type text struct {
	root   ast.Node
	source []byte
	// at turns an offset of the source into a line and a column of the file.
	at func(offset int) (line, column int)
}

// BuiltIn names the reports that need no workspace, first the default.
var BuiltIn = []string{"kmf", "quarterly", "annual", "participants", "data-quality"}

//go:embed definitions/*.md
var definitions embed.FS

// Load returns a built-in report in a language (en, es, fr or pt).
func Load(name, lang string) (*Definition, error) {
	if !slices.Contains(BuiltIn, name) {
		return nil, fmt.Errorf("there is no built-in report %q (%s)", name, lexicon.DidYouMean(name, BuiltIn))
	}
	if !slices.Contains(lexicon.Languages, lang) {
		return nil, fmt.Errorf("the report %s is not written in %q (%s)", name, lang, lexicon.DidYouMean(lang, lexicon.Languages))
	}
	return embedded(name, lang)
}

// embedded parses a definition of this package. Messages name it as people know
// it: there is no file that they could open.
func embedded(name, lang string) (*Definition, error) {
	data, err := definitions.ReadFile("definitions/" + name + "." + lang + ".md")
	if err != nil {
		return nil, fmt.Errorf("read built-in definition %s in %s: %w", name, lang, err)
	}
	d, err := Parse("built-in report "+name, data)
	if err != nil {
		return nil, err
	}
	d.Name = name
	return d, nil
}

// Variant lists where a definition for a language may lie, best first: for
// kmf.md and es it is kmf.es.md, then kmf.md itself.
func Variant(file, lang string) []string {
	ext := path.Ext(file)
	stem := strings.TrimSuffix(file, ext)
	if i := strings.LastIndexByte(stem, '.'); i >= 0 && slices.Contains(lexicon.Languages, stem[i+1:]) {
		stem = stem[:i]
	}
	translated := stem + "." + lang + ext
	switch {
	case lang == "", translated == file:
		return []string{file}
	case stem+ext == file:
		return []string{translated, file}
	}
	return []string{translated, file, stem + ext}
}

// nameOf is the name of the report in a file: kmf for reports/kmf.es.md.
func nameOf(file string) string {
	name := base(file)
	name = strings.TrimSuffix(name, path.Ext(name))
	if i := strings.LastIndexByte(name, '.'); i > 0 && slices.Contains(lexicon.Languages, name[i+1:]) {
		name = name[:i]
	}
	return name
}

// languageOf is the language that the name of a file tells: es for kmf.es.md.
func languageOf(file string) string {
	name := strings.TrimSuffix(base(file), path.Ext(base(file)))
	if i := strings.LastIndexByte(name, '.'); i > 0 && slices.Contains(lexicon.Languages, name[i+1:]) {
		return name[i+1:]
	}
	return ""
}

// Heading is the title without calls, as a list of reports shows it: its last
// alternative.
func (d *Definition) Heading() string {
	last := d.Title
	if i := strings.LastIndex(last, "{{ else }}"); i >= 0 {
		last = last[i+len("{{ else }}"):]
	}
	return strings.TrimSpace(last)
}

// Calls lists every call of the title and the body, in the order of the text.
func (d *Definition) Calls() []*Call {
	var calls []*Call
	for _, t := range []*text{d.title, d.header, d.body} {
		if t == nil {
			continue
		}
		_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if c := callOf(n); entering && c != nil {
				calls = append(calls, c)
			}
			return ast.WalkContinue, nil
		})
	}
	return calls
}
