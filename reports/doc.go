// Package reports says what is said: it turns a definition and the counted data
// into a document.Document. A definition is Markdown with front matter, its
// figures are calls such as {{ countries region=419 }}.
//
// Read it in this order: definition.go and frontmatter.go (what a definition
// is), calls.go (every call there is), grammar.go (how one is written),
// markdown.go (where calls stand in the text), then compose.go and body.go (how
// text and data become a document) with one file for each kind of call:
// metrics.go, claims.go, names.go, region.go, tables.go, charts.go,
// listing.go, testimonials.go, sources.go. Whatever the data puts in stays
// text: it is never parsed as Markdown, call or HTML.
//
// suppress.go hides the cells of a table that would single out people; `lex
// summary` uses it too.
package reports
