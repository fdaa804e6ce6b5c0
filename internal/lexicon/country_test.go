package lexicon

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
)

type spelling struct{ text, means string }

// means words a match as testdata/countries.csv does.
func means(m CountryMatch) string {
	switch m.Status {
	case Known:
		return m.Code
	case Former:
		return "former"
	case Ambiguous:
		return "ambiguous"
	case NoCountry:
		return m.Scope
	case CountryMissing:
		return "missing"
	}
	return "unknown"
}

func curated(t *testing.T, path string) []spelling {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []spelling
	for _, row := range rows[1:] {
		list = append(list, spelling{row[0], row[1]})
	}
	return list
}

// generated are the names that CLDR gives, as people write them: with and
// without capitals, accents and outer spaces. Names that several countries bear
// are expected to be told as such.
func generated() []spelling {
	shared := map[string]string{"congo": "ambiguous"}
	var list []spelling
	for _, c := range readTable[country]("countries.csv") {
		for _, name := range []string{c.EN, c.ES, c.FR, c.PT} {
			want := c.Alpha2
			if other, ok := shared[Fold(name)]; ok {
				want = other
			}
			for _, text := range []string{name, strings.ToUpper(name), "  " + strings.ToLower(name) + " ", Fold(name), strings.ReplaceAll(name, "’", "'")} {
				if s := (spelling{text, want}); !slices.Contains(list, s) {
					list = append(list, s)
				}
			}
		}
		list = append(list, spelling{c.Alpha2, c.Alpha2}, spelling{c.Alpha3, c.Alpha2}, spelling{c.IOC, c.Alpha2}, spelling{c.M49, c.Alpha2})
	}
	return slices.DeleteFunc(list, func(s spelling) bool { return s.text == "" })
}

// The promise: at least 99 % of what people write is understood, and nothing is
// taken for another country.
func TestCountryCorpus(t *testing.T) {
	for _, corpus := range []struct {
		name  string
		list  []spelling
		least int
	}{
		{"by hand", curated(t, "testdata/countries.csv"), 300},
		{"official names, articles, words for people, capitals", curated(t, "testdata/spellings.csv"), 1500},
		{"names of CLDR and codes", generated(), 3000},
	} {
		right, wrong := 0, 0
		for _, s := range corpus.list {
			got := means(Country(s.text, nil))
			if slices.Contains(strings.Split(s.means, "-or-"), got) {
				right++
				continue
			}
			if len(got) == 2 {
				wrong++
			}
			t.Logf("%q means %s, got %s", s.text, s.means, got)
		}
		total := len(corpus.list)
		t.Logf("%s: %d of %d spellings right (%.2f %%), %d taken for another country", corpus.name, right, total, 100*float64(right)/float64(total), wrong)
		if wrong > 0 || right*100 < total*99 || total < corpus.least {
			t.Errorf("%s: want 99 %% right, none wrong, and at least %d", corpus.name, corpus.least)
		}
	}
}

// Every country of the list is in the corpus, and in four languages.
func TestCountryCorpusIsWhole(t *testing.T) {
	seen := map[string]int{}
	for _, s := range curated(t, "testdata/spellings.csv") {
		seen[s.means]++
	}
	for code := range countries() {
		if seen[code] == 0 {
			t.Errorf("no spelling of %s", code)
		}
	}
}

func TestCountrySuggestions(t *testing.T) {
	for text, want := range map[string]string{
		"Perru": "PE", "Brsil": "BR", "Columbia": "CO", "Argentna": "AR", "Guatemela": "GT", "Gobierno de Chile": "CL", "Hondrus": "HN", "Equador ": "EC",
		"Mexcio": "MX", "Rep. Domincana": "DO", "Venezeula": "VE", "Paragauy": "PY", "Bolvia": "BO", "76": "BR", "Fundación Paz": "", "Lima": "", "Congo": "CD", "Soviet Union": "RU",
	} {
		match := Country(text, nil)
		if match.Status == Known {
			if match.Code != want {
				t.Errorf("%q is %s, want %s", text, match.Code, want)
			}
			continue
		}
		if len(match.Suggestions) > 3 {
			t.Errorf("%q: %d suggestions, at most 3 are of use", text, len(match.Suggestions))
		}
		first := ""
		if len(match.Suggestions) > 0 {
			first = match.Suggestions[0]
		}
		if first != want {
			t.Errorf("%q suggests %v, want %q first", text, match.Suggestions, want)
		}
	}
}

func TestCountryAliases(t *testing.T) {
	aliases := map[string]string{"Abya Yala": "BO", "Congo": "CD", "Tierra del Sol": "do", "Perú": "CL", "nowhere": "XQ"}
	for text, want := range map[string]string{
		"ABYA YALA": "BO", "congo": "CD", "tierra  del sol": "DO", "Peru": "CL", "Bolivia": "BO", "nowhere": "unknown",
	} {
		if got := means(Country(text, aliases)); got != want {
			t.Errorf("Country(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestCountryNames(t *testing.T) {
	for _, c := range [][3]string{
		{"AR", "en", "Argentina"}, {"DO", "es", "República Dominicana"}, {"BR", "fr", "Brésil"}, {"MX", "pt", "México"}, {"", "es", "Sin indicar"}, {"XQ", "en", "XQ"}, {"HK", "en", "Hong Kong"},
	} {
		if got := CountryName(c[0], c[1]); got != c[2] {
			t.Errorf("CountryName(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if ISO3("PE") != "PER" || ISO3("XK") != "XKX" || ISO3("") != "" {
		t.Error("the codes of PE, BR, XK or nothing are wrong")
	}
}

func FuzzCountry(f *testing.F) {
	for _, s := range []string{"Perú", "Congo, Dem. Rep. of the", "(", "a, b", "🇵🇪", "((x)", "Lima (Perú)", "76", "\xff", "E.U."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		match := Country(text, nil)
		if (match.Status == Known) != (match.Code != "") {
			t.Fatalf("status %d with code %q", match.Status, match.Code)
		}
		for _, code := range append(match.Suggestions, match.Code) {
			if code != "" && CountryName(code, "en") == code {
				t.Fatalf("%q is no country", code)
			}
		}
		if match.Status == Unknown && len(match.Suggestions) > 3 {
			t.Fatalf("%d suggestions", len(match.Suggestions))
		}
	})
}

func BenchmarkCountry(b *testing.B) {
	texts := []string{"Perú", "República Dominicana", "Venezuela (Bolivarian Republic of)", "Lima, Perú", "PE", "de México"}
	for i := 0; b.Loop(); i++ {
		Country(texts[i%len(texts)], nil)
	}
}

func BenchmarkCountryUnknown(b *testing.B) {
	for b.Loop() {
		Country("Republica Dominicna", nil)
	}
}
