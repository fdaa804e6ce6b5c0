// Package lexicon holds the words of lex in English, Spanish, French and
// Portuguese: how names are folded for comparison, which country a cell means,
// what column headings and values say, which focus areas exist, and how a
// report words labels, numbers, dates and plurals.
//
// The words themselves are tables, not code. To teach lex a spelling, add it to
// the table and run the tests, which refuse a spelling that stands for two
// things:
//
//	countries.csv    names and codes of countries (generated, see below)
//	aliases.csv      other spellings of countries
//	elsewhere.csv    texts that are no country of today: former states, ambiguous names, regions
//	regions.csv      the tree of UN M49 regions
//	focus_areas.csv  the built-in register of focus areas
//	headings.csv     what column headings mean
//	sensitive.csv    headings that lex warns about
//	values.csv       what the cells of sex, status, scope … say
//	words.csv        labels and sentences of reports
//	partners.csv     sentences to partners: templates, messages, what a check asks
//	labels.csv       the heading that lex itself writes over a field
//	guides.csv       what belongs into a field, for templates
//	examples.csv     invented cells for templates
//	choices.csv      how lex itself writes a key such as F of sex
//	currencies.csv   codes of currencies, for templates
//	prose.csv        number words, and words that say what a number counts or names
//	proofs.csv       how a figure was counted, and what changed between two reports
//	pages.csv        what to do about a finding for whom a command is no help
//
// All tables are embedded and read on first use. countries.csv comes from the
// Unicode CLDR (https://cldr.unicode.org, licence in LICENSE-UNICODE.txt):
//
//	npm install --prefix FOLDER cldr-localenames-full@48.2.0 cldr-core@48.2.0
//	CLDR=FOLDER/node_modules go generate ./internal/lexicon
//
// where FOLDER is an absolute path.
package lexicon

//go:generate go run ./generate
