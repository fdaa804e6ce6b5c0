package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Call is one {{ … }} of a definition, read and checked.
type Call struct {
	Info CallInfo
	// Number is what a claim states, or -1; Metric is what a metric, claim, table or
	// chart counts; Listing is what a footnote holds; Attribute is what without
	// looks for.
	Number                     int
	Metric, Listing, Attribute string
	By                         []string
	Filters                    []records.Filter
	// Nouns are the words after the number, for one and for several; of a picture
	// what it shows and its caption.
	Nouns []string
	Title string
	// Fund is the id of a fund, File the name of a picture.
	Fund, File string
	// Line and Column place the opening braces in the definition, counted from
	// 1, the column in characters.
	Line, Column int
}

// ID names the figure: the call without its words, in one spelling.
func (c *Call) ID() string {
	parts := []string{c.Info.Name}
	if c.Info.Name == "claim" {
		parts = append(parts, strconv.Itoa(c.Number))
	}
	if c.Info.Name == "stated" {
		if c.Number >= 0 {
			parts = append(parts, strconv.Itoa(c.Number))
		}
		if len(c.Nouns) > 0 {
			parts = append(parts, strconv.Quote(c.Nouns[len(c.Nouns)-1]))
		}
	}
	if c.Metric != "" && c.Metric != c.Info.Name {
		parts = append(parts, c.Metric)
	}
	if c.Listing != "" {
		parts = append(parts, c.Listing)
	}
	if c.Attribute != "" {
		parts = append(parts, c.Attribute)
	}
	if c.File != "" {
		parts = append(parts, bareOrQuoted(c.File))
	}
	if len(c.By) > 0 {
		parts = append(parts, "by="+strings.Join(c.By, ","))
	}
	if parts = append(parts, filterWords(c.Filters)...); c.Fund != "" {
		parts = append(parts, "fund="+bareOrQuoted(c.Fund))
	}
	return strings.Join(parts, " ")
}

// filterWords writes filters as in a call.
func filterWords(filters []records.Filter) []string {
	var words []string
	for _, f := range filters {
		words = append(words, f.Field+"="+bareOrQuoted(f.Value))
	}
	return words
}

// bareOrQuoted writes a value as a call would hold it.
func bareOrQuoted(value string) string {
	if value == "" || wordEnd(value) != len(value) {
		return strconv.Quote(value)
	}
	return value
}

// mistake is what is wrong with a call, at a byte of its text.
type mistake struct {
	offset               int
	check, message, hint string
}

// parseCall reads the text between {{ and }}.
func parseCall(text string) (*Call, *mistake) {
	list, offset, problem := tokens(text)
	if problem != "" {
		return nil, &mistake{offset, DefinitionUnreadable, problem, `a call is a name, then words, FIELD=VALUE and "strings"; values with blanks stand in quotation marks`}
	}
	if len(list) == 0 {
		return nil, &mistake{0, FigureUnknown, "a call without a name", "write a figure such as {{ participants }}; `lex report --help-figures` lists all"}
	}
	name := list[0]
	info, ok := callInfo(name.text)
	if !ok || name.hasKey || name.quoted {
		return nil, &mistake{name.offset, FigureUnknown, fmt.Sprintf("there is no figure %q", name.key+name.text),
			hintForCall(name.key + name.text)}
	}
	c := &Call{Info: info, Number: -1}
	if slices.Contains(Metrics, info.Name) {
		c.Metric = info.Name
	}
	for _, t := range list[1:] {
		if m := c.take(t); m != nil {
			return nil, m
		}
	}
	if m := c.complete(name.offset); m != nil {
		return nil, m
	}
	return c, nil
}

// hintForCall is the hint for a name that is no call.
func hintForCall(name string) string {
	if k := lexicon.Nearest(name, callNames()); k != "" {
		return fmt.Sprintf("did you mean {{ %s }}?", k)
	}
	return "`lex report --help-figures` lists all figures"
}

// take puts one token where the call has a place for it.
func (c *Call) take(t token) *mistake {
	takes := c.Info.Takes
	wrong := func(message, hint string) *mistake {
		return &mistake{t.offset, FigureUnknown, message, hint}
	}
	if t.hasKey {
		return c.takePair(t, wrong)
	}
	switch {
	case takes&File != 0 && c.File == "":
		c.File = t.text
	case t.quoted && takes&File != 0:
		if len(c.Nouns) == 2 {
			return wrong("more than two texts in quotation marks", `what the picture shows, then its caption: {{ picture group.png "The group" "Quito, May 2018" }}`)
		}
		c.Nouns = append(c.Nouns, t.text)
	case t.quoted && takes&Nouns != 0:
		if len(c.Nouns) == 2 {
			return wrong("more than two words in quotation marks", `one for a single thing and one for several: {{ participants "person" "people" }}`)
		}
		c.Nouns = append(c.Nouns, t.text)
	case !t.quoted && takes&Number != 0 && c.Number < 0:
		n, ok := wholeNumber(t.text)
		if !ok {
			return wrong(fmt.Sprintf("a whole number is expected, not %q", t.text), "write it in digits: {{ claim 13 countries }}")
		}
		c.Number = n
	case !t.quoted && takes&Metric != 0 && c.Metric == "":
		known := Metrics
		switch c.Info.Name {
		case "table", "map":
			known = tableMetrics
		case "chart":
			known = slices.Concat(tableMetrics, chartSubjects)
		}
		if !slices.Contains(known, t.text) {
			return wrong(fmt.Sprintf("%q is nothing that %s can count", t.text, c.Info.Name), lexicon.DidYouMean(t.text, known))
		}
		c.Metric = t.text
	case !t.quoted && takes&Listing != 0 && c.Listing == "":
		if !slices.Contains(footnoteListings, t.text) {
			return wrong(fmt.Sprintf("%q is no list that a footnote can hold", t.text), lexicon.DidYouMean(t.text, footnoteListings))
		}
		c.Listing = t.text
	case !t.quoted && takes&Attribute != 0 && c.Attribute == "":
		if !slices.Contains(attributes, t.text) {
			return wrong(fmt.Sprintf("%q is nothing that without can look for", t.text), lexicon.DidYouMean(t.text, attributes))
		}
		c.Attribute = t.text
	default:
		return wrong(fmt.Sprintf("%s takes no %q here", c.Info.Name, t.text), "for example: "+c.Info.Example)
	}
	return nil
}

// takePair takes FIELD=VALUE.
func (c *Call) takePair(t token, wrong func(message, hint string) *mistake) *mistake {
	takes := c.Info.Takes
	switch {
	case t.key == "by" && takes&By != 0:
		if len(c.By) > 0 {
			return wrong("by= stands twice", "name both in one: by=country,sex")
		}
		for _, dim := range strings.Split(t.text, ",") {
			dim = strings.TrimSpace(dim)
			if !slices.Contains(store.Dimensions, dim) {
				return wrong(fmt.Sprintf("there is no dimension %q to break down by", dim), lexicon.DidYouMean(dim, store.Dimensions))
			}
			if slices.Contains(c.By, dim) {
				return wrong(fmt.Sprintf("%s stands twice in by=", dim), "name each dimension once")
			}
			c.By = append(c.By, dim)
		}
		if len(c.By) > 2 {
			return wrong("a table breaks down by one or two dimensions, not more", "make two tables")
		}
	case t.key == "fund" && takes&Fund != 0:
		c.Fund = t.text
	case t.key == "title" && takes&Title != 0:
		c.Title = t.text
	case takes&OnlyExchange != 0 && t.key == "exchange":
		c.Filters = append(c.Filters, records.Filter{Field: t.key, Value: t.text})
	case takes&Filters != 0:
		if message, hint := badFilter(t.key, t.text); message != "" {
			return wrong(message, hint)
		}
		c.Filters = append(c.Filters, records.Filter{Field: t.key, Value: t.text})
	default:
		return wrong(fmt.Sprintf("%s takes no %s=", c.Info.Name, t.key), "for example: "+c.Info.Example)
	}
	return nil
}

// badFilter says what is wrong with a filter, as far as that can be said without
// the workspace's rules and the data.
func badFilter(field, value string) (message, hint string) {
	switch {
	case !store.ValidFilter(field):
		return fmt.Sprintf("there is no field %q to filter by", field), lexicon.DidYouMean(field, store.Dimensions)
	case field == "region" && value != "" && lexicon.RegionName(value, "en") == value:
		return fmt.Sprintf("there is no region %q", value), "write a UN M49 code, such as 419 for Latin America and the Caribbean"
	}
	return "", ""
}

// complete checks that nothing is wanting.
func (c *Call) complete(offset int) *mistake {
	takes := c.Info.Takes
	var wanting string
	switch {
	case c.Info.Name == "stated" && c.Number < 0 && len(c.Nouns) == 1 && statesNumber(c.Nouns[0]):
		return nil
	case takes&Number != 0 && c.Number < 0:
		wanting = "the number that you state"
	case takes&Metric != 0 && c.Metric == "":
		wanting = "what to count"
	case slices.Contains(chartSubjects, c.Metric):
		if len(c.By) > 0 {
			return &mistake{offset, FigureUnknown, "chart " + c.Metric + " breaks nothing down", "leave by= out"}
		}
		return nil
	case c.Fund != "" && c.Info.Name == "chart":
		return &mistake{offset, FigureUnknown, "a chart of people knows no fund", "choose an exchange instead: exchange=ID"}
	case takes&File != 0 && c.File == "":
		wanting = "the name of the picture's file"
	case takes&File != 0 && (len(c.Nouns) == 0 || strings.TrimSpace(c.Nouns[0]) == ""):
		wanting = "what it shows, in quotation marks, for those who cannot see it"
	case takes&By != 0 && len(c.By) == 0:
		wanting = "by= and what to break down by"
	case takes&Listing != 0 && c.Listing == "":
		wanting = "the list that the footnote holds"
	case takes&Attribute != 0 && c.Attribute == "":
		wanting = "what is not known"
	default:
		return nil
	}
	return &mistake{offset, FigureUnknown, c.Info.Name + " lacks " + wanting, "for example: " + c.Info.Example}
}

// wholeNumber reads 13, 1234 and 1,234 in the usual ways to group digits.
func wholeNumber(text string) (int, bool) {
	digits := strings.NewReplacer(",", "", ".", "", "'", "", "\u00a0", "", "\u202f", "").Replace(text)
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || digits == "" {
		return 0, false
	}
	if digits != text {
		// Grouped digits come in threes: 1,5 is not 15.
		groups := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
		for i, g := range groups {
			if len(g) > 3 || len(g) == 0 || (i > 0 && len(g) != 3) {
				return 0, false
			}
		}
	}
	return n, true
}
