package reports

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
)

// TestFrontMatter reads every key.
func TestFrontMatter(t *testing.T) {
	d, err := Parse("reports/kmf.es.md", []byte("\ufeff---\r\ntitle: \"Informe: {{ exchange.name }}\"\r\naudience: public\r\nlanguage: es\r\n"+
		"formats: [pdf, xlsx]\r\nmissing: omit\r\ndate: 2018-01-31\r\nperiod: 2017-Q2\r\nfund: kmf\r\nwhere: {exchange: latam-2017, country: PE}\r\n---\r\n# Uno\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintln(d.Name, d.Title, d.Audience, d.Language, d.Formats, d.Missing, d.Date, d.Period, d.Fund)
	want := "kmf Informe: {{ exchange.name }} public es [pdf xlsx] omit 2018-01-31 2017-Q2 kmf\n"
	if got != want {
		t.Errorf("got %s want %s", got, want)
	}
	if diff := cmp.Diff([]records.Filter{{Field: "exchange", Value: "latam-2017"}, {Field: "country", Value: "PE"}}, d.Where); diff != "" {
		t.Error(diff)
	}
	if calls := d.Calls(); len(calls) != 1 || calls[0].Line != 2 || calls[0].Column != 18 {
		t.Errorf("the title's call is not at 2:18: %+v", calls)
	}
}

// TestFrontMatterLeftOut gives the defaults.
func TestFrontMatterLeftOut(t *testing.T) {
	d, err := Parse("kmf.md", []byte("Only text.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if d.Missing != Refuse || d.Audience != "" || d.Title != "" {
		t.Errorf("unexpected defaults: %+v", d)
	}
}

// TestDefinitionsRefused checks the place and the words of every mistake.
func TestDefinitionsRefused(t *testing.T) {
	for _, test := range []struct{ text, place, check, message, hint string }{
		{"---\naudiance: donor\n---\n", "2:1", DefinitionUnreadable, `no key "audiance"`, "did you mean audience?"},
		{"---\naudience: funder\n---\n", "2:11", DefinitionUnreadable, `"funder" is not known`, "internal, donor, public"},
		{"---\naudience: donor\naudience: public\n---\n", "3:1", DefinitionUnreadable, "stands twice", ""},
		{"---\nmax_pages: many\n---\n", "2:12", DefinitionUnreadable, `"many" is no number of pages`, "max_pages: 12"},
		{"---\nmax_words: 2.5\n---\n", "2:12", DefinitionUnreadable, "no number of words", ""},
		{"---\nfont_size: 72\n---\n", "2:12", DefinitionUnreadable, "points", "from 8 to 16"},
		{"---\nmargin: 1in\n---\n", "2:9", DefinitionUnreadable, "millimetres", "from 10 to 50"},
		{"---\npaper: a5\n---\n", "2:8", DefinitionUnreadable, `"a5" is not known`, "a4"},
		{"---\nfont: comic\n---\n", "2:7", DefinitionUnreadable, `"comic" is not known`, "serif"},
		{"---\ncontents: perhaps\n---\n", "2:11", DefinitionUnreadable, "neither true nor false", ""},
		{"---\ndue: soon\n---\n", "2:6", DefinitionUnreadable, "not a date", "2018-01-31"},
		{"---\nsections: Summary\n---\n", "2:11", DefinitionUnreadable, "list of headings", ""},
		{"---\nsections: [A, B, A]\n---\n", "2:18", DefinitionUnreadable, "twice", ""},
		{"---\nheader: \"{{ fund.grnt }}\"\n---\n", "2:13", FigureUnknown, `no figure "fund.grnt"`, "fund.grant"},
		{"\xff\xfe#\x00 \x00", "1:1", DefinitionUnreadable, "UTF-16", "UTF-8"},
		{"Direcci\xf3n\n", "1:8", DefinitionUnreadable, "Windows-1252", "UTF-8"},
		{"---\ndate: 31/01/2018\n---\n", "2:7", DefinitionUnreadable, "not a date", "2018-01-31"},
		{"---\nwhere: {contry: PE}\n---\n", "2:9", DefinitionUnreadable, `no field "contry"`, "country"},
		{"---\nwhere: all\n---\n", "2:8", DefinitionUnreadable, "fields and values", ""},
		{"---\ntitle: Report: Peru\n---\n", "2:1", DefinitionUnreadable, "not valid YAML", "quotation marks"},
		{"---\n- a\n---\n", "2:1", DefinitionUnreadable, "no list of keys", ""},
		{"---\ntitle: x\n", "1:1", DefinitionUnreadable, "not closed", "three dashes"},
		{"---\ntitle: \"Of {{ exchange.nam }}\"\n---\n", "2:15", FigureUnknown, "exchange.nam", "{{ exchange.name }}"},
		{"Perú tiene {{ contries }}.\n", "1:15", FigureUnknown, "contries", "{{ countries }}"},
		{"\n\n- one\n- two {{ countries regoin=5 }}\n", "4:20", FigureUnknown, "regoin", "region"},
		{"> quoted\n> {{ x }}\n", "2:6", FigureUnknown, `"x"`, ""},
		{"a {{ countries\n}} b\n", "1:3", DefinitionUnreadable, "not closed", "same line"},
		{"**bold {{ countries\n}} b**\n", "1:8", DefinitionUnreadable, "not closed", ""},
		{"There are {{ table participants by=sex }} here\n", "1:11", DefinitionUnreadable, "line of its own", ""},
		{"# A {{ testimonials }}\n", "1:5", DefinitionUnreadable, "heading", ""},
		{"| a |\n|---|\n| {{ sources }} |\n", "3:3", DefinitionUnreadable, "table", ""},
		{"{{ else }} alone\n", "1:1", DefinitionUnreadable, "no line above", "right below"},
		{"a\n{{ else }}\n", "2:1", DefinitionUnreadable, "nothing stands after else", ""},
		{"a\nb {{ else }} c\n", "2:3", DefinitionUnreadable, "inside a line", ""},
		{"text ![logo](logo.png)\n", "1:6", DefinitionUnreadable, "a picture stands in a call of its own", "{{ picture file.png"},
		{"a <b>bold</b>\n", "1:3", DefinitionUnreadable, "HTML", `\<`},
		{"x\n\n<div>\n</div>\n", "3:1", DefinitionUnreadable, "HTML", ""},
		{"<!-- a --> text\n", "1:1", DefinitionUnreadable, "HTML", "new line"},
		{"x\n\n```\ncode\n```\n", "3:1", DefinitionUnreadable, "code", ""},
		{"ol\xe9\n", "1:3", DefinitionUnreadable, "UTF-8", "UTF-8"},
	} {
		_, err := Parse("kmf.md", []byte(test.text))
		var wrong *SyntaxError
		if !errors.As(err, &wrong) {
			t.Errorf("%q: read, want it refused (%v)", test.text, err)
			continue
		}
		place := fmt.Sprintf("%d:%d", wrong.Line, wrong.Column)
		if place != test.place || wrong.Check != test.check || !strings.Contains(wrong.Message, test.message) || !strings.Contains(wrong.Hint, test.hint) {
			t.Errorf("%q: got %s %s %q %q", test.text, place, wrong.Check, wrong.Message, wrong.Hint)
		}
	}
}

// TestAllMistakesAtOnce lists every mistake of a file, in its order.
func TestAllMistakesAtOnce(t *testing.T) {
	_, err := Parse("kmf.md", []byte("---\ntitel: x\n---\n{{ a }}\n\n{{ b }} and {{ c }}\n"))
	var wrong *SyntaxError
	if !errors.As(err, &wrong) {
		t.Fatal("read, want it refused")
	}
	var places []string
	for _, f := range wrong.Findings() {
		places = append(places, fmt.Sprint(f.Row, " ", f.Check))
	}
	want := []string{"2 definition-unreadable", "4 figure-unknown", "6 figure-unknown", "6 figure-unknown"}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
}

// TestDefinitionsRead accepts what looks odd and is right.
func TestDefinitionsRead(t *testing.T) {
	for _, text := range []string{
		"", "---\n---\n", "<!-- a note\nover lines -->\n\ntext <!-- aside --> more\n", `\{\{ not a call \}\}`, "`{{ code }}`",
		"a { b } c", "[text](https://example.org) <https://example.org>", "1. a\n2. b\n\ntext\n\n3. c\n", "a[^n]\n\n[^n]: note {{ countries }}\n",
		"{{ table participants by=country }}\n{{ chart participants by=country }}\n",
		"---\n# a remark\n---\n",
	} {
		if _, err := Parse("kmf.md", []byte(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestVariant finds the file for a language.
func TestVariant(t *testing.T) {
	for _, test := range []struct {
		file, lang string
		want       []string
	}{
		{"kmf.md", "es", []string{"kmf.es.md", "kmf.md"}},
		{"kmf.es.md", "es", []string{"kmf.es.md"}},
		{"in/kmf.es.md", "fr", []string{"in/kmf.fr.md", "in/kmf.es.md", "in/kmf.md"}},
		{"kmf.md", "", []string{"kmf.md"}},
	} {
		if diff := cmp.Diff(test.want, Variant(test.file, test.lang)); diff != "" {
			t.Errorf("%s %s: %s", test.file, test.lang, diff)
		}
	}
}
