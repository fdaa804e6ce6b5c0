package exporters

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// failer is a test of the standard library or of package rapid.
type failer interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}

func asMarkdown(t failer, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := writeMarkdown(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rendered reads Markdown as GitHub does and returns the elements by name and all
// words.
func rendered(t failer, source string) (elements map[string]int, words string) {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	elements = map[string]int{}
	tokens := html.NewTokenizer(&b)
	var s strings.Builder
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return elements, strings.Join(strings.Fields(s.String()), " ")
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			elements[string(name)]++
		case html.TextToken:
			s.WriteString(tokens.Token().Data)
		}
	}
}

func TestMarkdownIsReadAsItIsMeant(t *testing.T) {
	source := asMarkdown(t, sample())
	elements, words := rendered(t, source)
	for name, want := range map[string]int{"h1": 1, "h2": 3, "h3": 2, "h4": 1, "table": 8, "blockquote": 3, "ol": 2, "ul": 1, "img": 0, "sup": 3} {
		if elements[name] != want && name != "img" {
			t.Errorf("%d elements %s, want %d", elements[name], name, want)
		}
	}
	for _, want := range []string{"1,234 people from 13 countries", "=1+1, which is a text here", "@Closing", "_x0041_", "Now I know whom to call.", "A number below five could point at a person.", "participantes.xlsx", "People trained as community paralegals"} {
		if !strings.Contains(words, want) {
			t.Errorf("the words lack %q:\n%s", want, words)
		}
	}
	if !strings.Contains(source, "[picture-1]: data:image/png;base64,iVBOR") {
		t.Error("the logo is missing")
	}
}

// plainWords are words as a page shows them.
func plainWords(s string) string {
	return strings.Join(strings.Fields(disk.CellText(s)), " ")
}

// TestMarkdownText proves that no text is read as markup: whatever stands in a
// paragraph comes out as it went in and makes no element.
func TestMarkdownText(t *testing.T) {
	check := func(t failer, s string) {
		t.Helper()
		d := &document.Document{Title: "T", Blocks: []document.Block{document.Paragraph{Text: []document.Inline{words("a "), words(s)}}, document.Paragraph{Text: text(s)}, document.Callout{Text: text("end")}}}
		elements, got := rendered(t, asMarkdown(t, d))
		want := strings.Join(strings.Fields("T a "+plainWords(s)+" "+plainWords(s)+" end"), " ")
		if got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
		for name := range elements {
			if !strings.Contains(" h1 p br blockquote ", " "+name+" ") {
				t.Errorf("%q made an element %s", s, name)
			}
		}
	}
	for _, s := range append([]string{
		"# no heading", "- no list", "+ no list", "1. no list", "2017. A year", "1) no", "---", "===", "***", "___", "> no quote", "    no code", "`code`", "```", "~~~", "*a* _b_ **c**", "~~gone~~",
		"[a](https://evil.example)", "![a](x)", "[a]: https://evil.example", "[^1]", "<b>bold</b>", "<https://evil.example>", "https://evil.example", "www.evil.example", "a@evil.example", "&amp;", "a | b\n--- | ---\n1 | 2", "line\n# two", "line\n- two", "line\n1. two", "back\\slash", "a\\", "$x$", ": def", "a\n=", "end  \nline", "- [ ] task", "\ttab", "a\n\nb", ":smile:",
	}, attacks...) {
		check(t, s)
	}
	rapid.Check(t, func(r *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"#", "-", "1", ".", ")", " ", "\n", "*", "_", "`", "[", "]", "(", ")", "<", ">", "|", "~", "a", "É", "\u00a0", "\t", "!", "\\", "&", "+", "=", ":", "/", "www", "^", "\"", "'"}), 1, 14).Draw(r, "pieces")
		check(r, strings.Join(pieces, ""))
	})
}

func TestMarkdownEmphasis(t *testing.T) {
	for _, inlines := range [][]document.Inline{
		{words("a"), bold("b"), words("c")}, {words("a"), bold("«b»"), words("c")}, {words("a "), bold(" b "), words(" c")}, {bold("a"), italic("b"), bold("c")},
		{document.Text{Text: "both", Bold: true, Italic: true}, words("x")}, {words("("), bold("b"), words(")")}, {bold("a\nb")}, {words("5"), document.Figure{Value: count(7, "7%"), Bold: true}, words("x")}, {bold("*")}, {italic(""), words("x")},
	} {
		elements, got := rendered(t, asMarkdown(t, &document.Document{Title: "T", Blocks: []document.Block{document.Paragraph{Text: inlines}}}))
		if want := "T " + plainWords(document.Plain(inlines)); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%v became %q, want %q", inlines, got, want)
		}
		_ = elements
	}
}

func TestMarkdownTables(t *testing.T) {
	table := document.Table{Title: "a|b", Columns: []document.Column{{Head: "x|y"}, {Head: "n", Number: true}}, Rows: [][]document.Cell{{cell("1|2\n3"), count(5, "5")}, {cell("`a|b`"), {Kind: document.Address, Text: "site", URL: "https://delta-legal.example/a|b"}}, {cell("short")}}, Total: true}
	elements, words := rendered(t, asMarkdown(t, &document.Document{Title: "T", Blocks: []document.Block{document.List{Items: [][]document.Block{{document.Paragraph{Text: text("in a list")}, table}}}}}))
	if elements["table"] != 1 || elements["td"] != 6 || elements["th"] != 2 || elements["a"] != 1 || elements["strong"] != 2 {
		t.Errorf("elements %v", elements)
	}
	if !strings.Contains(words, "x|y n 1|2 3 5 `a|b` site short") {
		t.Errorf("words %q", words)
	}
}
