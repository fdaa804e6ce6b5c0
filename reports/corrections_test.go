package reports

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

func TestFigureID(t *testing.T) {
	for text, want := range map[string]string{"participants": "participants", `countries  region="419"`: "countries region=419"} {
		if got, err := FigureID(text); got != want || err != nil {
			t.Errorf("%s: %q (%v)", text, got, err)
		}
	}
	for _, text := range []string{"", "particpants", "fund.name", "participants nothing=1", "claim 13 countries"} {
		if got, err := FigureID(text); err == nil {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestFigureLabel(t *testing.T) {
	for _, c := range [][3]string{
		{"participants", "es", "Participantes"},
		{"countries region=419", "en", "Countries (region Latin America and the Caribbean)"},
		{"claim 13 countries", "en", "Countries, as the text states"},
		{"without country", "fr", "Personnes sans pays"},
		{"rows", "pt", "Linhas de participantes"},
		{"fund.name", "en", "fund.name"},
		{"no call = at all", "en", "no call = at all"},
	} {
		if got := FigureLabel(c[0], c[1], records.Rules{}); got != c[2] {
			t.Errorf("%s in %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if !SensitiveFigure("participants sex=F", records.Donor) || SensitiveFigure("participants sex=F", records.Internal) || SensitiveFigure("participants country=PE", records.Donor) {
		t.Error("figures of small groups are not told from others")
	}
}

// TestCorrections prints why a figure is another one, as words and only where it
// is; the explanation is a part of the run.
func TestCorrections(t *testing.T) {
	s := openStore(t)
	put(t, s, "people.csv", "", []records.Participant{{Name: "Ana Quispe", Country: "PE"}, {Name: "Luis Paz", Country: "PE"}})
	with := func(list ...Correction) *Result {
		return compose(t, s, "{{ method }}", func(_ *Input, req *Request) { req.Corrections = list })
	}
	plain := with()
	r := with(Correction{"participants", 3, "One was {{ a }} *mistake*."}, Correction{"countries", 1, "Unneeded."})
	got := body(r)
	if !strings.Contains(got, "Participants: an earlier report said 3, this one says 2. One was {{ a }} *mistake*.") || strings.Contains(got, "Unneeded") || strings.Contains(body(plain), "earlier report") {
		t.Errorf("got\n%s", got)
	}
	if r.Run == plain.Run {
		t.Error("the run does not tell an explained report from another one")
	}
}
