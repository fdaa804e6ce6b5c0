package marking

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// pack makes a workbook of one sheet out of parts.
func pack(t *testing.T, sheet string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="r"><Relationship Id="a" Type="http://x/officeDocument" Target="/wb/Book.xml"/></Relationships>`,
		"wb/Book.xml":                `<workbook xmlns:q="` + usualRelations + `"><sheets><sheet name="A &amp; B&#39;s" sheetId="1" q:id="z"/></sheets></workbook>`,
		"wb/_rels/Book.xml.rels":     `<Relationships xmlns="r"><Relationship Id="z" Type="http://x/worksheet" Target="one.xml"/><Relationship Id="y" Type="http://x/styles" Target="st.xml"/></Relationships>`,
		"wb/one.xml":                 sheet,
		"wb/st.xml":                  `<styleSheet><fonts/><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId='9' fillId='0'><alignment/></xf></cellXfs></styleSheet>`,
		"wb/untouched/something.bin": "\x00\x01\x02",
	}
	for name, text := range more {
		parts[name] = text
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		if text == "" {
			continue
		}
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestForms marks sheets as other programs write them: with prefixes, without
// addresses, in single quotes, empty.
func TestForms(t *testing.T) {
	marks := []Mark{{0, 1, Grave, ""}, {2, 0, Mild, ""}}
	for _, c := range []struct {
		name, sheet, want string
		more              map[string]string
	}{
		{"plain", `<worksheet><sheetData><row r="1"><c r="A1"/><c r="B1" s="1"><v>1</v></c></row><row r="3"><c r="B3"/></row></sheetData></worksheet>`,
			`<worksheet><sheetData><row r="1"><c r="A1"/><c r="B1" s="2"><v>1</v></c></row><row r="3"><c r="A3" s="3"/><c r="B3"/></row></sheetData></worksheet>`, nil},
		{"no addresses", `<worksheet><sheetData><row><c/><c s='1'/></row><row/><row><c/></row></sheetData></worksheet>`,
			`<worksheet><sheetData><row><c/><c s='2'/></row><row/><row><c s="3"/></row></sheetData></worksheet>`, nil},
		{"prefix", `<x:worksheet><x:sheetData><x:row r="1"><x:c r="B1"/></x:row></x:sheetData></x:worksheet>`,
			`<x:worksheet><x:sheetData><x:row r="1"><x:c r="B1" s="2"/></x:row><x:row r="3"><x:c r="A3" s="3"/></x:row></x:sheetData></x:worksheet>`, nil},
		{"empty", `<worksheet><sheetData/></worksheet>`,
			`<worksheet><sheetData><row r="1"><c r="B1" s="2"/></row><row r="3"><c r="A3" s="3"/></row></sheetData></worksheet>`, nil},
		{"rows between", `<worksheet><sheetData><row r="2"/><row r="9"></row></sheetData></worksheet>`,
			`<worksheet><sheetData><row r="1"><c r="B1" s="2"/></row><row r="2"/><row r="3"><c r="A3" s="3"/></row><row r="9"></row></sheetData></worksheet>`, nil},
		{"formats of rows and columns", `<worksheet><cols><col min="1" max="1" style="1"/></cols><sheetData><row r="1" s="1" customFormat="1"/></sheetData></worksheet>`,
			`<worksheet><cols><col min="1" max="1" style="1"/></cols><sheetData><row r="1" s="1" customFormat="1"><c r="B1" s="2"/></row><row r="3"><c r="A3" s="3"/></row></sheetData></worksheet>`, nil},
		{"comments in the text", `<worksheet><!-- <row r="1"> --><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1">]]></t></is></c></row></sheetData></worksheet>`,
			`<worksheet><!-- <row r="1"> --><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1">]]></t></is></c><c r="B1" s="2"/></row><row r="3"><c r="A3" s="3"/></row></sheetData></worksheet>`, nil},
		{"no styles", `<worksheet><sheetData/></worksheet>`, `<worksheet><sheetData/></worksheet>`, map[string]string{"wb/st.xml": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := pack(t, c.sheet, c.more)
			out, _ := apply(t, data, Sheet{Name: "A & B's", Marks: marks})
			now, raw, _ := partsOf(t, out)
			if now["wb/one.xml"] != c.want {
				t.Errorf("got  %s\nwant %s", now["wb/one.xml"], c.want)
			}
			_, old, _ := partsOf(t, data)
			if raw["wb/untouched/something.bin"] != old["wb/untouched/something.bin"] || raw["wb/Book.xml"] != old["wb/Book.xml"] {
				t.Error("a part that has nothing to do with it changes")
			}
			if styles := now["wb/st.xml"]; c.more == nil && (!strings.Contains(styles, `<cellXfs count="4">`) || !strings.Contains(styles, `<fills count="5">`)) {
				t.Errorf("the styles are %s", styles)
			}
		})
	}
}

// Relations, types and boxes that are missing are made, in the dialect of the
// sheet; a conversation stays alone.
func TestCommentsOfForms(t *testing.T) {
	marks := []Mark{{0, 0, Grave, "uno"}, {1, 0, Grave, "dos"}}
	strict := `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData/><pageMargins/><extLst/></worksheet>`
	out, result := apply(t, pack(t, strict, nil), Sheet{Name: "A & B's", Marks: marks})
	now, _, _ := partsOf(t, out)
	if result.Commented != 2 || !strings.Contains(now["wb/one.xml"], `<legacyDrawing xmlns:r="`+strictRelations+`" r:id="rIdLex2"/><extLst/>`) {
		t.Errorf("%+v: %s", result, now["wb/one.xml"])
	}
	if !strings.Contains(now["wb/_rels/one.xml.rels"], strictRelations+"/comments") || !strings.Contains(now["xl/comments1.xml"], `xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"`) {
		t.Errorf("the relations are %s, the comments %s", now["wb/_rels/one.xml.rels"], now["xl/comments1.xml"])
	}
	talk := map[string]string{
		"wb/_rels/one.xml.rels": `<Relationships><Relationship Id="c" Type="http://x/comments" Target="talk.xml"/><Relationship Id="v" Type="http://x/vmlDrawing" Target="talk.vml"/></Relationships>`,
		"wb/talk.xml":           `<comments><authors><author>tc={1}</author><author/></authors><commentList><comment ref="A1" authorId="0"><text><t>x</t></text></comment><comment ref="A2" authorId="1"><text/></comment></commentList></comments>`,
		"wb/talk.vml":           `<xml><v:shape id="_x0000_s3073"><br></v:shape></xml>`,
	}
	out, result = apply(t, pack(t, `<worksheet><sheetData/><legacyDrawing r:id="v"/></worksheet>`, talk), Sheet{Name: "A & B's", Marks: append(marks, Mark{2, 0, Grave, "tres"})})
	now, _, _ = partsOf(t, out)
	if result.Commented != 2 || !strings.Contains(now["wb/talk.xml"], `<t>x</t></text>`) || !strings.Contains(now["wb/talk.xml"], "Casa Ejemplo: dos") {
		t.Errorf("%+v: %s", result, now["wb/talk.xml"])
	}
	if vml := now["wb/talk.vml"]; strings.Count(vml, "<v:shape ") != 2 || !strings.Contains(vml, "_x0000_s3074") || strings.Count(now["wb/one.xml"], "legacyDrawing") != 1 {
		t.Errorf("the boxes are %s", vml)
	}
	delete(talk, "wb/talk.vml")
	var sink bytes.Buffer
	data := pack(t, `<worksheet><sheetData/><legacyDrawing r:id="nobody"/></worksheet>`, talk)
	if _, err := Apply(&sink, bytes.NewReader(data), int64(len(data)), []Sheet{{"A & B's", []Mark{{5, 5, Grave, "x"}}}}, ""); !errors.Is(err, ErrUnfit) {
		t.Errorf("boxes that are missing: %v", err)
	}
}

// FuzzApply feeds broken sheets and styles: whatever comes, no panic and no hang.
func FuzzApply(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" s="1"/></row></sheetData></worksheet>`, `<styleSheet><fills count="1"><fill/></fills><cellXfs><xf/></cellXfs></styleSheet>`)
	f.Add(`<worksheet><sheetData><row><c`, `<cellXfs>`)
	f.Fuzz(func(t *testing.T, sheet, styles string) {
		data := pack(t, sheet, map[string]string{"wb/st.xml": styles})
		var out bytes.Buffer
		_, err := Apply(&out, bytes.NewReader(data), int64(len(data)), []Sheet{{"A & B's", []Mark{{0, 0, Grave, "x"}, {3, 3, Mild, "y"}}}}, "z")
		if err == nil {
			if _, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len())); err != nil {
				t.Error(err)
			}
		}
	})
}
