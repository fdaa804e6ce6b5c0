package importers

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
)

func TestTestimonials(t *testing.T) {
	quote := Row{Cells: []Cell{{Type: Text, Text: "Aprendí  mucho.\n\n\nVolveré."}, {Type: Text, Text: "Ana Quispe"}, {Type: Text, Text: "sí"},
		{Type: Text, Text: "donante"}, {Type: Text, Text: "anónimo"}, {Type: Text, Text: "español"}, {Type: Date, Text: "2019-12-31"}}}
	_, out, sink := runRows(t, Options{}, typed(
		texts("Testimonio", "Nombre", "Consentimiento", "Audiencia", "Atribución", "Idioma", "Vence"), quote,
		texts("Muy bueno", "Luis Mamani", ""), texts("Muy bueno", "Luis Mamani", "quizás"), texts("", "Luis Mamani", "sí"),
		texts("Muy bueno", "Luis Mamani", "no"), texts("Muy bueno", "Luis Mamani", "sí", "", "", "", "31/02/2019")))
	want := &records.Testimonial{Row: 2, Quote: "Aprendí mucho.\n\nVolveré.", Name: "Ana Quispe", Consent: "yes", Audience: "donor", Attribution: "anonymous", Language: "es", Expires: "2019-12-31"}
	if diff := cmp.Diff(want, sink.testimonials[0]); diff != "" {
		t.Error(diff)
	}
	if len(sink.testimonials) != 2 || sink.testimonials[1].Consent != "no" || out.Rejected != 4 {
		t.Errorf("%d stored, %d rejected", len(sink.testimonials), out.Rejected)
	}
	for check, n := range map[string]int{"consent-unreadable": 2, "quote-missing": 1, "date-unreadable": 1} {
		if out.Counts[check] != n {
			t.Errorf("%d findings %s, want %d", out.Counts[check], check, n)
		}
	}
}
