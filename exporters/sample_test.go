package exporters

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"

	"github.com/namati/lex/internal/document"
)

// sample is a document with everything in it that a document can hold. All
// people and organizations in it are invented.
func sample() *document.Document {
	return &document.Document{
		Language: "en",
		Title:    "Summary Report: River Delta Learning Exchange",
		Lines: []document.Line{
			{words("Prepared by the "), bold("Delta Legal Collective"), words(" for the Fund for Shared Learning")},
			{document.Link{Text: text("delta-legal.example"), URL: "https://delta-legal.example/"}, words(", January 31, 2018")},
		},
		Author: "Delta Legal Collective", Subject: "Report to the Fund for Shared Learning", Keywords: []string{"exchange", "legal empowerment"},
		Date: "2018-01-31", Run: "3f9a1c22",
		Words: document.Words{Page: "Page", Of: "of", Draft: "DRAFT", Continued: "continued", Run: "Run", Notes: "Notes", Figures: "Figures", Narrative: "Report", Note: "Note", Value: "Value", Figure: "Figure",
			Contents: "Contents", Sources: "Sources", Proofs: "Where each figure comes from", Counted: "Counted", File: "File", Sheet: "Sheet", Rows: "Rows", Hash: "SHA-256", Target: "Target", Actual: "Reached", Picture: "Picture", Chart: "Chart",
			Original: "In the original", Light: "Light", Dark: "Dark", Start: "Start", End: "End"},
		Blocks: append(sampleBlocks(), newBlocks()...), Proofs: sampleProofs(),
		Logo:        &document.Picture{ID: "logo", Format: "png", Data: painted(64, 24), Width: 64, Height: 24, Alt: "Delta Legal Collective"},
		Layout:      document.Layout{Header: "Grant KMF-2017-014"},
		Attachments: []document.Attachment{{Name: "figures.csv", MIME: "text/csv", Description: "The figures of this report", Data: []byte("figure,value\nparticipants,1234\n")}},
	}
}

// sampleProofs prove three figures of the sample: by one sheet, by two, by none.
func sampleProofs() []document.Proof {
	list := document.Evidence{File: "participantes.xlsx", SHA256: strings.Repeat("3f9a1c22", 8), Sheet: "Lista", Rows: "5-34, 40"}
	more := document.Evidence{File: "more.csv", SHA256: strings.Repeat("0b1c2d3e", 8), Rows: "2-1205"}
	return []document.Proof{
		{Figure: "participants", Value: count(1234, "1,234"), Counted: "People, each once whatever the number of rows.", Sources: []document.Evidence{list, more}},
		{Figure: "countries", Value: count(13, "13"), Counted: "Countries of the people; not stated is none.", Sources: []document.Evidence{list}},
		{Figure: "budget", Value: document.Cell{Kind: document.Money, Number: 15000, Currency: "EUR", Text: "€15,000.00"}, Counted: "As lex.yaml says."},
	}
}

// painted is a picture, the same each time.
func painted(width, height int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			img.Set(x, y, color.RGBA{uint8(30 + x*150/width), uint8(90 + y*100/height), 140, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// newBlocks are a chart of every kind, a picture, a translated quote and a place
// to sign.
func newBlocks() []document.Block {
	unknown := document.Cell{Kind: document.Unknown, Text: "not set"}
	hidden := document.Cell{Kind: document.Suppressed, Text: "<5"}
	return []document.Block{
		document.Heading{Level: 1, Text: text("What was done")},
		document.Chart{Kind: document.Stacked, ID: "chart-sex", Title: "Participants by country and sex", Axis: "people", Alt: "Two bars of women and men.", Series: []string{"Women", "Men", "Not stated"}, Bars: []document.Bar{
			{Label: "Bolivia", Value: count(7, "7"), Parts: []document.Cell{count(5, "5"), count(2, "2"), count(0, "0")}},
			{Label: "Côte d’Ivoire", Value: count(6, "6"), Parts: []document.Cell{hidden, hidden, count(1, "1")}},
		}},
		document.Chart{Kind: document.Targets, ID: "chart-targets", Title: "Targets and what was reached", Alt: "Trainings went beyond their target.", Bars: []document.Bar{
			{Label: "People trained as community paralegals", Value: count(2840, "2,840"), Target: count(3000, "3,000")}, {Label: "Trainings", Value: count(4, "4"), Target: count(3, "3")}, {Label: "Films", Value: count(1, "1"), Target: unknown},
		}},
		document.Chart{Kind: document.Timeline, ID: "chart-time", Title: "Activities over time", Alt: "Preparation, the exchange, and what followed.", Bars: []document.Bar{
			{Label: "Preparation", Start: "2017-01-09", End: "2017-05-31"}, {Label: "Exchange", Start: "2017-06-19", End: "2017-06-24"}, {Label: "Closing day", Start: "2017-06-24", End: "2017-06-24"},
		}},
		document.Chart{Kind: document.Map, ID: "chart-map", Title: "Where people came from", Axis: "people", Alt: "Most came from Bolivia. The map takes no side on any border.", Bars: []document.Bar{
			{Label: "Bolivia", Code: "BO", Value: count(7, "7")}, {Label: "Brazil", Code: "BR", Value: count(2, "2")}, {Label: "Saint Lucia", Code: "LC", Value: count(3, "3")}, {Label: "Guatemala", Code: "GT", Value: hidden}, {Label: "Not stated", Value: count(2, "2")},
		}},
		document.Picture{ID: "river", Format: "png", Data: painted(320, 120), Width: 320, Height: 120, Alt: "A river between two fields", Caption: text("The river at Bouaké.")},
		document.Quote{
			Text: []document.Block{document.Paragraph{Text: text("Now I know whom to call.")}}, Attribution: text("A participant from Guatemala"),
			Original: []document.Block{document.Paragraph{Text: text("Ahora sé a quién llamar.")}}, OriginalLanguage: "es",
		},
		document.Signature{Statement: text("I declare that this report is true and complete."), Lines: []document.Line{text("Name and office"), text("Place and date")}},
	}
}

func sampleBlocks() []document.Block {
	return []document.Block{
		document.Heading{Level: 1, Text: text("Who took part")},
		document.Paragraph{Text: []document.Inline{
			words("In June 2017, "), figure("participants", count(1234, "1,234")), words(" people from "), figure("countries", count(13, "13")),
			words(" countries came together"), document.Footnote{Text: []document.Inline{words("Counted once each, "), document.Link{Text: text("by these rules"), URL: "https://delta-legal.example/rules"}, words(".")}},
			words("; that is "), figure("share region=419", document.Cell{Kind: document.Share, Number: 0.923, Text: "92.3%"}),
			words(" from the region, at a cost of "), figure("budget", document.Cell{Kind: document.Money, Number: 15000, Currency: "EUR", Text: "€15,000.00"}),
			words(". The exchange began on "), figure("exchange.start", document.Cell{Kind: document.Date, Day: "2017-06-19", Text: "June 19, 2017"}),
			words(" and its name is "), figure("exchange.name", document.Cell{Text: "River Delta Learning Exchange"}),
			words(". They belong to organizations that give legal help to people who could not pay for it, in towns and in villages far from any court."),
		}},
		document.Callout{Text: []document.Inline{words("The sex of "), figure("unknown sex", count(2, "2")), words(" people was not stated.")}},
		document.Heading{Level: 2, Text: text("Where they came from")},
		countriesTable(),
		document.Chart{ID: "chart-countries", Table: "participants-by-country", Title: "Participants by country", Axis: "people", Alt: "Four bars. The longest, with 7 people, is Bolivia.",
			Bars: []document.Bar{{Label: "Bolivia", Value: count(7, "7")}, {Label: "Côte d’Ivoire", Value: count(5, "5")}, {Label: "日本", Value: count(1, "1")}, {Label: "Not stated", Value: count(0, "0")}}},
		document.Heading{Level: 2, Text: text("What they said")},
		document.Quote{
			Text:        []document.Block{document.Paragraph{Text: text("I came with a question\nand went home with a plan.")}, document.Paragraph{Text: []document.Inline{italic("Nobody"), words(" had asked us before.")}}},
			Attribution: text("Amara Quispe, community paralegal"),
		},
		document.Heading{Level: 3, Text: text("Next steps")},
		document.List{Ordered: true, Start: 9, Items: [][]document.Block{
			{document.Paragraph{Text: text("Meet again within a year.")}},
			{document.Paragraph{Text: text("Write down what was learned:")}, document.List{Items: [][]document.Block{{document.Paragraph{Text: text("a guide;")}}, {document.Paragraph{Text: []document.Inline{words("a film"), document.Footnote{Text: text("Funds permitting.")}, words(".")}}}}}},
		}},
		document.Paragraph{Text: []document.Inline{words("See "), document.Link{Text: text("the programme"), URL: "https://delta-legal.example/programme"}, words(" or write to "), document.Link{Text: text("reports@delta-legal.example"), URL: "mailto:reports@delta-legal.example"}, words(".")}},
		eventsTable(),
		document.Chart{ID: "chart-days", Title: "People by day", Axis: "people", Alt: "Two bars.", Bars: []document.Bar{{Label: "First day", Value: count(30, "30")}, {Label: "Last day", Value: count(28, "28")}}},
	}
}

func countriesTable() document.Table {
	return document.Table{
		ID: "participants-by-country", Title: "Participants by country", Sheet: "Countries", Total: true,
		Columns: []document.Column{{Head: "Country"}, {Head: "Participants", Number: true}, {Head: "Share", Number: true}, {Head: "Women", Number: true}},
		Rows: [][]document.Cell{
			{cell("Bolivia"), count(7, "7"), share(0.5385, "53.9%"), count(5, "5")},
			{cell("Côte d’Ivoire"), count(5, "5"), share(0.3846, "38.5%"), {Kind: document.Suppressed, Text: "<5"}},
			{cell("日本"), count(1, "1"), share(0.0769, "7.7%"), {Kind: document.Unknown, Text: "not stated"}},
			{cell("Not stated"), count(0, "0"), share(0, "0%"), {Kind: document.Unknown, Text: "not stated"}},
			{cell("Total"), count(13, "13"), share(1, "100%"), {Kind: document.Suppressed, Text: "<13"}},
		},
		Note: []document.Inline{words("Small numbers of women are not shown"), document.Footnote{Text: text("A number below five could point at a person.")}, words(".")},
	}
}

func eventsTable() document.Table {
	money := func(v float64, text string) document.Cell {
		return document.Cell{Kind: document.Money, Number: v, Currency: "EUR", Text: text}
	}
	day := func(iso, text string) document.Cell { return document.Cell{Kind: document.Date, Day: iso, Text: text} }
	return document.Table{
		ID: "events", Title: "Sessions and what they cost", Sheet: "Sessions: all/each",
		Columns: []document.Column{{Head: "Session"}, {Head: "Day"}, {Head: "Cost", Number: true}, {Head: "Web site"}, {Head: "What it was about"}},
		Rows: [][]document.Cell{
			{cell("Opening"), day("2017-06-19", "June 19, 2017"), money(1200, "€1,200.00"), {Kind: document.Address, Text: "delta-legal.example/opening", URL: "https://delta-legal.example/opening"}, cell("Who is here, what each of us has won and lost, and what we want to take home.")},
			{cell("Paralegals"), day("2017-06", "June 2017"), money(0.5, "€0.50"), {Kind: document.Unknown, Text: "none"}, cell("=1+1, which is a text here and no formula")},
			{cell("@Closing"), day("2017-06-24", "June 24, 2017"), {Kind: document.Unknown, Text: "not known"}, {Kind: document.Address, Text: "the notes", URL: "https://delta-legal.example/notes"}, cell("Next steps; _x0041_ stays as it is.")},
		},
	}
}

func words(s string) document.Inline  { return document.Text{Text: s} }
func bold(s string) document.Inline   { return document.Text{Text: s, Bold: true} }
func italic(s string) document.Inline { return document.Text{Text: s, Italic: true} }
func text(s string) []document.Inline { return []document.Inline{words(s)} }
func cell(s string) document.Cell     { return document.Cell{Text: s} }
func figure(id string, c document.Cell) document.Inline {
	return document.Figure{ID: id, Value: c}
}
func count(n float64, s string) document.Cell {
	return document.Cell{Kind: document.Count, Number: n, Text: s}
}
func share(f float64, s string) document.Cell {
	return document.Cell{Kind: document.Share, Number: f, Text: s}
}

// injections are texts that a careless writer turns into formulas or commands.
var injections = []string{
	"=1+1", "=cmd|'/c calc'!A0", "+1+cmd|'/c calc'!A0", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"https://evil.example\")",
	"＝1+1", "＋1", "|cmd", "%0A=1+1", "'=1+1", "\"=1+1", "=", "<f>1+1</f>", "]]><f>1</f>", "&lt;f&gt;", strings.Repeat("=", 300),
}
