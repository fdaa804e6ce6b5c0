package explain_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/explain"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

func TestFigure(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "lex.db"))
	put(t, s, "a.xlsx", []records.Participant{
		{Name: "Rosa Uno", Email: "r@example.org", Country: "Peru", Organization: "Casa", FocusArea: "migrants", Date: "2017-05-02", Exchange: "lima"},
		{Name: "Luis Dos", Email: "l@example.org", Organization: "Red", Date: "2017-05-02"},
		{Name: "Rosa Uno", Email: "r@example.org", Organization: "Casa"},
		{Name: "Eva Tres", Country: "Perru", Date: "2017-05-02", Exchange: "lima"},
		{Name: "Sol Cuatro", Country: "Chile", Status: "absent", Organization: "Norte", Date: "2017-05-02"},
		{Name: "Mar Cinco", Date: "2018-01-01"},
	}, []records.Organization{{Name: "Red", Country: "Uruguay"}, {Name: "Otra", Country: "Regional"}})
	spring := records.Period{Label: "2017-Q2", Start: "2017-04-01", End: "2017-06-30"}
	for _, test := range []struct {
		figure string
		query  store.Query
		want   string
	}{
		{"countries", store.Query{}, "countries 2\nPeru 1/2 people!B2 said; people!B4 taken\nUruguay 1/1 people!B3 taken; lists!B2 lent\n" +
			"out unstated 1/1 [] people!B7 said\nout unread 1/1 [\"Perru\"] people!B5 said\nout status 1/1 [\"absent\"] people!F6 said\nout rejected 1/0 [\"name-missing\"] people!row 8 said\n" +
			"less Peru people!B2 said; people!B4 taken \"\"\nless Uruguay people!B3 taken; lists!B2 lent \"\"\nmore Chile people!B6 said\n"},
		{"countries", store.Query{Period: spring, Where: []records.Filter{{Field: "region", Value: "419"}}}, "countries 2\nPeru 1/1 people!B2 said\nUruguay 1/1 people!B3 taken; lists!B2 lent\n" +
			"out status 1/1 [\"absent\"] people!F6 said\nout undated 1/0 [] people!G4 said\nout filter 2/2 [] people!B5, B7 said\nout rejected 1/0 [\"name-missing\"] people!row 8 said\n" +
			"less Peru people!B2 said \"Peru\"\nless Uruguay people!B3 taken; lists!B2 lent \"\"\nmore Chile people!B6 said\n"},
		{"organizations", store.Query{}, "organizations 3\nCasa 1/2 people!C2, C4 said\nRed 1/1 people!C3 said; lists!A2 listed\nOtra 0/0 lists!A3 listed\n" +
			"out unstated 2/2 [] people!C5, C7 said\nout status 1/1 [\"absent\"] people!F6 said\nout rejected 1/0 [\"name-missing\"] people!row 8 said\n" +
			"less Casa people!C2, C4 said \"\"\nless Otra lists!A3 listed \"\"\nmore Norte people!C6 said\n"},
		{"organizations", store.Query{Period: spring}, "organizations 2\nCasa 1/1 people!C2 said\nRed 1/1 people!C3 said\n" +
			"out unstated 1/1 [] people!C5 said\nout status 1/1 [\"absent\"] people!F6 said\nout undated 1/0 [] people!G4 said\nout period 1/1 [] people!G7 said\n" +
			"out list 1/0 [\"Otra\"] lists!A3 listed\nout rejected 1/0 [\"name-missing\"] people!row 8 said\nless Casa people!C2 said \"Casa\"\nmore Norte people!C6 said\n"},
		{"participants", store.Query{}, "participants 4\nRosa Uno 1/2 people!A2, A4 said\nLuis Dos 1/1 people!A3 said\nEva Tres 1/1 people!A5 said\nMar Cinco 1/1 people!A7 said\n" +
			"once Rosa Uno people!A2, A4 said\nout status 1/1 [\"absent\"] people!F6 said\nout rejected 1/0 [\"name-missing\"] people!row 8 said\n"},
		{"participations", store.Query{}, "participations 5\nno exchange 3/3 people!E3:E4, E7 said\nlima 2/2 people!E2, E5 said\n" +
			"out status 1/1 [\"absent\"] people!F6 said\nout rejected 1/0 [\"name-missing\"] people!row 8 said\n"},
		{"exchanges", store.Query{}, "exchanges 1\nlima 2/2 people!E2, E5 said\nout unstated 3/3 [] people!E3:E4, E7 said\nout status 1/1 [\"absent\"] people!F6 said\nout rejected 1/0 [\"name-missing\"] people!row 8 said\n"},
		{"focus_areas", store.Query{}, "focus_areas 1\nMigrants 1/2 people!D2 said; people!D4 taken\n" +
			"out unstated 3/3 [] people!D3, D5, D7 said\nout status 1/1 [\"absent\"] people!F6 said\nout rejected 1/0 [\"name-missing\"] people!row 8 said\n"},
	} {
		if diff := cmp.Diff(test.want, told(figure(t, s, test.figure, test.query, 0))); diff != "" {
			t.Errorf("%s %v (-want +got):\n%s", test.figure, test.query, diff)
		}
	}
	var filter *store.FilterError
	if _, err := explain.Figure(t.Context(), explain.Request{Store: s, Figure: "countries", Query: store.Query{Where: []records.Filter{{Field: "region", Value: "000"}}}}); !errors.As(err, &filter) {
		t.Errorf("a wrong filter is %v", err)
	}
}

// TestThingsAddUp holds what is listed against what the store counts: every
// thing is there, and every row stands somewhere.
func TestThingsAddUp(t *testing.T) {
	folder, tries := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		tries++
		pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
		var people []records.Participant
		for range rapid.IntRange(0, 14).Draw(t, "people") {
			who := rapid.IntRange(1, 5).Draw(t, "who")
			people = append(people, records.Participant{Name: fmt.Sprint("Persona N", who), Email: fmt.Sprint(who, "@example.org"),
				Organization: pick("organization", "", "Uno", "Dos", "Uno; Tres"), Country: pick("country", "", "", "PE", "AR", "Regional", "Perru"),
				FocusArea: pick("focus", "", "migrants", "women; health"), Exchange: pick("exchange", "", "x", "y"),
				Status: pick("status", "", "", "absent"), Date: pick("date", "", "2017-05-03", "2018-01-02")})
		}
		var lists []records.Organization
		for range rapid.IntRange(0, 4).Draw(t, "lists") {
			lists = append(lists, records.Organization{Name: pick("listed", "Uno", "Dos", "Cuatro"), Country: pick("own", "", "PE", "CL"),
				FocusArea: pick("area", "", "migrants", "land"), Exchange: pick("own exchange", "", "x", "z")})
		}
		var q store.Query
		for range rapid.IntRange(0, 2).Draw(t, "filters") {
			q.Where = append(q.Where, rapid.SampledFrom([]records.Filter{{Field: "country", Value: "PE"}, {Field: "region", Value: "005"}, {Field: "focus_area", Value: "migrants"},
				{Field: "exchange", Value: "x"}, {Field: "organization", Value: "Uno"}, {Field: "country", Value: ""}}).Draw(t, "filter"))
		}
		if pick("cut", "", "period") != "" {
			q.Period = records.Period{Start: "2017-04-01", End: "2017-06-30"}
		}
		s := open(t, fmt.Sprintf("%s/%d.db", folder, tries))
		put(t, s, "a.xlsx", people, lists)
		for _, info := range explain.Figures {
			e := figure(t, s, info.Name, q, 0)
			value, err := explain.Value(context.Background(), s, q, info.Name)
			if err != nil || e.Value != value {
				t.Fatalf("%s is %d, counted %d (%v)", info.Name, e.Value, value, err)
			}
			listed, rows := len(e.Things), 0
			for _, thing := range e.Things {
				if info.Name == "participations" {
					listed += thing.People
				}
				rows += thing.Rows
				if len(thing.Cells) == 0 && (info.Name != "countries" || e.People > 0) && info.Name != "focus_areas" && info.Name != "exchanges" {
					t.Fatalf("%s: %q stands nowhere\n%s", info.Name, thing.Label, told(e))
				}
			}
			if info.Name == "participations" {
				listed -= len(e.Things)
			}
			if listed != e.Value || e.More != 0 {
				t.Fatalf("%s is %d, listed are %d and %d more\n%s", info.Name, e.Value, listed, e.More, told(e))
			}
			out := 0
			for _, g := range e.LeftOut {
				if slices.Contains([]string{"status", "undated", "period", "filter"}, g.Reason) {
					out += g.Rows
				}
			}
			if info.Name == "participants" && (rows != e.Rows || rows+out != len(people)) {
				t.Fatalf("of %d rows %d count and %d do not\n%s", len(people), rows, out, told(e))
			}
			if few := figure(t, s, info.Name, q, 1); info.Name != "participations" && len(few.Things)+few.More != e.Value || !cmp.Equal(few.LeftOut, e.LeftOut) {
				t.Fatalf("%s: one is listed, and %d more of %d", info.Name, few.More, e.Value)
			}
		}
	})
}
