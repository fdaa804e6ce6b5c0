// Package workspace reads lex.yaml: it finds the file, checks every key against
// one list, and hands down plain structs. It also knows the periods that people
// write (2017-Q2, last-quarter, FY2018).
//
// Start with schema.go: Keys is the list of everything that lex.yaml may say,
// and it drives the checking, the defaults, `lex config` and the reference
// page. To add a key, add a line there and read it in bind.go.
package workspace
