package lexicon

import (
	"math"
	"testing"

	"github.com/namati/lex/internal/records"
)

// each compares what four languages say, in the order of Languages; ~ stands for
// a no-break space.
func each(t *testing.T, name string, say func(lang string) string, want [4]string) {
	t.Helper()
	for i, lang := range Languages {
		got := say(lang)
		if got != unbreak(want[i]) {
			t.Errorf("%s in %s is %q, want %q", name, lang, got, unbreak(want[i]))
		}
	}
}

func unbreak(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '~' {
			out[i] = '\u00a0'
		}
	}
	return string(out)
}

func TestNumbers(t *testing.T) {
	each(t, "0", func(l string) string { return Number(0, l) }, [4]string{"0", "0", "0", "0"})
	each(t, "4567", func(l string) string { return Number(4567, l) }, [4]string{"4,567", "4567", "4~567", "4.567"})
	each(t, "12345", func(l string) string { return Number(12345, l) }, [4]string{"12,345", "12.345", "12~345", "12.345"})
	each(t, "-1234567", func(l string) string { return Number(-1234567, l) }, [4]string{"-1,234,567", "-1.234.567", "-1~234~567", "-1.234.567"})
	each(t, "1234.5", func(l string) string { return Decimal(1234.5, 2, l) }, [4]string{"1,234.50", "1234,50", "1~234,50", "1.234,50"})
	each(t, "-0.001", func(l string) string { return Decimal(-0.001, 2, l) }, [4]string{"0.00", "0,00", "0,00", "0,00"})
	each(t, "a third", func(l string) string { return Percent(1.0/3, l) }, [4]string{"33%", "33~%", "33~%", "33%"})
	each(t, "a little", func(l string) string { return Percent(0.001, l) }, [4]string{"<1%", "<1~%", "<1~%", "<1%"})
	each(t, "nearly all", func(l string) string { return Percent(0.999, l) }, [4]string{">99%", ">99~%", ">99~%", ">99%"})
	each(t, "all", func(l string) string { return Percent(1, l) }, [4]string{"100%", "100~%", "100~%", "100%"})
	each(t, "15000 EUR", func(l string) string { return Money(15000, "EUR", l) }, [4]string{"€15,000", "15.000~€", "15~000~€", "€~15.000"})
	each(t, "-12.5 USD", func(l string) string { return Money(-12.5, "USD", l) }, [4]string{"-US$12.50", "-12,50~USD", "-12,50~USD", "US$~-12,50"})
	each(t, "7 PEN", func(l string) string { return Money(7, "PEN", l) }, [4]string{"PEN~7", "7~PEN", "7~PEN", "PEN~7"})
	if got := Decimal(math.NaN(), 2, "en"); got != "–" {
		t.Errorf("no number is %q", got)
	}
}

func TestDays(t *testing.T) {
	each(t, "a day", func(l string) string { return Day("2018-01-31", l) }, [4]string{"January 31, 2018", "31 de enero de 2018", "31 janvier 2018", "31 de janeiro de 2018"})
	each(t, "the first", func(l string) string { return Day("2018-03-01", l) }, [4]string{"March 1, 2018", "1 de marzo de 2018", "1er mars 2018", "1º de março de 2018"})
	each(t, "a month", func(l string) string { return Day("2018-01", l) }, [4]string{"January 2018", "enero de 2018", "janvier 2018", "janeiro de 2018"})
	each(t, "no day", func(l string) string { return Day("soon", l) }, [4]string{"soon", "soon", "soon", "soon"})
	for _, c := range []struct {
		start, end string
		want       [4]string
	}{
		{"2017-06-19", "2017-06-24", [4]string{"June 19–24, 2017", "del 19 al 24 de junio de 2017", "du 19 au 24 juin 2017", "de 19 a 24 de junho de 2017"}},
		{"2017-06-29", "2017-07-01", [4]string{"June 29 – July 1, 2017", "del 29 de junio al 1 de julio de 2017", "du 29 juin au 1er juillet 2017", "de 29 de junho a 1º de julho de 2017"}},
		{"2017-12-30", "2018-01-02", [4]string{"December 30, 2017 – January 2, 2018", "del 30 de diciembre de 2017 al 2 de enero de 2018", "du 30 décembre 2017 au 2 janvier 2018", "de 30 de dezembro de 2017 a 2 de janeiro de 2018"}},
		{"2017-06-19", "2017-06-19", [4]string{"June 19, 2017", "19 de junio de 2017", "19 juin 2017", "19 de junho de 2017"}},
		{"2017-06-19", "", [4]string{"June 19, 2017", "19 de junio de 2017", "19 juin 2017", "19 de junho de 2017"}},
		{"", "", [4]string{}},
	} {
		each(t, c.start+".."+c.end, func(l string) string { return DayRange(c.start, c.end, l) }, c.want)
	}
}

func TestAnd(t *testing.T) {
	list := []string{"ACIJ", "Poder Ciudadano", "Andhes"}
	each(t, "three", func(l string) string { return And(list, l) }, [4]string{
		"ACIJ, Poder Ciudadano and Andhes", "ACIJ, Poder Ciudadano y Andhes", "ACIJ, Poder Ciudadano et Andhes", "ACIJ, Poder Ciudadano e Andhes"})
	each(t, "none", func(l string) string { return And(nil, l) }, [4]string{})
	each(t, "one", func(l string) string { return And(list[:1], l) }, [4]string{"ACIJ", "ACIJ", "ACIJ", "ACIJ"})
	for last, word := range map[string]string{
		"Igualdad": "e", "INREDH": "e", "IAF": "e", "Hivos": "e", "historia": "e", "Íntegra": "e", "“Iglesia”": "e", "hielo": "y", "hiato": "y", "Iowa": "y", "Techo": "y", "Hábitat": "y", "": "y", "i": "e",
	} {
		if got, want := And([]string{"Paz", last}, "es"), "Paz "+word+" "+last; got != want {
			t.Errorf("And = %q, want %q", got, want)
		}
	}
}

func TestKeyLabel(t *testing.T) {
	rules := records.DefaultRules()
	rules.Exchanges = []records.Exchange{{ID: "latam-2017", Name: "Latin America Learning Exchange"}}
	rules.FocusAreas = []records.FocusArea{{ID: "rivers", Names: map[string]string{"en": "Rivers"}}}
	for _, c := range []struct {
		dim, key string
		want     [4]string
	}{
		{"country", "DO", [4]string{"Dominican Republic", "República Dominicana", "République dominicaine", "República Dominicana"}},
		{"country", "", [4]string{"Not stated", "Sin indicar", "Non précisé", "Não informado"}},
		{"region", "005", [4]string{"South America", "América del Sur", "Amérique du Sud", "América do Sul"}},
		{"sex", "F", [4]string{"Women", "Mujeres", "Femmes", "Mulheres"}},
		{"sex", "refused", [4]string{"Prefer not to say", "Prefieren no decirlo", "Ont préféré ne pas répondre", "Preferem não dizer"}},
		{"age_group", "0-17", [4]string{"under 18", "menos de 18", "moins de 18", "menos de 18"}},
		{"age_group", "18-24", [4]string{"18–24", "18–24", "18–24", "18–24"}},
		{"age_group", "60+", [4]string{"60 and over", "60 y más", "60 et plus", "60 e mais"}},
		{"disability", "yes", [4]string{"With a disability", "Con discapacidad", "En situation de handicap", "Com deficiência"}},
		{"exchange", "latam-2017", [4]string{"Latin America Learning Exchange", "Latin America Learning Exchange", "Latin America Learning Exchange", "Latin America Learning Exchange"}},
		{"exchange", "other", [4]string{"other", "other", "other", "other"}},
		{"focus_area", "rivers", [4]string{"Rivers", "Rivers", "Rivers", "Rivers"}},
		{"focus_area", "some-own-words", [4]string{"Some own words", "Some own words", "Some own words", "Some own words"}},
		{"quarter", "2017-Q2", [4]string{"second quarter of 2017", "segundo trimestre de 2017", "deuxième trimestre 2017", "segundo trimestre de 2017"}},
		{"month", "2017-06", [4]string{"June 2017", "junio de 2017", "juin 2017", "junho de 2017"}},
		{"year", "2017", [4]string{"2017", "2017", "2017", "2017"}},
		{"organization", "ACIJ", [4]string{"ACIJ", "ACIJ", "ACIJ", "ACIJ"}},
	} {
		each(t, c.dim+" "+c.key, func(l string) string { return KeyLabel(c.dim, c.key, l, rules) }, c.want)
	}
}

func TestDimensionsHaveNames(t *testing.T) {
	for _, dim := range []string{"country", "region", "focus_area", "organization", "organization_type", "sex", "age_group", "disability", "exchange", "role", "year", "quarter", "month"} {
		if !HasWord("dimension." + dim) {
			t.Errorf("words.csv lacks dimension.%s", dim)
		}
	}
	if DimensionName("no-such", "en") != "no-such" {
		t.Error("an unknown dimension should come back as it is")
	}
}
