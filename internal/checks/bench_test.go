package checks_test

import (
	"fmt"
	"runtime"
	"strconv"
	"testing"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// synthetic stores invented people: every tenth stands there twice, every
// hundredth once more with a letter less, there are a hundred rows to an
// organization, and half of the organizations are listed.
func synthetic(tb testing.TB, rows int) *store.Store {
	tb.Helper()
	s := openStore(tb)
	invent(tb, s, rows)
	return s
}

// invent imports what synthetic stores.
func invent(tb testing.TB, s *store.Store, rows int) {
	tb.Helper()
	ctx := tb.Context()
	batch, err := s.Begin(ctx, store.File{Path: "people.csv", Name: "people.csv", SHA256: strconv.Itoa(rows), Mapping: "test"})
	if err != nil {
		tb.Fatal(err)
	}
	syllables := []string{"ka", "ro", "mi", "te", "lun", "sa", "vor", "ne", "pil", "do"}
	word := func(n int) string {
		return syllables[n%10] + syllables[n/10%10] + syllables[n/100%10] + syllables[n/1000%10]
	}
	lists, err := batch.Sheet(store.SheetInfo{Sheet: "Organizations", Kind: records.Organizations, Columns: map[string]string{"name": "A", "country": "B"}})
	if err != nil {
		tb.Fatal(err)
	}
	countries := []string{"AR", "PE", "CL", "BO", "Perru"}
	for i := range rows / 200 {
		if err := lists.Organization(&records.Organization{Row: i + 2, Name: "Centro " + word(i*7) + " " + word(i*13), Country: countries[i%4]}); err != nil {
			tb.Fatal(err)
		}
	}
	people, err := batch.Sheet(store.SheetInfo{Sheet: "People", Kind: records.Participants,
		Columns: map[string]string{"name": "A", "email": "B", "organization": "C", "country": "D", "sex": "E", "exchange": "F", "date": "G"}})
	if err != nil {
		tb.Fatal(err)
	}
	for i := range rows {
		n, o := i-i/10, i%max(1, rows/100)
		p := &records.Participant{Row: i + 2, Name: word(n) + " " + word(n/7) + " " + word(n/3), Organization: "Centro " + word(o*7) + " " + word(o*13),
			Country: countries[o%5], Sex: []string{"F", "M", ""}[i%3], Exchange: fmt.Sprint("exchange-", n%7), Date: "2017-06-19"}
		if i%100 == 99 {
			p.Name = p.Name[:len(p.Name)-1]
		}
		if i%2 == 0 {
			p.Email = fmt.Sprintf("person%d@example.org", n)
		}
		if err := people.Participant(p); err != nil {
			tb.Fatal(err)
		}
	}
	if _, err := batch.Commit(ctx); err != nil {
		tb.Fatal(err)
	}
}

func BenchmarkRun(b *testing.B) {
	for _, rows := range []int{10_000, 100_000} {
		s := synthetic(b, rows)
		cfg := settings(b, nil)
		if _, err := s.Count(b.Context(), store.Query{Rules: cfg.Rules}); err != nil { // resolves names, which is not measured
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := checks.Run(b.Context(), s, cfg); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.Sys)/(1<<20), "MiB-from-system")
		})
	}
}
