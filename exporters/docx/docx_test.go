package docx

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/document"
)

// TestSampleIsWhole leaves what it makes in the folder LEX_LOOK, to be looked at.
func TestSampleIsWhole(t *testing.T) {
	data := write(t, sample())
	checkPack(t, unpack(t, data))
	if !bytes.Equal(data, write(t, sample())) {
		t.Error("the same document gives other bytes")
	}
	if folder := os.Getenv("LEX_LOOK"); folder != "" {
		other := odd()
		other.Layout = document.Layout{Paper: "letter", Typeface: "serif", FontSize: 12, Margin: 15}
		for name, d := range map[string]*document.Document{"sample": sample(), "odd": other} {
			if err := os.WriteFile(filepath.Join(folder, name+".docx"), write(t, d), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestEmptyDocumentIsWhole(t *testing.T) {
	checkPack(t, unpack(t, write(t, &document.Document{})))
	checkPack(t, unpack(t, write(t, &document.Document{Contents: true, Draft: true, Blocks: []document.Block{
		document.Table{}, document.Table{Columns: []document.Column{{}}}, document.List{}, document.List{Items: [][]document.Block{{}}}, document.Quote{}, document.Chart{}, document.Signature{}, document.Picture{}, document.Heading{}, document.Callout{},
	}})))
}

// body is the main part of a document with these blocks.
func body(t testing.TB, blocks ...document.Block) *node {
	t.Helper()
	return parse(t, "document", unpack(t, write(t, &document.Document{Language: "en", Words: sample().Words, Blocks: blocks}))["word/document.xml"])
}

func styleOf(p *node) string {
	if s := p.find("pStyle"); len(s) > 0 {
		return s[0].attribute("val")
	}
	return ""
}

func TestListsBeginWhereTheyShould(t *testing.T) {
	item := []document.Block{document.Paragraph{Text: text("x")}}
	d := &document.Document{Blocks: []document.Block{
		document.List{Ordered: true, Start: 1, Items: [][]document.Block{item, {item[0], document.List{Ordered: true, Start: 4, Items: [][]document.Block{item}}}}},
		document.List{Items: [][]document.Block{item}},
		document.List{Ordered: true, Start: 3, Items: [][]document.Block{item}},
		document.List{Ordered: true, Start: -7, Items: [][]document.Block{{document.Chart{Title: "no text first"}}}},
	}}
	p := unpack(t, write(t, d))
	starts := map[string]string{}
	for _, num := range parse(t, "numbering", p["word/numbering.xml"]).find("num") {
		if o := num.find("startOverride"); len(o) > 0 {
			starts[num.attribute("numId")] = o[0].attribute("val")
		}
	}
	var got []string
	for _, par := range parse(t, "document", p["word/document.xml"]).find("p") {
		if id := par.find("numId"); len(id) > 0 {
			got = append(got, styleOf(par)+" "+par.find("ilvl")[0].attribute("val")+" "+starts[id[0].attribute("val")])
		}
	}
	want := []string{"ListNumber 0 1", "ListNumber 0 1", "ListNumber 1 4", "ListBullet 0 ", "ListNumber 0 3", "ListNumber 0 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTablesHaveHeadsThatRepeat(t *testing.T) {
	table := body(t, countries()).find("tbl")[0]
	rows := table.find("tr")
	for i, row := range rows {
		if head := len(row.find("tblHeader")) > 0; head != (i == 0) {
			t.Errorf("row %d: head is %v", i, head)
		}
		if len(row.find("cantSplit")) == 0 || len(row.find("tc")) != 4 {
			t.Errorf("row %d may be split, or has %d cells", i, len(row.find("tc")))
		}
		for j, cell := range row.find("tc") {
			jc := cell.find("jc")
			if right := len(jc) > 0 && jc[0].attribute("val") == "right"; right != (j == 1 || j == 2) {
				t.Errorf("row %d, column %d: right-aligned is %v", i, j, right)
			}
		}
	}
	if got := table.find("tblCaption")[0].attribute("val"); got != "Participants by country" {
		t.Errorf("the table is called %q", got)
	}
	if look := table.find("tblLook")[0]; look.attribute("lastRow") != "1" || look.attribute("firstRow") != "1" {
		t.Error("head or total are not marked")
	}
}

func TestLinksAreSafe(t *testing.T) {
	var b bytes.Buffer
	warnings, err := Write(t.Context(), &b, &document.Document{Blocks: []document.Block{
		document.Paragraph{Text: []document.Inline{link("a", "https://example.org/a"), link("b", "javascript:alert(1)"), link("c", "file:///etc/passwd"), link("", "https://example.org/a"),
			document.Link{Text: []document.Inline{link("inside", "https://example.org/b")}, URL: "https://example.org/c"}}},
		document.Table{Columns: []document.Column{{Head: "x"}}, Rows: [][]document.Cell{{{Kind: document.Address, Text: "w", URL: "smb://server/share"}}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	p := unpack(t, b.Bytes())
	checkPack(t, p)
	if len(warnings) != 1 || !strings.HasPrefix(warnings[0], "3 addresses") {
		t.Errorf("warnings %q", warnings)
	}
	links := parse(t, "document", p["word/document.xml"]).find("hyperlink")
	var got []string
	for _, l := range links {
		got = append(got, l.words())
	}
	if diff := cmp.Diff([]string{"a", "https://example.org/a", "inside"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestWideTablesLieOnTheirSide(t *testing.T) {
	top := body(t, document.Heading{Level: 1, Text: text("Annex")}, wide(), document.Paragraph{Text: text("after")})
	sections := top.find("sectPr")
	var shapes []string
	for _, s := range sections {
		shapes = append(shapes, s.find("pgSz")[0].attribute("orient")+strconv.FormatBool(len(s.find("titlePg")) > 0))
	}
	if diff := cmp.Diff([]string{"true", "landscapefalse", "false"}, shapes); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	// The heading goes with its table.
	if paragraphs := top.find("body")[0].children; styleOf(paragraphs[1]) != "Heading1" || len(paragraphs[0].find("sectPr")) == 0 {
		t.Error("the heading stands on the page before")
	}
}

// TestVeryWideTablesComeInParts proves that every cell is there and no part has
// more columns than Word bears.
func TestVeryWideTablesComeInParts(t *testing.T) {
	table := document.Table{Title: "Wide"}
	row := []document.Cell{}
	for i := range 200 {
		table.Columns = append(table.Columns, document.Column{Head: "H" + strconv.Itoa(i)})
		row = append(row, document.Cell{Text: "C" + strconv.Itoa(i)})
	}
	table.Rows = [][]document.Cell{row, row[:3]}
	top := body(t, table)
	all := map[string]bool{}
	for _, cell := range top.find("tc") {
		all[cell.words()] = true
	}
	for i := range 200 {
		if n := strconv.Itoa(i); !all["H"+n] || !all["C"+n] {
			t.Fatalf("column %d is missing", i)
		}
	}
	for _, part := range top.find("tbl") {
		if n := len(part.find("gridCol")); n > mostColumns {
			t.Errorf("%d columns", n)
		}
	}
	if n := len(top.find("tbl")); n < 4 {
		t.Errorf("%d parts", n)
	}
}

func TestNothingIsWrittenWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var b bytes.Buffer
	if _, err := Write(ctx, &b, sample()); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

func TestWriterErrorsComeBack(t *testing.T) {
	if _, err := Write(t.Context(), full{}, sample()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
