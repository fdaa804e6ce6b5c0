package iati

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
)

// minimal is the least that an activity must say.
func minimal() Activity {
	name := Say("Delta Legal Collective")
	return Activity{
		Language: "es", Identifier: "ZZ-REG-123-1", Reporter: Organization{Ref: "ZZ-REG-123", Type: NationalNGO, Name: name}, Title: Say("Encuentro"), Descriptions: []Description{{Text: Say("Un encuentro.")}},
		Participants: []Participant{{Role: Implementing, Organization: Organization{Name: name}}}, Status: Implementation, Dates: []Date{{Kind: PlannedStart, Day: "2019-01-01"}},
		Countries: []Share{{Code: "BO"}}, Sectors: []Share{{Code: "15130"}},
	}
}

func write(t *testing.T, activities ...Activity) []byte {
	t.Helper()
	var b bytes.Buffer
	findings, err := Write(&b, today, activities...)
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v, findings %+v", err, findings)
	}
	return b.Bytes()
}

// TestSchema holds what is written to the official schema.
func TestSchema(t *testing.T) {
	folder := os.Getenv("LEX_STANDARDS")
	if folder == "" {
		t.Skip("LEX_STANDARDS does not name the folder of the official schemas")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed")
	}
	file := filepath.Join(t.TempDir(), "activities.xml")
	if err := os.WriteFile(file, write(t, sample(), minimal()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "xmllint", "--nonet", "--noout", "--schema", filepath.Join(folder, "iati-activities-schema.xsd"), file).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestWrite(t *testing.T) {
	data := write(t, sample())
	for _, want := range []string{
		`<iati-activities version="2.03">`, `<iati-activity xml:lang="en" default-currency="EUR" last-updated-datetime="2018-02-01T00:00:00Z">`,
		`<narrative xml:lang="es">Encuentro de Aprendizaje del Delta</narrative>`, `A regional exchange &amp; what came of it &lt;2017&gt;.`,
		`<activity-status code="4"/>`, `<recipient-country code="BO" percentage="53.85">`, `<recipient-region vocabulary="2" code="419" percentage="7.69"/>`,
		`<sector vocabulary="8" code="16.3"/>`, `<value value-date="2017-01-01">15000</value>`, `<value currency="USD" value-date="2017-06-30">1200.5</value>`,
		`<provider-org provider-activity-id="XM-ZZ-9-77" ref="XM-ZZ-9" type="10">`, `<indicator measure="5" ascending="false" aggregation-status="false">`,
		`<baseline year="2016" value="0"/>`, `<dimension name="sex" value="female"/>`, `<period-end iso-date="2017-06-24"/>`,
	} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the file lacks %s", want)
		}
	}
	if !bytes.Equal(data, write(t, sample())) {
		t.Error("the same activity gives other bytes")
	}
	if t.Failed() {
		t.Log(string(data))
	}
}

// TestNothingIsWrittenThatBreaksARule also holds for odd texts, which come out
// well-formed.
func TestNothingIsWrittenThatBreaksARule(t *testing.T) {
	a := sample()
	a.Title = nil
	var b bytes.Buffer
	findings, err := Write(&b, today, a)
	if err != nil || b.Len() > 0 || len(findings) != 1 {
		t.Errorf("%v, %d bytes, findings %+v", err, b.Len(), findings)
	}
	a.Title = Say("\x00\xff<]]>&")
	b.Reset()
	if findings, err := Write(&b, today, a); err != nil || len(findings) > 0 {
		t.Fatalf("%v, findings %+v", err, findings)
	}
	for d := xml.NewDecoder(&b); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRules breaks every rule, each in the ways that people do, and looks at the
// place and the words of the finding.
func TestRules(t *testing.T) {
	broken := map[string]bool{}
	for _, test := range []struct {
		rule, field, message string
		change               func(*Activity)
	}{
		{"iati-identifier", "iati-identifier", "is missing", func(a *Activity) { a.Identifier = "" }},
		{"iati-identifier", "iati-identifier", "does not begin", func(a *Activity) { a.Identifier = "OTHER-1" }},
		{"iati-identifier", "iati-identifier", "does not begin", func(a *Activity) { a.Identifier = "ZZ-REG-123-" }},
		{"iati-identifier", "iati-identifier", "no space", func(a *Activity) { a.Identifier = "ZZ-REG-123-a/b" }},
		{"iati-organizations", "reporting-org/@ref", "no identifier", func(a *Activity) { a.Reporter.Ref = "" }},
		{"iati-organizations", "participating-org", "no organization", func(a *Activity) { a.Participants = nil }},
		{"iati-organizations", "participating-org[2]", "neither", func(a *Activity) { a.Participants[1].Name = Say(" ") }},
		{"iati-organizations", "participating-org[1]/@role", "no role", func(a *Activity) { a.Participants[0].Role = "5" }},
		{"iati-organizations", "participating-org[1]/@ref", "no space", func(a *Activity) { a.Participants[0].Ref = "A|B" }},
		{"iati-organizations", "reporting-org/@type", "no type", func(a *Activity) { a.Reporter.Type = "99" }},
		{"iati-texts", "description", "no description", func(a *Activity) { a.Descriptions = nil }},
		{"iati-texts", "narrative/@xml:lang", "no language", func(a *Activity) { a.Title[1].Language = "spanish" }},
		{"iati-texts", "@xml:lang", "in which language", func(a *Activity) { a.Language = "" }},
		{"iati-codes", "activity-status/@code", "no code", func(a *Activity) { a.Status = "" }},
		{"iati-codes", "tag[1]/@code", "no goal", func(a *Activity) { a.Tags[0].Code = "18" }},
		{"iati-codes", "policy-marker[1]/@significance", "no code", func(a *Activity) { a.Markers[0].Significance = "yes" }},
		{"iati-dates", "activity-date", "no start", func(a *Activity) { a.Dates = a.Dates[2:] }},
		{"iati-dates", "activity-date[3]", "not happened", func(a *Activity) { a.Dates[2].Day = "2019-01-01" }},
		{"iati-dates", "activity-date", "ends before", func(a *Activity) { a.Dates[2].Day = "2017-06-18" }},
		{"iati-dates", "activity-date[2]", "no day", func(a *Activity) { a.Dates[1].Day = "19.6.2017" }},
		{"iati-dates", "activity-date[2]", "twice", func(a *Activity) { a.Dates[1].Kind = PlannedStart }},
		{"iati-geography", "recipient-country", "where the activity", func(a *Activity) { a.Countries, a.Regions = nil, nil }},
		{"iati-geography", "recipient-country and recipient-region/@percentage", "add up", func(a *Activity) { a.Countries[0].Percent++ }},
		{"iati-geography", "recipient-country and recipient-region/@percentage", "missing", func(a *Activity) { a.Countries[0].Percent = 0 }},
		{"iati-geography", "recipient-country[1]/@code", "no country", func(a *Activity) { a.Countries[0].Code = "Bolivia" }},
		{"iati-geography", "recipient-region[1]/@code", "no region", func(a *Activity) { a.Regions[0].Code = "LAC" }},
		{"iati-geography", "transaction[1]", "at the activity and", func(a *Activity) { a.Transactions[0].Country = &Share{Code: "BO"} }},
		{"iati-geography", "transaction", "others have none", func(a *Activity) {
			a.Countries, a.Regions, a.Transactions[0].Country = nil, nil, &Share{Code: "BO"}
		}},
		{"iati-geography", "recipient-country and recipient-region", "twice", func(a *Activity) { a.Countries[1].Code = "BO" }},
		{"iati-sectors", "sector (vocabulary 1)/@percentage", "add up", func(a *Activity) { a.Sectors[0].Percent = 59_99 }},
		{"iati-sectors", "sector[1]/@code", "no purpose code", func(a *Activity) { a.Sectors[0].Code = "151" }},
		{"iati-sectors", "sector", "no sector", func(a *Activity) { a.Sectors = nil }},
		{"iati-sectors", "transaction[2]", "at the activity and", func(a *Activity) { a.Transactions[1].Sectors = []Share{{Code: "15130"}} }},
		{"iati-budgets", "budget[1]", "a year at most", func(a *Activity) { a.Budgets[0].End = "2018-01-02" }},
		{"iati-budgets", "budget[1]", "ends before", func(a *Activity) { a.Budgets[0].End = "2016-12-31" }},
		{"iati-budgets", "budget[1]/value", "no decimal", func(a *Activity) { a.Budgets[0].Value.Amount = "15,000" }},
		{"iati-budgets", "budget[1]/value", "currency is missing", func(a *Activity) { a.Currency, a.Transactions = "", nil }},
		{"iati-transactions", "transaction[1]/transaction-date", "not happened", func(a *Activity) { a.Transactions[0].Day = "2018-02-16" }},
		{"iati-transactions", "transaction[1]/transaction-type/@code", "no type", func(a *Activity) { a.Transactions[0].Type = "99" }},
		{"iati-transactions", "transaction[1]/provider-org/@provider-activity-id", "which activity", func(a *Activity) { a.Transactions[0].Provider = nil }},
		{"iati-documents", "document-link[1]/@url", "no address", func(a *Activity) { a.Documents[0].URL = "report.pdf" }},
		{"iati-documents", "document-link[1]/category", "no category", func(a *Activity) { a.Documents[0].Categories = nil }},
		{"iati-documents", "document-link[1]/@format", "media type", func(a *Activity) { a.Documents[0].Format = "pdf" }},
		{"iati-results", "result[1]/indicator[1]/period[1]/actual[1]/@value", "number is demanded", func(a *Activity) { a.Results[0].Indicators[0].Periods[0].Actuals[0].Value = "n/a" }},
		{"iati-results", "result[1]/indicator[1]/baseline[1]/@year", "no year", func(a *Activity) { a.Results[0].Indicators[0].Baselines[0].Year = "" }},
		{"iati-results", "result[1]/indicator", "no indicator", func(a *Activity) { a.Results[0].Indicators = nil }},
		{"iati-results", "result[1]/indicator[2]/period[1]/actual[1]/comment", "words are missing", func(a *Activity) { a.Results[0].Indicators[1].Periods[0].Actuals[0].Comment = nil }},
		{"iati-results", "result[1]/indicator[1]/period[1]", "ends before", func(a *Activity) { a.Results[0].Indicators[0].Periods[0].End = "2017-06-01" }},
	} {
		a := sample()
		test.change(&a)
		findings := Check(today, a)
		if len(findings) != 1 {
			t.Errorf("%s, %s: %d findings %+v", test.rule, test.message, len(findings), findings)
			continue
		}
		f := findings[0]
		if f.Check != test.rule || f.Field != "iati-activity[1]/"+test.field || !strings.Contains(f.Message, test.message) || f.Hint == "" {
			t.Errorf("%s, %s: got %+v", test.rule, test.message, f)
		}
		broken[test.rule] = true
	}
	for _, rule := range Rules {
		if !broken[rule.Name] {
			t.Errorf("no test breaks the rule %s (%s)", rule.Name, rule.Title)
		}
	}
}

func TestActivitiesAreToldApart(t *testing.T) {
	if findings := Check(today, minimal(), minimal()); len(findings) != 1 || findings[0].Check != "iati-identifier" || findings[0].Field != "iati-activity[2]/iati-identifier" {
		t.Errorf("got %+v", findings)
	}
	if findings := Check(today); len(findings) != 1 || findings[0].Severity != records.Error {
		t.Errorf("got %+v", findings)
	}
}

func TestSplit(t *testing.T) {
	twelve := make([]float64, 12)
	for i := range twelve {
		twelve[i] = 1
	}
	for _, test := range []struct {
		weights []float64
		want    []Percent
	}{
		{nil, []Percent{}}, {[]float64{0, -1}, []Percent{0, 0}}, {[]float64{3}, []Percent{100_00}},
		{twelve, []Percent{834, 834, 834, 834, 833, 833, 833, 833, 833, 833, 833, 833}},
		{[]float64{7, 5, 1}, []Percent{5385, 3846, 769}}, {[]float64{1, 0, 1, 1}, []Percent{3334, 0, 3333, 3333}},
		{[]float64{1e308, 1e308}, []Percent{5000, 5000}},
	} {
		if diff := cmp.Diff(test.want, Split(test.weights)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.weights, diff)
		}
	}
	for p, want := range map[Percent]string{834: "8.34", 2500: "25", 1250: "12.5", 1: "0.01", 10000: "100"} {
		if p.String() != want {
			t.Errorf("%d is written %q", p, p.String())
		}
	}
}
