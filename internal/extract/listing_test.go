package extract

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// shown is a listing as lines, the headings first.
func shown(t *testing.T, people string, req Request, risk records.AtRisk, entries ...records.Entry) []string {
	t.Helper()
	st := fixture(t, people, entries...)
	if risk.Anybody() {
		req.Mask = atRiskIn(t, st, risk, req.Rules)
	}
	l, err := Open(t.Context(), st, req)
	if err != nil {
		t.Fatal(err)
	}
	var heads []string
	for _, c := range l.Columns {
		heads = append(heads, c.Heading)
	}
	lines := []string{strings.Join(heads, "|")}
	if err := l.Each(t.Context(), func(row *Row) error {
		lines = append(lines, strings.Join(row.Cells, "|"))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for why, n := range l.Withheld {
		lines = append(lines, strings.Repeat("withheld ", n)+why)
	}
	return lines
}

// TestAudiences holds what others than the organization see of people.
func TestAudiences(t *testing.T) {
	to := func(audience records.Audience, change func(*Request)) Request {
		req := Request{Kind: records.Participants, Language: "en", Permissions: &reports.Permissions{Audience: audience, Date: "2018-01-01"}}
		if change != nil {
			change(&req)
		}
		return req
	}
	two := "Rosa Inventada|Casa Uno|PE|F|water|lima|yes\nAda Supuesta|Casa Dos|BO|F|water||"
	head := "name|organization|country|country_code|focus_area|role|status|exchange|date|days|consent"
	for _, test := range []struct {
		name string
		req  Request
		want []string
	}{
		{"internal", to(records.Internal, nil), []string{"name|email|phone|organization|country|country_code|city|sex|age|birth_date|disability|focus_area|role|position|status|exchange|date|days|consent|notes|Talla",
			"Rosa Inventada|p0@example.org||Casa Uno|PE|PE||F||||water||||lima|||yes||M", "Ada Supuesta|p1@example.org||Casa Dos|BO|BO||F||||water|||||||||M"}},
		{"donor", to(records.Donor, nil), []string{head, "Rosa Inventada|Casa Uno|PE|PE|water|||lima|||yes", "|Casa Dos|BO|BO|water||||||"}},
		{"public", to(records.Public, nil), []string{head, "|Casa Uno|PE|PE|water|||lima|||yes", "|Casa Dos|BO|BO|water||||||"}},
		{"regions", to(records.Donor, func(r *Request) { r.Regions = true }), []string{strings.Replace(head, "country|country_code", "region|region_code", 1),
			"Rosa Inventada|Casa Uno|South America|005|water|||lima|||yes", "|Casa Dos|South America|005|water||||||"}},
		{"at risk", to(records.Donor, func(r *Request) {
			r.Rules.OrganizationAliases = map[string]string{"CASA UNO": "Casa Primera"}
		}), []string{head, "Rosa Inventada||PE|PE|water|||lima|||yes", "|Casa Dos|||water||||||"}},
		{"filtered by what is not shown", to(records.Donor, func(r *Request) {
			r.Where = []records.Filter{{Field: "name", Value: "ADA SUPUESTA"}, {Field: "talla", Value: "m"}, {Field: "sex", Value: "mujer"}}
		}), []string{head, "|Casa Dos|BO|BO|water||||||"}},
	} {
		risk := records.AtRisk{}
		if test.name == "at risk" {
			risk = records.AtRisk{Organizations: []string{"La Casa Primera"}, Countries: []string{"BO"}}
		}
		if diff := cmp.Diff(test.want, shown(t, two, test.req, risk)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestUnknownFilter(t *testing.T) {
	for kind, field := range map[records.Kind]string{records.Participants: "shoe", records.Budget: "sex", records.Organizations: "age_group"} {
		_, err := Open(t.Context(), fixture(t, delta), Request{Kind: kind, Where: []records.Filter{{Field: field, Value: "x"}}})
		var unknown *WhereError
		if !errors.As(err, &unknown) || unknown.Field != field || len(unknown.Known) == 0 {
			t.Errorf("%s by %s: %v", kind, field, err)
		}
	}
}

// TestJoinUnknown holds that columns of one heading are one column across
// imports, and that every heading tells its column.
func TestJoinUnknown(t *testing.T) {
	info, _ := records.Info(records.Budget)
	u := joinUnknown(info, map[int64][]string{7: {"Talla", "budget", "Nota"}, 3: {"Talla", "Talla", "Talla (2)"}})
	var heads []string
	for _, c := range u.columns {
		heads = append(heads, c.Heading)
	}
	if diff := cmp.Diff([]string{"Talla", "Talla (2)", "Talla (2) (2)", "budget (2)", "Nota"}, heads); diff != "" {
		t.Error(diff)
	}
	cells := []string{"field", "", "", "", "", "left over"}
	u.put(cells, 7, []string{"M", "12", "x"})
	if diff := cmp.Diff([]string{"field", "M", "", "", "12", "x"}, cells); diff != "" {
		t.Error(diff)
	}
	u.put(cells, 3, nil)
	if diff := cmp.Diff([]string{"field", "", "", "", "", ""}, cells); diff != "" {
		t.Error(diff)
	}
}

func TestEntriesListed(t *testing.T) {
	req := Request{Kind: records.Budget, Where: []records.Filter{{Field: "line", Value: "flüge"}, {Field: "line", Value: "venue"}}}
	got := shown(t, delta, req, records.AtRisk{}, row(records.Budget, "line", "Flights", "spent", "1"), row(records.Budget, "line", "Venue", "spent", "2.5", "exchange", "lima"), row(records.Budget, "line", "Flüge"))
	want := []string{"code|line|category|period|budget|spent|currency|explanation|exchange|fund|date|notes|Talla", "|Venue||||2.5|||lima||||", "|Flüge|||||||||||"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
