package pdf

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func testCleaner(t testing.TB) *cleaner {
	t.Helper()
	m, err := sans.metrics()
	if err != nil {
		t.Fatal(err)
	}
	return newCleaner(m)
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "a (river)", "a (river)"},
		{"composed", "Jose\u0301", "José"},
		{"bad bytes", "a\xffb", "a\uFFFDb"},
		{"controls", "a\x00b\x1bc\x7f", "abc"},
		{"line ends", "a\r\nb\rc\u2028d\u0085e\vf", "a\nb\nc\nd\ne\nf"},
		{"direction marks", "a\u202Eb\u2066c\u200F", "abc"},
		{"joiners", "a\u200Db\uFEFFc\uFE0F", "abc"},
		{"letters of mathematics", "\U0001D5D4na", "Ana"},
		{"emoji", "go \U0001F600", "go \uFFFD"},
		{"unusual spaces", "a\u3000b", "a b"},
		{"symbols of the fallback", "✓", "✓"},
		{"not a character", "\uFFFE", "\uFFFD"},
	} {
		if got := testCleaner(t).clean(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWarningsNameCodePointsOnly(t *testing.T) {
	c := testCleaner(t)
	c.clean("Wayra \U0001F600\U0001F600")
	c.clean("漢")
	got := strings.Join(c.warnings(), "\n")
	want := "3 characters that the PDF's fonts lack are shown as boxes: U+6F22 (1), U+1F600 (2)"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for r := rune(0x4E00); r < 0x4E20; r++ {
		c.clean(string(r))
	}
	if got := c.warnings()[0]; !strings.HasSuffix(got, "and 24 more") {
		t.Errorf("got %q", got)
	}
}

func TestVisualOrder(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"Latin", "abc (12)", "abc (12)"},
		{"Hebrew", "אבג", "גבא"},
		{"two words", "say אב גד now", "say דג בא now"},
		{"figures keep their order", "אב 12.5 גד", "דג 12.5 בא"},
		{"brackets turn round", "אב (גד)", "(דג) בא"},
		{"marks stay behind their letter", "בָּא", "אבָּ"},
		{"Hebrew paragraph with Latin", "אב ok", "ok בא"},
	} {
		spans := []span{{c.in, ten}}
		l := visualLine(typewriter(), []piece{{text: c.in, style: ten}}, directionOf(spans))
		if read := strings.Map(turnBack, l.text()); read != strings.Map(turnBack, c.in) {
			t.Errorf("%s: read as %q, not %q", c.name, read, c.in)
		}
		slices.SortStableFunc(l.fragments, func(a, b fragment) int { return int(a.x - b.x) })
		got := l.text()
		if norm.NFC.String(got) != norm.NFC.String(c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestShapeArabic(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"سلام", "\uFEB3\uFEFC\uFEE1"},
		{"بيت", "\uFE91\uFEF4\uFE96"},
		{"دار", "\uFEA9\uFE8D\uFEAD"},
		{"river", "river"},
	} {
		got := shapeArabic(c.in)
		if got != c.want {
			t.Errorf("%s: got %U, want %U", c.in, []rune(got), []rune(c.want))
		}
		if back := norm.NFKC.String(got); back != c.in {
			t.Errorf("%s came back as %s", c.in, back)
		}
	}
}

// turnBack makes brackets of both directions one.
func turnBack(r rune) rune {
	if r == ')' {
		return '('
	}
	return r
}
