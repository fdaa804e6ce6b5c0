package docx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/document"
)

// parts returns the parts of the sample.
func sampleParts(t *testing.T) pack {
	t.Helper()
	return unpack(t, write(t, sample()))
}

func values(nodes []*node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, n.text)
	}
	return out
}

func TestChartsHoldTheirNumbers(t *testing.T) {
	p := sampleParts(t)
	chart := parse(t, "chart", p["word/charts/chart1.xml"])
	cache := chart.find("numCache")[0]
	if diff := cmp.Diff([]string{"1234", "5", "1"}, values(cache.find("v"))); diff != "" {
		t.Errorf("bars (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Bolivia", "Côte d’Ivoire", "日本", "Paraguay: <5"}, values(chart.find("strCache")[1].find("v"))); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	if got := chart.find("rich")[0].words(); got != "1,234" {
		t.Errorf("the label of the first bar is %q", got)
	}
	sheet := parse(t, "sheet", unpack(t, p["word/embeddings/chart1.xlsx"])["xl/worksheets/sheet1.xml"])
	var cells []string
	for _, c := range sheet.find("c") {
		cells = append(cells, c.attribute("r")+"="+c.words()+strings.Join(values(c.find("v")), ""))
	}
	want := []string{"B1=people", "A2=Bolivia", "B2=1234", "A3=Côte d’Ivoire", "B3=5", "A4=日本", "B4=1", "A5=Paraguay: <5", "B5=<5"}
	if diff := cmp.Diff(want, cells); diff != "" {
		t.Errorf("sheet (-want +got):\n%s", diff)
	}
	checkPack(t, unpack(t, p["word/embeddings/chart1.xlsx"]))
}

// TestWithheldPartsShowAsOne proves that a stacked bar is as long as its value
// says although its parts are not told.
func TestWithheldPartsShowAsOne(t *testing.T) {
	hidden := document.Cell{Kind: document.Suppressed, Text: "<5"}
	rows := rowsOf(document.Chart{Kind: document.Stacked, Series: []string{"Women", "Men"}, Bars: []document.Bar{
		{Label: "Peru", Value: count(9, "9"), Parts: []document.Cell{count(6, "6"), hidden}},
		{Label: "Chile", Value: count(2, "2"), Parts: []document.Cell{count(1, "1"), count(1, "1")}},
	}}, 300, 9)
	if n := len(rows.series); n != 3 || rows.series[2].name != "<5" || rows.series[2].cells[0].Number != 3 || rows.series[2].cells[1].HasNumber() {
		t.Errorf("got %+v", rows.series)
	}
	if diff := cmp.Diff([]string{"Peru: 9", "Chile: 2"}, rows.labels); diff != "" {
		t.Error(diff)
	}
}

func TestLongChartsComeInParts(t *testing.T) {
	c := document.Chart{Title: "Long"}
	for range 2*mostBars + 1 {
		c.Bars = append(c.Bars, document.Bar{Label: "x", Value: count(1, "1")})
	}
	if n := len(body(t, c).find("chart")); n != 3 {
		t.Errorf("%d charts", n)
	}
}

func TestFootnotes(t *testing.T) {
	p := sampleParts(t)
	var marks, notes []string
	for _, n := range parse(t, "document", p["word/document.xml"]).find("footnoteReference") {
		marks = append(marks, n.attribute("id"))
	}
	for _, n := range parse(t, "footnotes", p["word/footnotes.xml"]).find("footnote") {
		notes = append(notes, n.attribute("id")+n.words())
	}
	if diff := cmp.Diff([]string{"1", "2", "3"}, marks); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
	want := []string{"-1", "0", "1 Counted once each, by these rules. (A note inside of a note.)", "2 A number below five could point at a person.", "3 Funds permitting."}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestContentsShowBeforeTheyAreRenewed(t *testing.T) {
	top := parse(t, "document", sampleParts(t)["word/document.xml"])
	var got []string
	for _, p := range top.find("sdt")[0].find("p") {
		got = append(got, styleOf(p)+" "+p.words())
	}
	want := []string{"TOCHeading Contents", "TOC1 Who took part", "TOC2 Where they came from", "TOC2 What they said", "TOC3 Next steps", "TOC1 Signature"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if code := values(top.find("instrText")); len(code) != 1 || !strings.Contains(code[0], `TOC \o "1-3"`) {
		t.Errorf("the field is %q", code)
	}
}

func TestLanguages(t *testing.T) {
	p := sampleParts(t)
	if got := parse(t, "styles", p["word/styles.xml"]).find("docDefaults")[0].find("lang")[0].attribute("val"); got != "en-US" {
		t.Errorf("the document is in %q", got)
	}
	for _, r := range parse(t, "document", p["word/document.xml"]).find("r") {
		if r.words() == "Vine con una pregunta y me fui con un plan." {
			if lang := r.find("lang"); len(lang) != 1 || lang[0].attribute("val") != "es-ES" {
				t.Errorf("the original has no language of its own: %+v", lang)
			}
		}
	}
	for _, test := range []struct{ in, want string }{{"pt", "pt-BR"}, {"ay", "ay"}, {"zh-Hant", "zh-Hant"}, {"", ""}, {"x", ""}, {`"><x`, ""}} {
		if got := language(test.in); got != test.want {
			t.Errorf("language(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestPicturesSayWhatTheyShow(t *testing.T) {
	ornament := document.Picture{Format: "png", Data: picture(10, 10), Width: 10, Height: 10}
	huge := document.Picture{Format: "jpeg", Data: []byte("x"), Width: 100000, Height: 50, Alt: "A very wide one."}
	top := body(t, ornament, huge)
	drawings := top.find("inline")
	if n := len(drawings[0].find("decorative")); n != 1 || drawings[0].find("docPr")[0].attribute("descr") != "" {
		t.Error("the ornament is not marked as one")
	}
	if got := drawings[1].find("docPr")[0].attribute("descr"); got != "A very wide one." {
		t.Errorf("described as %q", got)
	}
	if cx := drawings[1].find("extent")[0].attribute("cx"); cx != emu(float64(newPage(document.Layout{}).frame())/twip) {
		t.Errorf("%s wide", cx)
	}
	var b bytes.Buffer
	warnings, err := Write(t.Context(), &b, &document.Document{Blocks: []document.Block{document.Picture{Format: "gif", Alt: "A lost picture."}}})
	if err != nil || len(warnings) != 1 || !strings.Contains(parse(t, "document", unpack(t, b.Bytes())["word/document.xml"]).words(), "A lost picture.") {
		t.Errorf("%v, warnings %q", err, warnings)
	}
}

func TestDraftsAreMarkedOnEveryPage(t *testing.T) {
	p := sampleParts(t)
	d := sample()
	d.Draft = false
	clean := unpack(t, write(t, d))
	for _, name := range []string{"word/header1.xml", "word/header2.xml", "word/header3.xml"} {
		head := parse(t, name, p[name])
		if marks := head.find("textpath"); len(marks) != 2 || marks[1].attribute("string") != "DRAFT" || !strings.Contains(head.words(), "DRAFT") {
			t.Errorf("%s is not marked", name)
		}
		if bytes.Contains(clean[name], []byte("DRAFT")) {
			t.Errorf("%s is marked and no draft", name)
		}
	}
}

// TestPropertiesAreNeutral proves that nothing but the report says who wrote it
// and when.
func TestPropertiesAreNeutral(t *testing.T) {
	core := parse(t, "core", sampleParts(t)["docProps/core.xml"])
	var got []string
	for _, n := range core.children {
		got = append(got, n.name.Local+"="+n.text)
	}
	want := []string{"title=Summary Report: River Delta Learning Exchange", "subject=Report to the Fund for Shared Learning", "creator=Delta Legal Collective",
		"keywords=exchange, legal empowerment", "language=en", "created=2018-01-31T00:00:00Z", "modified=2018-01-31T00:00:00Z"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	d := sample()
	d.Date = ""
	if bytes.Contains(unpack(t, write(t, d))["docProps/core.xml"], []byte("dcterms:created")) {
		t.Error("a report without a date has one")
	}
}

func TestLayout(t *testing.T) {
	for _, test := range []struct {
		layout document.Layout
		want   page
	}{
		{document.Layout{}, page{width: 11906, height: 16838, margin: 1417, paper: 9, font: "Arial", size: 10.5}},
		{document.Layout{Paper: "letter", Margin: 25.4, FontSize: 12, Typeface: "serif"}, page{width: 12240, height: 15840, margin: 1440, paper: 1, font: "Times New Roman", size: 12}},
		{document.Layout{Margin: 5, FontSize: 99, Typeface: "comic"}, page{width: 11906, height: 16838, margin: 1417, paper: 9, font: "Arial", size: 10.5}},
	} {
		if got := newPage(test.layout); got != test.want {
			t.Errorf("%+v gives %+v", test.layout, got)
		}
	}
}
