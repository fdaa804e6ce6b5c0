package importers

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
)

// anyCell draws what sheets hold, and what they should not.
func anyCell(t *rapid.T) Cell {
	text := rapid.OneOf(
		rapid.SampledFrom([]string{"", "Nombre", "Organización", "País", "Total", "TOTAL: 3", "Suma", "NA", "n/a", "-", "x", "1", "0", "42905", "2017-06-19", "03/04/2017", "31/02/2017",
			"Perú", "Congo", "USSR", "Regional", "Atlantis", "ana@example.org", "ana@", "sí", "no", "Nota: x", "#org", "____", "Ana Quispe", "Testimonio", "Consentimiento", "Female", "H", "M", "ISO", "#N/A"}),
		rapid.String(),
	).Draw(t, "text")
	kind := rapid.SampledFrom([]CellType{Text, Text, Text, Number, Date, Bool, Failure, Empty}).Draw(t, "type")
	return Cell{Type: kind, Text: text, Uncached: rapid.IntRange(0, 20).Draw(t, "uncached") == 0}
}

func anySheet(t *rapid.T) rowSource {
	heads := rapid.SampledFrom([][]string{{"Nombre", "Organización", "País", "Fecha"}, {"Organización", "País", "Sitio web"}, {"Testimonio", "Nombre", "Consentimiento"},
		{"Name", "Country", "ISO", "Female", "Date of birth"}, {"a", "b", "c"}}).Draw(t, "headings")
	rows := []Row{texts(heads...)}
	for range rapid.IntRange(0, 40).Draw(t, "rows") {
		rows = append(rows, Row{Cells: rapid.SliceOfN(rapid.Custom(anyCell), 0, 6).Draw(t, "cells"), Hidden: rapid.Bool().Draw(t, "hidden")})
	}
	if rapid.Bool().Draw(t, "turned") {
		rows[0], rows[len(rows)-1] = rows[len(rows)-1], rows[0]
	}
	return typed(rows...)
}

// TestEveryRowIsAccountedFor: whatever a sheet holds, rows = imported +
// rejected, the sink gets each of them once, in order, and every finding points
// into the sheet.
func TestEveryRowIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anySheet(t)
		opt := Options{As: rapid.SampledFrom([]records.Kind{"", records.Participants, records.Organizations, records.Testimonials}).Draw(t, "as")}
		plan, err := recognise(context.Background(), rows, "Lista", opt)
		if err != nil {
			t.Fatal(err)
		}
		if plan.Kind == "" {
			if len(plan.Findings) == 0 {
				t.Fatal("not recognised, and nothing said")
			}
			return
		}
		sink := &keep{}
		out, err := decode(context.Background(), rows, plan, opt, sink, nil)
		if err != nil {
			t.Fatal(err)
		}
		stored := len(sink.participants) + len(sink.organizations) + len(sink.testimonials)
		if out.Rows != out.Imported+out.Rejected || out.Imported != stored || out.Rejected != len(sink.rejects) {
			t.Fatalf("%d rows, %d imported (%d stored), %d rejected (%d kept)", out.Rows, out.Imported, stored, out.Rejected, len(sink.rejects))
		}
		counted := 0
		for _, n := range out.Counts {
			counted += n
		}
		if counted != len(out.Findings) {
			t.Fatalf("%d findings, %d counted", len(out.Findings), counted)
		}
		for _, f := range out.Findings {
			if f.Message == "" || f.Hint == "" || f.Check == "" || f.Sheet != "Lista" {
				t.Fatalf("a finding that says too little: %+v", f)
			}
		}
		for _, r := range sink.rejects {
			if r.Row <= plan.HeaderRow || r.Check == "" {
				t.Fatalf("reject %+v", r)
			}
		}
	})
}

// TestTheSameSheetGivesTheSame: recognition and decoding depend on the sheet
// alone, never on the order of a map.
func TestTheSameSheetGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anySheet(t)
		var seen []string
		for range 2 {
			plan, err := recognise(context.Background(), rows, "", Options{})
			if err != nil {
				t.Fatal(err)
			}
			text := plan.Sheet + string(plan.Kind) + planned(plan)
			if plan.Kind != "" {
				out, err := decode(context.Background(), rows, plan, Options{}, &keep{}, nil)
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range out.Findings {
					text += "\n" + f.Cell + f.Check + f.Message + f.Hint
				}
			}
			seen = append(seen, text)
		}
		if seen[0] != seen[1] {
			t.Fatalf("%s\nand then\n%s", seen[0], seen[1])
		}
	})
}

func FuzzRecognise(f *testing.F) {
	for _, s := range readCorpus(f, "testdata/headings/lists.txt") {
		f.Add(s.lines[0], "Ana Quispe|CEJ|Perú")
	}
	f.Add("#org|#country", "x|y")
	f.Fuzz(func(t *testing.T, headings, row string) {
		rows := memory("Lista", headings, row, row)
		plan, err := recognise(context.Background(), rows, "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		taken := map[string]int{}
		for _, c := range plan.Columns {
			if c.Field == "" {
				continue
			}
			if _, ok := kindField(plan.Kind, c.Field); !ok {
				t.Errorf("%q has no field %q", plan.Kind, c.Field)
			}
			if taken[c.Field]++; taken[c.Field] > 1 && c.tick == "" && c.Field != "given_name" && c.Field != "family_name" {
				t.Errorf("two columns are %s in %q", c.Field, headings)
			}
		}
		if plan.Kind == "" {
			return
		}
		if out, err := decode(context.Background(), rows, plan, Options{}, &keep{}, nil); err != nil || out.Rows != out.Imported+out.Rejected {
			t.Errorf("%+v %v", out, err)
		}
	})
}
