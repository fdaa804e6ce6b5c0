package importers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tablesOf reads a sheet and says of each table its kind, its headings' row, its
// columns and the names that came out of it; then what was told.
func tablesOf(t *testing.T, opt Options, lines ...string) (tables, told []string) {
	t.Helper()
	read := memory(lines...)
	plans, err := recogniseTables(context.Background(), read, "Lista", opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, plan := range plans {
		sink := &keep{}
		if plan.Kind != "" {
			if _, err := decode(context.Background(), read, plan, opt, sink, nil); err != nil {
				t.Fatal(err)
			}
		}
		var names []string
		for _, p := range sink.participants {
			names = append(names, p.Name)
		}
		for _, o := range sink.organizations {
			names = append(names, o.Name)
		}
		tables = append(tables, fmt.Sprintf("%s %d: %s: %s", plan.Kind, plan.HeaderRow, planned(plan), strings.Join(names, ", ")))
		for _, f := range plan.Findings {
			if f.Check == "table-left-out" || f.Check == "column-conflict" {
				told = append(told, fmt.Sprintf("%s row %d", f.Check, f.Row))
			}
		}
	}
	return tables, told
}

func TestSeveralTables(t *testing.T) {
	for _, test := range []struct {
		name         string
		lines        []string
		tables, told []string
	}{
		{"one below the other",
			[]string{"Participantes", "Nombre|País|Correo", "Ana Quispe|Perú|ana@example.org", "Luis Mamani|Bolivia|", "", "Organizaciones", "", "Organización|País|Sitio web", "CEJ|Perú|https://example.org"},
			[]string{"participants 2: A=name B=country C=email: Ana Quispe, Luis Mamani", "organizations 8: A=name B=country C=website: CEJ"}, nil},
		{"one beside the other, of other lengths",
			[]string{"Nombre|País||Organización|País", "Ana Quispe|Perú||CEJ|Perú", "Luis Mamani|Bolivia||APY|Bolivia", "Rosa Pari|Perú||", "Eva Luna|Chile||"},
			[]string{"participants 1: A=name B=country: Ana Quispe, Luis Mamani, Rosa Pari, Eva Luna", "organizations 1: D=name E=country: CEJ, APY"}, nil},
		{"an empty column that only keeps a distance",
			[]string{"Nombre|Correo||Organización|País", "Ana Quispe|ana@example.org||CEJ|Perú", "Luis Mamani|luis@example.org||APY|Bolivia"},
			[]string{"participants 1: A=name B=email D=organization E=country: Ana Quispe, Luis Mamani"}, nil},
		{"the same headings again under a title",
			[]string{"Nombre|Organización", "Ana Quispe|CEJ", "", "Bolivia", "Nombre|Organización", "Luis Mamani|APY"},
			[]string{"participants 1: A=name B=organization: Ana Quispe, Luis Mamani"}, []string{"table-left-out row 4"}},
		{"a summary under the list",
			[]string{"Nombre|País", "Ana Quispe|Perú", "Luis Mamani|Bolivia", "", "País|Total", "Perú|1", "Bolivia|1"},
			[]string{"participants 1: A=name B=country: Ana Quispe, Luis Mamani"}, []string{"table-left-out row 5"}},
		{"a summary above the list",
			[]string{"Sexo|Cantidad", "F|2", "", "Nombre|País", "Ana Quispe|Perú", "Rosa Pari|Perú"},
			[]string{"participants 4: A=name B=country: Ana Quispe, Rosa Pari"}, []string{"table-left-out row 1"}},
		{"a list with empty rows",
			[]string{"Nombre|Correo", "Ana Quispe|ana@example.org", "", "Luis Mamani|luis@example.org", "", "Rosa Pari|"},
			[]string{"participants 1: A=name B=email: Ana Quispe, Luis Mamani, Rosa Pari"}, nil},
		{"a form's head above the list",
			[]string{"Evento|Encuentro 2017", "Organización|CEJ", "", "Nombre|País", "Ana Quispe|Perú"},
			[]string{"participants 4: A=name B=country: Ana Quispe"}, nil},
		{"an unknown table below",
			[]string{"Nombre|País", "Ana Quispe|Perú", "", "Nombre|Correo|Habitación|Vuelo", "Luis Mamani|luis@example.org|12|AV1"},
			[]string{"participants 1: A=name B=country: Ana Quispe", "participants 4: A=name B=email C=- D=-: Luis Mamani"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			tables, told := tablesOf(t, Options{}, test.lines...)
			if diff := cmp.Diff(test.tables, tables); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.told, told); diff != "" {
				t.Error(diff)
			}
		})
	}
}
