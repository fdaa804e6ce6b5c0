package workspace

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var rosterRule = ImportRule{Match: "list-*.xlsx", As: "participants", Map: []HeadingField{{"Who came?", "name"}, {"País: \"donde\"", "country"}}, Drop: []string{"DNI"}}

func TestSaveImport(t *testing.T) {
	const fresh = `{match: "list-*.xlsx", as: participants, map: {"Who came?": name, "País: \"donde\"": country}, drop: ["DNI"]}`
	for _, test := range []struct {
		name, before, text, want string
		kept                     string
	}{
		{"no file yet", "", "", "imports:\n  - " + fresh + "\n", ""},
		{"no imports", "", "# ours\nlanguage: es\n\n# the end\n", "# ours\nlanguage: es\n\n# the end\n\nimports:\n  - " + fresh + "\n", ""},
		{"an empty key", "", "imports:\nlanguage: es\n", "imports:\n  - " + fresh + "\nlanguage: es\n", ""},
		{"at the end of a list", "", "imports:\n  # first\n  - {match: \"a.csv\"} # mine\n\nlanguage: es # x\n",
			"imports:\n  # first\n  - {match: \"a.csv\"} # mine\n  - " + fresh + "\n\nlanguage: es # x\n", ""},
		{"a list that is not indented", "", "imports:\n- match: a.csv\n  as: organizations\n\n# rest\nlanguage: es\n",
			"imports:\n- match: a.csv\n  as: organizations\n- " + fresh + "\n\n# rest\nlanguage: es\n", ""},
		{"before the rule that hides it", "*.xlsx", "imports:\n  - {match: \"a.csv\"}\n  # all the others\n  - {match: \"*.xlsx\", as: organizations}\n",
			"imports:\n  - {match: \"a.csv\"}\n  - " + fresh + "\n  # all the others\n  - {match: \"*.xlsx\", as: organizations}\n", ""},
		{"completes a rule on one line", "", "imports:\n  - {match: \"list-*.xlsx\", map: {\"Who came?\": name}} # roster\n",
			"imports:\n  - {match: \"list-*.xlsx\", as: participants, map: {\"Who came?\": name, \"País: \\\"donde\\\"\": country}, drop: [\"DNI\"]} # roster\n", ""},
		{"completes a rule in lines", "", "imports:\n  - match: list-*.xlsx   # each month\n    map:\n      Who came?: name   # sic\n      Otro: notes\n\n  - match: z.csv\n",
			"imports:\n  - match: list-*.xlsx   # each month\n    map:\n      Who came?: name   # sic\n      Otro: notes\n      \"País: \\\"donde\\\"\": country\n    as: participants\n    drop: [\"DNI\"]\n\n  - match: z.csv\n", ""},
		{"completes a list of headings to drop", "", "imports:\n  - match: list-*.xlsx\n    as: participants\n    map: {\"Who came?\": name, \"País: \\\"donde\\\"\": country}\n    drop:\n      - Talla\n",
			"imports:\n  - match: list-*.xlsx\n    as: participants\n    map: {\"Who came?\": name, \"País: \\\"donde\\\"\": country}\n    drop:\n      - Talla\n      - \"DNI\"\n", ""},
		{"asks for hidden rows", "", "imports:\n  - match: list-*.xlsx\n    as: participants\n    map: {\"Who came?\": name, \"País: \\\"donde\\\"\": country}\n    drop: [DNI]\n",
			"imports:\n  - match: list-*.xlsx\n    as: participants\n    map: {\"Who came?\": name, \"País: \\\"donde\\\"\": country}\n    drop: [DNI]\n    hidden: true\n", ""},
		{"contradicts nothing", "", "imports:\n  - {match: \"list-*.xlsx\", as: organizations, map: {\"WHO CAME\": contact, \"País: \\\"donde\\\"\": country}, drop: [dni]}\n", "",
			`as: organizations (not participants); "Who came?": contact (not name)`},
		{"says nothing new", "", "imports:\r\n  - " + fresh + "\r\n", "", ""},
		{"line ends of Windows", "", "language: es\r\n", "language: es\r\n\r\nimports:\r\n  - " + fresh + "\r\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			rule := rosterRule
			rule.Hidden = strings.Contains(test.name, "hidden")
			out, saved, err := SaveImport([]byte(test.text), rule, test.before)
			if err != nil {
				t.Fatal(err)
			}
			want := test.want
			if want == "" {
				want = test.text
			}
			if diff := cmp.Diff(want, string(out)); diff != "" {
				t.Error(diff)
			}
			if got := strings.Join(saved.Kept, "; "); got != test.kept {
				t.Errorf("kept %s", got)
			}
			again, twice, err := SaveImport(out, rule, test.before)
			if err != nil || twice.Changed || string(again) != string(out) {
				t.Errorf("the second time: %v, changed %v\n%s", err, twice.Changed, again)
			}
		})
	}
}

// What lex does not dare to edit it shows, to be written by hand.
func TestSaveImportByHand(t *testing.T) {
	for _, text := range []string{"imports: [{match: a.csv}]\n", "{language: es}\n", "imports:\n  - {match: \"list-*.xlsx\", # mine\n     as: participants}\n"} {
		out, _, err := SaveImport([]byte(text), rosterRule, "")
		if err == nil || !strings.Contains(err.Error(), "does not edit") || out != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestFilePattern(t *testing.T) {
	for file, want := range map[string]string{
		"participants-2018-Q1.xlsx":      "participants-*.xlsx",
		"inbox/participants_2018_03.csv": "participants_*.csv",
		"Lista final v2 (3).xlsx":        "Lista final * (*).xlsx",
		"participants.xlsx":              "participants.xlsx",
		"2018-Q1.xlsx":                   "2018-Q1.xlsx",
		"T4.csv":                         "T4.csv",
		"lista [Perú] 2018.xlsx":         "lista ?Perú? *.xlsx",
		"Q1 registro.csv":                "* registro.csv",
	} {
		if got := FilePattern(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}

func FuzzSaveImport(f *testing.F) {
	f.Add("imports:\n  - {match: \"a.csv\"}\n", "*.csv", "Nombre")
	f.Add("imports:\n- match: list-*.xlsx\n  map:\n    a: name\n", "list-*.xlsx", "é: ñ")
	f.Fuzz(func(t *testing.T, yaml, match, heading string) {
		rule := ImportRule{Match: match, As: "participants", Map: []HeadingField{{heading, "name"}}}
		out, saved, err := SaveImport([]byte(yaml), rule, "")
		if err != nil {
			return
		}
		if _, err := Parse(FileName, out); err != nil {
			t.Fatalf("%q became %q: %v", yaml, out, err)
		}
		if !saved.Changed && string(out) != yaml && !strings.Contains(yaml, "\r") {
			t.Fatalf("%q became %q without a change", yaml, out)
		}
	})
}
