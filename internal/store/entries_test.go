package store

import (
	"testing"

	"github.com/namati/lex/internal/records"
)

// TestEntries holds the scope of the kinds of few rows: by period, by exchange,
// and by the fund that pays for an exchange.
func TestEntries(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, ":memory:", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	b, err := s.Begin(ctx, File{Path: "plan.xlsx", Name: "plan.xlsx", SHA256: "1", Mapping: "m"})
	if err != nil {
		t.Fatal(err)
	}
	write := func(kind records.Kind, exchange string, rows ...map[string]string) {
		w, err := b.Sheet(SheetInfo{Sheet: string(kind), Kind: kind, HeaderRow: 1, Exchange: exchange})
		if err != nil {
			t.Fatal(err)
		}
		for i, values := range rows {
			if err := w.Entry(&records.Entry{Kind: kind, Row: i + 2, Values: values, Extra: []string{"kept"}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(records.Exchanges, "", map[string]string{"id": "lima", "name": "Lima", "start": "2017-06-19", "end": "2017-06-24", "fund": "kmf", "country": "Perú"})
	write(records.Budget, "",
		map[string]string{"line": "Flights", "period": "Q2 2017", "spent": "100.5", "fund": "kmf"},
		map[string]string{"line": "Venue", "period": "2018", "spent": "7", "fund": "other"},
		map[string]string{"line": "Paper"})
	write(records.Sessions, "lima", map[string]string{"title": "Opening"}, map[string]string{"title": "Later", "date": "2018-02-03"})
	if _, err := b.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	rules, err := s.Declare(ctx, records.Rules{Exchanges: []records.Exchange{{ID: "lima", Name: "The Lima exchange"}}})
	if err != nil || len(rules.Exchanges) != 1 {
		t.Fatalf("declared %+v, %v", rules.Exchanges, err)
	}
	if e := rules.Exchanges[0]; e.Name != "The Lima exchange" || e.Start != "2017-06-19" || e.Fund != "kmf" || e.Country != "PE" {
		t.Errorf("the sheet should fill in what lex.yaml leaves open, got %+v", e)
	}
	titles := func(kind records.Kind, field string, q Query) string {
		q.Rules = rules
		list, err := s.Entries(ctx, kind, q)
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for i := range list {
			text += list[i].Text(field) + " " + list[i].Start + " " + list[i].End + "; "
			if len(list[i].Extra) != 1 || list[i].Origin.File != "plan.xlsx" || list[i].Origin.Row != list[i].Row {
				t.Errorf("%+v has lost its cells or its place", list[i])
			}
		}
		return text
	}
	quarter := records.Period{Start: "2017-04-01", End: "2017-06-30"}
	lima := []records.Filter{{Field: "exchange", Value: "lima"}}
	for _, test := range []struct {
		kind  records.Kind
		field string
		query Query
		want  string
	}{
		{records.Budget, "line", Query{}, "Flights 2017-04-01 2017-06-30; Venue 2018-01-01 2018-12-31; Paper  ; "},
		{records.Budget, "line", Query{Period: quarter}, "Flights 2017-04-01 2017-06-30; "},
		{records.Budget, "line", Query{Where: lima}, "Flights 2017-04-01 2017-06-30; Paper  ; "},
		{records.Budget, "line", Query{Where: []records.Filter{{Field: "sex", Value: "F"}}}, ""},
		{records.Sessions, "title", Query{Period: quarter}, "Opening 2017-06-19 2017-06-24; "},
		{records.Sessions, "title", Query{Where: lima}, "Opening 2017-06-19 2017-06-24; Later 2018-02-03 2018-02-03; "},
		{records.Outputs, "title", Query{}, ""},
	} {
		if got := titles(test.kind, test.field, test.query); got != test.want {
			t.Errorf("%s by %+v: got %q, want %q", test.kind, test.query, got, test.want)
		}
	}
}
