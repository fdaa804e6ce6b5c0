package importers

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
)

// run recognises and decodes a sheet written as lines of cells divided by bars.
func run(t *testing.T, opt Options, lines ...string) (Plan, Outcome, *keep) {
	t.Helper()
	return runRows(t, opt, memory(lines...))
}

func runRows(t *testing.T, opt Options, rows rowSource) (Plan, Outcome, *keep) {
	t.Helper()
	plan, err := recognise(context.Background(), rows, "Lista", opt)
	if err != nil {
		t.Fatal(err)
	}
	sink := &keep{}
	if plan.Kind == "" {
		return plan, Outcome{}, sink
	}
	out, err := decode(context.Background(), rows, plan, opt, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	if out.Rows != out.Imported+out.Rejected {
		t.Errorf("%d rows, but %d imported and %d rejected", out.Rows, out.Imported, out.Rejected)
	}
	return plan, out, sink
}

// planned writes a plan as "A=name B=- …" for comparison.
func planned(p Plan) string {
	var parts []string
	for _, c := range p.Columns {
		field := c.Field
		switch {
		case c.Dropped:
			field = "dropped"
		case field == "":
			field = "-"
		}
		parts = append(parts, c.Letter+"="+field)
	}
	return strings.Join(parts, " ")
}

func findingsOf(findings []records.Finding, check string) []records.Finding {
	var found []records.Finding
	for _, f := range findings {
		if f.Check == check {
			found = append(found, f)
		}
	}
	return found
}

func TestRecogniseFindsTheHeadings(t *testing.T) {
	for _, test := range []struct {
		name   string
		opt    Options
		lines  []string
		kind   records.Kind
		header int
		want   string
	}{
		{"under a title and blank rows", Options{},
			[]string{"Encuentro regional 2017", "", "Lista de participantes||", "Nombre completo|Organización|País", "Ana Quispe|CEJ|Perú"},
			records.Participants, 4, "A=name B=organization C=country"},
		{"merged over two rows", Options{},
			[]string{"Nombre|País|Contacto|", "||Correo|Teléfono", "Ana Quispe|Perú|ana@example.org|5"},
			records.Participants, 2, "A=name B=country C=email D=phone"},
		{"said twice in two languages", Options{},
			[]string{"Name|Organization|Country", "Nombre|Organización|País", "Ana Quispe|CEJ|Perú"},
			records.Participants, 1, "A=name B=organization C=country"},
		{"same heading in two groups", Options{},
			[]string{"Organization||Participant|", "Name|Country|Name|E-mail", "CEJ|Perú|Ana Quispe|ana@example.org"},
			records.Participants, 2, "A=organization B=country C=name D=email"},
		{"a general heading below its group", Options{},
			[]string{"Datos personales||Datos de contacto|Organización|", "Nombres|Apellidos|Correo|Nombre|País", "Ana|Quispe|ana@example.org|CEJ|Perú"},
			records.Participants, 2, "A=given_name B=family_name C=email D=organization E=country"},
		{"general headings and groups in two languages", Options{},
			[]string{"Datos personales / Personal data||Organización / Organization|", "Nombres y apellidos / Full name|Correo / E-mail|Nombre / Name|País / Country", "Ana Quispe|ana@example.org|CEJ|Perú"},
			records.Participants, 2, "A=name B=email C=organization D=country"},
		{"three rows of headings", Options{},
			[]string{"Personal information||Organization information|", "Identity|Contact|Identity|Location", "Name|E-mail|Name|Country", "Ana Quispe|ana@example.org|CEJ|Peru"},
			records.Participants, 3, "A=name B=email C=organization D=country"},
		{"remarks in brackets below", Options{},
			[]string{"Name|Country", "(as in passport)|(residence)", "Ana Quispe|Peru"}, records.Participants, 1, "A=name B=country"},
		{"boxes below", Options{},
			[]string{"Nombre|Sexo||Edad||Organización", "|H|M|18-24|25+|", "Ana Quispe||X||X|CEJ"}, records.Participants, 1, "A=name B=sex C=sex D=age E=age F=organization"},
		{"a lone column of names", Options{},
			[]string{"Nombre", "Ana Quispe", "Luis Mamani"}, records.Participants, 1, "A=name"},
		{"organizations have no names of people", Options{},
			[]string{"Organización|País|Sitio web", "CEJ|Perú|https://example.org"}, records.Organizations, 1, "A=name B=country C=website"},
		{"name and organization make participants", Options{},
			[]string{"Nombre|Organización", "Ana Quispe|CEJ"}, records.Participants, 1, "A=name B=organization"},
		{"the row that the person names", Options{HeaderRow: 3},
			[]string{"Name|Country", "x|y", "Nombre|País", "Ana Quispe|Perú"}, records.Participants, 3, "A=name B=country"},
		{"mapped and dropped", Options{Map: []Mapping{{"quién", "name"}, {"Columna B", "organization"}}, Drop: []string{"PASAPORTE"}},
			[]string{"¿Quién?|columna b|Pasaporte", "Ana Quispe|CEJ|X1"}, records.Participants, 1, "A=name B=organization C=dropped"},
		{"a mapping goes before the heading", Options{Map: []Mapping{{"Nombre", "organization"}}, As: records.Participants},
			[]string{"Nombre|Representante|País", "CEJ|Ana Quispe|Perú"}, records.Participants, 1, "A=organization B=- C=country"},
		{"the kind that the person names", Options{As: records.Organizations},
			[]string{"Nombre|País|Correo", "CEJ|Perú|info@example.org"}, records.Organizations, 1, "A=name B=country C=email"},
		{"e-mail by its content", Options{},
			[]string{"Nombre|Organización|Datos", "Ana Quispe|CEJ|ana@example.org", "Luis Mamani|CEJ|luis@example.org"},
			records.Participants, 1, "A=name B=organization C=email"},
		{"numbers under Nombre are no names", Options{},
			[]string{"Nombre|Participante|País", "1|Ana Quispe|Perú", "2|Luis Mamani|Bolivia"}, records.Participants, 1, "A=- B=name C=country"},
		{"no such list", Options{}, []string{"Producto|Cantidad|Precio", "Silla|2|30"}, "", 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan, err := recognise(context.Background(), memory(test.lines...), "Hoja1", test.opt)
			if err != nil {
				t.Fatal(err)
			}
			if plan.Kind != test.kind || plan.HeaderRow != test.header || planned(plan) != test.want {
				t.Errorf("%q, row %d, %s; want %q, row %d, %s", plan.Kind, plan.HeaderRow, planned(plan), test.kind, test.header, test.want)
			}
		})
	}
}

func TestRecogniseNamesInParts(t *testing.T) {
	for _, test := range []struct{ headings, row, want, name string }{
		{"Nombre|Apellidos", "Ana|Quispe Rojas", "A=given_name B=family_name", "Ana Quispe Rojas"},
		{"Nom|Prénom", "Diallo|Awa", "A=family_name B=given_name", "Awa Diallo"},
		{"Name|First name", "Bello|Amina", "A=family_name B=given_name", "Amina Bello"},
		{"Name|Surname", "Amina Bello|Bello", "A=name B=family_name", "Amina Bello"},
		{"Nombre completo|Nombres|Apellidos", "Ana Quispe|Ana|Quispe", "A=name B=given_name C=family_name", "Ana Quispe"},
		{"Apellido paterno|Apellido materno|Nombres", "Quispe|Rojas|Ana", "A=family_name B=family_name C=given_name", "Ana Quispe Rojas"},
	} {
		plan, _, sink := run(t, Options{}, test.headings+"|Organización", test.row+"|CEJ")
		if got, _, _ := strings.Cut(planned(plan), " "+plan.Columns[len(plan.Columns)-1].Letter+"=organization"); got != test.want {
			t.Errorf("%s: %s, want %s", test.headings, got, test.want)
		}
		if len(sink.participants) != 1 || sink.participants[0].Name != test.name {
			t.Errorf("%s: %+v, want %s", test.headings, sink.participants, test.name)
		}
	}
}

func TestConflictNamesBothColumns(t *testing.T) {
	plan, out, sink := run(t, Options{}, "Nombre|País|Country|Organización", "Ana Quispe|Perú|Bolivia|CEJ")
	found := findingsOf(out.Findings, "column-conflict")
	if len(found) != 1 {
		t.Fatalf("%d conflicts in %s", len(found), planned(plan))
	}
	want := records.Finding{Severity: records.Error, Check: "column-conflict", Sheet: "Lista", Cell: "C1", Row: 1, Field: "country", Value: "Country",
		Message: `columns B ("País") and C ("Country") both look like country; column B is used until you decide`,
		Hint:    "keep one: --map 'País=country' --drop 'Country'"}
	if diff := cmp.Diff(want, found[0]); diff != "" {
		t.Error(diff)
	}
	if sink.participants[0].Country != "Perú" {
		t.Errorf("country %q", sink.participants[0].Country)
	}
	// What the hint says must settle it.
	_, out, _ = run(t, Options{Map: []Mapping{{"País", "country"}}, Drop: []string{"Country"}}, "Nombre|País|Country|Organización", "Ana Quispe|Perú|Bolivia|CEJ")
	if out.Counts["column-conflict"] != 0 {
		t.Error("the hint does not settle the conflict")
	}
}

func TestNoConflict(t *testing.T) {
	for name, headings := range map[string]string{
		"code beside name": "Nombre|País|Código de país|Organización",
		"weak beside sure": "Nombre|País|Nacionalidad|Organización",
		"not counted":      "Nombre|Teléfono|Celular|Organización",
		"holds the same":   "Nombre|País|Country|Organización",
	} {
		_, out, _ := run(t, Options{}, headings, "Ana Quispe|PE|PE|CEJ")
		if out.Counts["column-conflict"] != 0 {
			t.Errorf("%s: a conflict", name)
		}
	}
}

func TestUnrecognisedShowsHeadingsAndTheLineThatHelps(t *testing.T) {
	plan, _, _ := run(t, Options{File: "lista.xlsx"}, "Inventario", "", "Producto|Cantidad|Precio", "Silla|dos|30")
	if plan.Kind != "" || len(plan.Findings) != 1 {
		t.Fatalf("%+v", plan)
	}
	f := plan.Findings[0]
	for _, part := range []string{`"Producto", "Cantidad", "Precio"`, "row 3"} {
		if !strings.Contains(f.Message, part) {
			t.Errorf("%q is not in %q", part, f.Message)
		}
	}
	if f.Check != "sheet-unrecognised" || f.Severity != records.Error || !strings.HasSuffix(f.Hint, "--as participants --header-row 3 --map 'Producto=name'") {
		t.Errorf("%+v", f)
	}
	opt := Options{As: records.Participants, HeaderRow: 3, Map: []Mapping{{"Producto", "name"}}}
	if _, out, _ := run(t, opt, "Inventario", "", "Producto|Cantidad|Precio", "Silla|dos|30"); out.Imported != 1 {
		t.Errorf("the line that should help imports %d rows", out.Imported)
	}
}

func TestRowsOfPeopleAreNotShownAsHeadings(t *testing.T) {
	for _, row := range []string{"Ana Inventada <ana@example.org>|Luis Inventado <luis@example.org>", "Ana Inventada|Kenya", "Ana Inventada|+254 700 000000"} {
		plan, _, _ := run(t, Options{}, row, row)
		if len(plan.Findings) != 1 {
			t.Fatalf("findings %v", plan.Findings)
		}
		if f := plan.Findings[0]; strings.Contains(f.Message+f.Hint, "Ana") || !strings.Contains(f.Message, "no headings") {
			t.Errorf("%q says %s / %s", row, f.Message, f.Hint)
		}
	}
}

func TestEmptySheet(t *testing.T) {
	plan, _, _ := run(t, Options{})
	if plan.Kind != "" || len(plan.Findings) != 1 || plan.Findings[0].Message != "the sheet is empty" {
		t.Errorf("%+v", plan)
	}
}

func TestTags(t *testing.T) {
	plan, out, sink := run(t, Options{}, "Quién|Dónde|Tema|Nota", "#org +name|#country+code+v_iso2|#sector+2013|#meta", "CEJ|PE|Agua|x", "APY|BO|Salud|")
	if plan.Kind != records.Organizations || plan.TagRow != 2 || out.Rows != 2 || planned(plan) != "A=name B=country_code C=focus_area D=-" {
		t.Errorf("%s, tags in row %d, %d rows, %s", plan.Kind, plan.TagRow, out.Rows, planned(plan))
	}
	if found := findingsOf(out.Findings, "tag-malformed"); len(found) != 1 || found[0].Cell != "C2" || found[0].Value != "#sector+2013" {
		t.Errorf("%+v", found)
	}
	if len(sink.organizations) == 2 && sink.organizations[1].Country != "BO" {
		t.Errorf("%+v", sink.organizations[1])
	}
}

func TestUnknownColumns(t *testing.T) {
	plan, out, sink := run(t, Options{Drop: []string{"Talla"}}, "Nombre|Organización|Pasaporte|Color favorito|Talla|", "Ana Quispe|CEJ|X123|verde|M|extra", "Luis Mamani|CEJ||||")
	if !slices.Equal(plan.Extra, []string{"Pasaporte", "Color favorito", "column F"}) {
		t.Errorf("kept %q", plan.Extra)
	}
	if got := sink.participants[0].Extra; !slices.Equal(got, []string{"X123", "verde", "extra"}) {
		t.Errorf("kept cells %q", got)
	}
	if sink.participants[1].Extra != nil {
		t.Errorf("kept cells of an empty row %q", sink.participants[1].Extra)
	}
	if out.Counts["column-sensitive"] != 1 || out.Counts["column-unknown"] != 2 {
		t.Errorf("%v", out.Counts)
	}
}

func TestMappingOfAMissingColumn(t *testing.T) {
	_, out, _ := run(t, Options{Map: []Mapping{{"Institución", "organization"}}}, "Nombre|Organización|País", "Ana Quispe|CEJ|Perú")
	if found := findingsOf(out.Findings, "mapping-unused"); len(found) != 1 || found[0].Value != "Institución" {
		t.Errorf("%+v", found)
	}
}

func TestOptionsCheck(t *testing.T) {
	for _, opt := range []Options{{As: "shoes"}, {Map: []Mapping{{"Talla", "shoe"}}}} {
		if opt.Check() == nil {
			t.Errorf("%+v passes", opt)
		}
	}
}

func TestChooseSheets(t *testing.T) {
	sheets := []Sheet{{"Lista", Visible}, {"Datos", Hidden}, {"Secreto", VeryHidden}}
	read, findings, err := ChooseSheets(sheets, Options{})
	if err != nil || !slices.Equal(read, []int{0}) || len(findings) != 2 || findings[1].Check != "sheet-hidden" {
		t.Errorf("%v %+v %v", read, findings, err)
	}
	read, findings, err = ChooseSheets(sheets, Options{Sheets: []string{"datos", "Lista"}})
	if err != nil || !slices.Equal(read, []int{0, 1}) || findings != nil {
		t.Errorf("%v %+v %v", read, findings, err)
	}
	if _, _, err = ChooseSheets(sheets, Options{Sheets: []string{"Lisa"}}); err == nil || !strings.Contains(err.Error(), `"Lista", "Datos", "Secreto"`) {
		t.Errorf("error %v", err)
	}
}

func TestPassOver(t *testing.T) {
	unknown := records.Finding{Severity: records.Error, Check: "sheet-unrecognised"}
	alone := []Plan{{Findings: []records.Finding{unknown}}}
	PassOver(alone)
	beside := []Plan{{Kind: records.Participants}, {Findings: []records.Finding{unknown}}}
	PassOver(beside)
	if alone[0].Findings[0] != unknown || beside[1].Findings[0].Check != "sheet-passed-over" || beside[1].Findings[0].Severity != records.Notice {
		t.Errorf("%+v %+v", alone, beside)
	}
}

func TestWideSheet(t *testing.T) {
	head, row := "Nombre|Organización|Nombre", "Ana Quispe|CEJ|x"
	for range 3000 {
		head += "|Nombre|Respuesta"
		row += "|x|y"
	}
	begun := time.Now()
	plan, out, _ := run(t, Options{}, "Encuentro 2017", head, row)
	if plan.Kind != records.Participants || out.Rows != 1 {
		t.Errorf("%q, %d rows", plan.Kind, out.Rows)
	}
	if out.Counts["column-conflict"] == 0 || len(findingsOf(out.Findings, "column-conflict")) > listed {
		t.Errorf("%d conflicts told", len(findingsOf(out.Findings, "column-conflict")))
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("6,000 columns took %v", took)
	}
}
