package checks_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
)

// People in these tests are invented.
const twice = "name,email,organization,country,sex,exchange,date\n" +
	"Ana Prueba,ana@example.org,Casa Roja,PE,F,one,2017-06-19\n" +
	"Ana Prueba,ana@example.org,Casa Roja,PE,F,one,2017-06-20\n" +
	"Beto Prueba,,,Perru,,two,\n"

func TestSeverities(t *testing.T) {
	s := openStore(t)
	take(t, s, "participants.csv", []byte(twice))
	_, before := ask(t, t.Context(), s, settings(t, nil))
	if before["person-twice"] != 1 || before["country-unknown"] != 1 {
		t.Fatalf("got %v", before)
	}
	found, counts := ask(t, t.Context(), s, settings(t, []byte("checks: {person-twice: error, country-unknown: off, sex-missing: info}\n")))
	if _, ok := counts["country-unknown"]; ok {
		t.Error("a check that is off was asked")
	}
	severity := map[string]records.Severity{}
	for _, f := range found {
		severity[f.Check] = f.Severity
	}
	if severity["person-twice"] != records.Error || severity["sex-missing"] != records.Notice || severity["organization-missing"] != records.Warning {
		t.Errorf("got %v", severity)
	}
}

func TestPeriodCutsTheParticipants(t *testing.T) {
	s := openStore(t)
	take(t, s, "participants.csv", []byte(twice))
	cfg := settings(t, []byte("exchanges: {one: {start: 2017-06-19, end: 2017-06-24}, two: {start: 2018-06-19, end: 2018-06-24}}\n"))
	for _, test := range []struct {
		period        records.Period
		twice, county int
	}{
		{records.Period{Label: "all"}, 1, 1},
		{records.Period{Label: "2017", Start: "2017-01-01", End: "2017-12-31"}, 1, 0},
		{records.Period{Label: "2018", Start: "2018-01-01", End: "2018-12-31"}, 0, 1},
		{records.Period{Label: "2019", Start: "2019-01-01", End: "2019-12-31"}, 0, 0},
	} {
		cfg.Period = test.period
		_, counts := ask(t, t.Context(), s, cfg)
		if counts["person-twice"] != test.twice || counts["country-unknown"] != test.county {
			t.Errorf("%s: got %v", test.period.Label, counts)
		}
	}
}

func TestFindingsCarryTheValue(t *testing.T) {
	s := openStore(t)
	take(t, s, "participants.csv", []byte(twice))
	found, _ := ask(t, t.Context(), s, settings(t, nil))
	for _, f := range found {
		if f.Check == "person-twice" {
			f.Message, f.Hint = "", ""
			want := records.Finding{Severity: records.Warning, Check: "person-twice", File: "participants.csv", Sheet: "Lista", Cell: "A3", Row: 3, Field: "name", Value: "Ana Prueba", Personal: true, Other: "A2", Import: 1}
			if diff := cmp.Diff(want, f); diff != "" {
				t.Error(diff)
			}
		}
	}
}

func TestListsStopAtTheMostListedAndCountsDoNot(t *testing.T) {
	s := openStore(t)
	var b strings.Builder
	b.WriteString("name,country\n")
	for i := range checks.MostListed + 500 {
		fmt.Fprintf(&b, "Persona %d,Nowhere\n", i)
	}
	take(t, s, "participants.csv", []byte(b.String()))
	found, counts := ask(t, t.Context(), s, settings(t, nil))
	listed := 0
	for _, f := range found {
		if f.Check == "country-unknown" {
			listed++
		}
	}
	if listed != checks.MostListed || counts["country-unknown"] != checks.MostListed+500 {
		t.Errorf("%d listed, %d counted", listed, counts["country-unknown"])
	}
}

func TestFindingsAreSortedAndTheSameAgain(t *testing.T) {
	s := openStore(t)
	take(t, s, "b.csv", []byte(twice))
	take(t, s, "a.csv", []byte(strings.ReplaceAll(twice, "Prueba", "Ejemplo")))
	first, _ := ask(t, t.Context(), s, settings(t, nil))
	second, _ := ask(t, t.Context(), s, settings(t, nil))
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	sorted := append([]records.Finding(nil), first...)
	records.SortFindings(sorted)
	if diff := cmp.Diff(sorted, first); diff != "" {
		t.Error(diff)
	}
}

func TestAnEmptyStore(t *testing.T) {
	found, counts := ask(t, t.Context(), openStore(t), settings(t, nil))
	if found == nil || len(found) != 4 || counts["data-missing"] != 1 || counts["grantee-missing"] != 1 || counts["fund-missing"] != 1 || counts["exchange-missing"] != 1 {
		t.Errorf("got %v, %v", found, counts)
	}
}

func TestInterruption(t *testing.T) {
	s := openStore(t)
	take(t, s, "participants.csv", []byte(twice))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := checks.Run(ctx, s, settings(t, nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
