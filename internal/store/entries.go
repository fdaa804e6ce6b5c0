package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// StoredEntry is a row of one of the kinds of few rows with what it is resolved
// to.
type StoredEntry struct {
	records.Entry
	Import int64
	Origin records.Origin
	// Columns maps a field to the letters of its column.
	Columns map[string]string
	// Country is alpha-2; Exchange is a key: that of the row, else of its import.
	Country, Exchange string
	// Start and End are the days to which the row belongs, ISO 8601: those of
	// its period, else of its own dates, else of its exchange; "" when nothing
	// tells.
	Start, End string
}

// Entries lists the rows of a kind in scope, imports and rows in order. A row
// that names no exchange is in the scope of every exchange that its fund, if it
// names one, pays for. A filter by what the kind does not tell leaves none.
func (s *Store) Entries(ctx context.Context, kind records.Kind, query Query) ([]StoredEntry, error) {
	list := []StoredEntry{}
	err := s.counting(ctx, query.Rules, func(q querier, r *resolved) error {
		in, err := r.scope(query)
		if err != nil {
			return err
		}
		list, err = in.entries(ctx, q, kind)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", kind, err)
	}
	return list, nil
}

// entries lists the rows of a kind in scope on a connection.
func (s *scope) entries(ctx context.Context, q querier, kind records.Kind) ([]StoredEntry, error) {
	list := []StoredEntry{}
	for _, i := range s.r.of(kind) {
		columns := columnsOf(i.columns)
		err := each(ctx, q, func(rows *sql.Rows) error {
			var row int
			var text string
			if err := rows.Scan(&row, &text); err != nil {
				return err
			}
			var body entryBody
			if err := json.Unmarshal([]byte(text), &body); err != nil {
				return fmt.Errorf("row %d: %w", row, err)
			}
			e := StoredEntry{Import: i.id, Origin: records.Origin{File: i.file, Sheet: i.sheet, Row: row}, Columns: columns,
				Entry: records.Entry{Kind: kind, Row: row, Values: body.Values, Extra: body.Extra}}
			if s.entry(&e, i) {
				list = append(list, e)
			}
			return nil
		}, "SELECT sheet_row, body FROM record WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, i.first, i.last)
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// entry resolves a row and reports whether it is in scope.
func (s *scope) entry(e *StoredEntry, i activeImport) bool {
	r := s.r
	e.Country = lexicon.Country(e.Text("country"), r.rules.CountryAliases).Code
	if named := first(e.Text("exchange"), r.texts[i.exchange]); named != "" {
		e.Exchange = exchangeKey(named, exchangeIDs(r.rules.Exchanges))
	}
	days := r.entryDays(e)
	if days.from != 0 {
		e.Start, e.End = isoDay(days.from, false), isoDay(days.to, true)
	}
	if s.dated() && (days.from == 0 || s.end != 0 && days.from > s.end || s.start != 0 && days.to < s.start) {
		return false
	}
	for _, f := range s.filters {
		if !s.entryFits(e, f, days) {
			return false
		}
	}
	return true
}

func (s *scope) entryFits(e *StoredEntry, f filter, days span) bool {
	switch f.field {
	case "exchange":
		if e.Exchange != "" || e.Kind == records.Exchanges {
			return slices.Contains(f.keys, e.Exchange)
		}
		fund := e.Text("fund")
		return fund == "" || slices.ContainsFunc(s.r.rules.Exchanges, func(x records.Exchange) bool {
			return slices.Contains(f.keys, x.ID) && x.Fund == fund
		})
	case "country":
		return slices.Contains(f.keys, e.Country)
	case "region":
		return slices.ContainsFunc(f.regions, func(m49 string) bool { return inRegion(e.Country, m49) })
	case "focus_area":
		return slices.ContainsFunc(lexicon.FocusAreas(e.Text("focus_area"), s.r.rules.FocusAreas), func(m lexicon.FocusMatch) bool {
			return slices.Contains(f.keys, m.ID)
		})
	case "year":
		return slices.Contains(f.keys, dateKey("year", days.from/10000))
	case "quarter":
		return slices.Contains(f.keys, dateKey("quarter", quarterOf(days.from)))
	case "month":
		return slices.Contains(f.keys, dateKey("month", monthOf(days.from)))
	}
	return false
}

// entryDays are the days to which a row belongs.
func (r *resolved) entryDays(e *StoredEntry) span {
	if start, end, ok := lexicon.Span(e.Text("period"), r.rules.FiscalYearStart); ok {
		from, _ := daysOf(start)
		to, _ := daysOf(end)
		return span{from.from, to.to}
	}
	for _, fields := range [][2]string{{"start", "end"}, {"date", "end_date"}} {
		from, ok := daysOf(first(e.Text(fields[0]), e.Text(fields[1])))
		if ok {
			to, _ := daysOf(first(e.Text(fields[1]), e.Text(fields[0])))
			return span{from.from, max(from.to, to.to)}
		}
	}
	if e.Exchange != "" {
		return r.gatherings[r.keys.known("exchange", e.Exchange)]
	}
	return span{}
}

// isoDay writes a day; where month or day is not known, the first one, or with
// last the last one.
func isoDay(day int64, last bool) string {
	year, month, d := day/10000, day/100%100, day%100
	switch {
	case last && month == 99:
		month, d = 12, 31
	case month == 0:
		month, d = 1, 1
	case d == 0:
		d = 1
	case d == 99:
		d = lastOf(year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, d)
}

func lastOf(year, month int64) int64 {
	switch {
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	case month != 2:
		return 31
	case year%4 == 0 && year%100 != 0 || year%400 == 0:
		return 29
	}
	return 28
}
