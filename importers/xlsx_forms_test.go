package importers

import (
	"strings"
	"testing"
)

// TestXLSXForms reads the many ways in which programs write the same things.
// Each workbook is read twice: as it is, and with a prefix before every tag,
// which keeps quick from reading anything.
func TestXLSXForms(t *testing.T) {
	tests := []struct {
		name   string
		rows   string
		shared string
		styles string
		want   string
	}{
		{name: "shared text", rows: `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="s"><v> 0 </v></c></row>`,
			shared: xlsxShared("<t>Ana</t>", "<t>Perú</t>"), want: `1|t"Perú"|""|t"Ana"`},
		{name: "rich and phonetic text", rows: `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`,
			shared: xlsxShared(`<r><rPr><b/></rPr><t>Ana </t></r><r><t xml:space="preserve"> Ruiz</t></r><rPh sb="0" eb="1"><t>アナ</t></rPh><phoneticPr fontId="1"/>`), want: `1|t"Ana  Ruiz"`},
		{name: "inline text", rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>Ana &amp; Luis</t></is></c><c r="B1" t="inlineStr"><is><r><t>A</t></r><r><t>B</t></r></is></c><c r="C1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c></row>`,
			want: `1|t"Ana & Luis"|t"AB"|t" x "`},
		{name: "sections and asides", rows: `<!-- a --><row r="1"><?x y?><c r="A1" t="inlineStr"><is><t><![CDATA[<A&B>]]> C<!-- d -->D</t></is></c></row>`, want: `1|t"<A&B> CD"`},
		{name: "escapes", rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b _x005F_x000D_ _xD83D__xDE00_ _xD83D_ _x00g0_ _x0041</t></is></c></row>`,
			want: `1|t"a\rb _x000D_ 😀 _xD83D_ _x00g0_ _x0041"`},
		{name: "line ends", rows: "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\r\nb\rc&#13;d</t></is></c></row>", want: `1|t"a\nb\nc\rd"`},
		{name: "booleans and errors", rows: `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>false</v></c><c r="C1" t="e"><v>#N/A</v></c></row>`,
			want: `1|b"TRUE"|b"FALSE"|e"#N/A"`},
		{name: "numbers", rows: `<row r="1"><c r="A1"><v>0.10000000000000001</v></c><c r="B1" t="n"><v>541112345678901234</v></c><c r="C1"><v>1E3</v></c><c r="D1"><v>-0.50</v></c></row>`,
			want: `1|n"0.1"|n"541112345678901234"|n"1000"|n"-0.5"`},
		{name: "dates", rows: `<row r="1"><c r="A1" s="1"><v>42905</v></c><c r="B1" s="1"><v>42905.395833333336</v></c><c r="C1" t="d"><v>2017-06-19T00:00:00</v></c><c r="D1" s="0"><v>42905</v></c></row>`,
			styles: xlsxFormats("General", "dd/mm/yyyy"), want: `1|d"2017-06-19"|d"2017-06-19T09:30:00"|d"2017-06-19"|n"42905"`},
		{name: "no addresses", rows: `<row><c t="inlineStr"><is><t>A</t></is></c><c/><c><v>3</v></c></row><row r="4"><c><v>4</v></c></row><row><c><v>5</v></c></row>`,
			want: `1|t"A"|""|n"3"` + "\n" + `4|n"4"` + "\n" + `5|n"5"`},
		{name: "formulas", rows: `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>B2</f></c><c r="C1" t="str"><f>X</f><v>x_x0041_</v></c><c r="D1" t="str"><f>Y</f><v></v></c><c r="E1"><f>Z</f><v/></c></row>`,
			want: `1|n"2"|""?|t"x_x0041_"|""|""?`},
		{name: "empty cells and rows", rows: `<row r="2"><c r="A2" s="0"/><c r="XFD2" s="0"></c></row><row r="3"/><row r="5"><c r="B5" t="s"><v/></c><c r="C5" t="s"/></row><row r="7"><c r="B7" s=""><v>7</v></c><c r="D7"/></row>`,
			styles: xlsxFormats("General"), want: `7|""|n"7"`},
		{name: "hidden rows", rows: `<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"><c r="A2"><v>2</v></c></row>`, want: "1h|n\"1\"\n2|n\"2\""},
		{name: "foreign elements", rows: `<row r="1"><z:x xmlns:z="urn:z"><z:c>5</z:c></z:x><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>`, want: `1|n"1"`},
		{name: "white space", rows: "\n <row r=\"1\">\n <c r=\"A1\"\n t=\"n\" >\n <v>\n 1 </v>\n </c>\n </row>\n", want: `1|n"1"`},
	}
	prefix := strings.NewReplacer("</z:", "</z:", "<z:", "<z:", "</", "</x:", "<?", "<?", "<!", "<!", "<", "<x:", `xmlns="`, `xmlns:x="`)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			parts := xlsxParts{sheet: xlsxSheet1(test.rows), shared: test.shared, styles: test.styles}
			want := "[Lista visible]\n" + test.want + "\n"
			if got, err := xlsxReadAll(xlsxZip(parts)); err != nil || got != want {
				t.Errorf("got\n%s, %v, want\n%s", got, err, want)
			}
			if strings.Contains(test.rows, "CDATA") {
				return
			}
			parts.sheet = prefix.Replace(parts.sheet)
			if got, err := xlsxReadAll(xlsxZip(parts)); err != nil || got != want {
				t.Errorf("with prefixes: got\n%s, %v, want\n%s", got, err, want)
			}
		})
	}
}

// TestXLSXPackages reads workbooks whose parts are put together unusually.
func TestXLSXPackages(t *testing.T) {
	const row = `<row r="1"><c r="A1" s="1"><v>40000</v></c></row>`
	sheet, styles := xlsxSheet1(row), xlsxFormats("General", "d/m/yy")
	strict := strings.NewReplacer(xlsxTestMain, "http://purl.oclc.org/ooxml/spreadsheetml/main", xlsxTestLinks, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	plain := xlsxParts{sheet: sheet, styles: styles}
	strictly := plain
	list := plain.list()
	strictly.root, strictly.workbook, strictly.links = strict.Replace(list[3]), strict.Replace(list[5]), strict.Replace(list[7])
	strictly.sheet, strictly.styles = strict.Replace(sheet), strict.Replace(styles)
	absolute := plain
	absolute.root = strings.ReplaceAll(list[3], `"xl/`, `"/xl/`)
	absolute.links = strings.ReplaceAll(list[7], `"worksheets/`, `"/xl/Worksheets/../worksheets/`)
	epoch := plain
	epoch.workbook = strings.Replace(list[5], "<sheets>", `<workbookPr date1904="true"/><sheets>`, 1)
	wide := plain
	wide.sheet = xlsxUTF16(strings.Replace(sheet, "UTF-8", "UTF-16", 1))
	many := plain
	many.workbook = strings.Replace(list[5], "<sheets>", `<sheets><sheet name="Chart" sheetId="9" r:id="rId9"/><sheet name="B" sheetId="7" state="veryHidden" r:id="rId8"/><sheet name="Macro" sheetId="5" r:id=""/>`, 1)
	many.links = strings.Replace(list[7], "</Relationships>", `<Relationship Id="rId8" Type="`+xlsxTestLinks+`/worksheet" Target="worksheets/b.xml"/><Relationship Id="rId9" Type="`+xlsxTestLinks+`/chartsheet" Target="chartsheets/c.xml"/></Relationships>`, 1)
	many.more = []string{"xl/worksheets/b.xml", xlsxSheet1(`<row r="1"><c r="A1"><v>1</v></c></row>`), "xl/chartsheets/c.xml", "<chartsheet/>"}
	tests := []struct {
		name  string
		parts xlsxParts
		want  string
	}{
		{"plain", plain, `1|d"2009-07-06"`},
		{"strict", strictly, `1|d"2009-07-06"`},
		{"absolute targets", absolute, `1|d"2009-07-06"`},
		{"1904", epoch, `1|d"2013-07-07"`},
		{"UTF-16", wide, `1|d"2009-07-06"`},
		{"hidden, chart and macro sheets", many, "1|n\"1\"\n[Lista visible]\n1|d\"2009-07-06\""},
	}
	for _, test := range tests {
		want := "[Lista visible]\n" + test.want + "\n"
		if strings.Contains(test.want, "[") {
			want = "[B veryHidden]\n" + test.want + "\n"
		}
		if got, err := xlsxReadAll(xlsxZip(test.parts)); err != nil || got != want {
			t.Errorf("%s: got\n%s, %v, want\n%s", test.name, got, err, want)
		}
	}
}

// xlsxUTF16 writes a text in UTF-16, big end first, with its mark.
func xlsxUTF16(s string) string {
	b := []byte{0xfe, 0xff}
	for _, r := range s {
		b = append(b, byte(r>>8), byte(r))
	}
	return string(b)
}
