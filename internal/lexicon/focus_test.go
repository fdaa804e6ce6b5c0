package lexicon

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
)

func TestFocusAreas(t *testing.T) {
	custom := []records.FocusArea{
		{ID: "rivers", Names: map[string]string{"en": "Rivers", "es": "Ríos"}, Synonyms: []string{"river basins"}},
		{ID: "migrants", Synonyms: []string{"people on the move"}},
	}
	for cell, want := range map[string][]string{
		"":                       nil,
		"n/a":                    nil,
		"Migrants":               {"migrants"},
		"migrantes":              {"migrants"},
		"Los pueblos indígenas":  {"indigenous-communities"},
		"Peuples autochtones":    {"indigenous-communities"},
		"povos indígenas":        {"indigenous-communities"},
		"Indigenous peoples":     {"indigenous-communities"},
		"grupos vulnerables":     {"vulnerable-groups"},
		"Acceso a la justicia":   {"access-to-justice"},
		"Acesso à justiça":       {"access-to-justice"},
		"Migrantes; Mujeres":     {"migrants", "women"},
		"Migrantes / Mujeres":    {"migrants", "women"},
		"Migrantes\nMujeres":     {"migrants", "women"},
		"• Migrantes\n• Mujeres": {"migrants", "women"},
		"Migrants | Women":       {"migrants", "women"},
		"Migrantes, mujeres":     {"migrants", "women"},
		"Migrantes y mujeres":    {"migrants", "women"},
		"Migrantes e indígenas":  {"migrants", "indigenous-communities"},
		"femmes et migrants":     {"women", "migrants"},
		"Women & migrants":       {"women", "migrants"},
		"migrants; Migrantes":    {"migrants"},
		"vulnerable groups, migrants, and indigenous communities": {"vulnerable-groups", "migrants", "indigenous-communities"},
		"grupos vulnerables, migrantes y comunidades indígenas":   {"vulnerable-groups", "migrants", "indigenous-communities"},
		"Infancia y la Adolescencia":                              {"children-and-youth"},
		"Derechos de la Infancia y la Adolescencia":               {"children-and-youth"},
		"Water and sanitation":                                    {"water-and-sanitation"},
		"Migrants and Refugees":                                   {"migrants"},
		"Human Rights, particularly access to justice":            {"human-rights-particularly-access-to-justice"},
		"Criminal Justice and penal reform":                       {"criminal-justice"},
		"Roads, Bridges, Street lights":                           {"roads", "bridges", "street-lights"},
		"Roads, Bridges, Migrantes y mujeres":                     {"roads", "bridges", "migrants", "women"},
		"Migrants, and the long road home":                        {"migrants-and-the-long-road-home"},
		"ríos":                                                    {"rivers"},
		"River basins; women":                                     {"rivers", "women"},
		"People on the move":                                      {"migrants"},
		"; ,":                                                     nil,
		"LGBTIQ+":                                                 {"lgbtiq"},
	} {
		var got []string
		for _, match := range FocusAreas(cell, custom) {
			got = append(got, match.ID)
			if match.Known != (FocusName(match.ID, "en", custom) != "") {
				t.Errorf("%q: %q is known: %v, and its name is %q", cell, match.ID, match.Known, FocusName(match.ID, "en", custom))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("FocusAreas(%q) (-want +got):\n%s", cell, diff)
		}
	}
}

func TestFocusName(t *testing.T) {
	custom := []records.FocusArea{
		{ID: "rivers", Names: map[string]string{"es": "Ríos"}},
		{ID: "migrants", Names: map[string]string{"en": "People on the move"}},
		{ID: "nameless"},
	}
	for _, c := range [][3]string{
		{"women", "es", "Mujeres y género"}, {"rivers", "es", "Ríos"}, {"rivers", "fr", "Ríos"}, {"migrants", "en", "People on the move"},
		{"migrants", "pt", "Migrantes"}, {"nameless", "en", "nameless"}, {"no-such-area", "en", ""},
	} {
		if got := FocusName(c[0], c[1], custom); got != c[2] {
			t.Errorf("FocusName(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestFocusTable(t *testing.T) {
	claims := map[string]string{}
	for _, area := range readTable[focusArea]("focus_areas.csv") {
		if area.ID != Slug(area.ID) {
			t.Errorf("%s is no id: small letters and dashes", area.ID)
		}
		for _, name := range append([]string{area.EN, area.ES, area.FR, area.PT}, split(area.Synonyms)...) {
			if name == "" {
				t.Errorf("%s has an empty name or synonym", area.ID)
			}
			if other, taken := claims[focusKey(name)]; taken && other != area.ID {
				t.Errorf("%q is claimed by %s and by %s", name, other, area.ID)
			}
			claims[focusKey(name)] = area.ID
		}
	}
	if n := len(focusAreas().byID); n < 20 {
		t.Errorf("the register has %d areas", n)
	}
}

func FuzzFocusAreas(f *testing.F) {
	f.Add("Migrantes y mujeres, y e and")
	f.Add(" y  y , , & ")
	f.Fuzz(func(t *testing.T, cell string) {
		seen := map[string]bool{}
		for _, match := range FocusAreas(cell, nil) {
			if match.ID == "" || seen[match.ID] {
				t.Fatalf("id %q is empty or comes twice", match.ID)
			}
			seen[match.ID] = true
		}
	})
}
