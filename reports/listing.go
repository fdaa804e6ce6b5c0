package reports

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// longestNote is the number of organizations that a footnote can hold; longer
// lists stand at the end of the report.
const longestNote = 60

// listing is the organizations by country: countries by their names in the
// language of the report, then those without a country, then regional and
// international organizations.
type listing struct {
	groups []listingGroup
	count  int
	lang   string
}

type listingGroup struct {
	head  string
	names []string
}

// listing lists the organizations in scope, nil when there are none. A long one
// is asked for twice, by its footnote and at the end of the report.
func (c *composer) listing(filters []records.Filter) (*listing, error) {
	key := strings.Join(filterWords(filters), " ")
	if l, ok := c.listings[key]; ok {
		return l, nil
	}
	l, err := c.newListing(filters)
	if err == nil {
		c.listings[key] = l
	}
	return l, err
}

func (c *composer) newListing(filters []records.Filter) (*listing, error) {
	organizations, err := c.source.organizations(filters)
	if err != nil {
		return nil, err
	}
	lang := c.req.Language
	l := &listing{count: len(organizations), lang: lang}
	byHead, unnamed := map[string][]string{}, map[string]int{}
	var countries []string
	unknown, beyond := c.word("country_not_stated"), c.word("regional_and_international")
	for _, o := range organizations {
		head := unknown
		switch {
		case isBeyond(o):
			head = beyond
		case c.countryName(o.Country) != "":
			head = c.countryName(o.Country)
		}
		if byHead[head] == nil && unnamed[head] == 0 && head != unknown && head != beyond {
			countries = append(countries, head)
		}
		if c.mask.names(o) {
			unnamed[head]++
			c.mask.hit++
			continue
		}
		byHead[head] = append(byHead[head], o.Name)
	}
	if l.count == 0 {
		return nil, nil
	}
	order := collate.New(language.Make(lang))
	byAlphabet(order, countries)
	for _, head := range append(countries, unknown, beyond) {
		if names := byHead[head]; len(names)+unnamed[head] > 0 {
			byAlphabet(order, names)
			if n := unnamed[head]; n == 1 {
				names = append(names, c.word("at_risk.organization"))
			} else if n > 1 {
				names = append(names, lexicon.Plural("at_risk.organizations", n, lang))
			}
			l.groups = append(l.groups, listingGroup{head, names})
		}
	}
	return l, nil
}

// byAlphabet puts names into the order of a language. Each name is weighed once,
// not at every comparison.
func byAlphabet(order *collate.Collator, names []string) {
	type weighed struct {
		name string
		key  []byte
	}
	var buffer collate.Buffer
	list := make([]weighed, len(names))
	for i, name := range names {
		list[i] = weighed{name, order.KeyFromString(&buffer, name)}
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(bytes.Compare(a.key, b.key), strings.Compare(a.name, b.name))
	})
	for i, w := range list {
		names[i] = w.name
	}
}

// isBeyond reports whether an organization works beyond one country.
func isBeyond(o store.Organization) bool {
	return o.Country == "" && (o.Scope == "regional" || o.Scope == "international")
}

// colon is the colon of the language; French sets a no-break space before it.
func (l *listing) colon() string {
	if l.lang == "fr" {
		return "\u00a0:"
	}
	return ":"
}

// words writes one group: "Argentina: A, B and C".
func (l *listing) words(g listingGroup) []document.Inline {
	return []document.Inline{document.Text{Text: g.head + l.colon(), Bold: true}, document.Text{Text: " " + lexicon.And(g.names, l.lang)}}
}

// block writes the listing as a list.
func (l *listing) block() document.Block {
	list := document.List{}
	for _, g := range l.groups {
		g.head = capital(g.head)
		list.Items = append(list.Items, []document.Block{document.Paragraph{Text: l.words(g)}})
	}
	return list
}

// note writes the listing as one sentence for a footnote.
func (l *listing) note() []document.Inline {
	separator := "; "
	if l.lang == "fr" {
		separator = "\u00a0; "
	}
	var out []document.Inline
	for i, g := range l.groups {
		if i > 0 {
			out = append(out, document.Text{Text: separator})
		} else {
			g.head = capital(g.head)
		}
		out = append(out, l.words(g)...)
	}
	return merge(append(out, document.Text{Text: "."}))
}

// footnoteListing composes {{ footnote organizations-by-country }}.
func (c *composer) footnoteListing(call *Call) (value, error) {
	l, err := c.listing(call.Filters)
	if err != nil {
		return value{}, err
	}
	if l == nil {
		why, err := c.noOrganization()
		return value{lack: why}, err
	}
	var note []document.Inline
	if l.count <= longestNote {
		note = l.note()
	} else {
		c.annex = true
		note = []document.Inline{document.Text{Text: lexicon.Fill("report.organizations_at_end", c.req.Language, "n", lexicon.Number(l.count, c.req.Language))}}
	}
	return value{inlines: []document.Inline{document.Footnote{Text: note}}}, nil
}

// capital writes the first letter of words large.
func capital(words string) string {
	first := firstRune(words)
	return strings.ToUpper(string(first)) + strings.TrimPrefix(words, string(first))
}
