package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/namati/lex/internal/records"
)

// AttendanceDay is one day of an exchange that has a sign-in sheet: how many
// different people any list of the exchange names (those invited or cancelled
// apart), and how many of them have a mark on the day.
type AttendanceDay struct {
	Exchange, Day       string
	Registered, Present int
}

// Attendance sets registered against present, by exchange and day, for the
// exchanges in scope that have a sign-in sheet; nil when none has.
func (s *Store) Attendance(ctx context.Context, query Query) ([]AttendanceDay, error) {
	signed, exchanges, err := s.signedIn(ctx, query)
	if err != nil || !signed {
		return nil, err
	}
	type people map[int64]bool
	registered, days := map[string]people{}, map[string]map[string]people{}
	err = s.EachParticipant(ctx, query.Rules, func(row *ParticipantRow) error {
		if !exchanges[row.Exchange] || row.Record.Status == "invited" || row.Record.Status == "cancelled" {
			return nil
		}
		if registered[row.Exchange] == nil {
			registered[row.Exchange], days[row.Exchange] = people{}, map[string]people{}
		}
		registered[row.Exchange][row.Person] = true
		for _, day := range strings.Split(row.Record.Days, ";") {
			switch {
			case day == "" || query.Period.Start != "" && day < query.Period.Start || query.Period.End != "" && day > query.Period.End:
				continue
			case days[row.Exchange][day] == nil:
				days[row.Exchange][day] = people{}
			}
			days[row.Exchange][day][row.Person] = true
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("count attendance: %w", err)
	}
	var list []AttendanceDay
	for exchange, present := range days {
		for _, day := range slices.Sorted(maps.Keys(present)) {
			list = append(list, AttendanceDay{exchange, day, len(registered[exchange]), len(present[day])})
		}
	}
	slices.SortStableFunc(list, func(a, b AttendanceDay) int {
		return cmp.Or(cmp.Compare(a.Exchange, b.Exchange), cmp.Compare(a.Day, b.Day))
	})
	return list, nil
}

// signedIn tells whether any active list of participants has days, and which
// exchanges are in scope.
func (s *Store) signedIn(ctx context.Context, query Query) (signed bool, exchanges map[string]bool, err error) {
	err = s.counting(ctx, query.Rules, func(_ querier, r *resolved) error {
		signed = slices.ContainsFunc(r.of(records.Participants), func(i activeImport) bool { return columnsOf(i.columns)["days"] != "" })
		return nil
	})
	if err != nil || !signed {
		return signed, nil, err
	}
	list, err := s.Exchanges(ctx, query)
	exchanges = map[string]bool{}
	for _, exchange := range list {
		exchanges[exchange] = true
	}
	return signed, exchanges, err
}
