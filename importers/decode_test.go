package importers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

func namesOf(sink *keep) string {
	var names []string
	for _, p := range sink.participants {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}

func TestWhatIsNoRow(t *testing.T) {
	lines := []string{
		"Encuentro de prueba", "Lista de participantes", "",
		"N°|Nombre|Organización|Total",
		"1|Ana Quispe|CEJ|1", "2|Luis Mamani|CEJ|1",
		"Lista de participantes", "N°|Nombre|Organización|Total", // a printed page head
		"3|Tota Lopes|Total Justicia|2", "", "|||",
		"4|||", "5|||", // printed numbers of empty lines
		"|TOTAL||4", "|Total de participantes: 3||", "|Suma|3|4", "Total general|||4",
		"|________||", "* Firmó tarde", "Nota: los datos son inventados", "Página 1 de 2", "Elaborado por el equipo",
	}
	_, out, sink := run(t, Options{}, lines...)
	if got, want := namesOf(sink), "Ana Quispe, Luis Mamani, Tota Lopes"; got != want || out.Rows != 3 {
		t.Errorf("%d rows: %s; want 3: %s", out.Rows, got, want)
	}
}

func TestWhatIsARow(t *testing.T) {
	_, out, sink := run(t, Options{}, "Nombre|Organización|País", "Ana Quispe||", "Page Turner||", "Total|Total S.A.|Francia", "|CEJ|Perú")
	if got, want := namesOf(sink), "Ana Quispe, Page Turner, Total"; got != want || out.Rows != 4 || out.Rejected != 1 {
		t.Errorf("%d rows, %d rejected: %s; want %s", out.Rows, out.Rejected, got, want)
	}
	if r := sink.rejects[0]; r.Row != 5 || r.Check != "name-missing" || !slices.Equal(r.Cells, []string{"", "CEJ", "Perú"}) {
		t.Errorf("reject %+v", r)
	}
	if f := findingsOf(out.Findings, "name-missing")[0]; f.Cell != "A5" || f.Severity != records.Error || f.Sheet != "Lista" {
		t.Errorf("%+v", f)
	}
}

// cells makes a source out of typed cells.
func typed(rows ...Row) rowSource {
	return func(_ context.Context, fn func(*Row) error) error {
		for i := range rows {
			row := rows[i]
			row.Number = i + 1
			if err := fn(&row); err != nil {
				return err
			}
		}
		return nil
	}
}

func texts(cells ...string) Row {
	var row Row
	for _, c := range cells {
		row.Cells = append(row.Cells, Cell{Type: Text, Text: c})
	}
	return row
}

func TestCellsThatCannotBeTaken(t *testing.T) {
	bad := texts("Luis Mamani", "C\x01EJ", "Perú")
	failing := texts("Rosa Choque", "", "Bolivia")
	failing.Cells[1] = Cell{Type: Failure, Text: "#N/A"}
	formula := texts("Juana Flores", "", "Bolivia")
	formula.Cells[1] = Cell{Type: Text, Uncached: true}
	hidden := texts("Pedro Rivas", "CEJ", "Perú")
	hidden.Hidden = true
	box := texts("", "", "")
	box.Cells[2] = Cell{Type: Bool, Text: "FALSE"}
	_, out, sink := runRows(t, Options{}, typed(texts("Nombre", "Organización", "País"), texts("  Ana \u00a0\u200bQuispe ", "CEJ de\nla\tPaz", "Pe\u0301ru"),
		bad, failing, formula, hidden, box))
	if out.Rows != 4 || out.Rejected != 1 || sink.rejects[0].Check != "text-damaged" {
		t.Errorf("%d rows, rejects %+v", out.Rows, sink.rejects)
	}
	for check, n := range map[string]int{"text-damaged": 1, "value-unreadable": 1, "formula-uncached": 1, "rows-hidden": 1} {
		if out.Counts[check] != n {
			t.Errorf("%d findings %s, want %d", out.Counts[check], check, n)
		}
	}
	if p := sink.participants[0]; p.Name != "Ana Quispe" || p.Organization != "CEJ de la Paz" || p.Country != "Péru" {
		t.Errorf("%+v", p)
	}
	if p := sink.participants[1]; p.Organization != "" {
		t.Errorf("an error value became %q", p.Organization)
	}
}

func TestCellsBeyondTheHeadingsAreTold(t *testing.T) {
	lines := []string{"Nombre|Organización|País"}
	for range sampleRows + 5 {
		lines = append(lines, "Ana Quispe|CEJ|Perú")
	}
	lines = append(lines, "Luis Mamani|CEJ|Perú|Bolivia", "Rosa Choque|CEJ|Perú||x")
	_, out, _ := run(t, Options{}, lines...)
	if found := findingsOf(out.Findings, "column-unknown"); len(found) != 1 || found[0].Severity != records.Warning || found[0].Cell != fmt.Sprintf("D%d", len(lines)-1) {
		t.Errorf("%+v", found)
	}
}

func TestFindingsAreCountedBeyondThoseListed(t *testing.T) {
	lines := []string{"Nombre|País"}
	for i := range listed + 50 {
		lines = append(lines, fmt.Sprintf("Ana Quispe|Atlantis %d", i))
	}
	_, out, sink := run(t, Options{As: records.Participants}, lines...)
	if n := len(findingsOf(out.Findings, "country-unknown")); n != listed || out.Counts["country-unknown"] != listed+50 {
		t.Errorf("%d listed, %d counted", n, out.Counts["country-unknown"])
	}
	if len(sink.participants) != listed+50 {
		t.Errorf("%d stored: an unknown country must not reject a row", len(sink.participants))
	}
}

// fullSink is a sink that cannot store.
type fullSink struct{ keep }

var errFull = errors.New("disk full")

func (f *fullSink) Participant(*records.Participant) error { return errFull }

func TestErrorsEndTheDecoding(t *testing.T) {
	rows := memory("Nombre|País", "Ana Quispe|Perú")
	plan, err := recognise(context.Background(), rows, "", Options{As: records.Participants})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = decode(context.Background(), rows, plan, Options{}, &fullSink{}, nil); !errors.Is(err, errFull) {
		t.Errorf("error of the sink: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err = decode(ctx, rows, plan, Options{}, &keep{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error of the context: %v", err)
	}
	broken := func(context.Context, func(*Row) error) error { return errFull }
	if _, err = recognise(context.Background(), broken, "", Options{}); !errors.Is(err, errFull) {
		t.Errorf("error of the book: %v", err)
	}
	if _, err = decode(context.Background(), rows, Plan{}, Options{}, &keep{}, nil); err == nil {
		t.Error("an unrecognised sheet is decoded")
	}
}

func TestProgressIsTold(t *testing.T) {
	lines := []string{"Nombre|País"}
	for range 2500 {
		lines = append(lines, "Ana Quispe|Perú")
	}
	rows := memory(lines...)
	plan, err := recognise(context.Background(), rows, "", Options{As: records.Participants})
	if err != nil {
		t.Fatal(err)
	}
	var heard []int
	if _, err = decode(context.Background(), rows, plan, Options{}, &keep{}, func(n int) { heard = append(heard, n) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(heard, []int{1000, 2000, 2500}) {
		t.Errorf("heard %v", heard)
	}
}

func TestPersonalValuesAreMarked(t *testing.T) {
	_, out, _ := run(t, Options{}, "Nombre|Correo|País", "Ana Quispe|ana at example|Atlantis")
	for _, f := range out.Findings {
		switch f.Check {
		case "email-invalid":
			if !f.Personal || f.Value != "ana at example" || strings.Contains(f.Message+f.Hint, f.Value) {
				t.Errorf("%+v", f)
			}
		case "country-unknown":
			if f.Personal {
				t.Errorf("%+v", f)
			}
		}
	}
	if out.Counts["email-invalid"] != 1 || out.Counts["country-unknown"] != 1 {
		t.Errorf("%v", out.Counts)
	}
}

// Hidden rows are read only when that is asked for; blank ones and totals among
// them are no rows either way, and what they say decides nothing about the others.
func TestHiddenRows(t *testing.T) {
	hide := func(r Row) Row { r.Hidden = true; return r }
	rows := typed(texts("Nombre", "Organización", "País", "Fecha"), texts("Ana Quispe", "CEJ", "Perú", "03/04/2017"),
		hide(texts("Luis Mamani", "CEJ", "Bolivia", "04/25/2017")), hide(texts("", "", "")), hide(texts("Total", "2")), texts("Rosa Choque", "CEJ", "Perú", "25/04/2017"),
		hide(texts("Juana Flores", "CEJ", "Perú", "05/04/2017")))
	for _, test := range []struct {
		opt      Options
		people   int
		severity records.Severity
		says     string
	}{
		{Options{}, 2, records.Warning, "2 rows are hidden in the sheet, by a filter or by hand, the first of them row 3; not read"},
		{Options{HiddenRows: true}, 4, records.Notice, "the first of them row 3; read all the same"},
	} {
		_, out, sink := runRows(t, test.opt, rows)
		found := findingsOf(out.Findings, "rows-hidden")
		if len(sink.participants) != test.people || out.Rows != test.people || len(found) != 1 || found[0].Severity != test.severity || found[0].Row != 3 || !strings.Contains(found[0].Message, test.says) {
			t.Errorf("hidden %v: %d people, %+v", test.opt.HiddenRows, len(sink.participants), found)
		}
	}
	_, out, _ := runRows(t, Options{}, typed(texts("Nombre", "País"), hide(texts("Ana Quispe", "Perú"))))
	if found := findingsOf(out.Findings, "rows-hidden"); out.Rows != 0 || len(found) != 1 || !strings.HasPrefix(found[0].Message, "row 2 is hidden") {
		t.Errorf("%d rows, %+v", out.Rows, found)
	}
}
