package importers

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// keep is a sink that keeps everything.
type keep struct {
	participants  []*records.Participant
	organizations []*records.Organization
	testimonials  []*records.Testimonial
	entries       []*records.Entry
	rejects       []records.Reject
}

func (k *keep) Participant(p *records.Participant) error {
	kept := *p
	kept.Extra = slices.Clone(p.Extra)
	k.participants = append(k.participants, &kept)
	return nil
}

func (k *keep) Organization(o *records.Organization) error {
	kept := *o
	kept.Extra = slices.Clone(o.Extra)
	k.organizations = append(k.organizations, &kept)
	return nil
}

func (k *keep) Testimonial(t *records.Testimonial) error {
	kept := *t
	kept.Extra = slices.Clone(t.Extra)
	k.testimonials = append(k.testimonials, &kept)
	return nil
}

func (k *keep) Entry(e *records.Entry) error {
	kept := *e
	kept.Values, kept.Extra = maps.Clone(e.Values), slices.Clone(e.Extra)
	k.entries = append(k.entries, &kept)
	return nil
}

func (k *keep) Reject(r records.Reject) error {
	k.rejects = append(k.rejects, r)
	return nil
}

// openSample reads the first sheet of a real file that is not part of the
// project; see the variable LEX_SAMPLES in CONTRIBUTING.
func openSample(t *testing.T, name string, opt Options) (Plan, Outcome, *keep) {
	t.Helper()
	folder := os.Getenv("LEX_SAMPLES")
	if folder == "" {
		t.Skip("LEX_SAMPLES does not name the folder of real files")
	}
	ctx := context.Background()
	book, err := Open(ctx, filepath.Join(folder, name), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	opt.File = name
	plans, err := Recognise(ctx, book, 0, opt)
	if err != nil {
		t.Fatal(err)
	}
	plan := plans[0]
	if plan.Kind == "" {
		t.Fatalf("not recognised: %+v", plan.Findings)
	}
	sink := &keep{}
	out, err := Decode(ctx, book, plan, opt, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range plan.Columns {
		t.Logf("%s %q = %s (%s) %s", c.Letter, c.Heading, c.Field, c.Evidence, c.Note)
	}
	t.Logf("%d rows, %d rejected, %v", out.Rows, out.Rejected, out.Counts)
	return plan, out, sink
}

// fieldsOf maps the fields of a plan to their headings.
func fieldsOf(plan Plan) map[string]string {
	fields := map[string]string{}
	for _, c := range plan.Columns {
		if c.Field != "" {
			fields[c.Field] = c.Heading
		}
	}
	return fields
}

func wantFields(t *testing.T, plan Plan, want map[string]string) {
	t.Helper()
	got := fieldsOf(plan)
	for field, heading := range want {
		if got[field] != heading {
			t.Errorf("%s stands under %q, want %q", field, got[field], heading)
		}
	}
}

func countCountries(t *testing.T, texts []string) map[string]int {
	t.Helper()
	n := map[string]int{}
	for _, text := range texts {
		n[lexicon.Country(text, nil).Code]++
	}
	return n
}

func TestSampleAttendees(t *testing.T) {
	plan, out, sink := openSample(t, "unfccc_precops_attendees.csv", Options{})
	if plan.Kind != records.Participants || out.Rows != 7830 || out.Imported != 7830 {
		t.Fatalf("%s, %d rows, %d imported; want participants, 7830 and 7830", plan.Kind, out.Rows, out.Imported)
	}
	wantFields(t, plan, map[string]string{"name": "Person_Name", "organization": "Affiliation", "country": "Delegation",
		"country_code": "Delegation_ISO", "exchange": "Meeting", "sex": "Female", "position": "Job_Title"})
	var countries []string
	names, affiliations, sexes := map[string]bool{}, map[string]bool{}, map[string]int{}
	filled := 0
	for _, p := range sink.participants {
		countries = append(countries, p.Country)
		names[p.Name] = true
		if p.Organization != "" {
			filled++
			affiliations[p.Organization] = true
		}
		sexes[p.Sex]++
	}
	byCode := countCountries(t, countries)
	// PNA, a slip for PAN, stands beside the name Panama, which decides: one
	// country more than a count of the codes gives.
	if n := len(byCode) - 1; n != 180 {
		t.Errorf("%d countries, want 179 codes and Panama", n)
	}
	for code, n := range map[string]int{"US": 263, "JP": 178, "DE": 156, "CA": 152, "AU": 144, "PA": 11, "": 2317 + 33 + 14 + 11} {
		if byCode[code] != n {
			t.Errorf("%d rows of %q, want %d", byCode[code], code, n)
		}
	}
	if len(names) != 4633 || len(affiliations) != 1728 || filled != 4993 {
		t.Errorf("%d names, %d affiliations in %d rows; want 4633, 1728, 4993", len(names), len(affiliations), filled)
	}
	if sexes["F"] != 1388 || sexes["M"] != 6163 || sexes[""] != 279 {
		t.Errorf("sexes %v", sexes)
	}
	for check, n := range map[string]int{"country-former": 58, "code-disagrees": 11, "country-unknown": 0, "country-ambiguous": 0} {
		if out.Counts[check] != n {
			t.Errorf("%d findings %s, want %d", out.Counts[check], check, n)
		}
	}
}

func TestSampleObservers(t *testing.T) {
	plan, out, sink := openSample(t, "unfccc_cop11_handcoded.xlsx", Options{})
	if plan.Kind != records.Participants || out.Imported != 2006 || out.Rejected != 0 {
		t.Fatalf("%s, %d imported, %d rejected", plan.Kind, out.Imported, out.Rejected)
	}
	wantFields(t, plan, map[string]string{"name": "Name", "organization": "Entity Name", "country": ""})
	names, organizations := map[string]bool{}, map[string]bool{}
	for _, p := range sink.participants {
		names[p.Name] = true
		organizations[p.Organization] = true
	}
	if len(names) != 2001 || len(organizations) != 113 {
		t.Errorf("%d names, %d organizations; want 2001 and 113", len(names), len(organizations))
	}
	if out.Counts["column-conflict"] != 0 {
		t.Errorf("conflicts: %+v", plan.Findings)
	}
}

func TestSampleGrants(t *testing.T) {
	plan, out, sink := openSample(t, "360giving_abct_grants.xlsx", Options{})
	if plan.Kind != records.Organizations || out.Imported != 783 || out.Rejected != 0 {
		t.Fatalf("%s, %d imported, %d rejected", plan.Kind, out.Imported, out.Rejected)
	}
	wantFields(t, plan, map[string]string{"name": "Recipient Org:Name", "focus_area": "Grant Programme:Title", "website": "Recipient Org:Web Address"})
	focus, names := map[string]int{}, map[string]bool{}
	for _, o := range sink.organizations {
		focus[o.FocusArea]++
		names[o.Name] = true
	}
	for area, n := range map[string]int{"Migrants and Refugees": 375, "Human Rights, particularly access to justice": 233, "Criminal Justice and penal reform": 175} {
		if focus[area] != n {
			t.Errorf("%d grants for %q, want %d", focus[area], area, n)
		}
	}
	if len(names) != 350 {
		t.Errorf("%d recipients, want 350", len(names))
	}
}

func TestSampleGrantsWithCountries(t *testing.T) {
	plan, out, sink := openSample(t, "360giving_alwf_grants.xlsx", Options{})
	if plan.Kind != records.Organizations || out.Imported != 475 || out.Rejected != 0 {
		t.Fatalf("%s, %d imported, %d rejected", plan.Kind, out.Imported, out.Rejected)
	}
	var countries []string
	for _, o := range sink.organizations {
		countries = append(countries, o.Country)
	}
	got := countCountries(t, countries)
	for code, n := range map[string]int{"GB": 345, "US": 8, "IE": 3, "BB": 2, "": 117} {
		if got[code] != n {
			t.Errorf("%d rows of %q, want %d", got[code], code, n)
		}
	}
}

func TestSampleTagged(t *testing.T) {
	for _, name := range []string{"hxl_3w_es.csv", "hxl_3w_es.xlsx"} {
		t.Run(name, func(t *testing.T) {
			plan, out, sink := openSample(t, name, Options{})
			if plan.Kind != records.Organizations || out.Rows != 4 || out.Imported != 4 || plan.TagRow == 0 {
				t.Fatalf("%s, %d rows, %d imported, tags in row %d", plan.Kind, out.Rows, out.Imported, plan.TagRow)
			}
			wantFields(t, plan, map[string]string{"name": "Organización", "country": "País", "focus_area": "Sector/Cluster"})
			if o := sink.organizations[0]; o.Name != "ACNUR" || o.FocusArea != "WASH" || o.Country != "Panamá" {
				t.Errorf("first row %+v", o)
			}
		})
	}
}
