package reports

import (
	"cmp"
	"strings"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// amount is a number that may not have been stated: missing is not zero.
type amount struct {
	n     float64
	known bool
}

// add adds what is stated.
func (a *amount) add(n float64) { a.n, a.known = a.n+n, true }

// stated is a row's number of a field with its days.
type stated struct {
	row        store.StoredEntry
	n          float64
	start, end string
}

// statedIn lists the rows that state a number of a field, by their last day.
func statedIn(rows []store.StoredEntry, field string) []stated {
	var list []stated
	for _, e := range rows {
		if n, ok := e.Number(field); ok {
			list = append(list, stated{e, n, e.Start, e.End})
		}
	}
	return sorted(list, func(a, b stated) int { return cmp.Or(strings.Compare(a.end, b.end), strings.Compare(b.start, a.start)) })
}

// inside keeps what was reached in the period: rows all of whose days lie in it.
func inside(list []stated, p records.Period) []stated {
	return kept(list, func(s stated) bool {
		return p.All() || s.start != "" && s.start >= p.Start && (p.End == "" || s.end <= p.End)
	})
}

// until keeps what was reached by the end of the period.
func until(list []stated, p records.Period) []stated {
	return kept(list, func(s stated) bool { return p.End == "" || s.start != "" && s.end <= p.End })
}

// wider keeps rows that reach beyond the end of the period: a year's number
// tells nothing about a quarter of it.
func wider(list []stated, p records.Period) []stated {
	return kept(list, func(s stated) bool {
		return p.End != "" && s.start != "" && s.start <= p.End && s.end > p.End
	})
}

// apart leaves out rows whose days lie within those of another row: a quarter
// beside its year would be added twice.
func apart(list []stated) []stated {
	return kept(list, func(s stated) bool {
		for _, other := range list {
			longer := other.start < s.start || other.end > s.end
			if s.start != "" && other.start != "" && longer && other.start <= s.start && other.end >= s.end {
				return false
			}
		}
		return true
	})
}

func kept(list []stated, keep func(stated) bool) []stated {
	var out []stated
	for _, s := range list {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

// sum adds up rows that do not overlap.
func sum(list []stated) amount {
	var a amount
	for _, s := range apart(list) {
		a.add(s.n)
	}
	return a
}

// latest is the number of the last row.
func latest(list []stated) amount {
	if len(list) == 0 {
		return amount{}
	}
	return amount{list[len(list)-1].n, true}
}

// known keeps the rows that were known at the end of the period, which are all
// of them when they would be none.
func knownAt(rows []store.StoredEntry, p records.Period) []store.StoredEntry {
	var out []store.StoredEntry
	for _, e := range rows {
		if p.End == "" || e.Start == "" || e.Start <= p.End {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return rows
	}
	return out
}

// lastText is the text of a field in the last row that states it.
func lastText(rows []store.StoredEntry, field string) string {
	text := ""
	for _, e := range byDay(rows) {
		text = cmp.Or(e.Text(field), text)
	}
	return text
}
