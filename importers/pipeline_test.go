package importers

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
)

// decodeAs decodes with or without the pipeline, however many rows there are.
func decodeAs(t interface{ Fatal(...any) }, pipelined bool, rows rowSource, plan Plan, opt Options) (*decoder, *keep, []int) {
	d, sink := newDecoder(plan, opt), &keep{}
	ctx := context.Background()
	if _, err := d.survey(ctx, rows); err != nil {
		t.Fatal(err)
	}
	var heard []int
	hear := func(n int) { heard = append(heard, n) }
	var err error
	if pipelined {
		err = d.pipelined(ctx, rows, sink, hear)
	} else {
		d.sink = sink
		err = d.rows(ctx, rows, hear)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.closing()
	return d, sink, heard
}

// TestThePipelineChangesNothing: records, rejects, findings and counts are the
// same with it and without.
func TestThePipelineChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once, times := anySheet(t), rapid.IntRange(1, 40).Draw(t, "times")
		var all []Row
		for range times {
			_ = once(context.Background(), func(row *Row) error {
				all = append(all, *row)
				return nil
			})
		}
		rows := typed(all...)
		opt := Options{As: rapid.SampledFrom([]records.Kind{"", records.Participants, records.Organizations, records.Testimonials}).Draw(t, "as")}
		plan, err := recognise(context.Background(), rows, "Lista", opt)
		if err != nil {
			t.Fatal(err)
		}
		if plan.Kind == "" {
			return
		}
		plain, sink, heard := decodeAs(t, false, rows, plan, opt)
		piped, pipedSink, pipedHeard := decodeAs(t, true, rows, plan, opt)
		unexported := cmp.AllowUnexported(keep{}, reporter{})
		if diff := cmp.Diff(sink, pipedSink, unexported); diff != "" {
			t.Fatalf("other rows reach the sink (-plain +pipelined):\n%s", diff)
		}
		if diff := cmp.Diff(plain.report, piped.report, unexported); diff != "" {
			t.Fatalf("other findings (-plain +pipelined):\n%s", diff)
		}
		if diff := cmp.Diff(plain.out, piped.out); diff != "" || !slices.Equal(heard, pipedHeard) {
			t.Fatalf("another outcome: %s, progress %v and %v", diff, heard, pipedHeard)
		}
	})
}

// order is a sink that notes the rows as they come, and may refuse one.
type order struct {
	nowhere
	rows    []int
	refuses int
}

func (o *order) Participant(p *records.Participant) error {
	if o.rows = append(o.rows, p.Row); p.Row == o.refuses {
		return errFull
	}
	return nil
}

func (o *order) Reject(r records.Reject) error {
	o.rows = append(o.rows, r.Row)
	return nil
}

// queue makes a sheet of n invented people, every seventh without a name, and
// calls at on the way to each row.
func queue(n int, at func(row int) error) rowSource {
	return func(_ context.Context, fn func(*Row) error) error {
		for i := range n + 1 {
			row := texts("Nombre", "País", "Talla")
			switch {
			case i > 0 && i%7 == 0:
				row = texts("", "Perú", "M")
			case i > 0:
				row = texts(fmt.Sprintf("Ana Quispe %d", i), "Perú", fmt.Sprint("T", i))
			}
			row.Number = i + 1
			if at != nil {
				if err := at(row.Number); err != nil {
					return err
				}
			}
			if err := fn(&row); err != nil {
				return err
			}
		}
		return nil
	}
}

func queuePlan(t *testing.T, n int) Plan {
	t.Helper()
	plan, err := recognise(context.Background(), queue(n, nil), "", Options{As: records.Participants})
	if err != nil || plan.Kind == "" {
		t.Fatalf("%+v %v", plan, err)
	}
	return plan
}

func TestRowsArriveInTheirOrder(t *testing.T) {
	const n = 5 * batchRows
	sink := &order{}
	out, err := decode(context.Background(), queue(n, nil), queuePlan(t, n), Options{}, sink, nil)
	if err != nil || out.Rows != n || len(sink.rows) != n {
		t.Fatalf("%d of %d rows, %v", len(sink.rows), n, err)
	}
	for i, row := range sink.rows {
		if row != i+2 {
			t.Fatalf("row %d came as number %d", row, i+2)
		}
	}
}

// TestPipelineEnds: whatever ends the decoding, its error comes back, the rows
// before it have arrived and no goroutine stays behind: synctest waits for the
// last of them, and fails when one of them would never end.
func TestPipelineEnds(t *testing.T) {
	const n, stop = 40 * batchRows, 3*batchRows + 10
	plan := queuePlan(t, n)
	ends := func(name string, f func(t *testing.T)) {
		t.Run(name, func(t *testing.T) { synctest.Test(t, f) })
	}

	ends("error of the sink", func(t *testing.T) {
		read, sink := 0, &order{refuses: stop}
		d := newDecoder(plan, Options{})
		err := d.pipelined(context.Background(), queue(n, func(row int) error { read = row; return nil }), sink, nil)
		if !errors.Is(err, errFull) || len(sink.rows) != stop-1 {
			t.Errorf("%v after %d rows", err, len(sink.rows))
		}
		if most := stop + (batchesAhead+3)*batchRows; read > most {
			t.Errorf("read on to row %d, expected at most %d", read, most)
		}
	})
	ends("error of the book", func(t *testing.T) {
		refused := &Refused{Code: codeDamaged, Reason: "broken"}
		sink := &order{}
		err := newDecoder(plan, Options{}).pipelined(context.Background(), queue(n, func(row int) error {
			if row == stop {
				return refused
			}
			return nil
		}), sink, nil)
		if !errors.Is(err, refused) || len(sink.rows) != stop-2 {
			t.Errorf("%v after %d rows", err, len(sink.rows))
		}
	})
	ends("cancelled by the reader's side", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		sink := &order{}
		err := newDecoder(plan, Options{}).pipelined(ctx, queue(n, func(row int) error {
			if row == stop {
				cancel()
			}
			return nil
		}), sink, nil)
		if !errors.Is(err, context.Canceled) || len(sink.rows) > stop {
			t.Errorf("%v after %d rows", err, len(sink.rows))
		}
	})
	ends("cancelled while the sink is slow", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		calls := 0
		_, err := decode(ctx, queue(n, nil), plan, Options{}, &order{}, func(int) {
			if calls++; calls == 2 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) || calls != 2 {
			t.Errorf("%v, progress heard %d times", err, calls)
		}
	})
	ends("panic of the sink", func(t *testing.T) {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = newDecoder(plan, Options{}).pipelined(context.Background(), queue(n, nil), panicking{&order{}}, nil)
	})
}

type panicking struct{ Sink }

func (panicking) Participant(*records.Participant) error { panic("sink") }

// TestExtraCellsStayWithTheirRow: the cells that are lent with a
// record stay those of its row while others are decoded.
func TestExtraCellsStayWithTheirRow(t *testing.T) {
	const n = 3 * batchRows
	rows := queue(n, nil)
	_, sink, _ := decodeAs(t, true, rows, queuePlan(t, n), Options{})
	for _, p := range sink.participants {
		if want := fmt.Sprint("T", p.Row-1); len(p.Extra) != 1 || p.Extra[0] != want {
			t.Fatalf("row %d has %q, want %q", p.Row, p.Extra, want)
		}
	}
}

// TestFewRowsStartNothing: a small sheet starts nothing.
func TestFewRowsStartNothing(t *testing.T) {
	before, most := runtime.NumGoroutine(), 0
	rows := queue(30, func(int) error { most = max(most, runtime.NumGoroutine()); return nil })
	if _, err := decode(context.Background(), rows, queuePlan(t, 30), Options{}, &order{}, nil); err != nil || most > before {
		t.Errorf("%d goroutines, before there were %d, %v", most, before, err)
	}
}
