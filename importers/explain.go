package importers

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Confidence says how sure lex is of what it takes a column for.
type Confidence string

// The degrees of confidence, surest first.
const (
	High   Confidence = "high"   // the person, a tag or a known heading, and the cells do not disagree
	Medium Confidence = "medium" // the heading only contains or often means it, or many cells are something else
	Low    Confidence = "low"    // only the cells show it
)

// cellTest counts the cells of a column that a field would accept.
type cellTest struct {
	read func(string) bool
	// what they are, and what they are not, in words
	noun string
}

func keyed(read func(string) (string, bool)) func(string) bool {
	return func(s string) bool { key, ok := read(s); return ok && key != "" }
}

// testOf is what the cells of a field must be; ok is false for texts, which may
// be anything.
func testOf(kind records.Kind, field string) (cellTest, bool) {
	info, ok := kindField(kind, field)
	if !ok {
		return cellTest{}, false
	}
	switch info.Type {
	case records.Email:
		return cellTest{emailShape, "addresses"}, true
	case records.Web:
		return cellTest{isURL, "web addresses"}, true
	case records.Day:
		return cellTest{func(s string) bool {
			return readDay(s, field == "birth_date").ok
		}, "dates"}, true
	case records.Number:
		return cellTest{func(s string) bool { return lexicon.Amount(s, lexicon.MarkUndecided).OK }, "numbers"}, true
	case records.CountryName, records.CountryCode:
		return cellTest{func(s string) bool {
			status := lexicon.FindCountry(threeDigits(s), nil).Status
			return status != lexicon.Unknown && status != lexicon.CountryMissing
		}, "countries or regions"}, true
	case records.Key:
		if read := key(info.Topic); read != nil {
			return cellTest{keyed(read), "words for " + lexicon.Or(info.Keys())}, true
		}
	}
	switch field {
	case "age":
		return cellTest{keyed(lexicon.Age), "ages"}, true
	}
	return cellTest{}, false
}

// explain words why a column is taken for its field, and how sure that is.
func (c *Column) explain(kind records.Kind, p profile, tag string, strength int) {
	if c.Dropped {
		c.Why = "left out, as asked"
		return
	}
	if c.Field == "" {
		c.Why = c.unknownWhy()
		return
	}
	c.Confidence = High
	switch c.Evidence {
	case ByMapping:
		c.Why = "you said so (--map or lex.yaml)"
	case ByTag:
		c.Why = "the tag " + tag + " says so"
	case ByHeading:
		c.Why = fmt.Sprintf("“%s” means %s", shorten(c.Heading), c.Field)
		if strength < known {
			c.Confidence, c.Why = Medium, fmt.Sprintf("“%s” often means %s, and no other column does", shorten(c.Heading), c.Field)
		}
	case ByQuestion:
		c.Confidence, c.Why = Medium, fmt.Sprintf("“%s” asks for %s", shorten(c.Heading), c.Field)
	case ByContent:
		c.Confidence, c.Why = Low, "its cells look like it, the heading does not say it"
	}
	switch {
	case c.tick != "":
		c.Why += "; " + c.Note
		return
	case p.filled == 0:
		c.Why += "; no cell of the first rows is filled"
		if c.Evidence == ByHeading {
			c.Confidence = Medium
		}
		return
	case c.Note != "":
		c.Why += "; " + c.Note
	}
	test, ok := testOf(kind, c.Field)
	if !ok {
		return
	}
	fit := p.readable(test.read)
	c.Why += fmt.Sprintf("; %d of %d cells are %s", fit, p.filled, test.noun)
	switch {
	case c.Evidence == ByMapping || c.Evidence == ByTag:
	case fit*2 < p.filled:
		c.Confidence = Low
	case fit*5 < p.filled*4:
		c.Confidence = Medium
	case fit == p.filled && p.filled >= 3 && c.Evidence != ByContent:
		c.Confidence = High
	case c.Evidence == ByContent && fit == p.filled && p.filled >= 3:
		c.Confidence = Medium
	}
}

func (c Column) unknownWhy() string {
	switch {
	case c.Note != "":
		return c.Note
	case c.numbering:
		return "it only numbers the rows"
	case c.Heading == "":
		return "it has no heading; kept as it is"
	}
	if topic, ok := lexicon.Sensitive(c.Heading); ok {
		return "not known; it looks like " + topic + ", kept as it is"
	}
	if strings.Contains(c.Heading, "/") || len(strings.Fields(c.Heading)) > 4 {
		return "lex cannot tell what it asks for; kept as it is"
	}
	return "lex does not know the heading; kept as it is"
}
