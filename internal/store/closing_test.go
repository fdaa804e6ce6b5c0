package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var firstQuarter = records.Period{Label: "2018-Q1", Start: "2018-01-01", End: "2018-03-31"}

func shiftsOf(shifts []store.Shift) []string {
	var all []string
	for _, s := range shifts {
		for _, c := range s.Changes {
			all = append(all, s.Closing.Period.Label+" "+c.Name+": "+c.Before+" → "+c.After)
		}
	}
	return all
}

func TestClosedPeriods(t *testing.T) {
	for _, test := range []struct {
		name  string
		large bool
	}{{"counted in SQL", false}, {"counted in memory", true}} {
		t.Run(test.name, func(t *testing.T) {
			if test.large {
				t.Cleanup(store.CountInMemoryFrom(1))
			}
			s, ctx := open(t), t.Context()
			put(t, s, "a.csv", sheet{people: []records.Participant{{Name: "Ana Inventada", Country: "Peru", Date: "2018-02-03"}, {Name: "Luis Ficticio", Country: "Chile", Date: "2018-05-03"}}})
			closing, err := s.ClosePeriod(ctx, firstQuarter, rules())
			if err != nil || closing.Figures["participants"] != "1" {
				t.Fatalf("closed with %v: %v", closing.Figures, err)
			}
			if _, err := s.ClosePeriod(ctx, firstQuarter, rules()); !errors.Is(err, store.ErrClosed) {
				t.Errorf("a second closing: %v", err)
			}
			for _, file := range []struct {
				path   string
				people []records.Participant
				want   []string
			}{
				{"b.csv", []records.Participant{{Name: "Eva Imaginaria", Country: "Chile", Date: "2018-06-01"}}, nil},
				{"c.csv", []records.Participant{{Name: "Rosa Supuesta", Country: "Chile", Date: "2018-03-31"}}, []string{
					"2018-Q1 countries: 1 → 2", "2018-Q1 participants: 1 → 2", "2018-Q1 participations: 1 → 2", "2018-Q1 participants by age_group not stated: 1 → 2",
					"2018-Q1 participants by country CL:  → 1", "2018-Q1 participants by disability not stated: 1 → 2", "2018-Q1 participants by exchange not stated: 1 → 2",
					"2018-Q1 participants by focus_area not stated: 1 → 2", "2018-Q1 participants by organization_type not stated: 1 → 2",
					"2018-Q1 participants by role not stated: 1 → 2", "2018-Q1 participants by sex not stated: 1 → 2",
				}},
				// The same file again: what it says of the closed quarter stays away.
				{"a.csv", []records.Participant{{Name: "Luis Ficticio", Country: "Chile", Date: "2018-05-03"}}, []string{"countries", "participants"}},
			} {
				b, err := s.Begin(ctx, store.File{Path: file.path, Name: file.path, SHA256: file.path + "2"})
				if err != nil {
					t.Fatal(err)
				}
				if err := fill(b, sheet{people: file.people}); err != nil {
					t.Fatal(err)
				}
				shifts, err := b.Shifts(ctx, rules())
				if err != nil {
					t.Fatal(err)
				}
				got := shiftsOf(shifts)
				if n := len(got); n > 0 && strings.HasPrefix(got[n-1], "2018-Q1 the breakdown by organization: ") {
					got = got[:n-1] // a digest
				}
				if file.path == "a.csv" {
					if len(got) < 2 || got[0] != "2018-Q1 countries: 1 → " || got[1] != "2018-Q1 participants: 1 → " {
						t.Errorf("%s changes %q", file.path, got)
					}
				} else if diff := cmp.Diff(file.want, got); diff != "" {
					t.Errorf("%s changes (-want +got):\n%s", file.path, diff)
				}
				if file.path == "b.csv" {
					if _, err := b.Commit(ctx); err != nil {
						t.Fatal(err)
					}
				} else if err := b.Rollback(); err != nil {
					t.Fatal(err)
				}
			}
			if shifts, err := s.Shifts(ctx, rules()); err != nil || len(shifts) > 0 {
				t.Errorf("nothing of the period was stored, yet it differs: %v, %v", shiftsOf(shifts), err)
			}
			table, err := s.Count(ctx, store.Query{Rules: rules()})
			if err != nil || table.Totals.Participants != 3 {
				t.Errorf("counted %+v, %v", table.Totals, err)
			}
			put(t, s, "c.csv", sheet{people: []records.Participant{{Name: "Rosa Supuesta", Country: "Chile", Date: "2018-03-31"}}})
			if shifts, err := s.Shifts(ctx, rules()); err != nil || len(shifts) != 1 {
				t.Errorf("the stored data differ from the closed period: %v, %v", shiftsOf(shifts), err)
			}
			if open, err := s.ReopenPeriod(ctx, "2018-Q1"); err != nil || !open {
				t.Errorf("reopened: %t, %v", open, err)
			}
			if open, err := s.ReopenPeriod(ctx, "2018-Q1"); err != nil || open {
				t.Errorf("reopened twice: %t, %v", open, err)
			}
			if shifts, err := s.Shifts(ctx, rules()); err != nil || len(shifts) > 0 {
				t.Errorf("an open period differs from nothing: %v, %v", shifts, err)
			}
			list, err := s.Closings(ctx)
			if err != nil || len(list) != 1 || list[0].EndedAt == "" {
				t.Errorf("the history has %+v, %v", list, err)
			}
		})
	}
}
