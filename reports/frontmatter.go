package reports

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// frontKey is one key of the front matter.
type frontKey struct {
	name, help string
	read       func(p *parse, d *Definition, value *yaml.Node)
}

// frontKeys are the keys that front matter may hold.
var frontKeys = []frontKey{
	{"title", "title of the report; it may hold calls, one alternative a line", readTitle},
	{"audience", "who reads it: internal, donor or public", func(p *parse, d *Definition, v *yaml.Node) {
		d.Audience = records.Audience(p.oneOf(v, []string{"internal", "donor", "public"}))
	}},
	{"language", "language of its words: en, es, fr or pt", func(p *parse, d *Definition, v *yaml.Node) { d.Language = p.oneOf(v, lexicon.Languages) }},
	{"formats", "files to make where neither --format nor lex.yaml says, such as [pdf, xlsx]", readFormats},
	{"missing", "refuse (stop where a figure has no value) or omit (leave the line out)", func(p *parse, d *Definition, v *yaml.Node) {
		d.Missing = Missing(p.oneOf(v, []string{string(Refuse), string(Omit)}))
	}},
	{"date", "date of the report, year-month-day", readDate},
	{"period", "period, as on the command line", func(p *parse, d *Definition, v *yaml.Node) { d.Period = p.word(v) }},
	{"fund", "id of the fund that the report is for; with several funds it keeps to their exchanges", func(p *parse, d *Definition, v *yaml.Node) { d.Fund = p.word(v) }},
	{"where", "fields and values that narrow the report, as in where: {exchange: quito-2018}", readWhere},
	{"max_rows", "rows of a table that are printed; workbooks hold all", readMaxRows},
	{"sections", "headings that the donor demands, in their order", readSections},
	{"max_pages", "pages that the report may have", func(p *parse, d *Definition, v *yaml.Node) {
		d.Demands.MaxPages = int(p.within(v, "max_pages", pageBounds))
	}},
	{"max_words", "words that it may have", func(p *parse, d *Definition, v *yaml.Node) {
		d.Demands.MaxWords = int(p.within(v, "max_words", wordBounds))
	}},
	{"due", "last day on which it may be sent", readDue},
	{"signature", "true for a place to sign at the end, or the words that are signed", readSignature},
	{"contents", "true for a table of contents", func(p *parse, d *Definition, v *yaml.Node) { d.Contents = p.yesNo(v) }},
	{"logo", "picture at the head of the title page, in the place of the grantee’s", func(p *parse, d *Definition, v *yaml.Node) { d.Logo, d.logoLine = p.word(v), v.Line+1 }},
	{"paper", "a4 or letter", func(p *parse, d *Definition, v *yaml.Node) { d.Layout.Paper = p.oneOf(v, []string{"a4", "letter"}) }},
	{"font", "sans or serif", func(p *parse, d *Definition, v *yaml.Node) { d.Layout.Typeface = p.oneOf(v, []string{"sans", "serif"}) }},
	{"font_size", "size of running text in points, 8 to 16", func(p *parse, d *Definition, v *yaml.Node) {
		d.Layout.FontSize = p.within(v, "font_size", sizeBounds)
	}},
	{"margin", "margins in millimetres, 10 to 50", func(p *parse, d *Definition, v *yaml.Node) { d.Layout.Margin = p.within(v, "margin", marginBounds) }},
	{"header", "words at the head of every page; they may hold calls", readHeader},
}

// FrontKey is a key of the front matter and what it says.
type FrontKey struct{ Name, Help string }

// FrontKeys lists the keys for help and docs.
func FrontKeys() []FrontKey {
	list := make([]FrontKey, len(frontKeys))
	for i, k := range frontKeys {
		list[i] = FrontKey{k.name, k.help}
	}
	return list
}

// frontNames lists the keys.
func frontNames() []string {
	names := make([]string, len(frontKeys))
	for i, k := range frontKeys {
		names[i] = k.name
	}
	return names
}

// yamlLine finds the line in a message of the YAML library.
var yamlLine = regexp.MustCompile(`line (\d+)`)

// front reads the YAML between the lines of dashes; line 1 of it is line 2 of
// the file.
func (p *parse) front(d *Definition, block []byte) {
	var root yaml.Node
	if err := yaml.Unmarshal(block, &root); err != nil {
		line, message := 1, "the front matter is not valid YAML"
		// The library tells the place in the text of its error only.
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		p.at(line+1, 1, message, "each line is `key: value`; put a value that holds a colon into quotation marks")
		return
	}
	if len(root.Content) == 0 || isNull(root.Content[0]) {
		return
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		p.node(top, "the front matter is no list of keys and values", "each line is `key: value`, for example `audience: donor`")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		index := slices.IndexFunc(frontKeys, func(k frontKey) bool { return k.name == key.Value })
		switch {
		case index < 0:
			p.node(key, fmt.Sprintf("front matter has no key %q", key.Value), lexicon.DidYouMean(key.Value, frontNames()))
		case seen[key.Value]:
			p.node(key, fmt.Sprintf("the key %q stands twice", key.Value), "keep one of them")
		case !isNull(value):
			frontKeys[index].read(p, d, value)
		}
		seen[key.Value] = true
	}
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// word reads one value as text.
func (p *parse) word(v *yaml.Node) string {
	if v.Kind != yaml.ScalarNode {
		p.node(v, "one value is expected here, not a list", "write it on the line of its key")
		return ""
	}
	return strings.TrimSpace(v.Value)
}

// oneOf reads a value that must be one of those known.
func (p *parse) oneOf(v *yaml.Node, known []string) string {
	word := p.word(v)
	if word == "" || slices.Contains(known, word) {
		return word
	}
	p.node(v, fmt.Sprintf("%q is not known here", word), lexicon.DidYouMean(word, known))
	return ""
}

// readTitle reads the title, which may hold calls.
func readTitle(p *parse, d *Definition, v *yaml.Node) {
	d.Title = p.word(v)
	d.title = p.piece(d.Title, func(nth int) (int, int) {
		// The value was unquoted and unfolded by YAML: the nth call of the value
		// is the nth pair of braces from the value on.
		return p.brace(v.Line+1, nth)
	})
}

// readHeader reads what stands at the head of every page, which may hold calls.
func readHeader(p *parse, d *Definition, v *yaml.Node) {
	d.Layout.Header = p.word(v)
	d.header = p.piece(d.Layout.Header, func(nth int) (int, int) { return p.brace(v.Line+1, nth) })
}

// readFormats reads a list of formats, or words with commas between them.
func readFormats(p *parse, d *Definition, v *yaml.Node) {
	switch v.Kind {
	case yaml.ScalarNode:
		for _, word := range strings.Split(v.Value, ",") {
			one := *v
			one.Value = word
			p.format(d, &one)
		}
	case yaml.SequenceNode:
		for _, item := range v.Content {
			p.format(d, item)
		}
	default:
		p.node(v, "a list of formats is expected", "for example `formats: [pdf, xlsx]`")
	}
}

func (p *parse) format(d *Definition, v *yaml.Node) {
	if name := p.oneOf(v, document.FormatNames); name != "" {
		d.Formats = append(d.Formats, name)
	}
}

// readDate reads the date of the report.
func readDate(p *parse, d *Definition, v *yaml.Node) {
	word := p.word(v)
	if word != "" && !isDay(word) {
		p.node(v, fmt.Sprintf("%q is not a date", word), "write year-month-day, for example 2018-01-31")
		return
	}
	d.Date = word
}

// readMaxRows reads how many rows of a table are printed.
func readMaxRows(p *parse, d *Definition, v *yaml.Node) {
	if v.Kind != yaml.ScalarNode {
		p.word(v)
		return
	}
	word := p.word(v)
	n, ok := wholeNumber(word)
	if !ok || n < 1 || n > mostMaxRows {
		p.node(v, fmt.Sprintf("%q is no number of rows that a table can print", word), fmt.Sprintf("write a whole number from 1 to %d, for example `max_rows: 5000`", mostMaxRows))
		return
	}
	d.MaxRows = n
}

// readWhere reads FIELD: VALUE pairs in their order.
func readWhere(p *parse, d *Definition, v *yaml.Node) {
	if v.Kind != yaml.MappingNode {
		p.node(v, "fields and values are expected", "for example `where: {exchange: latam-2017}`")
		return
	}
	for i := 0; i+1 < len(v.Content); i += 2 {
		key, value := v.Content[i], v.Content[i+1]
		word := p.word(value)
		if message, hint := badFilter(key.Value, word); message != "" {
			p.node(key, message, hint)
			continue
		}
		d.Where = append(d.Where, records.Filter{Field: key.Value, Value: word})
	}
}

// node notes a mistake at a node of the front matter, whose first line is the
// second of the file.
func (p *parse) node(n *yaml.Node, message, hint string) {
	p.at(n.Line+1, max(n.Column, 1), message, hint)
}
