package main

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/namati/lex/internal/store/storetest"
)

// TestRoles lets three users of docs/roles.sql try what they may and may not do.
// All people are invented.
func TestRoles(t *testing.T) {
	server := storetest.NeedsServer(t)
	psql, err := exec.LookPath("psql")
	if err != nil {
		t.Skip("psql is not installed: docs/roles.sql is written for it")
	}
	roles, err := filepath.Abs(filepath.Join("..", "..", "docs", "roles.sql"))
	if err != nil {
		t.Fatal(err)
	}
	place := storetest.Schema(t, t.Name())
	_, schema, _ := strings.Cut(place, "schema=")
	t.Chdir(t.TempDir())
	t.Setenv("PGPASSWORD", "invented")
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("people.csv", "Name,Email,Organization,Country\nRosa Inventada,rosa@example.org,Defensoras del Valle,Peru\nLuis Ficticio,luis@example.org,Defensoras del Vale,Peru\n")
	write("more.csv", "Name,Country\nEva Supuesta,Peru\n")
	lex := func(address string, args ...string) (int, string) {
		t.Helper()
		t.Setenv("LEX_DATABASE", address)
		var out, errOut bytes.Buffer
		code := run(context.Background(), append([]string{"lex"}, args...), strings.NewReader(""), &out, &errOut)
		return code, out.String() + errOut.String()
	}
	if code, said := lex(place, "import", "people.csv"); code != 0 {
		t.Fatalf("the owner's import ends with %d: %s", code, said)
	}
	if said, err := exec.Command(psql, server, "-q", "-v", "schema="+schema, "-f", roles).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	user := func(role string) string {
		t.Helper()
		name := fmt.Sprintf("%s_%s", role, schema[:8])
		if _, err := storetest.Exec(server, fmt.Sprintf("CREATE ROLE %s LOGIN PASSWORD 'invented' IN ROLE %s", name, role)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if _, err := storetest.Exec(server, "DROP ROLE "+name); err != nil {
				t.Error(err)
			}
		})
		u, err := url.Parse(place)
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.User(name)
		return u.String()
	}
	addresses := map[string]string{"read": user("lex_read"), "report": user("lex_report"), "import": user("lex_import")}
	for _, test := range []struct {
		role, command string
		code          int
		says          string
	}{
		{"read", "summary --by country", 0, "Peru"},
		{"read", "check", 0, ""},
		{"read", "history", 0, "people.csv"},
		{"read", "report --format txt --out read.txt", 0, "read.txt"},
		{"read", "match", 0, "Defensoras"},
		{"read", "person rosa@example.org", 0, ""},
		{"read", "import more.csv --dry-run", 0, "Dry run"},
		{"read", "import more.csv", 1, "not allowed"},
		{"read", "undo 1", 1, "not allowed"},
		{"read", "forget rosa@example.org --yes", 1, "not allowed"},
		{"report", "report --format txt --out report.txt", 0, "report.txt"},
		{"report", "runs", 0, "kmf"},
		{"report", "match", 0, "Defensoras"},
		{"report", "match accept 1", 0, ""},
		{"report", "close 2017", 0, ""},
		{"report", "close 2017 --reopen", 0, ""},
		{"report", "import more.csv", 1, "not allowed"},
		{"report", "forget rosa@example.org --yes", 1, "not allowed"},
		{"import", "import more.csv", 0, "3 people"},
		{"import", "undo 2", 0, "undone"},
		{"import", "report --format txt --out import.txt", 0, "import.txt"},
		{"import", "forget rosa@example.org --yes", 1, "not allowed"},
		{"read", "summary --json", 0, `"participants": 2`},
	} {
		code, said := lex(addresses[test.role], strings.Fields(test.command)...)
		if code != test.code || !strings.Contains(said, test.says) {
			t.Errorf("%s: lex %s ends with %d, expected %d and %q:\n%s", test.role, test.command, code, test.code, test.says, said)
		}
	}
	for _, test := range []struct{ role, statement string }{
		{"import", "DELETE FROM participant"}, {"import", "UPDATE participant SET name = 'x'"}, {"import", "TRUNCATE participant"},
		{"import", "DELETE FROM forgotten"}, {"import", "DROP TABLE term"}, {"import", "UPDATE lex_schema SET version = 99"}, {"import", "CREATE TABLE x (y BIGINT)"},
		{"report", "INSERT INTO term VALUES (99, 'country', 'x')"}, {"report", "DELETE FROM report_run"}, {"read", "DELETE FROM kept"}, {"read", "INSERT INTO listed DEFAULT VALUES"},
	} {
		if _, err := storetest.Exec(addresses[test.role], test.statement); err == nil || !strings.Contains(err.Error(), "42501") {
			t.Errorf("%s: %s: %v", test.role, test.statement, err)
		}
	}
}
