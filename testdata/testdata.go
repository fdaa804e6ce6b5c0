// Package testdata embeds the example workspace, so that `lex demo` and
// `lex init --example` need nothing but the program. Every person, organization
// and address in it is invented; make_example.go makes its workbooks.
package testdata

import "embed"

// Example is the example workspace: the folder "example" with lex.yaml, two
// workbooks, testimonials and the narrative in two languages.
//
//go:embed example
var Example embed.FS
