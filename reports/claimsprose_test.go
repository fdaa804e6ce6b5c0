package reports

import (
	"fmt"
	"strings"
	"testing"
)

// unprovenIn composes a text and writes what is unproven as "line:column value".
func unprovenIn(t *testing.T, source, lang string) string {
	t.Helper()
	d, err := Parse("story.md", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(t.Context(), Input{Store: river(t), Rules: riverRules()}, Request{Definition: d, Language: lang})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range r.Findings {
		if f.Check == ClaimUnproven {
			list = append(list, fmt.Sprintf("%d:%d %s", f.Row, f.Column, f.Value))
		}
	}
	return strings.Join(list, ", ")
}

func TestUnprovenNumbers(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"figures and claims are proven", "en", "{{ participants }} people, {{ claim 10 participants }} of them", ""},
		{"what stands by itself is not", "en", "We met 12 times.\n\nIn *five* towns.", "1:8 12, 3:5 five"},
		{"a number that is stated is", "en", `We met {{ stated 12 "time" "times" }} in {{ stated "five" }} towns.`, ""},
		{"quotes are others' words", "en", "> We were 12.\n\nThey said so.", ""},
		{"so are code and addresses", "en", "Use `12` and <https://example.org/12>, [three pages](https://example.org/12).", "1:40 three"},
		{"a list bears its announcement out", "en", "Five moments stand out:\n\n1. a\n2. b\n3. c\n4. d\n5. e\n", ""},
		{"unless it has other items", "en", "Five moments stand out:\n\n1. a\n2. b\n", "1:1 Five"},
		{"headings state too", "en", "# Our 12 partners\n\nWords.", "1:7 12"},
		{"a line that stands in is looked at", "en", "{{ participants exchange=none }} of 12\n{{ else }} none of 13", "1:37 12"},
		{"Spanish", "es", "Doce talleres, uno de ellos en Lima, artículo 19, el 3 de mayo.", "1:1 Doce"},
		{"French", "fr", "Une douzaine d’ateliers, l’un d’eux à Lima, le 3 mai.", "1:5 douzaine"},
		{"Portuguese", "pt", "Doze oficinas, uma delas em Lima, em 3 de maio.", "1:1 Doze"},
	} {
		if got := unprovenIn(t, c.text, c.lang); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

// TestBuiltInReportsStateNothing looks for numbers in lex's own words.
func TestBuiltInReportsStateNothing(t *testing.T) {
	for _, name := range BuiltIn {
		for _, lang := range []string{"en", "es", "fr", "pt"} {
			d, err := Load(name, lang)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Compose(t.Context(), Input{Store: river(t), Rules: riverRules()}, Request{Definition: d, Language: lang})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Findings {
				if f.Check == ClaimUnproven {
					t.Errorf("%s, %s: %s:%d %s", name, lang, f.File, f.Row, f.Message)
				}
			}
		}
	}
}

func TestUnprovenNumbersAreCompared(t *testing.T) {
	d, err := Parse("story.md", []byte("We were 10 people from 4 South American countries and 99 organizations."))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(t.Context(), Input{Store: river(t), Rules: riverRules()}, Request{Definition: d, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, f := range r.Findings {
		if f.Check == ClaimUnproven {
			said = append(said, f.Message+" | "+f.Hint)
		}
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{`"10 people", which the data bear out today`, "{{ claim 10 participants }}", `"4 South American countries", the data gives`, "{{ countries region=005 }}"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said in\n%s", want, all)
		}
	}
}
