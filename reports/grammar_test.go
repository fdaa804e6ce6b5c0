package reports

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestCallsRead reads calls in the spellings that people use.
func TestCallsRead(t *testing.T) {
	for _, test := range []struct{ call, id, more string }{
		{"participants", "participants", "[] []"},
		{"  countries   region=419 ", "countries region=419", "[] []"},
		{"claim 13 countries region=419", "claim 13 countries region=419", "[] []"},
		{"claim 1,234 participants", "claim 1234 participants", "[] []"},
		{`participants "person" "people"`, "participants", "[] [person people]"},
		{"participants “persona” “personas”", "participants", "[] [persona personas]"},
		{"participants «personne» «personnes»", "participants", "[] [personne personnes]"},
		{`organizations country="El Salvador"`, `organizations country="El Salvador"`, "[] []"},
		{`organizations country=“Perú”`, "organizations country=Perú", "[] []"},
		{"table participants by=country,sex", "table participants by=country,sex", "[country sex] []"},
		{"table participants by=country, sex", "table participants by=country,sex", "[country sex] []"},
		{`chart participants by=focus_area title="Themes"`, "chart participants by=focus_area", "[focus_area] []"},
		{"footnote organizations-by-country", "footnote organizations-by-country", "[] []"},
		{"without focus_area", "without focus_area", "[] []"},
		{"exchange.name exchange=latam-2017", "exchange.name exchange=latam-2017", "[] []"},
		{`participants organization=""`, `participants organization=""`, "[] []"},
	} {
		c, wrong := parseCall(test.call)
		if wrong != nil {
			t.Errorf("%s: refused at %d: %s", test.call, wrong.offset, wrong.message)
			continue
		}
		if got, more := c.ID(), fmt.Sprint(c.By, c.Nouns); got != test.id || more != test.more {
			t.Errorf("%s: read as %s %s, want %s %s", test.call, got, more, test.id, test.more)
		}
		again, wrong := parseCall(c.ID())
		if wrong != nil || again.ID() != c.ID() {
			t.Errorf("%s: its ID %s is not read back the same", test.call, c.ID())
		}
	}
}

// TestCallsRefused checks place, message and hint of every refusal.
func TestCallsRefused(t *testing.T) {
	for _, test := range []struct {
		call    string
		offset  int
		message string
		hint    string
	}{
		{"", 0, "without a name", "help-figures"},
		{"partcipants", 0, `no figure "partcipants"`, "{{ participants }}"},
		{"bugdet", 0, `no figure "bugdet"`, "budget"},
		{"budget tax=1", 7, `no field "tax"`, ""},
		{"fund.name fund=a b", 17, "takes no", "fund.name"},
		{"chart participants by=country fund=kmf", 0, "knows no fund", "exchange"},
		{"chart indicators by=country", 0, "breaks nothing down", ""},
		{"chart timelin", 6, "nothing that chart can count", "timeline"},
		{"picture", 0, "lacks the name of the picture's file", "group.png"},
		{"picture group.png", 0, "lacks what it shows", ""},
		{`"participants"`, 0, "no figure", "participants"},
		{"countries regoin=419", 10, `no field "regoin"`, "did you mean region?"},
		{"countries region=999", 10, `no region "999"`, "419"},
		{"countries 419", 10, `takes no "419"`, "region=419"},
		{"countries region=", 10, "right after region=", ""},
		{"countries =419", 10, "before =", ""},
		{"claim countries", 6, "whole number", "digits"},
		{"claim 1,5 countries", 6, "whole number", "digits"},
		{"claim 13", 0, "lacks what to count", "claim 12"},
		{"claim 13 contries", 9, "nothing that claim can count", "did you mean countries?"},
		{"table participants", 0, "lacks by=", "by=country"},
		{"table countries by=region", 6, "nothing that table can count", "participants"},
		{"table participants by=contry", 19, `no dimension "contry"`, "did you mean country?"},
		{"table participants by=country,country", 19, "stands twice", ""},
		{"table participants by=country,sex,year", 19, "one or two", ""},
		{"footnote sources", 9, "no list", "organizations-by-country"},
		{"footnote", 0, "lacks the list", ""},
		{"without email", 8, "nothing that without", ""},
		{"sources now", 8, `takes no "now"`, ""},
		{"exchange.name country=PE", 14, "takes no country=", ""},
		{"{ participants", 0, "brace", ""},
		{`participants "person`, 13, "not closed", ""},
		{`participants "a" "b" "c"`, 21, "more than two", ""},
	} {
		_, wrong := parseCall(test.call)
		if wrong == nil {
			t.Errorf("%q: read, want it refused", test.call)
			continue
		}
		if wrong.offset != test.offset || !strings.Contains(wrong.message, test.message) || !strings.Contains(wrong.hint, test.hint) {
			t.Errorf("%q: got %d %q %q", test.call, wrong.offset, wrong.message, wrong.hint)
		}
	}
}

// TestCallsHelp checks that every example of the help is itself a good call.
func TestCallsHelp(t *testing.T) {
	for _, c := range Calls {
		d, err := Parse("help.md", []byte("Above.\n"+c.Example))
		if err != nil {
			t.Errorf("%s: %v", c.Name, err)
		} else if len(d.Calls()) == 0 || !slices.ContainsFunc(d.Calls(), func(used *Call) bool { return used.Info.Name == c.Name }) {
			t.Errorf("%s: its example %s does not hold it", c.Name, c.Example)
		}
		if c.Help == "" {
			t.Errorf("%s: no help", c.Name)
		}
	}
}

// FuzzCalls checks that no definition makes the parser panic and that every
// mistake has its place inside the file.
func FuzzCalls(f *testing.F) {
	for _, seed := range []string{
		"{{ participants }}", "---\ntitle: x\n---\n# A\n{{ claim 13 countries region=419 }}\n",
		"---\ntitle: \"{{ exchange.nam }}\"\nwhere: {countr: x}\n---\n", "a{{b\n}}", "- {{ table participants by=sex }}\n{{ else }}",
		"|a|\n|-|\n|{{ x }}|\n", "x[^1]\n\n[^1]: {{ footnote organizations-by-country }}", "<b>x</b>\n\n![p](q)\n\n    code",
		"{{ \"“ }}", "{{{ a }}", "{{ by=country, }}", "\xff", "---\na: [\n---\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Parse("fuzz.md", data)
		if err == nil {
			return
		}
		var wrong *SyntaxError
		if !errors.As(err, &wrong) {
			t.Fatalf("error is no *SyntaxError: %v", err)
		}
		lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), "\n")
		for _, e := range append([]*SyntaxError{wrong}, wrong.Others...) {
			if e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Column > utf8.RuneCountInString(lines[e.Line-1])+1 {
				t.Errorf("%d:%d is outside of the file: %s", e.Line, e.Column, e.Message)
			}
			if e.Message == "" {
				t.Error("a mistake without message")
			}
		}
	})
}
