package importers

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/records"
)

// exportTests are exports of form tools as they come, of invented people: Google
// Forms, KoboToolbox, ODK Central and SurveyCTO.
var exportTests = []struct {
	file   string
	fields map[string]string // field to heading
	focus  []string          // of the rows, where the form asks
	extra  []string          // headings that must be kept
}{
	{"google_forms_es.csv", map[string]string{"name": "Nombre y apellidos", "email": "Dirección de correo electrónico", "country": "¿En qué país trabaja su organización?", "organization": "Nombre de la organización", "sex": "Sexo", "age": "¿Qué edad tiene?"},
		[]string{"Migrantes;Pueblos indígenas", "Pueblos indígenas", "Otro: agua, tierra"}, []string{"Marca temporal"}},
	{"google_forms_en.csv", map[string]string{"name": "What is your full name?", "country": "Country", "organization": "Organisation", "sex": "Gender", "position": "Job title"}, nil, []string{"Timestamp"}},
	{"kobo_labels_es.csv", map[string]string{"name": "Nombre::Español (es)", "country": "País::Español (es)", "organization": "Organización::Español (es)", "sex": "Sexo::Español (es)"},
		[]string{"Migrantes; Pueblos indígenas", "Pueblos indígenas"}, []string{"_id", "_uuid", "_submission_time", "Temas::Español (es)/Migrantes", "_index"}},
	{"kobo_names.csv", map[string]string{"name": "datos/nombre", "country": "datos/pais", "organization": "datos/organizacion", "sex": "datos/sexo"},
		[]string{"migrantes; pueblos indigenas", "pueblos indigenas"}, []string{"_id", "_uuid", "_submission_time", "temas/migrantes"}},
	{"kobo_api.json", map[string]string{"name": "datos/nombre", "country": "datos/pais", "organization": "datos/organizacion", "sex": "datos/sexo"}, nil, []string{"_id", "_uuid", "_submission_time", "_geolocation", "meta/instanceID"}},
	{"odk_central.csv", map[string]string{"name": "datos-nombre", "country": "datos-pais", "organization": "datos-organizacion", "sex": "datos-sexo", "email": "datos-correo"}, nil, []string{"meta-instanceID", "KEY", "SubmissionDate", "ReviewState"}},
	{"odk_central.json", map[string]string{"name": "datos/nombre", "country": "datos/pais", "organization": "datos/organizacion", "sex": "datos/sexo", "age": "datos/edad"}, nil, []string{"__id", "__system/submissionDate", "__system/status", "datos/lugar/coordinates"}},
	{"surveycto.csv", map[string]string{"name": "nombre", "country": "pais", "organization": "organizacion", "sex": "sexo", "email": "correo"}, nil, []string{"SET-OF-hijos", "KEY", "instanceID", "formdef_version"}},
}

// TestExports reads each export as it is, and the tables among them as a workbook
// too: every row a person, every column a field or kept.
func TestExports(t *testing.T) {
	for _, test := range exportTests {
		path := filepath.Join("testdata", "exports", test.file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		exportCheck(t, test.file, data, test.fields, test.focus, test.extra)
		if strings.HasSuffix(test.file, ".csv") {
			name := strings.TrimSuffix(test.file, ".csv") + ".xlsx"
			exportCheck(t, name, workbookOf(t, test.file, data), test.fields, test.focus, test.extra)
		}
	}
}

func exportCheck(t *testing.T, name string, data []byte, fields map[string]string, focus, extra []string) {
	t.Helper()
	ctx := context.Background()
	book, err := OpenBytes(ctx, name, data, OpenOptions{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	plans, err := Recognise(ctx, book, 0, Options{File: name})
	if err != nil || len(plans) != 1 {
		t.Errorf("%s: %d tables, %v", name, len(plans), err)
		return
	}
	plan := plans[0]
	if plan.Kind != records.Participants {
		t.Errorf("%s: taken for %q, %v", name, plan.Kind, err)
		return
	}
	got := fieldsOf(plan)
	for field, heading := range fields {
		if got[field] != heading {
			t.Errorf("%s: %s stands under %q, want %q", name, field, got[field], heading)
		}
	}
	for _, heading := range extra {
		if !slices.Contains(plan.Extra, heading) {
			t.Errorf("%s: %q is not kept", name, heading)
		}
	}
	var headings []string
	filled := 0
	if err := book.Rows(ctx, 0, func(row *Row) error {
		if filled++; row.Number == 1 {
			for _, c := range row.Cells {
				headings = append(headings, c.Text)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(plan.Columns) != len(headings) {
		t.Errorf("%s: %d columns of %d", name, len(plan.Columns), len(headings))
	}
	sink := &keep{}
	out, err := Decode(ctx, book, plan, Options{File: name}, sink, nil)
	if err != nil || out.Imported != filled-1 || len(sink.participants) != filled-1 || sink.participants[0].Name != "Rosa Inventada" || sink.participants[0].Country == "" {
		t.Errorf("%s: %d of %d rows imported, %v", name, out.Imported, filled-1, err)
		return
	}
	for i, want := range focus {
		if got := sink.participants[i].FocusArea; got != want {
			t.Errorf("%s: row %d has the focus areas %q, want %q", name, i+1, got, want)
		}
	}
}

// workbookOf makes a workbook of a CSV file: texts, and numbers where a tool
// would write numbers.
func workbookOf(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	ctx := context.Background()
	book, err := OpenBytes(ctx, name, data, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	defer f.Close()
	err = book.Rows(ctx, 0, func(row *Row) error {
		for i, c := range row.Cells {
			cell, err := excelize.CoordinatesToCellName(i+1, row.Number)
			if err != nil {
				return err
			}
			var value any = c.Text
			if len(c.Text) == 1 && c.Text[0] >= '0' && c.Text[0] <= '9' {
				value = int(c.Text[0] - '0')
			}
			if err := f.SetCellValue("Sheet1", cell, value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
