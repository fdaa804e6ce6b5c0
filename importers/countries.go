package importers

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// remembered bounds how many different values of a column are kept with what
// they mean, so that a column of a million different texts costs no memory.
const remembered = 4096

// countryReader reads the country of a row from the column of names, the column
// of codes, or both: then the code decides.
type countryReader struct {
	d          *decoder
	name, code int // columns, -1 for none
	names      map[string]*lexicon.CountryMatch
	codes      map[string]*lexicon.CountryMatch
	seen       map[int]*countryCensus // by column
	rows       int
	// uncoded counts rows without a code whose name is no country, where most
	// rows have a code.
	uncoded      int
	uncodedFirst place
	// people counts cells with a word for the people of a country.
	people      int
	peopleFirst place
}

// countryCensus counts what a column holds, to decide what NA means in it.
type countryCensus struct {
	two, three, names int // codes of two and of three characters, names of countries
	filled            int
	na                int // cells with NA, and the first of them
	first             place
}

func newCountryReader(d *decoder) *countryReader {
	c := &countryReader{d: d, name: d.column("country"), code: d.column("country_code"),
		names: map[string]*lexicon.CountryMatch{}, codes: map[string]*lexicon.CountryMatch{}, seen: map[int]*countryCensus{}}
	c.seen[c.name], c.seen[c.code] = &countryCensus{}, &countryCensus{}
	return c
}

func (c *countryReader) survey(l *line) {
	c.rows++
	for _, column := range []int{c.name, c.code} {
		text := l.get(column)
		if text == "" {
			continue
		}
		census := c.seen[column]
		switch match := c.match(column, text); {
		case text == "NA" || match.Status == lexicon.CountryMissing:
			continue
		case match.Status == lexicon.Known && len(text) == 2:
			census.two++
		case match.Status == lexicon.Known && len(text) == 3:
			census.three++
		case match.Status == lexicon.Known:
			census.names++
		}
		census.filled++
	}
}

// match looks a text up, remembering the answer.
func (c *countryReader) match(column int, text string) *lexicon.CountryMatch {
	memory := c.names
	if column == c.code {
		memory = c.codes
	}
	match, ok := memory[text]
	if !ok {
		found := lexicon.FindCountry(threeDigits(text), c.d.opt.Rules.CountryAliases)
		match = &found
		if len(memory) < remembered {
			memory[strings.Clone(text)] = match
		}
	}
	return match
}

// countryMissing is what an empty cell says.
var countryMissing = &lexicon.CountryMatch{Status: lexicon.CountryMissing}

// threeDigits gives a code of UN M49 the zeros back that spreadsheets drop.
func threeDigits(text string) string {
	if _, number := wholeNumber(text); number && len(text) < 3 {
		return "000"[len(text):] + text
	}
	return text
}

// cell is what a cell of a column of countries means, NA decided.
func (c *countryReader) cell(l *line, column int) (string, *lexicon.CountryMatch) {
	text := l.get(column)
	if text == "" {
		return "", countryMissing
	}
	match := c.match(column, text)
	if text != "NA" || match.Code != "NA" {
		return text, match
	}
	census := c.seen[column]
	census.na++
	if census.na == 1 {
		census.first = place{l.number, column, l.fieldOf(column), text}
	}
	if census.namibia() {
		return text, match
	}
	return text, countryMissing
}

// namibia tells that NA is the country: the other values are codes of two
// letters as well.
func (c *countryCensus) namibia() bool { return c.two > c.three+c.names }

// read gives the country of a line as records keep it, and the scope where the
// cell says that it is no single country.
func (c *countryReader) read(l *line) (country, scope string) {
	if c.d.plan.exported {
		return c.exportedCountry(l)
	}
	if c.code < 0 {
		if c.name < 0 {
			return "", ""
		}
		text, match := c.cell(l, c.name)
		return c.take(l, c.name, text, match)
	}
	text, name := c.cell(l, c.name)
	codeText, code := c.cell(l, c.code)
	switch code.Status {
	case lexicon.CountryMissing:
		if name.Status != lexicon.CountryMissing && c.mostlyCoded() && !plainCountry(text, name) {
			c.uncoded++
			if c.uncoded == 1 {
				c.uncodedFirst = place{l.number, c.name, "country", text}
			}
			return "", ""
		}
		return c.take(l, c.name, text, name)
	case lexicon.Known:
		if name.Status == lexicon.Known && name.Code != code.Code {
			c.disagree(l, codeText, "the country's name beside it means another country; the code is used")
		}
		return code.Code, ""
	case lexicon.Unknown, lexicon.Ambiguous:
		if name.Status == lexicon.Known {
			c.disagree(l, codeText, "the code is none that lex knows; the country's name beside it is used")
			return text, ""
		}
	}
	return c.take(l, c.code, codeText, code)
}

// plainCountry tells a text that is a country and nothing else. Without a code
// beside it "Coal Association (USA)" is an organization, although it names one.
func plainCountry(text string, match *lexicon.CountryMatch) bool {
	return match.Status != lexicon.Unknown && !strings.ContainsAny(text, "(),")
}

// mostlyCoded tells that the code column is meant to have a code wherever there
// is a country: a row without one has none.
func (c *countryReader) mostlyCoded() bool {
	return c.seen[c.code].filled*2 >= c.rows
}

// take reports what is wrong with a country and returns what records keep.
func (c *countryReader) take(l *line, column int, text string, match *lexicon.CountryMatch) (country, scope string) {
	at := place{l.number, column, l.fieldOf(column), text}
	switch match.Status {
	case lexicon.CountryMissing:
		return "", ""
	case lexicon.NoCountry:
		return text, match.Scope
	case lexicon.Known:
		if match.Demonym {
			c.people++
			if c.people == 1 {
				c.peopleFirst = at
			}
		}
	case lexicon.Former:
		c.d.report.report(records.Warning, "country-former", at, func() (string, string) {
			return sentence(fmt.Sprintf("%q no longer exists and counts as not stated", text), match.Note),
				c.didYouMean(match.Suggestions, "write the country of today if it should count")
		})
	case lexicon.Ambiguous:
		c.d.report.report(records.Error, "country-ambiguous", at, func() (string, string) {
			return sentence(fmt.Sprintf("%q may mean several countries", text), match.Note),
				c.didYouMean(match.Suggestions, "write one country by its full name or its ISO 3166 code")
		})
	case lexicon.Unknown:
		c.d.report.report(records.Error, "country-unknown", at, func() (string, string) {
			// Looked for here, where few texts come to: it takes long.
			like := lexicon.Country(threeDigits(text), c.d.opt.Rules.CountryAliases).Suggestions
			return fmt.Sprintf("expected a country, found %q, which lex does not know", shorten(text)),
				c.didYouMean(like, "write the country's name or its ISO 3166 code, or add the spelling to aliases: countries: in lex.yaml")
		})
	}
	return text, ""
}

func (c *countryReader) disagree(l *line, code, why string) {
	c.d.report.report(records.Warning, "code-disagrees", place{l.number, c.code, "country_code", code}, func() (string, string) {
		return fmt.Sprintf("code %q: %s", shorten(code), why), "correct the code or the name"
	})
}

// didYouMean words suggestions in the partner's language, else the other advice.
func (c *countryReader) didYouMean(codes []string, otherwise string) string {
	if len(codes) == 0 {
		return otherwise
	}
	language := c.d.language()
	var names []string
	for _, code := range codes {
		names = append(names, lexicon.CountryName(code, language))
	}
	if len(names) == 1 {
		return "did you mean " + names[0] + "?"
	}
	return "did you mean " + strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1] + "?"
}

// sentence joins a remark to a statement.
func sentence(statement, remark string) string {
	if remark == "" {
		return statement
	}
	return statement + ": " + remark
}

// closing tells what the column decided for its cells.
func (c *countryReader) closing() {
	for _, column := range []int{c.code, c.name} {
		census := c.seen[column]
		if column < 0 || census.na == 0 {
			continue
		}
		read, others := "not available", "names of countries"
		if census.three > census.names {
			others = "codes of three letters"
		}
		if census.namibia() {
			read, others = "Namibia", "codes of two letters"
		}
		c.d.report.report(records.Warning, "value-decided", census.first, func() (string, string) {
			return fmt.Sprintf("NA (%s of this column) is read as %s, because the column's other values are %s", counted(census.na, "cell", "cells"), read, others),
				"write Namibia, or leave the cell empty, so that nobody has to guess"
		})
	}
	if c.people > 0 {
		c.d.report.report(records.Warning, "value-decided", c.peopleFirst, func() (string, string) {
			return fmt.Sprintf("%s a word for people in place of a country; each is read as their country, this one as %s",
					counted(c.people, "cell of this column holds", "cells of this column hold"), lexicon.CountryName(c.match(c.peopleFirst.column, c.peopleFirst.value).Code, "en")),
				"write the country: where somebody lives or works may be another one"
		})
	}
	if c.uncoded > 0 {
		c.d.report.report(records.Warning, "value-decided", c.uncodedFirst, func() (string, string) {
			return counted(c.uncoded, "row has", "rows have") + " no country code and, in the column of countries, something else than a country; that counts as not stated",
				"add the code where a row has a country"
		})
	}
}
