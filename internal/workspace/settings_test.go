package workspace

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSettingsSayWhereAValueComesFrom(t *testing.T) {
	c, err := Parse("lex.yaml", []byte("language: fr\naliases:\n  countries: {Rep. Dom.: DO}\nfunds:\n  kmf: {start: 2017-01-01}\nschedules:\n  q: {when: 0 6 * * *, tell: {webhook: https://secret.example.org}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Setting{}
	for _, s := range c.Settings() {
		got[s.Key] = s
	}
	for _, want := range []Setting{
		{Key: "database", Value: "lex.db", Line: 0},
		{Key: "language", Value: "fr", Line: 1},
		{Key: "aliases.countries", Value: "{Rep. Dom.: DO}", Line: 3},
		{Key: "funds.kmf.start", Value: "2017-01-01", Line: 5},
		{Key: "age_groups", Value: "[0-17, 18-24, 25-34, 35-59, 60+]", Line: 0},
		{Key: "schedules.q.when", Value: "0 6 * * *", Line: 7},
		{Key: "schedules.q.timezone", Value: "UTC", Line: 0},
		{Key: "schedules.q.tell.webhook", Value: "****", Line: 7},
	} {
		s := got[want.Key]
		s.Help = ""
		if diff := cmp.Diff(want, s); diff != "" {
			t.Error(diff)
		}
	}
	if _, ok := got["grantee.name"]; ok {
		t.Error("a key that is not set and has no default is listed")
	}
}

func TestMaskDatabase(t *testing.T) {
	for dsn, want := range map[string]string{
		"lex.db": "lex.db",
		"postgres://lex:hunter2@db.example.org/lex":  "postgres://lex:xxxxx@db.example.org/lex",
		"postgres://db/lex?user=a&password=hunter2":  "postgres://db/lex?password=xxxxx&user=a",
		"postgres://lex:hun%ter2@db.example.org/lex": "****",
		"host=db dbname=lex Password = hunter2":      "****",
		"postgres:/lex:hunter2@db.example.org/lex":   "****",
	} {
		if got := MaskDatabase(dsn); got != want {
			t.Errorf("MaskDatabase(%q) = %q, want %q", dsn, got, want)
		}
	}
}

func TestAtPointsIntoTheFile(t *testing.T) {
	c, err := Parse("lex.yaml", []byte("schedules:\n  q:\n    when: soon\nchecks:\n  person-twise: off\n  sex-missing: off\n"))
	if err != nil {
		t.Fatal(err)
	}
	if e := c.At("schedules.q.when", "no calendar", "hint"); e.Error() != "lex.yaml:3:5: schedules.q.when: no calendar" {
		t.Errorf("got %v", e)
	}
	if e := c.At("mail.host", "missing", ""); e.Error() != "lex.yaml: mail.host: missing" {
		t.Errorf("got %v", e)
	}
	e := c.UnknownCheck([]string{"person-twice", "sex-missing"})
	if e == nil || e.Line != 5 || e.Hint != "did you mean person-twice?" {
		t.Errorf("got %+v", e)
	}
	if e := c.UnknownCheck([]string{"person-twise", "sex-missing"}); e != nil {
		t.Errorf("got %v", e)
	}
	if e := (&Config{}).UnknownCheck(nil); e != nil || len((&Config{}).Settings()) == 0 {
		t.Error("a Config made by hand cannot be shown")
	}
}

func TestImportFor(t *testing.T) {
	c, err := Parse("lex.yaml", []byte(`imports:
  - {match: "inbox/2017/*.csv", sheet: "1"}
  - {match: "Participant*.xlsx", sheet: "2"}
  - {match: 'out\*.csv', sheet: "3"}
  - {match: "*.csv", sheet: "4"}
`))
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"inbox/2017/a.csv":        "1",
		"./inbox/2017/a.csv":      "1",
		"inbox/2017/deep/a.csv":   "4",
		"participants.XLSX":       "2",
		"inbox/Participants.xlsx": "2",
		"out/a.csv":               "3",
		"a.csv":                   "4",
		"a.ods":                   "",
	} {
		rule, ok := c.ImportFor(filepath.FromSlash(file))
		if rule.Sheet != want || ok != (want != "") {
			t.Errorf("%s: got rule %q, want %q", file, rule.Sheet, want)
		}
	}
}

func TestStarterParsesBack(t *testing.T) {
	for _, s := range []Start{
		{},
		{Grantee: "Casa \"Río\": #1 \\ <b>\n😀", Website: "https://casa.example.org?a=1&b=2", Country: "NO", Language: "pt"},
		{Grantee: "\u0085\u2028\ufeff\x00\xff*&!%@`", Country: "KE"},
	} {
		data := Starter(s)
		c, err := Parse("lex.yaml", data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if c.Grantee.Country != s.Country || c.Grantee.Website != s.Website || (s.Language != "" && c.Language != s.Language) {
			t.Errorf("got %+v from\n%s", c.Grantee, data)
		}
	}
	c, _ := Parse("lex.yaml", Starter(Start{Grantee: `Casa "Río": #1`}))
	if c.Grantee.Name != `Casa "Río": #1` {
		t.Errorf("got %q", c.Grantee.Name)
	}
	// The comments are an offer: without their # they must be a valid file.
	var offered strings.Builder
	for _, line := range strings.Split(starterComments, "\n") {
		if text, ok := strings.CutPrefix(line, "# "); ok && (strings.HasPrefix(text, " ") || strings.HasSuffix(text, ":")) {
			offered.WriteString(text + "\n")
		}
	}
	c, err := Parse("lex.yaml", []byte(offered.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, offered.String())
	}
	if len(c.Rules.Funds) != 1 || len(c.Rules.Exchanges) != 1 || len(c.Imports) != 1 || len(c.Reports) != 1 || len(c.Schedules) != 1 || len(c.Checks) != 1 || len(c.Rules.CountryAliases) != 1 {
		t.Errorf("the offer is not read whole: %+v", c)
	}
}

func FuzzConfig(f *testing.F) {
	f.Add([]byte("grantee: {name: X, country: NO}\nchecks: {a: off}\n"))
	f.Add([]byte("funds: {a: {amount: 1}}\nexchanges: {b: {fund: a, start: 2017-01-01, end: 2017-01-02}}\nage_groups: [0-17, 18+]\n"))
	f.Add([]byte("imports: [{match: \"*\", as: participants, map: {a: name}}]\nschedules: {q: {when: x, remind: [1]}}\n"))
	f.Add([]byte("a: &x [*x, *x]\n<<: *x\n? {a: b}\n: !!set c\n"))
	f.Add([]byte("%YAML 1.1\n---\nlanguage: |-\n  en\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse("lex.yaml", data)
		if err != nil {
			e, ok := err.(*ConfigError)
			if !ok || e.Message == "" {
				t.Fatalf("got %#v", err)
			}
			return
		}
		for _, s := range c.Settings() {
			if s.Key == "" {
				t.Fatalf("a setting without a name: %+v", s)
			}
		}
		c.ImportFor("a/b.csv")
	})
}
