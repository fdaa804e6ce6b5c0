package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// madeUp writes row i of an invented list: two thirds as many people as rows,
// 300 organizations, 40 countries in two spellings, 12 exchanges.
func madeUp(i int, p *records.Participant) {
	who := i % (i/3*2 + 1)
	*p = records.Participant{
		Row: i + 2, Name: fmt.Sprintf("Nombre%d Apellido%d", who, who%977), Email: fmt.Sprintf("persona%d@example.org", who),
		Organization: fmt.Sprintf("Organización %d", who%300), Country: countries[who%len(countries)], Sex: []string{"F", "M", ""}[who%3],
		Age: fmt.Sprint(18 + who%60), FocusArea: []string{"Migrants", "Indigenous peoples; Women", "Radio comunal", "Youth"}[who%4],
		Exchange: fmt.Sprintf("taller %d", i%12), Role: "participante", Status: "present", Date: fmt.Sprintf("2017-%02d-%02d", i%12+1, i%28+1),
		City: "Ciudad", Phone: fmt.Sprintf("+51 %09d", who),
	}
}

var countries = []string{
	"Argentina", "Perú", "Peru", "Brasil", "Brazil", "Chile", "Bolivia", "Colombia", "Ecuador", "México", "Mexico", "Guatemala",
	"El Salvador", "Paraguay", "Uruguay", "Honduras", "Panamá", "Costa Rica", "Kenya", "Uganda",
}

const benchRows = 200_000

func importMadeUp(b testing.TB, s *store.Store, rows int) {
	ctx := context.Background()
	batch, err := s.Begin(ctx, store.File{Path: "made-up.xlsx", Name: "made-up.xlsx", SHA256: "made-up"})
	if err != nil {
		b.Fatal(err)
	}
	defer batch.Rollback()
	w, err := batch.Sheet(store.SheetInfo{Sheet: "Lista", Kind: records.Participants, HeaderRow: 1})
	if err != nil {
		b.Fatal(err)
	}
	var p records.Participant
	for i := range rows {
		madeUp(i, &p)
		if err := w.Participant(&p); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := batch.Commit(ctx); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		s := openAt(b, filepath.Join(b.TempDir(), "lex.db"), store.Options{})
		importMadeUp(b, s, benchRows)
		s.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchRows, "µs/row")
}

func BenchmarkCount(b *testing.B) {
	path := filepath.Join(b.TempDir(), "lex.db")
	importMadeUp(b, openAt(b, path, store.Options{}), benchRows)
	query := store.Query{By: []string{"country", "focus_area"}}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			s := openAt(b, path, store.Options{ReadOnly: true})
			count(b, s, query)
			s.Close()
		}
	})
	b.Run("next", func(b *testing.B) {
		s := openAt(b, path, store.Options{ReadOnly: true})
		count(b, s, query)
		for b.Loop() {
			count(b, s, query)
		}
	})
}
