// Package extract makes tables of what is stored: the rows of a kind of record
// with its fields, then the columns that lex does not know under their own
// headings. Open says which kind, which rows and for whom; the Listing that it
// returns knows its columns and hands over its rows one by one, so that a million
// of them need no more memory than one (`lex export`, `lex list`).
//
// Outside of the organization (audiences donor and public) personal columns and
// unknown ones are left out, names stay where a consent covers them, and quotes
// without a consent that covers the audience are counted and left out
// (audience.go). Activities for IATI and grants for 360Giving are made in
// activities.go and grants.go.
package extract
