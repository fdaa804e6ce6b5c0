package store

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/namati/lex/internal/records"
)

// TestMigrateFromFirstSchema opens a database as the first schema left it and
// expects its rows to be counted and compared as before.
func TestMigrateFromFirstSchema(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "lex.db")
	ana, luis := digest64(foldName("Ana Gomez")), digest64(foldName("Luis Paz"))
	firstSchema(t, path, []any{ana, emailDigest("ana@example.org"), luis})
	// Reading is enough to bring it up to date.
	reader, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{Now: func() time.Time { return time.Unix(0, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	table, err := s.Count(ctx, Query{By: []string{"country"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Totals; got.Participants != 2 || got.Rows != 3 || got.Organizations != 1 || len(table.Rows) != 2 {
		t.Errorf("counted %+v", table)
	}
	b, err := s.Begin(ctx, File{Path: "a.xlsx", SHA256: "second"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	w, err := b.Sheet(SheetInfo{Sheet: "Lista", Kind: "participants"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Participant(&records.Participant{Row: 2, Name: "Ana Gomez", Email: "ana@example.org", Country: "CL"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Participant(&records.Participant{Row: 3, Name: "Luis Paz", Organization: "Uno", Country: "AR"}); err != nil {
		t.Fatal(err)
	}
	changes, err := b.Commit(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if c := changes[0]; c.Added != 0 || c.Changed != 2 || c.Removed != 1 {
		t.Errorf("the second version: %+v", c)
	}
}

// firstSchema makes a database with the first migration alone: two rows of Ana,
// one of Luis, who has no address.
func firstSchema(t *testing.T, path string, digests []any) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first, err := migrations.ReadFile("migrations/sqlite/0001_init.sql")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(string(first)); err != nil {
		t.Fatal(err)
	}
	if err := sqliteDialect.markSchema(context.Background(), pool{db, sqliteDialect}, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`
		INSERT INTO batch VALUES (1, 'a.xlsx', 'a.xlsx', 'first', '', 'active', NULL, '', NULL, '', '');
		INSERT INTO term VALUES (1, 'organization', 'Uno'), (2, 'country', 'PE'), (3, 'country', 'AR');
		INSERT INTO import VALUES (1, 1, 'Lista', 'participants', 1, '{}', '[]', 0, '', 3, 0, '', 1, 3, 1, 2)`); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("INSERT INTO persona VALUES (1, 1, ?, ?, 0, 1), (2, 1, ?, 0, 1, 3)", digests...); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`INSERT INTO participant (id, import, sheet_row, persona, organization, country, focus, exchange, role, status,
			sex, age, disability, day, consent, identity, content, name, email)
		VALUES (1, 1, 2, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 12, 'Ana Gomez', 'ana@example.org'),
			(2, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 13, 'Ana Gomez', 'ana@example.org'),
			(3, 1, 4, 2, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 22, 'Luis Paz', NULL)`); err != nil {
		t.Fatal(err)
	}
}
