package extract

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/exporters/iati"
	"github.com/namati/lex/exporters/threesixty"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// fixture is a store with people from countries, and rows of the kinds of few
// rows. All people and organizations are invented.
func fixture(t *testing.T, people string, entries ...records.Entry) *store.Store {
	t.Helper()
	st, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	b, err := st.Begin(t.Context(), store.File{Path: "all.xlsx", Name: "all.xlsx", SHA256: "1", Mapping: "m"})
	if err != nil {
		t.Fatal(err)
	}
	sheet := func(kind records.Kind) *store.SheetWriter {
		w, err := b.Sheet(store.SheetInfo{Sheet: string(kind), Kind: kind, HeaderRow: 1, Extra: []string{"Talla"}})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	w := sheet(records.Participants)
	for i, line := range strings.Split(people, "\n") {
		cells := strings.Split(line, "|")
		p := records.Participant{Row: i + 2, Name: cells[0], Email: fmt.Sprintf("p%d@example.org", i), Organization: cells[1], Country: cells[2], Sex: cells[3], FocusArea: cells[4], Exchange: cells[5], Consent: cells[6], Extra: []string{"M"}}
		if err := w.Participant(&p); err != nil {
			t.Fatal(err)
		}
	}
	var last records.Kind
	for i, e := range entries {
		if e.Kind != last {
			w, last = sheet(e.Kind), e.Kind
		}
		e.Row = i + 2
		if err := w.Entry(&e); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	return st
}

const delta = `Rosa Inventada|Casa Uno|PE|F|water|lima|yes
Ada Supuesta|Casa Uno|PE|F|water|lima|
Luz Fingida|Casa Dos|BO|F|justice|lima|no
Pablo Ficticio|Casa Dos|BO|M|justice; water|lima|
Juan Imaginado|Casa Tres|EC|M||quito|
Zoe Ilusoria||US|X|other|quito|`

func row(kind records.Kind, pairs ...string) records.Entry {
	e := records.Entry{Kind: kind, Values: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		e.Values[pairs[i]] = pairs[i+1]
	}
	return e
}

func standards(t *testing.T) *Standards {
	return &Standards{
		Store: fixture(t, delta,
			row(records.Indicators, "code", "1", "indicator", "Paralegals trained", "level", "output", "unit", "people", "baseline", "0", "target", "40", "actual", "10", "period", "2017-Q2", "fund", "f"),
			row(records.Indicators, "code", "1", "indicator", "Paralegals trained", "actual", "12.5", "period", "2017-Q3", "fund", "f"),
			row(records.Indicators, "code", "1", "indicator", "Paralegals trained", "actual", "6", "period", "2017-Q3", "fund", "f", "disaggregation", "Mujeres"),
			row(records.Indicators, "code", "2", "indicator", "Offices that answer", "level", "outcome", "unit", "%", "period_target", "50", "actual", "40", "period", "2017", "fund", "f"),
			row(records.Indicators, "code", "5", "indicator", "Of nobody", "actual", "1"),
			row(records.Indicators, "code", "3", "indicator", "Of another fund", "target", "1", "fund", "other"),
			row(records.Indicators, "code", "4", "indicator", "Of Quito", "actual", "1", "exchange", "quito"),
			row(records.Budget, "line", "Flights", "budget", "9000", "spent", "100.10", "period", "2017-Q2", "fund", "f"),
			row(records.Budget, "line", "Flights", "budget", "9000", "spent", "0.2", "period", "2017-Q2", "fund", "f", "currency", "EUR"),
			row(records.Budget, "line", "Venue", "budget", "1000", "spent", "5", "period", "2017-Q2", "fund", "f", "currency", "USD"),
			row(records.Budget, "line", "Later", "spent", "7", "period", "2019", "fund", "f"),
			row(records.Budget, "line", "Some day", "spent", "7", "fund", "f"),
			row(records.Outputs, "title", "A film & its book", "website", "https://example.org/film.mp4", "date", "2017-08-01", "status", "done", "language", "Español, en", "exchange", "lima"),
			row(records.Outputs, "title", "Planned", "website", "https://example.org/x", "status", "planned", "exchange", "lima"),
			row(records.Outputs, "title", "Nowhere", "exchange", "lima"),
		),
		Grantee: records.Grantee{Name: "Delta Legal Collective", Website: "https://delta.example", OrgID: "ZZ-REG-1", OrgType: "21"},
		Rules: records.Rules{
			Funds: []records.Fund{{ID: "f", Name: "First Fund", Donor: "Donor of Examples", Currency: "EUR", Amount: 10000, Start: "2017-01-01", End: "2018-03-31", Description: "Learning.", Awarded: "2016-12-01", OrgID: "XM-ZZ-9", OrgType: "60", Activity: "ZZ-REG-1-F", DonorActivity: "XM-ZZ-9-77", GrantID: "360G-zz-1"},
				{ID: "other", Name: "Other Fund"}},
			Exchanges: []records.Exchange{{ID: "lima", Name: "Lima", Start: "2017-06-19", End: "2017-06-24", Fund: "f"},
				{ID: "quito", Name: "Quito", Start: "2018-02-01", End: "2018-02-03", Fund: "f", Description: "Three days.", Activity: "ZZ-REG-1-Q"}},
			FocusAreas: []records.FocusArea{{ID: "water", Names: map[string]string{"en": "Water"}, CRS: []string{"14010"}, SDG: []string{"6"}}, {ID: "justice", Names: map[string]string{"en": "Justice"}, CRS: []string{"15130", "15160"}, SDG: []string{"16.3", "6"}}},
		},
		Audience: records.Donor, Today: "2018-02-15", Language: "en", MinCell: 5,
	}
}

func TestActivities(t *testing.T) {
	s := standards(t)
	list, err := s.Activities(t.Context())
	if err != nil {
		// Nobody at Quito states an area that has a code.
		var missing *MissingError
		if !errors.As(err, &missing) || len(missing.Keys) != 1 || missing.Keys[0] != "focus_areas.other.crs" {
			t.Fatal(err)
		}
		s.Rules.FocusAreas = append(s.Rules.FocusAreas, records.FocusArea{ID: "other", CRS: []string{"43010"}})
		if list, err = s.Activities(t.Context()); err != nil {
			t.Fatal(err)
		}
	} else {
		t.Error("a focus area without a code went unnoticed")
	}
	var b bytes.Buffer
	findings, err := iati.Write(&b, s.Today, list...)
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v, %v", findings, err)
	}
	text := b.String()
	for _, want := range []string{
		`<iati-identifier>ZZ-REG-1-F</iati-identifier>`, `<activity-date type="2" iso-date="2017-01-01"/>`, `<activity-date type="3" iso-date="2018-03-31"/>`, `<activity-status code="2"/>`,
		`<recipient-country code="BO" percentage="33.33"/>`, `<recipient-country code="PE" percentage="33.33"/>`,
		`<sector vocabulary="1" code="14010" percentage=`, `<tag vocabulary="2" code="6"/>`, `<tag vocabulary="3" code="16.3"/>`,
		`<value value-date="2017-01-01">8021.98</value>`, `<value value-date="2018-01-01">1978.02</value>`,
		`<provider-org provider-activity-id="XM-ZZ-9-77" ref="XM-ZZ-9" type="60">`, `<value value-date="2017-06-30">100.3</value>`, `<value currency="USD" value-date="2017-06-30">5</value>`,
		`<document-link url="https://example.org/film.mp4" format="video/mp4">`, `<language code="es"/>`, `<target value="40"/>`, `<actual value="22.5"/>`, `<dimension name="sex" value="female"/>`,
		`<indicator measure="2"`, `<target value="50"/>`, `<baseline year="2017" value="0"/>`, `<related-activity ref="ZZ-REG-1-Q" type="2"/>`, `<related-activity ref="ZZ-REG-1-F" type="1"/>`, "Of Quito",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	for _, not := range []string{"Of another fund", "Planned", "2019", "Of nobody", "Rosa", "p0@example.org"} {
		if strings.Contains(text, not) {
			t.Errorf("the file tells %q", not)
		}
	}
	said := strings.Join(s.Notes, "\n")
	for _, want := range []string{"parted by days into 2", "1 row of the budget has not ended", "1 row of the budget without a period", "2 rows of indicators belong to no activity"} {
		if !strings.Contains(said, want) {
			t.Errorf("nobody says %q in\n%s", want, said)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
	validate(t, b.Bytes())
}

// validate holds a file to the official schema.
func validate(t *testing.T, file []byte) {
	t.Helper()
	folder := os.Getenv("LEX_STANDARDS")
	if folder == "" {
		t.Skip("LEX_STANDARDS does not name the folder of the official schemas")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed")
	}
	path := filepath.Join(t.TempDir(), "activities.xml")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "xmllint", "--nonet", "--noout", "--schema", filepath.Join(folder, "iati-activities-schema.xsd"), path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func atRiskIn(t *testing.T, st *store.Store, who records.AtRisk, rules records.Rules) *reports.Mask {
	t.Helper()
	m, err := reports.NewMask(t.Context(), reports.Input{Store: st, Rules: rules, AtRisk: who}, records.Donor, "en")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestRegions holds when regions stand in place of countries.
func TestRegions(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Standards)
		want   string
	}{
		{"the donor", func(*Standards) {}, "BO 3333"},
		{"regions", func(s *Standards) { s.Regions = true }, "419 8333 021 1667"},
		{"a country at risk", func(s *Standards) { s.Mask = atRiskIn(t, s.Store, records.AtRisk{Countries: []string{"BO"}}, s.Rules) }, "419 8333 021 1667"},
		{"the public, few of each", func(s *Standards) { s.Audience = records.Public }, "019 10000"},
		{"inside", func(s *Standards) { s.Regions, s.Audience = true, records.Internal }, "BO 3333"},
	} {
		s := standards(t)
		test.change(s)
		s.Rules.Funds = s.Rules.Funds[:1]
		s.Rules.FocusAreas = append(s.Rules.FocusAreas, records.FocusArea{ID: "other", CRS: []string{"43010"}})
		list, err := s.Activities(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, share := range append(list[0].Countries, list[0].Regions...) {
			got += share.Code + " " + strconv.Itoa(int(share.Percent)) + " "
		}
		if !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestBudgetsAddUp(t *testing.T) {
	for _, test := range []struct {
		total      float64
		start, end string
		years      int
	}{{15000, "2017-01-01", "2017-12-31", 1}, {15000, "2017-01-01", "2018-01-31", 2}, {0.07, "2016-02-29", "2021-02-28", 5}, {99999.99, "2017-05-05", "2020-05-04", 3}, {1, "2017-01-02", "2017-01-01", 0}, {1, "", "2017", 0}} {
		list := budgets(test.total, test.start, test.end)
		sum := 0.0
		for i, b := range list {
			n, err := strconv.ParseFloat(b.Value.Amount, 64)
			if err != nil || i > 0 && b.Start <= list[i-1].End {
				t.Errorf("%+v", b)
			}
			sum += n
		}
		if len(list) != test.years || test.years > 0 && (fmt.Sprintf("%.2f", sum) != fmt.Sprintf("%.2f", test.total) || string(list[len(list)-1].End) != test.end) {
			t.Errorf("%v: %+v", test, list)
		}
	}
}

func TestMissing(t *testing.T) {
	s := &Standards{Store: fixture(t, delta), Rules: records.Rules{Funds: []records.Fund{{ID: "f", Amount: 1}}}, Today: "2018-01-01", Language: "en"}
	_, err := s.Activities(t.Context())
	var missing *MissingError
	if !errors.As(err, &missing) {
		t.Fatal(err)
	}
	want := []string{"grantee.name", "grantee.org_id", "grantee.org_type", "funds.f.iati_id", "funds.f.name", "funds.f.start", "funds.f.description", "focus_areas.justice.crs", "funds.f.currency", "funds.f.end"}
	if len(missing.Keys) > 7 {
		missing.Keys[7] = want[7] // whichever area comes first
	}
	if diff := cmp.Diff(want, missing.Keys); diff != "" {
		t.Error(diff)
	}
	_, err = s.Grants(t.Context())
	if !errors.As(err, &missing) {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"grantee.name", "grantee.org_id", "funds.f.grant_id", "funds.f.name", "funds.f.description", "funds.f.currency", "funds.f.awarded", "funds.f.org_id"}, missing.Keys); diff != "" {
		t.Error(diff)
	}
}

func TestGrants(t *testing.T) {
	s := standards(t)
	list, err := s.Grants(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if findings := threesixty.Check(list); len(findings) > 0 {
		t.Errorf("%v", findings)
	}
	g := list[0]
	if len(list) != 1 || g.ID != "360G-zz-1" || g.Awarded != 10000 || g.AwardDate != "2016-12-01" || g.Funder[0].Name != "Donor of Examples" || len(g.Locations) != 4 || g.Programme[0].Title != "First Fund" {
		t.Errorf("%+v", g)
	}
	if !strings.Contains(strings.Join(s.Notes, ""), "funds.other has no grant_id") {
		t.Errorf("%v", s.Notes)
	}
}
