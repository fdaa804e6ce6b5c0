package importers

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// odsContent wraps rows into the content of a spreadsheet with one sheet.
func odsContent(rows string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:draw="urn:d">` +
		`<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
		`<office:body><office:spreadsheet><table:table table:name="L">` + rows + `</table:table></office:spreadsheet></office:body></office:document-content>`
}

// odsZip packs a content, and more parts by name and content.
func odsZip(content string, more ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	parts := append([]string{"mimetype", odsMimetype, "content.xml", content}, more...)
	for i := 0; i < len(parts); i += 2 {
		header := &zip.FileHeader{Name: parts[i], Method: zip.Store}
		if len(parts[i+1]) > 4<<10 {
			header.Method = zip.Deflate
		}
		w, err := z.CreateHeader(header)
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			panic(err) // there is no way to fail in memory
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestODSCells(t *testing.T) {
	cell := func(attrs, text string) string {
		return `<table:table-row><table:table-cell ` + attrs + `>` + text + `</table:table-cell></table:table-row>`
	}
	text := func(s string) string { return cell(`office:value-type="string"`, s) }
	tests := []struct{ name, rows, want string }{
		{"types", cell(`office:value-type="float" office:value="4.50"`, `<text:p>4,5</text:p>`) + cell(`office:value-type="percentage" office:value="0.25"`, "") +
			cell(`office:value-type="currency" office:currency="EUR" office:value="-1200"`, `<text:p>-1.200 €</text:p>`) + cell(`office:value-type="boolean" office:boolean-value="true"`, ""),
			"1|n\"4.5\"\n2|n\"0.25\"\n3|n\"-1200\"\n4|b\"TRUE\"\n"},
		{"dates and times", cell(`office:value-type="date" office:date-value="2017-06-19"`, "<text:p>19/6</text:p>") + cell(`office:value-type="date" office:date-value="2017-06-19T09:30:00.000000000"`, "") +
			cell(`office:value-type="time" office:time-value="PT09H30M15.25S"`, "") + cell(`office:value-type="time" office:time-value="P1DT12H"`, "") + cell(`office:value-type="time" office:time-value="soon"`, ""),
			"1|d\"2017-06-19\"\n2|d\"2017-06-19T09:30:00\"\n3|t\"09:30:15.25\"\n4|t\"36:00:00\"\n5|t\"soon\"\n"},
		{"formulas", cell(`table:formula="of:=A1" office:value-type="string" office:string-value="a&#10;b"`, "<text:p>other</text:p>") + cell(`table:formula="of:=A1"`, "") +
			cell(`table:formula="of:=A1" office:value-type="float" office:value="0"`, "<text:p>#NAME?</text:p>") + cell(`table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"`, "<text:p>#DIV/0!</text:p>") +
			cell(`table:formula="of:=TRUE()" office:value-type="float" office:value="1"`, "<text:p>VERDADERO</text:p>"),
			"1|t\"a\\nb\"\n2|\"\"?\n3|e\"#NAME?\"\n4|e\"#DIV/0!\"\n5|b\"TRUE\"\n"},
		{"texts", text(`<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p><text:p/><text:h>e</text:h>`) + text("<text:p>\n   one\n  two  three\n</text:p>") +
			text(`<text:p>see <text:a><text:span>Ana</text:span></text:a>&amp;<![CDATA[<b>]]><text:note>no</text:note></text:p>`) + text(`<text:list><text:list-item><text:p>x</text:p></text:list-item><text:list-item><text:p>y</text:p></text:list-item></text:list>`),
			"1|t\"a   b\\tc\\nd\\n\\ne\"\n2|t\"one two  three\"\n3|t\"see Ana&<b>\"\n4|t\"x\\ny\"\n"},
		{"notes and drawings stay out", text(`<office:annotation><text:p>a note</text:p></office:annotation><text:p>Ana</text:p><draw:frame><draw:object><table:table table:name="c"><table:table-row><table:table-cell><text:p>z</text:p></table:table-cell></table:table-row></table:table></draw:object></draw:frame>`), "1|t\"Ana\"\n"},
		{"without a type", cell("", "<text:p>Ana</text:p>"), "1|t\"Ana\"\n"},
		{"repeated and covered", `<table:table-column table:number-columns-repeated="1024"/><table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="16380"/></table:table-row>` +
			`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` + text("<text:p>y</text:p>") + `<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="20000"/></table:table-row>`,
			"1|\"\"|t\"x\"|t\"x\"\n2|\"\"|t\"x\"|t\"x\"\n6|t\"y\"\n"},
		{"hidden rows and groups", `<table:table-header-rows><table:table-row table:visibility="collapse"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table-header-rows>` +
			`<table:table-row-group table:display="false">` + text("<text:p>b</text:p>") + `</table:table-row-group><table:table-row table:visibility="filter"><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>` + text("<text:p>d</text:p>"),
			"1h|t\"a\"\n2h|t\"b\"\n3h|t\"c\"\n4|t\"d\"\n"},
		{"two sheets, the second hidden", text("<text:p>a</text:p>") + `</table:table><table:table table:name="M" table:style-name="ta1">` + text("<text:p>b</text:p>") + `</table:table><table:table table:name="N"/><table:table table:name="O">`,
			"1|t\"a\"\n[M hidden]\n1|t\"b\"\n[N visible]\n[O visible]\n"},
	}
	for _, test := range tests {
		content, want := odsContent(test.rows), "[L visible]\n"+test.want
		got, err := readAllNamed("t.ods", odsZip(content))
		if err != nil || got != want {
			t.Errorf("%s: got %v\n%s\nwant\n%s", test.name, err, got, want)
		}
		flat := strings.ReplaceAll(content, "office:document-content", "office:document")
		if got, err := readAllNamed("t.fods", []byte(flat)); err != nil || got != want {
			t.Errorf("%s, flat: got %v\n%s\nwant\n%s", test.name, err, got, want)
		}
	}
}

func TestODSRefused(t *testing.T) {
	x := `<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>`
	many := func(rows, columns string) string {
		return `<table:table-row table:number-rows-repeated="` + rows + `">` + strings.Replace(x, "office", `table:number-columns-repeated="`+columns+`" office`, 1) + `</table:table-row>`
	}
	manifest := `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
	sound := odsContent(`<table:table-row>` + x + `</table:table-row>`)
	tests := []struct {
		name, code string
		data       []byte
	}{
		{"a password", codeEncrypted, odsZip("\x00\x01 not XML", "META-INF/manifest.xml", manifest)},
		{"a password around all", codeEncrypted, odsZip("", "encrypted-package", "x")},
		{"999999999 rows and columns", codeLimits, odsZip(odsContent(many("999999999", "999999999")))},
		{"wide rows to the end", codeLimits, odsZip(odsContent(many("1048576", "16384")))},
		{"no rows", codeDamaged, odsZip(odsContent(many("0", "1")))},
		{"a number that is none", codeDamaged, odsZip(odsContent(`<table:table-row><table:table-cell office:value-type="float" office:value="1,5"/></table:table-row>`))},
		{"a text document", codeNotTable, odsZip(strings.ReplaceAll(sound, "office:spreadsheet", "office:text"))},
		{"two sheets of a name", codeDamaged, odsZip(odsContent(`</table:table><table:table table:name="l">`))},
		{"cut XML", codeDamaged, odsZip(sound[:len(sound)-10])},
		{"DOCTYPE", codeDamaged, odsZip(strings.Replace(sound, "?>", "?><!DOCTYPE a>", 1))},
		{"broken behind the sheets", codeDamaged, odsZip(strings.Replace(sound, "</office:body>", "<a></b></office:body>", 1))},
	}
	for _, test := range tests {
		started := time.Now()
		_, err := readAllNamed("t.ods", test.data)
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != test.code || refused.Hint == "" {
			t.Errorf("%s: got %#v (%v), want %s", test.name, refused, err, test.code)
		}
		if spent := time.Since(started); spent > 2*time.Second {
			t.Errorf("%s took %v", test.name, spent)
		}
	}
}

// TestODSFlipped flips bits, as TestXLSXFlipped does: never other cells.
func TestODSFlipped(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "formats", "people.ods"))
	if err != nil {
		t.Fatal(err)
	}
	want := readWhole(t, "people.ods")
	random := rand.New(rand.NewPCG(7, 8))
	mutants, read := 3000, 0
	if testing.Short() {
		mutants = 300
	}
	for i := range mutants {
		mutant := bytes.Clone(data)
		if i%10 == 0 {
			mutant = mutant[:random.IntN(len(mutant))]
		} else {
			for range 1 + random.IntN(8) {
				mutant[random.IntN(len(mutant))] ^= 1 << random.IntN(8)
			}
		}
		got, err := readAllNamed("people.ods", mutant)
		var refused *Refused
		switch {
		case err == nil && got != want:
			t.Fatalf("read without an error as\n%s", got)
		case err == nil:
			read++
		case !errors.As(err, &refused):
			t.Fatalf("failed other than by a refusal: %v", err)
		}
	}
	t.Logf("%d mutants: %d gave the same cells, the others were refused", mutants, read)
}

// TestODSMutants changes the XML itself, under a right checksum. What is read
// must be XML to the standard library as well.
func TestODSMutants(t *testing.T) {
	archive, err := zip.OpenReader(filepath.Join("testdata", "formats", "people.ods"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	f, err := archive.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(9, 10))
	mutants, read := 2000, 0
	if testing.Short() {
		mutants = 200
	}
	bits := []string{"<", ">", "/>", `"`, "&", "&#0;", "]]>", "\x00", "\xff", "-1", "1048577", "<!--", "<table:table-row>", "</table:table-cell>", " office:value='x'", "xmlns:table='u'"}
	for range mutants {
		a, b := random.IntN(len(content)), random.IntN(len(content))
		mutant := string(content[:a])
		switch random.IntN(3) {
		case 0: // something else in its place
			mutant += bits[random.IntN(len(bits))] + string(content[a+min(random.IntN(8), len(content)-a):])
		case 1: // a piece left out
			mutant += string(content[min(a+random.IntN(200), len(content)):])
		default: // a piece of another place
			mutant += string(content[b:min(b+random.IntN(200), len(content))]) + string(content[a:])
		}
		_, err := readAllNamed("t.ods", odsZip(mutant))
		var refused *Refused
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("failed other than by a refusal: %v", err)
		}
		if err == nil {
			read++
			if _, err := io.Copy(io.Discard, xmlTokens(mutant)); err != nil {
				t.Fatalf("read, but not XML: %v", err)
			}
		}
	}
	t.Logf("%d mutants: %d could be read, the others were refused", mutants, read)
}

// xmlTokens reads a text as the standard library's XML and fails where it does.
func xmlTokens(text string) io.Reader {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF {
			return strings.NewReader("")
		} else if err != nil {
			return failing{err}
		}
	}
}
