package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// TestContentsNameThePagesOfTheirHeadings reads the numbers of the table of
// contents and looks for the headings on those pages.
func TestContentsNameThePagesOfTheirHeadings(t *testing.T) {
	d := &document.Document{Title: "Long", Language: "en", Contents: true, Words: wordsEN}
	d.Words.Contents = "What is where"
	for i := range 12 {
		d.Blocks = append(d.Blocks, head(1+i%3, fmt.Sprintf("Section number%d", i)), para(words(lorem(250))))
	}
	pdf, pages, _ := write(t, d)
	text := strings.Split(read(t, pdf, "pdftotext", "-layout", "FILE", "-"), "\f")
	lines := regexp.MustCompile(`(Section number\d+)\s[ .]*\s(\d+)\n`).FindAllStringSubmatch(text[0], -1)
	if len(lines) != 12 || pages < 5 || !strings.Contains(text[0], "What is where") {
		t.Fatalf("%d lines on %d pages:\n%s", len(lines), pages, text[0])
	}
	for _, l := range lines {
		var page int
		fmt.Sscan(l[2], &page)
		body := text[page-1]
		if page == 1 {
			_, body, _ = strings.Cut(body, lines[11][0])
		}
		if !strings.Contains(body, l[1]+"\n") {
			t.Errorf("%s is not on page %d", l[1], page)
		}
	}
	in := inspect(t, pdf)
	if n := len(in.structure().all("TOCI")); n != 12 {
		t.Errorf("%d lines of the contents are told", n)
	}
	d.Blocks = d.Blocks[:4]
	pdf, _, _ = write(t, d)
	if strings.Contains(read(t, pdf, "pdftotext", "FILE", "-"), "What is where") {
		t.Error("two headings got a table of contents")
	}
}

func TestLayoutsThatDonorsAskFor(t *testing.T) {
	for _, c := range []struct {
		layout document.Layout
		size   string
		font   string
	}{
		{document.Layout{}, "595.28 x 841.89 pts (A4)", "LiberationSans-Regular"},
		{document.Layout{Paper: "letter", Typeface: "serif", FontSize: 12, Margin: 25.4, Header: "Form B-12"}, "612 x 792 pts (letter)", "LiberationSerif-Regular"},
		{document.Layout{Paper: "a4", FontSize: 16, Margin: 50}, "595.28 x 841.89 pts (A4)", "LiberationSans-Regular"},
		{document.Layout{Paper: "letter", FontSize: 8, Margin: 10}, "612 x 792 pts (letter)", "LiberationSans-Regular"},
		{document.Layout{Paper: "vellum", FontSize: 900, Margin: -3}, "595.28 x 841.89 pts (A4)", "LiberationSans-Regular"},
	} {
		d := everything()
		d.Layout = c.layout
		pdf, pages, _ := write(t, d)
		if got := read(t, pdf, "pdfinfo", "FILE"); !strings.Contains(got, c.size) {
			t.Errorf("%+v: %s", c.layout, got)
		}
		if got := read(t, pdf, "pdffonts", "FILE"); !strings.Contains(got, c.font) {
			t.Errorf("%+v: %s", c.layout, got)
		}
		if c.layout.Header == "" {
			continue
		}
		text := read(t, pdf, "pdftotext", "FILE", "-")
		if n := strings.Count(text, c.layout.Header); n != pages {
			t.Errorf("%q stands on %d of %d pages", c.layout.Header, n, pages)
		}
	}
}

func TestTypeIsAsLargeAsAsked(t *testing.T) {
	s := newSheet(document.Layout{FontSize: 12, Margin: 25.4})
	if s.body.size != 12 || math.Abs(s.side-72) > 0.01 || math.Abs(s.top-72) > 0.01 || math.Abs(s.height-s.bottom-72) > 0.01 {
		t.Errorf("text of %g points, margins of %g, %g and %g", s.body.size, s.side, s.top, s.height-s.bottom)
	}
	for _, m := range []float64{10, 25, 50} {
		s := newSheet(document.Layout{Margin: m})
		if !(s.headerAt > 12 && s.headerAt < s.top && s.footerAt > s.bottom && s.footerAt < s.height-8) {
			t.Errorf("margin %g: header at %g above %g, footer at %g below %g", m, s.headerAt, s.top, s.footerAt, s.bottom)
		}
	}
}

func TestPicturesThatCannotBeShown(t *testing.T) {
	huge := bytes.Clone(drawnPicture(4, 4, asPNG))
	copy(huge[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 by 65,536
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	gray := func() []byte {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"text", "neither PNG nor JPEG", []byte("a river")},
		{"nothing", "neither PNG nor JPEG", nil},
		{"cut PNG", "neither PNG nor JPEG", drawnPicture(90, 90, asPNG)[:200]},
		{"cut JPEG", "neither PNG nor JPEG", drawnPicture(90, 90, asJPEG)[:900]},
		{"huge", "40 million", huge},
		{"gray", "", gray},
	} {
		d := &document.Document{Title: "A picture", Blocks: []document.Block{document.Picture{ID: "p1", Data: c.data, Alt: "Three boats", Caption: []document.Inline{words("On the river")}}}}
		var out bytes.Buffer
		_, warnings, err := Write(t.Context(), &out, d)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(warnings, "\n"); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got the warning %q", c.name, got)
		}
		if text := read(t, out.Bytes(), "pdftotext", "FILE", "-"); strings.Contains(text, "[Three boats]") != (c.want != "") || !strings.Contains(text, "On the river") {
			t.Errorf("%s: the page says %q", c.name, text)
		}
	}
}

func TestPicturesStandOnWhiteAndOnce(t *testing.T) {
	b, err := decodeBitmap(drawnPicture(10, 1, asPNG))
	if err != nil {
		t.Fatal(err)
	}
	m := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	m.Set(0, 0, color.NRGBA{200, 0, 0, 0})
	if got := onWhite(m); got[0] != 255 || got[1] != 255 || got[2] != 255 {
		t.Errorf("what is seen through is %v, not white", got)
	}
	if w, h := b.within(400, 400); w != 7.5 || h != 0.75 {
		t.Errorf("a small picture is %g by %g", w, h)
	}
	p := document.Picture{Data: drawnPicture(50, 50, asJPEG), Alt: "The same"}
	pdf, _, _ := write(t, &document.Document{Blocks: []document.Block{p, p, p}})
	if n := bytes.Count(pdf, []byte("/Subtype/Image")); n != 1 {
		t.Errorf("one picture stands in the file %d times", n)
	}
}

// TestAnyLayout sets everything on sheets of all kinds; nothing may be lost.
func TestAnyLayout(t *testing.T) {
	for _, paper := range []string{"a4", "letter"} {
		for size := 8.0; size <= 16; size += 4 {
			for margin := 10.0; margin <= 50; margin += 20 {
				d := everything()
				d.Blocks = append(d.Blocks, roster(60, 2))
				d.Layout = document.Layout{Paper: paper, FontSize: size, Margin: margin, Typeface: "serif"}
				s := newSheet(d.Layout)
				for _, pg := range layout(t, d) {
					for _, b := range append(pg.body, pg.foot...) {
						if b.y+b.height > s.bottom+0.01 || b.y < s.top-0.01 {
							t.Errorf("%+v: page %d: a box from %.1f to %.1f", d.Layout, pg.number, b.y, b.y+b.height)
						}
						for _, f := range b.fragments {
							if f.x < -15 || f.x+f.width > s.frame+0.5 {
								t.Errorf("%+v: page %d: text from %.1f to %.1f of %.1f", d.Layout, pg.number, f.x, f.x+f.width, s.frame)
							}
						}
					}
				}
				if _, _, err := Write(t.Context(), io.Discard, d); err != nil {
					t.Error(err)
				}
			}
		}
	}
}
