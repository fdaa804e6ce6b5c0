package store

import (
	"database/sql"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/store/storetest"
)

// TestSchemasAgree compares the tables and columns that the migrations of both
// dialects lead to, and the list Tables with them. A migration of one dialect
// has its like in the other, under the same number.
func TestSchemasAgree(t *testing.T) {
	s, err := Open(t.Context(), ":memory:", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	file := schemaOf(t, s, "SELECT name FROM sqlite_master WHERE type = 'table'")
	if diff := cmp.Diff(file, written(t)); diff != "" {
		t.Errorf("migrations/postgres differ from migrations/sqlite (-sqlite +postgres):\n%s", diff)
	}
	var listed []string
	for _, table := range Tables {
		listed = append(listed, table.Name)
		for _, key := range table.Key {
			if !slices.Contains(file[table.Name], key) {
				t.Errorf("table %s has no column %s", table.Name, key)
			}
		}
	}
	slices.Sort(listed)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(file)), listed); diff != "" {
		t.Errorf("Tables is not the list of all tables (-tables +list):\n%s", diff)
	}
	lists := [2][]step{}
	for i, name := range []string{"sqlite", "postgres"} {
		if lists[i], err = steps(name); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := lists[0][len(lists[0])-1].number, lists[1][len(lists[1])-1].number; a != b {
		t.Errorf("SQLite's migrations end with %d, PostgreSQL's with %d", a, b)
	}
	if storetest.Server() == "" {
		return
	}
	there, err := Open(t.Context(), storetest.Schema(t, t.Name()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	server := schemaOf(t, there, "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename <> 'lex_schema'")
	if diff := cmp.Diff(file, server); diff != "" {
		t.Errorf("the schemas differ (-sqlite +postgres):\n%s", diff)
	}
}

// schemaOf lists the columns of each table of a database.
func schemaOf(t *testing.T, s *Store, tables string) map[string][]string {
	t.Helper()
	schema := map[string][]string{}
	err := each(t.Context(), s.db, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		schema[name] = nil
		return err
	}, tables)
	for name := range schema {
		if err == nil {
			schema[name], err = columnsIn(t.Context(), s.db, name)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

var (
	createTable = regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\);`)
	columnLine  = regexp.MustCompile(`(?m)^\s+("?[a-z_0-9]+"?)\s+(BIGINT|TEXT|BYTEA)`)
	addColumn   = regexp.MustCompile(`ALTER TABLE (\w+) ADD COLUMN ("?\w+"?)`)
)

// written reads the tables and columns off the migrations of PostgreSQL.
func written(t *testing.T) map[string][]string {
	t.Helper()
	list, err := steps("postgres")
	if err != nil {
		t.Fatal(err)
	}
	schema := map[string][]string{}
	for _, step := range list {
		for _, table := range createTable.FindAllStringSubmatch(step.text, -1) {
			for _, column := range columnLine.FindAllStringSubmatch(table[2], -1) {
				schema[table[1]] = append(schema[table[1]], column[1])
			}
		}
		for _, column := range addColumn.FindAllStringSubmatch(step.text, -1) {
			schema[column[1]] = append(schema[column[1]], column[2])
		}
		if strings.Contains(step.text, "DROP ") {
			t.Errorf("%s drops something, which this test does not understand", step.name)
		}
	}
	delete(schema, "lex_schema")
	for _, columns := range schema {
		slices.Sort(columns)
	}
	return schema
}
