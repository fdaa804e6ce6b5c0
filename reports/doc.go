// Package reports says what is said: it turns a definition and the counted data
// into a document.Document. A definition is Markdown with front matter, its
// figures are calls such as {{ countries region=419 }}.
//
// Read it in this order: definition.go and frontmatter.go (what a definition
// is), calls.go (every call there is), grammar.go (how one is written),
// markdown.go (where calls stand in the text), then compose.go and body.go (how
// text and data become a document) with one file for each kind of call:
// metrics.go, claims.go, names.go, funds.go, region.go, tables.go, reached.go,
// charts.go, timeline.go, listing.go, testimonials.go, participantslist.go,
// picture.go, sources.go. Kinds of few rows (sessions.go, outputs.go,
// nextsteps.go, indicators.go, budget.go) start from entries.go. Whatever the
// data puts in stays text: it is never parsed as Markdown, call or HTML.
//
// Who reads decides what is said: consents.go says whom a report may name,
// places.go puts regions in the place of countries.
//
// suppress.go hides the cells of a table that would single out people; `lex
// summary` uses it too.
package reports
