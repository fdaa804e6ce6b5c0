package reports

import "strings"

// Place says where in a definition a call may stand.
type Place int

// The places of a call.
const (
	// InText is inside a sentence.
	InText Place = iota
	// OwnLine is on a line of its own.
	OwnLine
	// LineStart is at the start of a line.
	LineStart
)

// Argument is a kind of argument that a call takes.
type Argument uint16

// The arguments of calls.
const (
	// Filters are FIELD=VALUE pairs as in --where.
	Filters Argument = 1 << iota
	// Nouns are one or two "words" that follow the number: singular and plural.
	Nouns
	// Number is a whole number.
	Number
	// Metric is what to count.
	Metric
	// By are one or two dimensions: by=country or by=country,sex.
	By
	// Title is title="…".
	Title
	// Listing is the name of a list that fits into a footnote.
	Listing
	// Attribute is what may be missing from a record, such as country.
	Attribute
	// OnlyExchange is exchange=ID and no other filter.
	OnlyExchange
	// Fund is fund=ID.
	Fund
	// File is the name of a picture, then "what it shows" and "its caption".
	File
)

// CallInfo describes one call for the parser, the help and the docs.
type CallInfo struct {
	Name string
	// Place is where it may stand, Takes what may follow its name.
	Place Place
	Takes Argument
	// Example is a call as one would write it; Help says what it prints.
	Example, Help string
}

// Metrics are what can be counted, in the order of `lex report --json`.
var Metrics = []string{"participants", "participations", "organizations", "countries", "exchanges", "focus_areas"}

// tableMetrics are the metrics that a breakdown can show.
var tableMetrics = []string{"participants", "participations", "organizations"}

// chartSubjects are what a chart can show beside breakdowns.
var chartSubjects = []string{"indicators", "timeline"}

// footnoteListings are the lists that a footnote can hold.
var footnoteListings = []string{"organizations-by-country"}

// attributes are what {{ without … }} can count the lack of.
var attributes = []string{"country", "focus_area", "sex", "age_group", "organization"}

// Calls lists every call of a definition.
var Calls = []CallInfo{
	{"participants", InText, Filters | Nouns, `{{ participants country=PE "person" "people" }}`, "the number of different people; words in quotes follow it, the first for one, the second for several"},
	{"participations", InText, Filters | Nouns, `{{ participations }}`, "the number of attendances: a person at two exchanges counts twice"},
	{"organizations", InText, Filters | Nouns, `{{ organizations exchange=quito-2018 }}`, "the number of different organizations"},
	{"countries", InText, Filters | Nouns, `{{ countries region=419 }}`, "the number of countries that people come from; region takes a UN M49 code"},
	{"exchanges", InText, Filters | Nouns, `{{ exchanges }}`, "the number of exchanges"},
	{"focus_areas", InText, Filters | Nouns, `{{ focus_areas "focus area" "focus areas" }}`, "the number of focus areas"},
	{"claim", InText, Number | Metric | Filters | Nouns, `{{ claim 12 countries region=419 }}`, "prints the number as you wrote it, and fails the report when the data gives another"},
	{"stated", InText, Number | Nouns, `{{ stated 5 "case study" "case studies" }}`, "prints a number that the data cannot know, as you wrote it, or a text that holds one ({{ stated \"five case studies\" }}); the proofs list it as stated by the author"},
	{"exchange.name", InText, OnlyExchange, `{{ exchange.name }}`, "the name of the exchange"},
	{"exchange.city", InText, OnlyExchange, `{{ exchange.city }}`, "the town of the exchange"},
	{"exchange.country", InText, OnlyExchange, `{{ exchange.country }}`, "the country of the exchange"},
	{"exchange.place", InText, OnlyExchange, `{{ exchange.place }}`, "town and country of the exchange"},
	{"exchange.dates", InText, OnlyExchange, `{{ exchange.dates exchange=quito-2018 }}`, "first and last day of the exchange"},
	{"grantee.name", InText, 0, `{{ grantee.name }}`, "who prepares the report, with a link to its web site at the first mention"},
	{"grantee.country", InText, 0, `{{ grantee.country }}`, "the country of its seat"},
	{"grantee.contact", InText, 0, `{{ grantee.contact }}`, "whom a donor may ask"},
	{"fund.name", InText, Fund, `{{ fund.name }}`, "the name of the fund"},
	{"fund.donor", InText, Fund, `{{ fund.donor }}`, "the donor behind the fund"},
	{"fund.grant", InText, Fund, `{{ fund.grant }}`, "the number of the grant"},
	{"fund.amount", InText, Fund, `{{ fund.amount }}`, "the amount of the grant with its currency"},
	{"fund.currency", InText, Fund, `{{ fund.currency }}`, "the currency of the grant"},
	{"fund.dates", InText, Fund, `{{ fund.dates fund=kmf }}`, "first and last day of the grant"},
	{"period", InText, 0, `{{ period }}`, "the period of the report"},
	{"period.covered", InText, 0, `{{ period.covered }}`, "the days of the period that the grant and the date of the report leave; without a value when that is the whole period"},
	{"date", InText, 0, `{{ date }}`, "the date of the report"},
	{"region.name", InText, 0, `{{ region.name }}`, "the region that holds most of the countries, when there is one"},
	{"region.countries", InText, Nouns, `{{ region.countries }}`, "how many of the countries lie in that region; without a value when all do"},
	{"region.whole", InText, 0, `{{ region.whole }}`, "the region, when all countries lie in it"},
	{"rows", InText, Nouns, `{{ rows "row" "rows" }}`, "the number of rows of participants that were counted"},
	{"repeats", InText, Nouns, `{{ repeats }}`, "how many of these rows repeat a person; without a value when none does"},
	{"nobody", InText, 0, `{{ nobody }}`, "says in words that nobody took part, where a number would be 0; without a value when somebody did"},
	{"without", InText, Attribute | Nouns, `{{ without country }}`, "the number of people for whom country, focus_area, sex, age_group or organization is not known; without a value when there is none"},
	{"undated", InText, Nouns, `{{ undated }}`, "the number of rows that the period leaves out because they bear no date; without a value when there is none"},
	{"rejected", InText, Nouns, `{{ rejected "row" "rows" }}`, "the number of rows that could not be taken in; without a value when there is none"},
	{"rejected.files", InText, 0, `{{ rejected.files }}`, "the files in which these rows stand, with their number where there are several; without a value when there is none"},
	{"decided.people", InText, Nouns, `{{ decided.people "pair" "pairs" }}`, "the number of look-alikes that were decided to be one person (lex match accept); without a value when there is none"},
	{"decided.organizations", InText, Nouns, `{{ decided.organizations }}`, "the number of spellings that were decided to be one organization; without a value when there is none"},
	{"decided.apart", InText, Nouns, `{{ decided.apart }}`, "the number of look-alikes that were decided to be two (lex match reject); without a value when there is none"},
	{"hidden", InText, Nouns, `{{ hidden }}`, "the number of small cells that the report does not show; without a value when there is none"},
	{"regions_shown", InText, 0, `{{ regions_shown }}`, "the word for regions where the report names them in the place of countries; without a value where it names countries"},
	{"not_counted", InText, 0, `{{ not_counted }}`, "the marks (status and role) of the people who are stored and not counted"},
	{"footnote", InText, Listing | Filters, `{{ footnote organizations-by-country }}`, "a footnote with the list"},
	{"else", LineStart, 0, `{{ else }} {{ participants }} people took part.`, "starts a line that stands in for the line above it, when a figure of that has no value"},
	{"table", OwnLine, Metric | By | Filters | Title, `{{ table participants by=country,sex }}`, "a table by one or two dimensions; title=\"…\" replaces its title"},
	{"chart", OwnLine, Metric | By | Filters | Fund | Title, `{{ chart participants by=country,sex }}`, "a bar chart of the same counts, stacked by the second dimension; {{ chart indicators }} shows what was reached of each target, {{ chart timeline }} when exchanges and sessions took place"},
	{"map", OwnLine, Metric | Filters | Title, `{{ map participants }}`, "a map of the countries, darker where there are more"},
	{"people-reached", OwnLine, Filters, `{{ people-reached }}`, "people by country, sex and age group, with what nobody stated in columns of its own, and their attendances; where small numbers must stay hidden, two tables instead of one"},
	{"overlap", OwnLine, Filters, `{{ overlap }}`, "how many people came to one exchange, to two, and so on: who adds up the exchanges counts them several times"},
	{"organizations-by-country", OwnLine, Filters, `{{ organizations-by-country }}`, "the organizations of each country, regional and international ones last"},
	{"sessions", OwnLine, Filters | Fund, `{{ sessions }}`, "the activities, one table each: days, place, attendances, what happened, what came of it, what went otherwise than planned"},
	{"outputs", OwnLine, Filters | Fund, `{{ outputs }}`, "a table of publications, videos and other products"},
	{"next-steps", OwnLine, Filters | Fund, `{{ next-steps }}`, "a numbered list of the steps still to do, with their due days; who does them is named in internal reports only"},
	{"indicators", OwnLine, Filters | Fund, `{{ indicators }}`, "indicators with baseline, target, what was reached in the period and so far, the share of the target and the status"},
	{"budget", OwnLine, Filters | Fund, `{{ budget }}`, "budget lines with what was spent in the period and so far, the variance and its explanation"},
	{"testimonials", OwnLine, Filters, `{{ testimonials }}`, "the quotes whose consent covers the reader of the report"},
	{"participants-list", OwnLine, Filters, `{{ participants-list }}`, "a list of participants; outside internal reports only those who agreed to be named, and how many others there are"},
	{"data-quality", OwnLine, 0, `{{ data-quality }}`, "what the checks found in the data, by file, with numbers and without names"},
	{"picture", OwnLine, File, `{{ picture group.png "The group in front of the town hall" }}`, "a picture of the workspace (PNG or JPEG) with what it shows for those who cannot see it; a second text in quotation marks is its caption"},
	{"signature", OwnLine, 0, `{{ signature }}`, "the place to sign, with a statement: that of signature: in the front matter, or the usual one"},
	{"sources", OwnLine, 0, `{{ sources }}`, "a table of the files that the figures come from"},
	{"method", OwnLine, 0, `{{ method }}`, "how the figures were made, in words"},
}

// argumentWords are how each kind of argument is written, in their order in a
// call.
var argumentWords = []struct {
	takes Argument
	words string
}{
	{Number, "NUMBER"}, {Metric, "METRIC"}, {Listing, "LIST"}, {Attribute, "ATTRIBUTE"}, {File, `FILE "what it shows" "caption"`}, {By, "by=DIMENSION or by=DIMENSION,DIMENSION"},
	{Filters, "FIELD=VALUE"}, {OnlyExchange, "exchange=ID"}, {Fund, "fund=ID"}, {Nouns, `"one" "several"`}, {Title, `title="…"`},
}

// Arguments says what may follow the name of a call, "" for nothing.
func (i CallInfo) Arguments() string {
	var list []string
	for _, a := range argumentWords {
		if i.Takes&a.takes != 0 {
			list = append(list, a.words)
		}
	}
	return strings.Join(list, ", ")
}

// callInfo finds the description of a call.
func callInfo(name string) (CallInfo, bool) {
	for _, c := range Calls {
		if c.Name == name {
			return c, true
		}
	}
	return CallInfo{}, false
}

// callNames lists the names of all calls.
func callNames() []string {
	names := make([]string, len(Calls))
	for i, c := range Calls {
		names[i] = c.Name
	}
	return names
}
