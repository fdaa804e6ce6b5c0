package pdf

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// typewriter is a face whose letters are all half as wide as high: at size 10
// every letter takes 5 points.
func typewriter() metrics {
	return metrics{
		width: func(_ faceID, r rune) int {
			if joins(r) {
				return 0
			}
			return 500
		},
		kern: func(faceID, rune, rune) int { return 0 },
	}
}

var ten = style{size: 10}

func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		letters    int // that fit on a line
		want       []string
	}{
		{"nothing", "", 10, nil},
		{"only spaces", "   ", 10, nil},
		{"one line", "a river", 10, []string{"a river"}},
		{"spaces at the ends and in pairs", "  a   river ", 10, []string{"a river"}},
		{"even lines", "aaa bb cc ddddd", 9, []string{"aaa bb cc", "ddddd"}},
		{"the most even edge", "aaa bb cc ddddd", 6, []string{"aaa", "bb cc", "ddddd"}},
		{"no-break space", "aaa bbb\u00A0ccc", 8, []string{"aaa", "bbb\u00A0ccc"}},
		{"narrow no-break space", "total 1\u202F234\u202F567", 11, []string{"total", "1\u202F234\u202F567"}},
		{"behind a hyphen", "well-known", 6, []string{"well-", "known"}},
		{"not behind a single letter", "an e-mail", 7, []string{"an", "e-mail"}},
		{"not in a number", "xx 2017-18", 8, []string{"xx", "2017-18"}},
		{"not before a minus", "xxx -12", 5, []string{"xxx", "-12"}},
		{"no-break hyphen", "a e\u2011mail", 7, []string{"a", "e-mail"}},
		{"behind a dash", "one—two", 5, []string{"one—", "two"}},
		{"not inside a range", "19–24", 10, []string{"19–24"}},
		{"soft hyphen", "inter\u00ADnational", 9, []string{"inter-", "national"}},
		{"soft hyphen unused", "inter\u00ADnational", 20, []string{"international"}},
		{"soft hyphen without room for it", "aaaa\u00ADbb", 4, []string{"aaaa", "bb"}},
		{"soft hyphen at the end", "a aaa\u00AD\u00AD", 4, []string{"a", "aaa"}},
		{"soft hyphen before a space", "aaa\u00AD bbb", 4, []string{"aaa", "bbb"}},
		{"zero-width space", "aaaa\u200Bbbbb", 5, []string{"aaaa", "bbbb"}},
		{"line feed", "a\nb c", 10, []string{"a", "b c"}},
		{"French stops", "ma vie ! oui", 6, []string{"ma", "vie\u00A0!", "oui"}},
		{"long word", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"address at slashes", "https://a.org/bbbb/cc", 12, []string{"https://a.", "org/bbbb/cc"}},
		{"marks stay on their letter", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"narrower than a letter", "ab", 0, []string{"a", "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range breakLines(typewriter(), []span{{c.text, ten}}, float64(c.letters)*5) {
				got = append(got, l.text())
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func (l line) text() string {
	var b strings.Builder
	for _, f := range l.fragments {
		b.WriteString(f.text)
	}
	return b.String()
}

func TestStylesShareALine(t *testing.T) {
	thick := style{size: 10, face: bold}
	lines := breakLines(typewriter(), []span{{"the ", ten}, {"riv", thick}, {"er, and", ten}}, 50)
	if len(lines) != 2 || lines[0].text() != "the river," {
		t.Fatalf("got %d lines, the first %q", len(lines), lines[0].text())
	}
	f := lines[0].fragments
	if len(f) != 3 || f[1].text != "riv" || f[1].x != 20 || f[2].x != 35 {
		t.Errorf("fragments are %+v", f)
	}
}

func TestLinesKeepEveryLetterAndTheMeasure(t *testing.T) {
	m, err := sans.metrics()
	if err != nil {
		t.Fatal(err)
	}
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("aeiou bcdWMñéÁ.,;/-—\u00A0\u200B\u00AD 012")), 0, 400, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := letters.Draw(t, "text")
		width := rapid.Float64Range(20, 400).Draw(t, "width")
		var b strings.Builder
		for _, l := range breakLines(m, []span{{text, usual.body.style}}, width) {
			if l.width > width+0.01 {
				t.Fatalf("line %q is %.2f wide, not %.2f", l.text(), l.width, width)
			}
			b.WriteString(strings.TrimSuffix(l.text(), "-"))
		}
		if got, want := solid(b.String()), solid(text); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

// solid is text without what a line break may take or add.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -\u00A0\u200B\u00AD", r) {
			return -1
		}
		return r
	}, s)
}
