package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// canaryWorkspace has rows of every kind whose personal fields hold canaries,
// some of them with mistakes, and people who look alike.
func canaryWorkspace(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	var people, consents strings.Builder
	people.WriteString("Name,E-mail,Phone,Organization,Country,City,Sex,Age,Position,Consent,Date,Focus area,Notes\n")
	for i := range 60 {
		fmt.Fprintf(&people, "Canaria Zq%04dx,zq%04dx@canary.example.org,+51 977 %06d,House %d,%s,Zqnote town,%s,%d,Zqnote chief,no,2018-02-%02d,migrants,Zqnote%04d\n",
			i, i, 910000+i, i%7, []string{"Peru", "Chile", "Ecuador"}[i%3], []string{"F", "M"}[i%2], 20+i%40, 1+i%28, i)
	}
	people.WriteString("Canaria Zqnoter,,,House 1,Peru,,F,,,,,,\nCanaria Zqnotel,,,House 1,Peru,,F,,,,,,\n") // alike
	people.WriteString(",zq0901x@canary.example.org,,House 1,Peru,,,,,,,,\nCanaria Zq0902x,zq0902x at canary,,House 1,Perux,,,zqnote,,,31/02/2018,,\n")
	consents.WriteString("Name,E-mail,Consent,Use,Audience,Date,Obtained by\nCanaria Zq0005x,zq0005x@canary.example.org,yes,name,internal,2018-01-05,Canaria Zq0006x\n")
	for name, text := range map[string]string{
		"people.csv":        people.String(),
		"consents.csv":      consents.String(),
		"organizations.csv": "Organization,Country,Contact,E-mail,Phone,Notes\nHouse 1,Peru,Canaria Zq0007x,zq0007x@canary.example.org,+51 977 910007,Zqnote\nHouse 2,Chile,Canaria Zq0008x,,,\n",
		"sessions.csv":      "Session,Date,Facilitator,Attendees,Women,Notes\nOpening,2018-02-03,Canaria Zq0009x,20,11,Zqnote\n",
		"steps.csv":         "Step,Owner,Due,Notes\nWrite the handbook,Canaria Zq0010x,2018-09-01,Zqnote\n",
		"quotes.csv":        "Quote,Name,Organization,Country,Consent,Audience,Attribution\nZqquote one,Canaria Zq0001x,House 1,Peru,no,public,full\nWe learned a lot.,Canaria Zq0002x,House 2,Chile,yes,public,anonymous\nZqquote two,Canaria Zq0003x,House 3,Peru,yes,internal,full\n",
		"inbox/more.csv":    strings.Replace(people.String(), "Zqnote0059", "Zqnote0060", 1),
		"lex.yaml": "grantee: {name: Namati, country: US, org_id: US-EIN-123456789, org_type: 21}\nfunds: {kmf: {name: Fund, donor: Donor, grant: KMF-1, currency: EUR, amount: 100, start: 2018-01-01, end: 2018-12-31, description: Learning together., awarded: 2017-12-01, org_id: XM-ZZ-9, org_type: 10, iati_id: US-EIN-123456789-F, donor_iati_id: XM-ZZ-9-77, grant_id: 360G-zz-17}}\n" +
			"exchanges: {lima: {name: Meeting, city: Lima, country: PE, start: 2018-02-01, end: 2018-02-28, fund: kmf}}\nfocus_areas: {migrants: {crs: [\"15190\"], sdg: [\"10.7\"]}}\nchecks: {row-rejected: warning, country-unknown: warning}\n" +
			"schedules: {quarterly: {when: \"0 6 5 4 *\", starts: 2018-03-01, ends: 2018-06-01, sources: [inbox/*.csv], report: kmf, period: last-quarter, formats: [txt], on_data_errors: draft, out: timed}}\n",
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestCanariesOfEveryCommand runs every command that prints or writes, as if into
// a pipe. What people bear comes out where that is what the command is for, which
// is said below, and nowhere else: in no other output, no message, no file, no
// name of a file and nothing left in the folder for temporary files.
func TestCanariesOfEveryCommand(t *testing.T) {
	folder, temporary := canaryWorkspace(t), t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Setenv("LEX_NOW", "2018-04-06T12:00:00Z")
	sung := 0
	silent := func(code int, args ...string) {
		t.Helper()
		out, errOut := lex(t, folder, code, args...)
		sing(t, "lex "+strings.Join(args, " "), []byte(out))
		sing(t, "the messages of lex "+strings.Join(args, " "), []byte(errOut))
	}
	singing := func(code int, args ...string) { // on the standard output alone
		t.Helper()
		out, errOut := lex(t, folder, code, args...)
		sing(t, "the messages of lex "+strings.Join(args, " "), []byte(errOut))
		if canary.MatchString(out) {
			sung++
		} else {
			t.Errorf("lex %s is there to show what people bear, and shows nothing", strings.Join(args, " "))
		}
	}
	silent(exitData, "import", "--exchange", "lima", "--dry-run", "people.csv")
	silent(exitData, "import", "--exchange", "lima", "people.csv", "organizations.csv", "consents.csv", "sessions.csv", "steps.csv", "quotes.csv")
	silent(exitDone, "import", "people.csv", "--exchange", "lima")
	silent(exitFailed, "import", "--sheet", "Zq0001x", "nowhere.csv")
	silent(exitDone, "check")
	singing(exitData, "import", "--json", "--dry-run", "inbox/more.csv")

	// What is corrected by the partner, and for the workspace's own eyes.
	inside := t.TempDir()
	silent(exitData, "import", "inbox/more.csv", "--dry-run", "--rejects", filepath.Join(inside, "rejects.xlsx"))
	silent(exitDone, "export", "participants", "--audience", "internal", "--format", "xlsx", "--out", filepath.Join(inside, "people.xlsx"))
	silent(exitDone, "report", "participants", "--audience", "internal", "--draft", "--format", "pdf,xlsx,docx", "--out", inside)

	// The file as it is, and the rows as they are, for those who work with them.
	singing(exitDone, "look", "people.csv", "--json")
	singing(exitDone, "list", "participants", "--json")
	singing(exitDone, "person", "zq0001x@canary.example.org", "--json")
	for _, kind := range records.Kinds {
		silent(exitDone, "list", string(kind.Kind))
		silent(exitDone, "list", string(kind.Kind), "--columns", "all")
	}
	silent(exitDone, "look", "people.csv", "--explain")
	silent(exitDone, "person", "zq0001x@canary.example.org")
	silent(exitFailed, "person", "zq0999x@canary.example.org")
	for _, lang := range []string{"en", "es", "fr", "pt"} {
		silent(exitDone, "ask", "people.csv", "--lang", lang)
	}
	silent(exitDone, "ask", "people.csv", "--values")
	silent(exitDone, "match")
	silent(exitDone, "match", "list", "--all")
	silent(exitDone, "match", "accept", "1")
	silent(exitDone, "match", "undo", "1")
	silent(exitDone, "history")
	silent(exitDone, "history", "--json")

	for _, audience := range []string{"donor", "public"} {
		for _, kind := range append(kindNames(), "all") {
			for _, format := range []string{"csv", "xlsx", "json"} {
				silent(exitDone, "export", kind, "--audience", audience, "--format", format, "--out", filepath.Join("exports", audience, format, kind+"."+format))
			}
		}
		silent(exitDone, "export", "participants", "--audience", audience, "--hxl")
		silent(exitDone, "export", "all", "--audience", audience, "--format", "iati", "--out", filepath.Join("exports", audience+".xml"))
		silent(exitDone, "export", "all", "--audience", audience, "--format", "360giving", "--out", filepath.Join("exports", audience+"-grants.xlsx"))
		silent(exitDone, "summary", "--by", "organization,sex", "--audience", audience)
		for _, report := range []string{"kmf", "quarterly", "annual", "participants", "data-quality"} {
			silent(exitDone, "report", report, "--draft", "--audience", audience, "--format", strings.Join(document.FormatNames, ","), "--out", filepath.Join("out", audience))
			silent(map[bool]int{true: exitData, false: exitDone}[report == "quarterly" || report == "annual"], "report", report, "--check", "--audience", audience)
		}
	}
	singing(exitDone, "export", "participants", "--audience", "internal")
	singing(exitDone, "explain", "participants", "--json")
	silent(exitDone, "explain", "participants")
	silent(exitDone, "explain", "countries")
	silent(exitDone, "runs")
	silent(exitDone, "runs", "--json")
	silent(exitDone, "runs", "verify")
	silent(exitDone, "template", "all", "--out", "template.xlsx")
	silent(exitDone, "schedule", "list")
	silent(exitData, "schedule", "run", "--log", "steps.log")
	silent(exitDone, "due", "--json")
	silent(exitDone, "config")
	silent(exitDone, "doctor")
	silent(exitDone, "close", "2018-Q1")
	silent(exitDone, "forget", "zq0001x@canary.example.org", "--dry-run")
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	silent(exitDone, "backup", "whole.backup", "--recipient", identity.Recipient().String())
	dropped, err := os.ReadFile(filepath.Join(folder, "inbox", "more.csv"))
	if err != nil {
		t.Fatal(err)
	}
	previewVisit(t, folder, append(dropped, "Canaria Zq0999x,zq0999x@canary.example.org,,House 1,Peru,,,,,,,,\n"...))
	silent(exitDone, "undo", "1")

	inputs := "people.csv organizations.csv consents.csv sessions.csv steps.csv quotes.csv more.csv dropped.csv lex.db lex.db-wal lex.db-shm"
	seen := 0
	for _, root := range []string{folder, temporary} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Dir(path) != filepath.Join(folder, "exports") && strings.Contains(inputs, d.Name()) && !strings.Contains(path, "exports") {
				return err
			}
			seen++
			sing(t, "the name of "+path, []byte(d.Name()))
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			singAll(t, path[len(root):], data)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 100 || sung < 4 {
		t.Errorf("only %d files and %d songs", seen, sung)
	}
}
