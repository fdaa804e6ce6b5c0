package docx

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"github.com/namati/lex/internal/document"
)

// sample is a document with everything in it that a document can hold. All
// people and organizations in it are invented.
func sample() *document.Document {
	return &document.Document{
		Language: "en", Title: "Summary Report: River Delta Learning Exchange",
		Lines: []document.Line{
			{say("Prepared by the "), document.Text{Text: "Delta Legal Collective", Bold: true}, say(" for the Fund for Shared Learning")},
			{link("delta-legal.example", "https://delta-legal.example/"), say(", January 31, 2018")},
		},
		Author: "Delta Legal Collective", Subject: "Report to the Fund for Shared Learning", Keywords: []string{"exchange", "legal empowerment"},
		Date: "2018-01-31", Run: "3f9a1c22", Draft: true, Contents: true,
		Logo:   &document.Picture{Format: "png", Data: picture(240, 80), Width: 240, Height: 80, Alt: "Delta Legal Collective"},
		Layout: document.Layout{Header: "Grant DLC-2017-003, Delta Legal Collective"},
		Words: document.Words{Page: "Page", Of: "of", Draft: "Draft", Continued: "continued", Run: "Run", Notes: "Notes", Contents: "Contents",
			Target: "Target", Actual: "Actual", Picture: "Picture", Chart: "Chart", Original: "In the original"},
		Blocks: blocks(),
	}
}

func blocks() []document.Block {
	return []document.Block{
		document.Heading{Level: 1, Text: text("Who took part")},
		document.Paragraph{Text: []document.Inline{
			say("In June 2017, "), number("participants", 1234, "1,234"), say(" people from "), number("countries", 13, "13"),
			say(" countries came together"), document.Footnote{Text: []document.Inline{say("Counted once each, "), link("by these rules", "https://delta-legal.example/rules"), say("."), document.Footnote{Text: text("A note inside of a note.")}}},
			say(". They belong to organizations that give legal help to people who could not pay for it, in towns and in villages far from any court."),
		}},
		document.Callout{Text: []document.Inline{say("The sex of "), number("unknown sex", 2, "2"), say(" people was not stated.")}},
		document.Heading{Level: 2, Text: text("Where they came from")},
		countries(),
		document.Chart{ID: "by-country", Title: "Participants by country", Axis: "people", Alt: "Four bars. The longest, with 7 people, is Bolivia.",
			Bars: []document.Bar{{Label: "Bolivia", Value: count(1234, "1,234")}, {Label: "Côte d’Ivoire", Value: count(5, "5")}, {Label: "日本", Value: count(1, "1")}, {Label: "Paraguay", Value: document.Cell{Kind: document.Suppressed, Text: "<5"}}}},
		document.Chart{Kind: document.Stacked, ID: "by-sex", Title: "Participants by country and sex", Axis: "people", Alt: "Two stacked bars.", Series: []string{"Women", "Men", "Not stated"},
			Bars: []document.Bar{{Label: "Bolivia", Value: count(13, "13"), Parts: []document.Cell{count(7, "7"), count(5, "5"), count(1, "1")}}, {Label: "Peru", Value: count(9, "9"), Parts: []document.Cell{count(3, "3"), {Kind: document.Suppressed, Text: "<5"}, count(6, "6")}}}},
		document.Chart{Kind: document.Targets, ID: "targets", Title: "Reached against planned", Axis: "people", Alt: "Two bars against their targets.",
			Bars: []document.Bar{{Label: "Paralegals trained", Value: count(30, "30"), Target: count(40, "40")}, {Label: "Cases taken up", Value: count(12, "12"), Target: document.Cell{Kind: document.Unknown, Text: "no target"}}}},
		document.Chart{Kind: document.Timeline, ID: "time", Title: "When it happened", Alt: "Two spans of time.",
			Bars: []document.Bar{{Label: "Exchange", Start: "2017-06-19", End: "2017-06-24"}, {Label: "Follow-up", Start: "2017-09-01", End: "2018-01-31"}}},
		document.Chart{Kind: document.Map, ID: "map", Title: "Where they live", Alt: "A map with three countries shaded.", Axis: "people",
			Bars: []document.Bar{{Label: "Bolivia", Code: "BO", Value: count(7, "7")}, {Label: "Peru", Code: "PE", Value: count(3, "3")}, {Label: "Brazil", Code: "BR", Value: count(1, "1")}}},
		document.Heading{Level: 2, Text: text("What they said")},
		document.Quote{
			Text:        []document.Block{document.Paragraph{Text: text("I came with a question\nand went home with a plan.")}, document.Paragraph{Text: []document.Inline{document.Text{Text: "Nobody", Italic: true}, say(" had asked us before.")}}},
			Attribution: text("Amara Quispe, community paralegal"), Language: "en", OriginalLanguage: "es",
			Original: []document.Block{document.Paragraph{Text: text("Vine con una pregunta y me fui con un plan.")}},
		},
		document.Heading{Level: 3, Text: text("Next steps")},
		document.List{Ordered: true, Start: 9, Items: [][]document.Block{
			{document.Paragraph{Text: text("Meet again within a year.")}},
			{document.Paragraph{Text: text("Write down what was learned:")}, document.List{Items: [][]document.Block{{document.Paragraph{Text: text("a guide;")}}, {document.Paragraph{Text: []document.Inline{say("a film"), document.Footnote{Text: text("Funds permitting.")}, say(".")}}}}}},
		}},
		document.Paragraph{Text: text("And between the two parts of the list a paragraph.")},
		document.List{Ordered: true, Start: 11, Items: [][]document.Block{{document.Paragraph{Text: text("Go on where the list left off.")}}}},
		document.Picture{ID: "photo", Format: "png", Data: picture(800, 300), Width: 800, Height: 300, Alt: "The group in front of the town hall.", Caption: text("The group on the last day.")},
		wide(),
		document.Heading{Level: 1, Text: text("Signature")},
		document.Signature{Statement: text("I certify that this report is complete and true."), Lines: []document.Line{text("Name and office"), text("Place and date")}},
	}
}

func countries() document.Table {
	return document.Table{ID: "participants-by-country", Title: "Participants by country", Total: true,
		Columns: []document.Column{{Head: "Country"}, {Head: "Participants", Number: true}, {Head: "Share", Number: true}, {Head: "Web site"}},
		Rows: [][]document.Cell{
			{{Text: "Bolivia"}, count(7, "7"), {Kind: document.Share, Number: 0.5385, Text: "53.9%"}, {Kind: document.Address, Text: "delta-legal.example/bo", URL: "https://delta-legal.example/bo"}},
			{{Text: "Côte d’Ivoire"}, {Kind: document.Suppressed, Text: "<5"}, {Kind: document.Unknown, Text: "not stated"}},
			{{Text: "Total"}, count(13, "13"), {Kind: document.Share, Number: 1, Text: "100%"}},
		},
		Note: []document.Inline{say("Small numbers are not shown"), document.Footnote{Text: text("A number below five could point at a person.")}, say(".")},
	}
}

// wide is a table that no upright page holds.
func wide() document.Table {
	t := document.Table{ID: "wide", Title: "Participants by country and age"}
	row := []document.Cell{{Text: "Bolivia"}}
	t.Columns = []document.Column{{Head: "Country"}}
	for _, age := range []string{"children under twelve", "adolescents", "young adults", "adults", "grandparents", "unknown", "together"} {
		for _, sex := range []string{"women", "men"} {
			t.Columns = append(t.Columns, document.Column{Head: age + " " + sex, Number: true})
			row = append(row, count(12345, "12,345"))
		}
	}
	t.Rows = [][]document.Cell{row, row}
	return t
}

func say(s string) document.Inline    { return document.Text{Text: s} }
func text(s string) []document.Inline { return []document.Inline{say(s)} }
func link(s, url string) document.Inline {
	return document.Link{Text: text(s), URL: url}
}
func count(n float64, s string) document.Cell {
	return document.Cell{Kind: document.Count, Number: n, Text: s}
}
func number(id string, n float64, s string) document.Inline {
	return document.Figure{ID: id, Value: count(n, s)}
}

// picture is a picture of a gradient.
func picture(width, height int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, color.RGBA{uint8(40 + x*120/width), uint8(80 + y*100/height), 140, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}
