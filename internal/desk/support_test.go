package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// Every person and organization in these tests is invented, but for those that
// have no part in anything that is told of them.

// fixture is a report to look at.
type fixture struct {
	text, lang    string // the body and the language of the definition
	front         string // lines of its front matter
	audience      records.Audience
	period        records.Period
	date          string
	rules         records.Rules
	grantee       records.Grantee
	atRisk        records.AtRisk
	people        []records.Participant
	organizations []records.Organization
	testimonials  []records.Testimonial
	budget        []map[string]string
	indicators    []map[string]string
	sessions      []map[string]string
	files         fs.FS
	formats       []string
	pages         int
	today         string
	probe         Probe
	regions       bool
	published     []store.ArchivedReport
	corrections   []reports.Correction
}

// on lays the report of a fixture on the desk.
func on(t testing.TB, f fixture) *Case {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, filepath.Join(t.TempDir(), "lex.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	sum := sha256.Sum256([]byte(fmt.Sprint(f.people, f.organizations)))
	b, err := st.Begin(ctx, store.File{Path: "inbox/list.xlsx", Name: "list.xlsx", SHA256: hex.EncodeToString(sum[:]), Mapping: "m"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	sheet := func(kind records.Kind, n int, put func(w *store.SheetWriter, i int) error) {
		if n == 0 {
			return
		}
		w, err := b.Sheet(store.SheetInfo{Sheet: string(kind), Kind: kind, HeaderRow: 1})
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			if err := put(w, i); err != nil {
				t.Fatal(err)
			}
		}
	}
	sheet(records.Participants, len(f.people), func(w *store.SheetWriter, i int) error {
		f.people[i].Row = i + 2
		return w.Participant(&f.people[i])
	})
	sheet(records.Organizations, len(f.organizations), func(w *store.SheetWriter, i int) error {
		f.organizations[i].Row = i + 2
		return w.Organization(&f.organizations[i])
	})
	sheet(records.Testimonials, len(f.testimonials), func(w *store.SheetWriter, i int) error {
		f.testimonials[i].Row = i + 2
		return w.Testimonial(&f.testimonials[i])
	})
	for _, kind := range []struct {
		kind records.Kind
		rows []map[string]string
	}{{records.Budget, f.budget}, {records.Indicators, f.indicators}, {records.Sessions, f.sessions}} {
		sheet(kind.kind, len(kind.rows), func(w *store.SheetWriter, i int) error {
			return w.Entry(&records.Entry{Kind: kind.kind, Row: i + 2, Values: kind.rows[i]})
		})
	}
	if _, err := b.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	lang := cmp.Or(f.lang, "en")
	d, err := reports.Parse("own.md", []byte("---\nlanguage: "+lang+"\n"+f.front+"---\n"+f.text))
	if err != nil {
		t.Fatalf("%v\n%s", err, f.text)
	}
	audience := cmp.Or(f.audience, records.Donor)
	request := reports.Request{Definition: d, Language: lang, Audience: audience, Period: f.period, Date: cmp.Or(f.date, "2018-01-31")}
	said, err := reports.Compose(ctx, reports.Input{Store: st, Rules: f.rules, Grantee: f.grantee, Files: f.files, AtRisk: f.atRisk, RegionsForCountries: f.regions}, request)
	if err != nil {
		t.Fatal(err)
	}
	organizations, err := st.Organizations(ctx, store.Query{Rules: f.rules})
	if err != nil {
		t.Fatal(err)
	}
	formats := f.formats
	if formats == nil {
		formats = []string{"pdf"}
	}
	return &Case{Result: said, Definition: d, Audience: audience, Period: f.period, Rules: f.rules, Grantee: f.grantee, AtRisk: f.atRisk, MinCell: 5,
		Organizations: organizations, Files: f.files, Folder: ".", Formats: formats, Pages: f.pages, Today: f.today, Probe: f.probe, Ctx: ctx, Published: f.published, Corrections: f.corrections}
}

// look runs one check over a fixture and writes what it finds one a line:
// severity, place and message.
func look(t testing.TB, check string, f fixture) []string {
	t.Helper()
	c := on(t, f)
	var lines []string
	for _, list := range [][]Check{Checks, Exposure, Register} {
		for _, one := range list {
			if one.Name != check {
				continue
			}
			for _, found := range Look(c, []Check{one}) {
				place := fmt.Sprintf("%d:%d", found.Row, found.Column)
				if found.Sheet != "" {
					place = fmt.Sprintf("%s %d", found.Sheet, found.Row)
				}
				lines = append(lines, fmt.Sprintf("%s %s %s", found.Severity, place, found.Message))
				if found.Hint == "" {
					t.Errorf("%s gives no hint: %s", check, found.Message)
				}
			}
		}
	}
	return lines
}

// expect compares findings with beginnings of the lines wanted.
func expect(t *testing.T, name string, got, want []string) {
	t.Helper()
	ok := len(got) == len(want)
	for i := 0; ok && i < len(want); i++ {
		ok = strings.Contains(got[i], want[i])
	}
	if !ok {
		t.Errorf("%s: found\n\t%s\nwant\n\t%s", name, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// dice are random numbers that are the same each time.
type dice struct{ state uint64 }

func newDice(seed uint64) *dice { return &dice{seed*2862933555777941757 + 3037000493} }

func (d *dice) roll(n int) int {
	d.state = d.state*6364136223846793005 + 1442695040888963407
	return int(d.state >> 33 % uint64(n))
}

func splitKey(key string) []string { return strings.Split(key, "|") }

func sortedKeys(counts map[string]int) []string {
	return slices.Sorted(maps.Keys(counts))
}
