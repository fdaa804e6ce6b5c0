package workspace

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
)

func TestFindTakesTheNearestFolderUpwards(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(filepath.Join(deep, FileName), 0o700); err != nil { // a folder of that name is none
		t.Fatal(err)
	}
	if got, file := Find(deep); got != deep || file != "" {
		t.Errorf("without a file: got %s, %q", got, file)
	}
	for _, folder := range []string{root, filepath.Join(root, "a")} {
		want := filepath.Join(folder, FileName)
		if err := os.WriteFile(want, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, file := Find(deep); got != folder || file != want {
			t.Errorf("got %s, %s; want %s, %s", got, file, folder, want)
		}
	}
}

func TestFullFile(t *testing.T) {
	c, err := Load(filepath.Join("testdata", "full.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	thirty := 30.0
	want := &Config{
		File: filepath.Join("testdata", "full.yaml"), Root: "testdata",
		Database: "data/exchange.db", Language: "es",
		Grantee: records.Grantee{Name: "Casa de Prueba", Website: "https://casa.example.org", Country: "NO", Logo: "logo.png", Contact: "office@example.org", Signatory: "Directora", OrgID: "NO-BRC-1", OrgType: "22"},
		Rules: records.Rules{
			Exchanges: []records.Exchange{
				{ID: "andes-2017", Name: "Andes Exchange", City: "Sucre", Country: "BO", Start: "2017-06-19", End: "2017-06-24", Fund: "first-fund", Description: "Six days.", Activity: "NO-BRC-1-A17"},
				{ID: "empty-one"},
			},
			Funds: []records.Fund{{ID: "first-fund", Name: "First Fund", Donor: "Donor of Examples", Grant: "0017", Currency: "EUR", Amount: 15000.5, Start: "2017-01-01", End: "2018-01-31", VarianceThreshold: 10, PersonnelMax: &thirty, NoOverheads: true,
				Description: "Encounters.", Awarded: "2016-12-01", OrgID: "XM-ZZ-9", OrgType: "10", Activity: "NO-BRC-1-FF", DonorActivity: "XM-ZZ-9-77", GrantID: "360G-zz-0017"}},
			OrganizationAliases: map[string]string{"CDEP": "CEDP", "NO": "Norte Organizado"},
			CountryAliases:      map[string]string{"Rep. Dom.": "DO"},
			FocusAreas: []records.FocusArea{{ID: "river-people", Names: map[string]string{"en": "River people", "es": "Gente del río"},
				Synonyms: []string{"fishers"}, SDG: []string{"10.10", "16.3"}, CRS: []string{"15190"}}},
			AgeGroups:       []string{"0-17", "18-59", "60+"},
			NotCountedRoles: []string{"staff"}, NotCountedStatuses: []string{"invited"}, FiscalYearStart: 7,
		},
		Imports: []ImportRule{
			{Match: "lista*.xlsx", As: records.Participants, Sheet: "Lista", HeaderRow: 4, Hidden: true, Exchange: "andes-2017", Language: "es",
				Map: []HeadingField{{"Nombre completo", "name"}}, Drop: []string{"Pasaporte"}},
			{Match: "inbox/*.csv"},
		},
		Privacy: Privacy{MinCell: 3, Suppress: "all", ReplaceCountryWithRegion: true,
			AtRisk: records.AtRisk{Organizations: []string{"Norte Organizado"}, Countries: []string{"BO"}}},
		Checks: map[string]string{"organization-unlisted": "error", "date-outside-exchange": "off"},
		Reports: []ReportRule{{Name: "kmf", Definition: "kmf.md", Title: "Report: Andes", Date: "2018-01-31", Language: "es",
			Audience: records.Donor, Formats: []string{"pdf", "xlsx"}, Where: []records.Filter{{Field: "exchange", Value: "andes-2017"}, {Field: "country", Value: ""}}}},
		Corrections: []CorrectionRule{{Report: "kmf", Period: "2018-Q1", Figure: "participants", Was: 28, Because: map[string]string{"en": "Three lists came late.", "es": "Tres listas llegaron tarde."}}},
		Schedules: []ScheduleRule{{Name: "quarterly", When: "0 6 5 1,4,7,10 *", Timezone: "America/La_Paz", Starts: "2018-01-01", Ends: "2019-12-31",
			Sources: []string{"inbox/*.xlsx", "inbox/*.csv"}, Report: "kmf", Period: "last-quarter", Languages: []string{"es", "en"},
			Audience: records.Donor, Formats: []string{"pdf"}, Out: "reports/{period}", OnDataErrors: "draft", Remind: []int{14, 3},
			Tell: Tell{Email: []string{"reports@example.org"}, Webhook: "https://hook.example.org/secret", Command: "notify", On: []string{"success", "failure"}}}},
		Mail: Mail{Host: "smtp.example.org", Port: 2525, From: "lex@example.org", User: "lex", PasswordFile: "secret.txt"},
	}
	if diff := cmp.Diff(want, c, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".root" }, cmp.Ignore())); diff != "" {
		t.Error(diff)
	}
}

// The example must hold every key, so that none is accepted by the list and
// forgotten by the reader.
func TestFullFileHoldsEveryKey(t *testing.T) {
	c, err := Load(filepath.Join("testdata", "full.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]bool{}
	var walk func(v *value)
	walk = func(v *value) {
		set[v.pattern] = true
		for _, child := range v.children {
			walk(child)
		}
	}
	walk(c.root)
	for _, key := range Keys {
		if !set[key.Name] {
			t.Errorf("testdata/full.yaml does not hold %s", key.Name)
		}
		if key.Help == "" {
			t.Errorf("%s has no help", key.Name)
		}
	}
}

func TestDefaults(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "---\n", "~\n", "grantee:\nfunds: {}\ndatabase:\n"} {
		c, err := Parse("lex.yaml", []byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if diff := cmp.Diff(records.DefaultRules(), c.Rules); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
		if c.Database != "lex.db" || c.Language != "en" || c.Privacy.MinCell != 5 || c.Privacy.Suppress != "sensitive" || c.Mail.Port != 587 {
			t.Errorf("%q: %+v", text, c)
		}
	}
	if c, err := Load(""); err != nil || c.Database != "lex.db" {
		t.Errorf("without a file: %+v, %v", c, err)
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct{ name, text, at, message, hint string }{
		{"unknown key", "language: en\nfiscal_year_star: 4\n", "2:1", "unknown key", "did you mean fiscal_year_start?"},
		{"unknown key without a neighbour", "colour: red\n", "1:1", "unknown key", "expected one of: database, language"},
		{"unknown key in a group", "grantee:\n  nmae: X\n", "2:3", "grantee: unknown key", "did you mean name?"},
		{"unknown key in an entry", "funds:\n  a: {doner: X}\n", "2:7", "funds.a: unknown key", "did you mean donor?"},
		{"key with points", "grantee.name: X\n", "1:1", "unknown key", "grantee"},
		{"duplicate key", "language: en\ndatabase: x\nlanguage: es\n", "3:1", "stands here twice, first in line 1", "keep one"},
		{"duplicate entry", "checks: {a: off, a: error}\n", "1:18", "twice", "keep one"},
		{"list for a text", "language: [en]\n", "1:11", "expected a language, found a list", ""},
		{"text for a list", "age_groups: 18-24\n", "1:13", "expected a list", "write [18-24]"},
		{"text for a group", "grantee: Casa\n", "1:10", "expected keys with values", "key: value"},
		{"list for a map", "funds: [a]\n", "1:8", "expected names with values, found a list", "name: value"},
		{"list at the top", "- a\n", "1:1", "expected keys with values, found a list", ""},
		{"number", "privacy: {min_cell: few}\n", "1:21", "expected a whole number", "digits"},
		{"month", "fiscal_year_start: 13\n", "1:20", "expected a number from 1 to 12", ""},
		{"month zero", "fiscal_year_start: 0\n", "1:20", "expected a number from 1 to 12", ""},
		{"amount", "funds: {a: {amount: 15,000}}\n", "1:24", `unknown key "000"`, ""},
		{"amount in words", "funds: {a: {amount: '15,000'}}\n", "1:21", "expected a number", "nothing between thousands"},
		{"amount that is none", "funds: {a: {amount: .nan}}\n", "1:21", "expected a number", ""},
		{"amount nan", "funds: {a: {amount: NaN}}\n", "1:21", "expected a number", ""},
		{"country", "grantee: {country: Argentina}\n", "1:20", `expected a country code, found "Argentina"`, "write AR for Argentina"},
		{"country UK", "grantee: {country: UK}\n", "1:20", "country code", "GB"},
		{"country of aliases", "aliases: {countries: {Rep. Dom.: República Dominicana}}\n", "1:34", `aliases.countries."Rep. Dom."`, "write DO for Dominican Republic"},
		{"country with a slip", "grantee: {country: Argentinia}\n", "1:20", "country code", "did you mean AR, Argentina?"},
		{"country of spaces", "grantee: {country: 'D A'}\n", "1:20", "country code", ""},
		{"date", "exchanges: {a: {start: 19/06/2017}}\n", "1:24", "expected a date", "2017-06-19"},
		{"date that does not exist", "exchanges: {a: {start: 2017-02-29}}\n", "1:24", "expected a date", "exists"},
		{"date with time", "exchanges: {a: {start: 2017-02-03T10:00:00Z}}\n", "1:24", "expected a date", ""},
		{"end before start", "exchanges: {a: {start: 2017-02-03, end: 2017-02-02}}\n", "1:36", "before the start", "exchange the two"},
		{"language", "language: de\n", "1:11", "expected a language", "en, es, fr, pt"},
		{"language of names", "focus_areas: {a: {names: {de: Wasser}}}\n", "1:27", "expected a language", ""},
		{"severity", "checks: {person-twice: warn}\n", "1:24", "expected one of error, warning, info, off", ""},
		{"severity as truth", "checks: {person-twice: false}\n", "1:24", "expected one of", ""},
		{"age group", "age_groups: [young]\n", "1:14", "expected an age group", `"60+"`},
		{"age group backwards", "age_groups: [24-18]\n", "1:14", "expected an age group", ""},
		{"age groups overlap", "age_groups: [0-18, 18-24]\n", "1:20", "overlaps", "youngest first"},
		{"fund", "funds: {kmf: {}}\nexchanges: {a: {fund: kfm}}\n", "2:17", "no fund has the id", "did you mean kmf?"},
		{"fund without any", "exchanges: {a: {fund: kfm}}\n", "1:17", "no fund", "declare it under funds"},
		{"exchange of an import", "exchanges: {latam-2017: }\nimports: [{match: x, exchange: latam-2018}]\n", "2:22", "no exchange has the id", "did you mean latam-2017?"},
		{"exchange of a report", "exchanges: {latam-2017: }\nreports: {kmf: {where: {exchange: latin}}}\n", "2:25", "no exchange has the id", ""},
		{"field of where", "reports: {kmf: {where: {contry: AR}}}\n", "1:25", "unknown field", "did you mean country?"},
		{"field of map", "imports: [{match: x, as: organizations, map: {Nombre: nome}}]\n", "1:47", "unknown field", "did you mean name?"},
		{"field of another kind", "imports: [{match: x, as: organizations, map: {Sexo: sex}}]\n", "1:47", "unknown field", ""},
		{"kind", "imports: [{match: x, as: participant}]\n", "1:26", "expected a kind of record", "did you mean participants?"},
		{"match missing", "imports: [{as: participants}]\n", "1:11", "match is missing", "add match"},
		{"pattern", "imports: [{match: '[a'}]\n", "1:19", "expected a file pattern", "bracket"},
		{"when missing", "schedules: {q: {period: last-quarter}}\n", "1:16", "when is missing", ""},
		{"time zone", "schedules: {q: {when: x, timezone: Amsterdam}}\n", "1:36", "expected a time zone", "Europe/Amsterdam"},
		{"time zone of the machine", "schedules: {q: {when: x, timezone: Local}}\n", "1:36", "expected a time zone", ""},
		{"period", "schedules: {q: {when: x, period: last-quartal}}\n", "1:34", "expected a period", "last-quarter"},
		{"name with a slash", "reports: {../kmf: {}}\n", "1:11", "cannot be used", "letters"},
		{"alias to nothing", "aliases: {organizations: {A: ''}}\n", "1:27", "expected the name", "remove"},
		{"unquoted star", "imports: [{match: *.xlsx}]\n", "1:19", "quotation marks", `"*.xlsx"`},
		{"anchor", "grantee: &g {name: X}\n", "1:10", "anchors", "write the value out"},
		{"alias", "language: &l en\ngrantee: {name: *l}\n", "1:11", "anchors", ""},
		{"merge", "a: &x {b: c}\n<<: *x\n", "1:4", "anchors", ""},
		{"tag", "language: !!binary ZW4=\n", "1:11", "tags", ""},
		{"tab", "grantee:\n\tname: X\n", "2:1", "cannot begin a value", "never with tabs"},
		{"second colon", "reports: kmf: title\n", "1:13", "second colon", "quotation marks"},
		{"open quote", "language: 'en\n", "2:1", "not YAML", "quotation"},
		{"two documents", "language: en\n---\nlanguage: es\n", "", "several documents", "---"},
		{"not UTF-8", "grantee: {name: \xff}\n", "", "UTF-8", "save it as UTF-8"},
		{"key that is a list", "? [a]\n: b\n", "1:3", "expected a key", ""},
		{"many brackets", strings.Repeat("[", 60000), "1:10001", "not YAML", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse("lex.yaml", []byte(test.text))
			var got *ConfigError
			if !errors.As(err, &got) {
				t.Fatalf("got %v, want a *ConfigError", err)
			}
			place := strings.TrimSuffix("lex.yaml:"+test.at, ":") + ": "
			if !strings.HasPrefix(got.Error(), place) {
				t.Errorf("got %q, want it to begin with %q", got.Error(), place)
			}
			if !strings.Contains(got.Message, test.message) {
				t.Errorf("message %q lacks %q", got.Message, test.message)
			}
			if !strings.Contains(got.Hint, test.hint) {
				t.Errorf("hint %q lacks %q", got.Hint, test.hint)
			}
		})
	}
}

func TestAllMistakesComeInOneGo(t *testing.T) {
	_, err := Parse("lex.yaml", []byte("languag: en\ngrantee: {country: Nowhere}\nchecks: {a: loud}\n"))
	var got *ConfigError
	if !errors.As(err, &got) || got.Line != 1 || len(got.Others) != 2 || got.Others[0].Line != 2 || got.Others[1].Line != 3 {
		t.Fatalf("got %+v", got)
	}
}

func TestLargeFileIsRefusedBeforeParsing(t *testing.T) {
	file := filepath.Join(t.TempDir(), FileName)
	for size, refused := range map[int]bool{MaxSize: false, MaxSize + 1: true, 20 << 20: true} {
		if err := os.WriteFile(file, []byte(strings.Repeat("#", size)), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Load(file)
		var got *ConfigError
		if errors.As(err, &got) != refused || (refused && !strings.Contains(got.Message, "more than the 65536")) {
			t.Errorf("%d bytes: got %v", size, err)
		}
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: got %v", err)
	}
}

func TestCountryCodes(t *testing.T) {
	for code, want := range map[string]bool{"NO": true, "ar": true, "XK": true, "GB": true, "ZZ": false, "UK": false, "EU": false, "AN": false, "419": false, "ARG": false, "": false} {
		if _, wrong := country(code); (wrong == nil) != want {
			t.Errorf("%q: got %+v", code, wrong)
		}
	}
}
