// Package store keeps what was imported and counts it.
//
// A file is one batch and one transaction; each of its sheets is an import with
// a number that people see. Imported rows never change, unless a person asks to
// be forgotten (forget.go): an import is active, replaced or undone, and only
// active ones count. What people decided about look-alikes (decisions.go) is
// kept by digests of who they are, so that it outlives imports. Rows hold texts once, in the
// dictionary `term`, and integers elsewhere; what a text means (which country,
// which organization, which person) is decided when counting, from the
// workspace's rules, so that mending lex.yaml mends what is stored.
//
// Read in this order: migrations/sqlite/0001_init.sql (the tables), batch.go
// and sheet.go (writing), resolve.go (texts to keys, rows to facts), count.go
// (facts to tables); then, for many rows, column_writer.go (columns beside the
// rows), ledger.go and tally.go (counting over them) and kept.go (what is not
// counted twice). SQL is written for SQLite and PostgreSQL alike; what only
// SQLite understands stands in dialect.go and in its migrations.
package store
