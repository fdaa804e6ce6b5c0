package reports

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/namati/lex/internal/document"
)

// halves is a picture, red above and blue below.
func halves(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{200, 0, 0, 255}
			if y >= height/2 {
				c = color.RGBA{0, 0, 200, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// asJPEG encodes a picture with an EXIF block that tells how the camera was held
// and where it was.
func asJPEG(t *testing.T, img image.Image, held byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00"), held, 0, 0, 0, 0, 0, 0, 0)
	exif = append(exif, "GPS 0 13 S 78 30 W"...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(exif)+2))...)
	return append(append(out, exif...), b.Bytes()[2:]...)
}

// huge is the head of a PNG that promises more pixels than there is memory.
func huge() []byte {
	head := append([]byte("IHDR"), 0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
}

func composePicture(t *testing.T, files fstest.MapFS, text string) (*Result, error) {
	t.Helper()
	d, err := Parse("notes/story.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return Compose(context.Background(), Input{Store: openStore(t), Files: files}, Request{Definition: d, Folder: "notes"})
}

func TestPictures(t *testing.T) {
	files := fstest.MapFS{
		"group.png":       {Data: asPNG(t, halves(30, 20))},
		"notes/group.png": {Data: asPNG(t, halves(10, 20))},
		"big.png":         {Data: asPNG(t, halves(4100, 60))},
		"held.jpg":        {Data: asJPEG(t, halves(60, 40), 6)},
	}
	for _, test := range []struct{ call, want string }{
		{`{{ picture group.png "The group" }}`, "picture picture-group-png, png, 10 × 20: The group ()"},
		{`{{ picture ../group.png "The group" "Quito" }}`, "picture picture-group-png, png, 30 × 20: The group (Quito)"},
		{`{{ picture "big.png" "Wide" }}`, "picture picture-big-png, png, 2000 × 29: Wide ()"},
		{`{{ picture held.jpg "Held" }}`, "picture picture-held-jpg, jpeg, 40 × 60: Held ()"},
	} {
		r, err := composePicture(t, files, test.call)
		if err != nil {
			t.Errorf("%s: %v", test.call, err)
			continue
		}
		if got := body(r); got != test.want {
			t.Errorf("%s: got %s", test.call, got)
		}
		p := r.Document.Blocks[0].(document.Picture)
		if bytes.Contains(p.Data, []byte("GPS")) || bytes.Contains(p.Data, []byte("Exif")) {
			t.Errorf("%s: what the camera wrote is still there", test.call)
		}
		img, _, err := image.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		// Red was above; held on its side it is on the right.
		red, blue := img.At(p.Width/2, 0), img.At(p.Width/2, p.Height-1)
		if p.Format == "jpeg" {
			red, blue = img.At(p.Width-1, p.Height/2), img.At(0, p.Height/2)
		}
		if r, _, b, _ := red.RGBA(); r < b*2 {
			t.Errorf("%s: %v is not red", test.call, red)
		}
		if r, _, b, _ := blue.RGBA(); b < r*2 {
			t.Errorf("%s: %v is not blue", test.call, blue)
		}
	}
}

func TestPicturesRefused(t *testing.T) {
	files := fstest.MapFS{"group.png": {Data: asPNG(t, halves(3, 2))}, "huge.png": {Data: huge()}, "words.png": {Data: []byte("not a picture")},
		"cut.png": {Data: asPNG(t, halves(300, 200))[:90]}, "folder.png/x": {Data: nil}}
	for _, test := range []struct{ call, message, hint string }{
		{`{{ picture grup.png "x" }}`, `there is no picture "grup.png"`, "did you mean group.png?"},
		{`{{ picture nothing.jpg "x" }}`, `there is no picture "nothing.jpg"`, "into the workspace"},
		{`{{ picture ../../etc/secret.png "x" }}`, "there is no picture", ""},
		{`{{ picture folder.png "x" }}`, "there is no picture", ""},
		{`{{ picture huge.png "x" }}`, "65536 × 65536 pixels, more than the 50 million", "2000 pixels"},
		{`{{ picture words.png "x" }}`, "neither PNG nor JPEG", ""},
		{`{{ picture cut.png "x" }}`, "is damaged", ""},
	} {
		_, err := composePicture(t, files, "A line.\n\n  "+test.call)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%s: got %v", test.call, err)
			continue
		}
		if syntax.Line != 3 || syntax.Column != 3 || !strings.Contains(syntax.Message, test.message) || !strings.Contains(syntax.Hint, test.hint) {
			t.Errorf("%s: got %v (%s)", test.call, err, syntax.Hint)
		}
	}
	_, err := composePicture(t, files, "---\ntitle: x\nlogo: log.png\n---\nwords")
	if err == nil || !strings.Contains(err.Error(), "notes/story.md:3:") {
		t.Errorf("a logo that is not there: %v", err)
	}
}

func TestFrontOfPage(t *testing.T) {
	d, err := Parse("x.md", []byte("---\nheader: \"{{ fund.grant }} – {{ fund.name }}\"\npaper: letter\nfont: serif\nfont_size: 10.5\nmargin: 25 mm\ncontents: true\nsignature: I confirm it.\nlogo: logo.png\nmax_pages: 15\nmax_words: 6000\ndue: 2018-07-31\nsections: [Summary, Results]\n---\nwords\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(context.Background(), Input{Store: openStore(t), Rules: riverRules(), Files: fstest.MapFS{"logo.png": {Data: asPNG(t, halves(3, 2))}}}, Request{Definition: d, Fund: "kmf"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := r.Document.Layout, (document.Layout{Paper: "letter", FontSize: 10.5, Typeface: "serif", Margin: 25, Header: "G-1 – Knowledge Fund"}); got != want {
		t.Errorf("got %+v", got)
	}
	if d.Demands.MaxPages != 15 || d.Demands.MaxWords != 6000 || d.Demands.Due != "2018-07-31" || len(d.Demands.Sections) != 2 {
		t.Errorf("got %+v", d.Demands)
	}
	if got := body(r); got != "words\nsign: I confirm it.\n____ Name and office\n____ Place and date" || !r.Document.Contents || r.Document.Logo == nil {
		t.Errorf("got %s, contents %v, logo %v", got, r.Document.Contents, r.Document.Logo)
	}
}
