package importers

import (
	"net/mail"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
)

func TestParticipant(t *testing.T) {
	_, out, sink := run(t, Options{},
		"Nombre completo|Organización|País|Correo|Sexo|Edad|Discapacidad|Estado de asistencia|Cargo|Ciudad|Teléfono|Temas|Rol|Evento|Fecha|Consentimiento|Observaciones|Talla",
		"Ana Quispe|CEJ|Perú|Ana.Quispe@example.org|Mujer|25 a 34|No|Asistió|Abogada|Cusco|+51 999 888 777|Agua; Tierra|Ponente|latam-2017|19/06/2017|Sí|llegó tarde|M")
	want := &records.Participant{Row: 2, Name: "Ana Quispe", Organization: "CEJ", Country: "Perú", Email: "Ana.Quispe@example.org", Sex: "F", Age: "25-34", Disability: "no",
		Status: "present", Position: "Abogada", City: "Cusco", Phone: "+51 999 888 777", FocusArea: "Agua; Tierra", Role: "Ponente", Exchange: "latam-2017", Date: "2017-06-19",
		Consent: "yes", Notes: "llegó tarde", Extra: []string{"M"}}
	if len(sink.participants) != 1 {
		t.Fatalf("%+v", out)
	}
	if diff := cmp.Diff(want, sink.participants[0]); diff != "" {
		t.Error(diff)
	}
}

func TestUnreadableValuesAreTold(t *testing.T) {
	_, out, sink := run(t, Options{},
		"Name|Organization|Sex|Age|Disability|Status|E-mail",
		"Amina Bello|CEJ|purple|34|maybe so|present|amina@example.org", "Rui Sousa|CEJ|M|old|no|was asleep|not given", "Awa Diallo|CEJ|F|28|yes|absent|awa@example")
	if out.Counts["value-unreadable"] != 4 || out.Counts["email-invalid"] != 1 || out.Rejected != 0 {
		t.Errorf("%v", out.Counts)
	}
	if p := sink.participants[0]; p.Sex != "" || p.Disability != "" {
		t.Errorf("%+v", p)
	}
	if p := sink.participants[1]; p.Age != "" || p.Status != "was asleep" || p.Email != "" {
		t.Errorf("%+v", p)
	}
	if p := sink.participants[2]; p.Email != "awa@example" {
		t.Errorf("%+v", p)
	}
}

func TestAgeFromBirth(t *testing.T) {
	rules := records.Rules{Exchanges: []records.Exchange{{ID: "latam-2017", Name: "Latin America Exchange", Start: "2017-06-19"}, {ID: "early", Start: "2010-01-01"}}}
	for _, test := range []struct {
		exchange, headings, row, want string
	}{
		{"latam-2017", "Name|Date of birth|Country", "Amina Bello|1983-06-20|Peru", "33"},
		{"latam-2017", "Name|Date of birth|Country", "Amina Bello|1983-06-19|Peru", "34"},
		{"latam-2017", "Name|Date of birth|Event", "Amina Bello|1983-06-19|early", "26"},
		{"", "Name|Date of birth|Event", "Amina Bello|1983-06-19|latin america exchange", "34"},
		{"", "Name|Date of birth|Date", "Amina Bello|1983-06-19|2015-01-01", "31"},
		{"", "Name|Date of birth|Country", "Amina Bello|1983-06-19|Peru", "born 1983"},
		{"latam-2017", "Name|Year of birth|Country", "Amina Bello|1983|Peru", "born 1983"},
		{"latam-2017", "Name|Date of birth|Age", "Amina Bello|1983-06-19|40", "40"},
		{"latam-2017", "Name|Date of birth|Country", "Amina Bello|2020-01-01|Peru", ""},
	} {
		_, _, sink := run(t, Options{As: records.Participants, Exchange: test.exchange, Rules: rules}, test.headings, test.row)
		if got := sink.participants[0].Age; got != test.want {
			t.Errorf("%s at %q: age %q, want %q", test.row, test.exchange, got, test.want)
		}
	}
}

func TestSexFromBoxes(t *testing.T) {
	for _, test := range []struct{ headings, first, second, want string }{
		{"Name|Female|Country", "Amina Bello|1|Peru", "Rui Sousa|0|Peru", "F M"},
		{"Name|Female|Country", "Amina Bello|yes|Peru", "Rui Sousa||Peru", "F "},
		{"Nombre|Mujer|Hombre", "Ana Quispe|X|", "Luis Mamani||X", "F M"},
		{"Nombre|H|M", "Ana Quispe||x", "Luis Mamani|x|", "F M"},
		{"Name|M|F", "Amina Bello||✓", "Rui Sousa|✓|", "F M"},
		{"Nombre|Mujer|Hombre", "Ana Quispe|X|X", "Luis Mamani||", " "},
	} {
		plan, _, sink := run(t, Options{As: records.Participants}, test.headings, test.first, test.second)
		if got := sink.participants[0].Sex + " " + sink.participants[1].Sex; got != test.want {
			t.Errorf("%s: %q, want %q (%s)", test.headings, got, test.want, planned(plan))
		}
	}
}

func TestEmailOf(t *testing.T) {
	for text, want := range map[string]string{
		"ana@example.org": "ana@example.org", "Ana <ana@example.org>": "ana@example.org", "mailto:ana@example.org": "ana@example.org",
		"o'neil@example.org": "o'neil@example.org", "ñandu@example.org": "ñandu@example.org", "a.b+c@mail.example.co.uk": "a.b+c@mail.example.co.uk",
		"ana@example.org.": "ana@example.org", "ana@example.org;": "ana@example.org",
	} {
		if got, ok := emailOf(text); !ok || got != want {
			t.Errorf("%q is %q, %v", text, got, ok)
		}
	}
	for _, text := range []string{"ana", "ana@", "@example.org", "ana@example", "a@b.org; c@d.org", "a@b..org", "ana @ example", "a@@b.org"} {
		if got, ok := emailOf(text); ok {
			t.Errorf("%q passes as %q", text, got)
		}
	}
}

func TestStatusOfAnAttendanceColumn(t *testing.T) {
	_, _, sink := run(t, Options{}, "Nombre|Organización|Asistió", "Ana Quispe|CEJ|Sí", "Luis Mamani|CEJ|No", "Rosa Choque|CEJ|")
	for i, want := range []string{"present", "absent", ""} {
		if got := sink.participants[i].Status; got != want {
			t.Errorf("row %d: %q, want %q", i+2, got, want)
		}
	}
}

// TestUsualAddressesAreAddresses: what passes for an e-mail address by its shape
// is one by the rules of mail.
func TestUsualAddressesAreAddresses(t *testing.T) {
	letters := rapid.SampledFrom([]rune("abcXYZ019..--__++@@ ,;:<>()\"'é"))
	usual := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringOfN(letters, 0, 16, -1), rapid.StringMatching(`[a-z.+_-]{1,8}@[a-z0-9.-]{1,10}\.[a-z-]{1,4}`)).Draw(t, "text")
		if !emailShape(text) {
			return
		}
		usual++
		parsed, err := mail.ParseAddress(text)
		if err != nil || parsed.Address != text {
			t.Fatalf("%q has the shape of an address; mail says %v, %v", text, parsed, err)
		}
	})
	if usual == 0 {
		t.Error("no text had the shape of an address")
	}
}

// Boxes under "Sexo" and "Edad": M is mujer beside H, and an X in it no third sex.
func TestBoxesUnderHeadings(t *testing.T) {
	_, out, sink := run(t, Options{}, "Nombre|Sexo||Edad||Organización", "|H|M|18-24|25+|", "Ana Quispe||X||X|CEJ", "Luis Mamani|X||X||APY", "Rosa Pari||||X|APY")
	var got []string
	for _, p := range sink.participants {
		got = append(got, p.Sex+" "+p.Age)
	}
	if strings.Join(got, ", ") != "F 25+, M 18-24,  25+" || out.Rows != 3 {
		t.Errorf("%q, %d rows, %v", got, out.Rows, out.Counts)
	}
}
