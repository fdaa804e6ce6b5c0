package partner

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// TestEveryCheckIsWorded wants words for the partner, in four languages, for
// whatever reading a file and looking at the store can find.
func TestEveryCheckIsWorded(t *testing.T) {
	for _, check := range append(append([]string{}, importers.Checks...), checks.Names()...) {
		for _, lang := range lexicon.Languages {
			problem, todo := lexicon.Question(check, records.Participants, "date", "", lang)
			other, _ := lexicon.Question("no-such-check", records.Participants, "date", "", lang)
			if problem == other || todo == "" || strings.ContainsAny(problem+todo, "{}") {
				t.Errorf("%s in %s: %q, %q: partners.csv wants check.%s.problem and check.%s.todo", check, lang, problem, todo, check, check)
			}
		}
	}
}

func lista() List {
	return List{File: "lista.xlsx", Sheet: "Lista", Kind: records.Participants, HeaderRow: 1, Language: "es",
		Heads: []Head{{0, "Nombre", "name"}, {1, "País", "country"}, {2, "Fecha", "date"}}, Rows: 9, Imported: 7, Rejected: 2,
		Rejects: []records.Reject{{Row: 4, Check: "name-missing", Cells: []string{"", "Perú"}}, {Row: 6, Check: "date-unreadable", Cells: []string{"Rosa Inventada", "Perú", "ayer"}}},
		Findings: []records.Finding{
			{Severity: records.Error, Check: "name-missing", Sheet: "Lista", Cell: "A4", Row: 4, Field: "name"},
			{Severity: records.Error, Check: "date-unreadable", Sheet: "Lista", Cell: "C6", Row: 6, Field: "date", Value: "ayer"},
			{Severity: records.Warning, Check: "person-alike", Sheet: "Lista", Cell: "A8", Row: 8, Field: "name", Value: "Rosa Inventda", Other: "A6", Personal: true},
			{Severity: records.Notice, Check: "column-unknown", Sheet: "Lista", Cell: "D1", Row: 1},
			{Severity: records.Warning, Check: "mapping-unused", Sheet: "Lista"},
		}}
}

func TestMessage(t *testing.T) {
	got := message(t, Message{File: "lista.xlsx", Grantee: "Casa Ejemplo", Language: "es", Lists: []List{lista()}})
	want := `Hola:

Gracias por el archivo «lista.xlsx».

Hoja «Lista»: 9 filas; 2 filas quedaron fuera.

Algunas celdas necesitan su ayuda. B14 significa columna B, fila 14.

Sin estos datos no podemos contarlo todo:

1. Falta el nombre.
   Hoja «Lista»: A4
   Escríbalo, o elimine la fila.

2. La fecha bajo «Fecha» no se puede leer.
   Hoja «Lista»: C6
   Escriba una fecha con el año, por ejemplo 2017-06-19.

Por favor revise también esto:

3. Dos nombres son tan parecidos que pueden ser una misma persona.
   Hoja «Lista»: A8 (compare con A6)
   Díganos si lo son, y escriba el nombre de la misma manera.

Las filas que quedaron fuera se conservan tal como las envió y no se cuentan
hasta que estén corregidas.

Por favor corrija el mismo archivo y envíelo de nuevo: los encabezados
pueden quedar como están.

Muchas gracias por su trabajo.

Casa Ejemplo
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, lang := range lexicon.Languages {
		text := message(t, Message{File: "a.csv", Language: lang, Lists: []List{lista()}})
		if strings.ContainsAny(text, "{}") || strings.Contains(text, "ayer") || strings.Contains(text, "Rosa") || strings.HasSuffix(text, "Ejemplo\n") {
			t.Errorf("in %s:\n%s", lang, text)
		}
		for _, line := range strings.Split(text, "\n") {
			if len([]rune(line)) > lineWidth {
				t.Errorf("in %s a line has %d characters: %s", lang, len([]rune(line)), line)
			}
		}
	}
}

// Values are shown where they may be; rows without listed findings tell what
// their cells show; many cells are cut short and counted.
func TestMessageOfRejects(t *testing.T) {
	l := lista()
	l.Sheet, l.Findings = "", nil
	for row := 10; row < 60; row++ {
		l.Rejects = append(l.Rejects, records.Reject{Row: row, Check: "name-missing"})
	}
	l.Rejects = append(l.Rejects, records.Reject{Row: 99, Check: "text-damaged"}, records.Reject{Row: 100, Check: "date-unreadable"})
	got := strings.Join(strings.Fields(message(t, Message{File: "a.csv", Language: "es", Lists: []List{l}})), " ")
	for _, want := range []string{"La fecha bajo «Fecha» no se puede leer. C6 Escriba", "A47, A48 y 11 más", "fila 99", "Esta fila quedó fuera. fila 100"} {
		if !strings.Contains(got, want) {
			t.Errorf("expected %q in %s", want, got)
		}
	}
	all := Message{File: "a.csv", Language: "es", Lists: []List{lista()}, Shows: func(f records.Finding) bool { return !f.Personal }}
	if text := message(t, all); !strings.Contains(text, "C6 «ayer»") || strings.Contains(text, "Rosa") {
		t.Errorf("the values shown are wrong:\n%s", text)
	}
	none := message(t, Message{File: "a.csv", Language: "en", Lists: []List{{Kind: records.Budget, Rows: 3, Imported: 3}}})
	if !strings.Contains(none, "We received 3 rows.") || !strings.Contains(none, "nothing to correct") {
		t.Errorf("nothing to ask:\n%s", none)
	}
}

func message(t *testing.T, m Message) string {
	t.Helper()
	var b strings.Builder
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// More cells than a sheet gets comments for are coloured, the grave ones speak
// first, and one comment counts the others.
func TestManyMarks(t *testing.T) {
	l := lista()
	l.Findings = nil
	for row := 2; row < 1002; row++ {
		f := records.Finding{Severity: records.Warning, Check: "email-invalid", Sheet: "Lista", Cell: fmt.Sprintf("D%d", row), Row: row}
		if row > 800 {
			f.Severity, f.Check = records.Error, "country-unknown"
		}
		l.Findings = append(l.Findings, f)
	}
	sheets, silent := marksOf([]List{l})
	spoken, grave := 0, 0
	for _, m := range sheets[0].Marks {
		if m.Text != "" {
			spoken++
		}
		if m.Text != "" && strings.Contains(m.Text, "país") {
			grave++
		}
	}
	if silent != 500 || spoken != 501 || grave != 201 || !strings.Contains(sheets[0].Marks[0].Text, "500 celdas más") {
		t.Errorf("%d are silent, %d speak, %d of them grave: %+v", silent, spoken, grave, sheets[0].Marks[0])
	}
}
