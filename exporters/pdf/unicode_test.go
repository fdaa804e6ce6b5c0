package pdf

import (
	"bytes"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/namati/lex/internal/document"
)

// TestAnyText sets a hundred thousand strings of random characters, whole
// documents at a time; none may stop a report.
func TestAnyText(t *testing.T) {
	documents, each := 20, 5000
	if testing.Short() {
		documents = 1
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range documents {
		d := &document.Document{Title: anyText(random), Author: anyText(random), Draft: true}
		tb := document.Table{Title: anyText(random), Columns: []document.Column{{Head: anyText(random)}, {Head: anyText(random), Number: true}}}
		for i := range each / 2 {
			tb.Rows = append(tb.Rows, []document.Cell{wording(anyText(random)), wording(anyText(random))})
			if i%4 == 0 {
				d.Blocks = append(d.Blocks, para(words(anyText(random)), strong(anyText(random)), remark(words(anyText(random)))), head(i%5, anyText(random)))
			}
		}
		d.Blocks = append(d.Blocks, tb)
		if _, _, err := Write(t.Context(), io.Discard, d); err != nil {
			t.Fatal(err)
		}
	}
}

// anyText is up to 20 characters: letters of all scripts, marks, controls,
// characters beyond the basic plane and bytes that are no text at all.
func anyText(random *rand.Rand) string {
	var b []byte
	for range random.IntN(20) {
		switch random.IntN(6) {
		case 0:
			b = append(b, byte(random.IntN(256)))
		case 1:
			b = append(b, string(rune(random.IntN(0x10FFFF+1)))...)
		case 2:
			b = append(b, string(rune(random.IntN(0x3000)))...)
		case 3:
			b = append(b, string(rune(0x590+random.IntN(0x200)))...)
		default:
			b = append(b, " a\xc3\xa91-"[random.IntN(6)])
		}
	}
	return string(b)
}

func TestBytesDependOnTheDocumentAlone(t *testing.T) {
	want, _, _ := write(t, sample())
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	time.Local = time.FixedZone("far", 13*3600)
	got, _, _ := write(t, sample())
	if !bytes.Equal(got, want) {
		t.Error("another time zone gave other bytes")
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var b bytes.Buffer
			if _, _, err := Write(t.Context(), &b, sample()); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("side by side with others: other bytes, error %v", err)
			}
		})
	}
	all.Wait()
}

func FuzzPDFText(f *testing.F) {
	for _, s := range []string{"", "a river", "e\u0301\u0301", "\xff", "שלום (12)", "سلام", "\U0001F600", "a\u00ADb\u200Bc\n\td", "https://example.org/a/b"} {
		f.Add(s, 60.0)
	}
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if !(width >= 0 && width < 1e6) {
			return
		}
		c := testCleaner(t)
		text := shapeArabic(c.clean(s))
		if again := c.clean(text); again != text && shapeArabic(again) != text {
			t.Errorf("cleaned twice %q became %q", text, again)
		}
		for _, l := range breakLines(c.metrics, []span{{text, usual.body.style}}, width) {
			for _, part := range l.fragments {
				for _, r := range part.text {
					if r > 0xFFFF || c.metrics.width(part.style.face, r) < 0 {
						t.Errorf("%U is set in a face that lacks it", r)
					}
				}
			}
		}
		d := &document.Document{Title: s, Blocks: []document.Block{para(words(s), remark(words(s))), document.Table{Columns: []document.Column{{Head: s}}, Rows: [][]document.Cell{{wording(s)}}}}}
		if _, _, err := Write(t.Context(), io.Discard, d); err != nil {
			t.Error(err)
		}
	})
}
