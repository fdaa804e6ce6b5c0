package importers

import (
	"context"
	"fmt"
	"testing"

	"github.com/namati/lex/internal/records"
)

// nowhere is a sink that only counts.
type nowhere struct{ n int }

func (s *nowhere) Participant(*records.Participant) error   { s.n++; return nil }
func (s *nowhere) Organization(*records.Organization) error { s.n++; return nil }
func (s *nowhere) Testimonial(*records.Testimonial) error   { s.n++; return nil }
func (s *nowhere) Entry(*records.Entry) error               { s.n++; return nil }
func (s *nowhere) Reject(records.Reject) error              { s.n++; return nil }

// crowd makes a sheet of invented people, 12 columns wide.
func crowd(n int) rowSource {
	countries := []string{"Perú", "Bolivia", "Brasil", "México", "República Dominicana", "Chile", "Argentina", "El Salvador"}
	head := texts("Nombre completo", "Organización", "País", "Correo electrónico", "Sexo", "Edad", "Cargo", "Ciudad", "Áreas de trabajo", "Fecha", "Evento", "Talla")
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = texts(fmt.Sprintf("María Quispe %d", i), fmt.Sprintf("Organización %d", i%500), countries[i%len(countries)], fmt.Sprintf("persona%d@example.org", i),
			[]string{"Mujer", "Hombre", "F", "M"}[i%4], fmt.Sprint(20+i%50), "Abogada", "Cusco", "Pueblos indígenas; Tierra", fmt.Sprintf("%d/06/2017", 1+i%28), "latam-2017", "M")
	}
	return func(_ context.Context, fn func(*Row) error) error {
		head.Number = 1
		if err := fn(&head); err != nil {
			return err
		}
		for i := range rows {
			rows[i].Number = i + 2
			if err := fn(&rows[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// BenchmarkDecode measures the decoding of rows in memory: a sheet too small for
// a second goroutine, a long one on one goroutine and with the sink on another.
func BenchmarkDecode(b *testing.B) {
	const n = 200_000
	b.Run("few", func(b *testing.B) {
		benchmarkDecode(b, 30, func(rows rowSource, plan Plan, sink Sink) error {
			_, err := decode(context.Background(), rows, plan, Options{}, sink, nil)
			return err
		})
	})
	b.Run("plain", func(b *testing.B) {
		benchmarkDecode(b, n, func(rows rowSource, plan Plan, sink Sink) error {
			d := newDecoder(plan, Options{})
			d.sink = sink
			return d.rows(context.Background(), rows, nil)
		})
	})
	b.Run("pipelined", func(b *testing.B) {
		benchmarkDecode(b, n, func(rows rowSource, plan Plan, sink Sink) error {
			return newDecoder(plan, Options{}).pipelined(context.Background(), rows, sink, nil)
		})
	})
}

func benchmarkDecode(b *testing.B, n int, decode func(rowSource, Plan, Sink) error) {
	rows := crowd(n)
	plan, err := recognise(context.Background(), rows, "", Options{})
	if err != nil || plan.Kind != records.Participants {
		b.Fatalf("%+v %v", plan, err)
	}
	b.ReportAllocs()
	for b.Loop() {
		sink := &nowhere{}
		if err := decode(rows, plan, sink); err != nil || sink.n != n {
			b.Fatalf("%d of %d rows, %v", sink.n, n, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
}

func BenchmarkRecognise(b *testing.B) {
	rows := crowd(1000)
	for b.Loop() {
		if _, err := recognise(context.Background(), rows, "", Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
