package lexicon

import "testing"

// Two lines that claim one spelling would let the later one win in silence.
func TestNoSpellingStandsForTwo(t *testing.T) {
	claims := map[string]string{}
	claim := func(name, by string) {
		key := Fold(name)
		if key == "" {
			t.Errorf("%s: %q folds to nothing", by, name)
		}
		if other, taken := claims[key]; taken && other != by {
			t.Errorf("%q is claimed by %s and by %s", name, other, by)
		}
		claims[key] = by
	}
	for _, row := range readTable[elsewhere]("elsewhere.csv") {
		for _, name := range split(row.Names) {
			claim(name, row.Status)
		}
		for _, code := range split(row.Codes) {
			if CountryName(code, "en") == code {
				t.Errorf("elsewhere.csv: %s is no country", code)
			}
		}
	}
	for _, row := range readTable[countryAliases]("aliases.csv") {
		if CountryName(row.Code, "en") == row.Code {
			t.Errorf("aliases.csv: %s is no country", row.Code)
		}
		for _, name := range split(row.Names) {
			claim(name, row.Code)
		}
	}
	for _, c := range readTable[country]("countries.csv") {
		for _, name := range append([]string{c.EN, c.ES, c.FR, c.PT}, split(c.Other)...) {
			// Where CLDR gives a name to a country that several bear, elsewhere.csv decides.
			if by := claims[Fold(name)]; by != "ambiguous" && by != "regional" {
				claim(name, c.Alpha2)
			}
		}
	}
}

// Dropping small words must not make two countries of one name.
func TestNoCoreStandsForTwo(t *testing.T) {
	cores := map[string]string{}
	for key, match := range countryIndex().names {
		short := core(key)
		meaning := match.Code
		if meaning == "" || len(short) < shortestCore {
			continue
		}
		if other, taken := cores[short]; taken && other != meaning {
			t.Errorf("%q shortens to %q, which is %s and %s", key, short, other, meaning)
		}
		cores[short] = meaning
	}
}
