package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/namati/lex/internal/document"
)

// drawnPicture is a picture of w by h pixels, half of it to be seen through.
func drawnPicture(w, h int, encode func(*bytes.Buffer, image.Image) error) []byte {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.NRGBA{uint8(x), uint8(y), 120, uint8(255 * (x * 2 / w))})
		}
	}
	var b bytes.Buffer
	if err := encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func asPNG(b *bytes.Buffer, m image.Image) error  { return png.Encode(b, m) }
func asJPEG(b *bytes.Buffer, m image.Image) error { return jpeg.Encode(b, m, nil) }

// everything is the sample with a table of contents, a logo, charts of every
// kind, pictures, a quote in two languages and a place to sign.
func everything() *document.Document {
	d := sample()
	d.Contents = true
	d.Words.Contents, d.Words.Target, d.Words.Actual, d.Words.Original = "Contents", "Target", "Reached", "In the original"
	d.Logo = &document.Picture{Format: "png", Data: drawnPicture(200, 60, asPNG), Width: 200, Height: 60, Alt: "Logo of Fundación Río Claro"}
	unset := document.Cell{Kind: document.Unknown, Text: "n/a"}
	d.Blocks = append(d.Blocks,
		head(1, "Every kind of chart, under a heading that is long enough for two lines of the table of contents"),
		document.Chart{Kind: document.Stacked, Title: "People by country and sex", Axis: "People", Alt: "Stacked bars.", Series: []string{"Women", "Men"}, Bars: []document.Bar{
			{Label: "Peru", Value: count(11), Parts: []document.Cell{count(7), count(4)}}, {Label: "Kenya", Value: count(9), Parts: []document.Cell{count(3), count(6)}}}},
		document.Chart{Kind: document.Targets, Title: "Indicators", Alt: "Bars with targets.", Bars: []document.Bar{
			{Label: "Paralegals trained", Value: count(12), Target: count(20)}, {Label: "Visits", Value: count(9), Target: unset}}},
		head(2, "Time"),
		document.Chart{Kind: document.Timeline, Title: "Sessions", Alt: "A time line.", Bars: []document.Bar{
			{Label: "Opening", Start: "2017-06-19", End: "2017-06-19"}, {Label: "Visits", Start: "2017-06-20", End: "2017-06-24"}}},
		document.Chart{Kind: document.Map, Title: "Where they came from", Table: "participants", Alt: "A map.", Bars: []document.Bar{
			{Label: "Peru", Code: "PE", Value: count(12)}, {Label: "Haiti", Code: "HT", Value: count(1)}, {Label: "Mexico", Code: "MX", Value: unset}}},
		document.Picture{ID: "river", Format: "jpeg", Data: drawnPicture(900, 400, asJPEG), Width: 900, Height: 400, Alt: "A river in the highlands.", Caption: []document.Inline{words("The river at Valle Hondo."), remark(words("Drawn by a program."))}},
		document.Picture{ID: "ornament", Format: "png", Data: drawnPicture(40, 4, asPNG), Width: 40, Height: 4},
		document.Quote{Text: []document.Block{para(words("The river learns, too."))}, OriginalLanguage: "es", Original: []document.Block{para(words("El río también aprende."))}, Attribution: []document.Inline{words("Ñusta Quispe")}},
		document.Quote{Language: "fr", Text: []document.Block{para(words("Nous reviendrons."))}},
		document.Signature{Statement: []document.Inline{words("This report is complete and true.")}, Lines: []document.Line{{words("Name and office")}, {words("Place and date")}}},
	)
	return d
}

func TestLanguagesOfQuotesAreTold(t *testing.T) {
	pdf, _, _ := write(t, everything())
	in := inspect(t, pdf)
	var got []string
	for _, q := range in.structure().all("BlockQuote") {
		if l, ok := q.dict["/Lang"].(string); ok {
			got = append(got, l)
		}
	}
	if len(got) != 2 || got[0] != "u:es" || got[1] != "u:fr" {
		t.Errorf("quotes are in %q", got)
	}
}

func TestFiguresSayWhatTheyShow(t *testing.T) {
	pdf, _, _ := write(t, everything())
	in := inspect(t, pdf)
	var got []string
	for _, f := range in.structure().all("Figure") {
		got = append(got, f.dict["/Alt"].(string))
	}
	want := []string{
		"u:Logo of Fundación Río Claro",
		"u:Participants by country Peru: 7; Bolivia (Plurinational State of): 6; Ecuador: 5; Colombia: 4; México: 3; Haïti: 1; Not stated: not stated; Chile: fewer than 5",
		"u:Stacked bars. Peru: 11, Women 7, Men 4; Kenya: 9, Women 3, Men 6",
		"u:Bars with targets. Paralegals trained: Reached 12, Target 20; Visits: Reached 9, Target n/a",
		"u:A time line. Opening: 2017-06-19; Visits: 2017-06-20 – 2017-06-24",
		"u:A map.", // the table holds the values
		"u:A river in the highlands.",
	}
	if len(got) != len(want) {
		t.Fatalf("got %d figures: %q", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("figure %d says %q, not %q", i+1, got[i], want[i])
		}
	}
}
