// Package records holds the domain of lex: what a partner's row means once it
// has been read, where it came from, and what is wrong with it. It knows the
// standard library only, so that every other room can speak in its words.
//
// Start with kinds.go (which kinds of record there are and which fields they
// bear, personal ones marked), then finding.go (a fact about the data) and
// rules.go (what a workspace says about counting).
package records
