package importers

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestXLSXRefused makes workbooks that are wrong in one place. Each must be
// refused, with where it is wrong, and never half read without an error.
func TestXLSXRefused(t *testing.T) {
	const good = `<row r="1"><c r="A1"><v>1</v></c></row>`
	shared := xlsxShared("<t>Ana</t>")
	row2 := func(cell string) xlsxParts {
		return xlsxParts{sheet: xlsxSheet1(good + `<row r="2">` + cell + `</row>`), shared: shared, styles: xlsxFormats("General")}
	}
	raw := func(sheet string) xlsxParts { return xlsxParts{sheet: sheet} }
	books := xlsxParts{sheet: xlsxSheet1(good)}.list()
	tests := []struct {
		name  string
		parts xlsxParts
		code  string
		says  string
	}{
		{"text that does not exist", row2(`<c r="A2" t="s"><v>1</v></c>`), codeDamaged, `sheet "Lista", row 2: a cell refers to shared text number 1`},
		{"index NaN", row2(`<c r="A2" t="s"><v>NaN</v></c>`), codeDamaged, "row 2: a cell refers to a shared text"},
		{"index 1.0", row2(`<c r="A2" t="s"><v>1.0</v></c>`), codeDamaged, "refers to a shared text"},
		{"negative index", row2(`<c r="A2" t="s"><v>-1</v></c>`), codeDamaged, "refers to a shared text"},
		{"huge index", row2(`<c r="A2" t="s"><v>18446744073709551616</v></c>`), codeDamaged, "refers to a shared text"},
		{"no shared texts", xlsxParts{sheet: xlsxSheet1(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)}, codeDamaged, "does not have"},
		{"format that does not exist", row2(`<c r="A2" s="1"><v>1</v></c>`), codeDamaged, "format"},
		{"format x", row2(`<c r="A2" s="x"><v>1</v></c>`), codeDamaged, "format"},
		{"unknown kind", row2(`<c r="A2" t="q"><v>1</v></c>`), codeDamaged, "kind"},
		{"unknown attribute", row2(`<c r="A2" u="s"><v>0</v></c>`), codeDamaged, "attribute"},
		{"unknown element", row2(`<c r="A2"><w>0</w></c>`), codeDamaged, "cell is built"},
		{"two values", row2(`<c r="A2"><v>0</v><v>0</v></c>`), codeDamaged, "cell is built"},
		{"value with a tag", row2(`<c r="A2"><v>0<b/></v></c>`), codeDamaged, "cell is built"},
		{"no number", row2(`<c r="A2"><v>NaN</v></c>`), codeDamaged, "number"},
		{"hexadecimal number", row2(`<c r="A2"><v>0x10</v></c>`), codeDamaged, "number"},
		{"too large a number", row2(`<c r="A2"><v>1e999</v></c>`), codeDamaged, "number"},
		{"no boolean", row2(`<c r="A2" t="b"><v>2</v></c>`), codeDamaged, "TRUE"},
		{"cell of another row", row2(`<c r="A3"><v>1</v></c>`), codeDamaged, "row 2: the address"},
		{"no address", row2(`<c r="2A"><v>1</v></c>`), codeDamaged, "address"},
		{"column after XFD", row2(`<c r="XFE2"><v>1</v></c>`), codeLimits, "columns"},
		{"cell twice", row2(`<c r="A2"><v>1</v></c><c r="A2"><v>1</v></c>`), codeDamaged, "out of order"},
		{"cells backwards", row2(`<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>`), codeDamaged, "out of order"},
		{"rows backwards", raw(xlsxSheet1(`<row r="5"/><row r="3"/>`)), codeDamaged, `row 5: the row after it has number 3`},
		{"row twice", raw(xlsxSheet1(`<row r="5"/><row r="5"/>`)), codeDamaged, "number 5"},
		{"row 0", raw(xlsxSheet1(`<row r="0"/>`)), codeDamaged, "number"},
		{"row -1", raw(xlsxSheet1(`<row r="-1"/>`)), codeDamaged, "number"},
		{"row too far down", raw(xlsxSheet1(`<row r="1048577"/>`)), codeLimits, "rows"},
		{"long text", row2(`<c r="A2" t="inlineStr"><is><t>` + strings.Repeat("x", xlsxMaxText+1) + `</t></is></c>`), codeLimits, "more text"},
		{"end tag missing", raw(strings.TrimSuffix(xlsxSheet1(good), "</worksheet>")), codeDamaged, "ends before"},
		{"tag cut", raw(strings.TrimSuffix(xlsxSheet1(good), "heet>")), codeDamaged, "middle of a tag"},
		{"wrong end tag", raw(strings.Replace(xlsxSheet1(good), "</c>", "</d>", 1)), codeDamaged, "does not match"},
		{"unknown entity", row2(`<c r="A2" t="str"><v>caf&eacute;</v></c>`), codeDamaged, "entity"},
		{"entity of nothing", row2(`<c r="A2" t="str"><v>&#0;</v></c>`), codeDamaged, "entity"},
		{"control character", row2("<c r=\"A2\" t=\"str\"><v>a\x01</v></c>"), codeDamaged, "no characters"},
		{"invalid UTF-8", row2("<c r=\"A2\" t=\"str\"><v>a\xff</v></c>"), codeDamaged, "no characters"},
		{"character that is none", row2("<c r=\"A2\" t=\"str\"><v>a\uffff</v></c>"), codeDamaged, "no characters"},
		{"attribute twice", row2(`<c r="A2" t="n" t="n"><v>1</v></c>`), codeDamaged, "twice"},
		{"attributes without space", row2(`<c r="A2"t="n"><v>1</v></c>`), codeDamaged, "malformed"},
		{"attribute without quotes", row2(`<c r=A2><v>1</v></c>`), codeDamaged, "malformed"},
		{"bytes in a name", row2("<c \x8er=\"A2\"/>"), codeDamaged, "malformed"},
		{"undeclared prefix", row2(`<y:c r="A2"><v>1</v></y:c>`), codeDamaged, "prefix"},
		{"end of a section", row2(`<c r="A2" t="str"><v>a]]>b</v></c>`), codeDamaged, "section"},
		{"DOCTYPE", raw("<!DOCTYPE x [<!ENTITY a \"b\">]>" + xlsxSheet1(good)), codeDamaged, "DOCTYPE"},
		{"encoding of no workbook", raw(strings.Replace(xlsxSheet1(good), "UTF-8", "UTF-7", 1)), codeDamaged, "encoding"},
		{"text outside", raw(xlsxSheet1(good) + "x"), codeDamaged, "outside"},
		{"second root", raw(xlsxSheet1(good) + "<a/>"), codeDamaged, "follows"},
		{"two tables", raw(strings.Replace(xlsxSheet1(good), "</sheetData>", "</sheetData><sheetData/>", 1)), codeDamaged, "two tables"},
		{"no table", raw(`<worksheet xmlns="` + xlsxTestMain + `"/>`), codeDamaged, "no table"},
		{"no sheet", raw(`<chartsheet xmlns="` + xlsxTestMain + `"/>`), codeDamaged, "something else"},
		{"deep", raw(strings.Replace(xlsxSheet1(good), "<sheetData>", strings.Repeat("<a>", 70)+strings.Repeat("</a>", 70)+"<sheetData>", 1)), codeLimits, "deep"},
		{"long tag", raw(strings.Replace(xlsxSheet1(good), "<sheetData>", `<sheetData a="`+strings.Repeat(" x", 40_000)+`">`, 1)), codeLimits, "tag"},
		{"empty part", raw(" "), codeDamaged, "empty"},
		{"sheet missing", xlsxParts{sheet: ""}, codeDamaged, `sheet "Lista" is listed`},
		{"two sheets on one part", xlsxParts{sheet: xlsxSheet1(good), workbook: strings.Replace(books[5], "</sheets>", `<sheet name="B" sheetId="2" r:id="rId1"/></sheets>`, 1)}, codeDamaged, "one and the same"},
		{"odd state", xlsxParts{sheet: xlsxSheet1(good), workbook: strings.Replace(books[5], "<sheet ", `<sheet state="gone" `, 1)}, codeDamaged, "hidden"},
		{"no workbook", xlsxParts{sheet: xlsxSheet1(good), root: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`}, codeDamaged, "missing"},
		{"another document", xlsxParts{sheet: xlsxSheet1(good), workbook: "<document/>"}, codeNotTable, "no workbook"},
		{"no sheets", xlsxParts{sheet: xlsxSheet1(good), workbook: `<workbook xmlns="` + xlsxTestMain + `"><sheets/></workbook>`}, codeEmpty, "no sheet"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := xlsxReadAll(xlsxZip(test.parts))
			var refused *Refused
			if !errors.As(err, &refused) || refused.Code != test.code || !strings.Contains(refused.Reason, test.says) || refused.Hint == "" {
				t.Errorf("got %#v (%v) after\n%s, want %s: %s", refused, err, got, test.code, test.says)
			}
		})
	}
}

// TestXLSXLimits keeps small files from costing much.
func TestXLSXLimits(t *testing.T) {
	var wide, repeated strings.Builder
	for i := 1; i <= 3000; i++ {
		wide.WriteString(strings.ReplaceAll(`<row r="#"><c r="XFD#"><v>1</v></c></row>`, "#", xlsxTestNumber(i)))
	}
	for i := 1; i <= 12_000; i++ {
		repeated.WriteString(strings.ReplaceAll(`<row r="#"><c r="A#" t="s"><v>0</v></c></row>`, "#", xlsxTestNumber(i)))
	}
	long := xlsxShared("<t>" + strings.Repeat("y", 32_767) + "</t>")
	for name, parts := range map[string]xlsxParts{
		"cells far to the right": {sheet: xlsxSheet1(wide.String())},
		"one long text":          {sheet: xlsxSheet1(repeated.String()), shared: long},
	} {
		book, err := OpenBytes(context.Background(), name, xlsxZip(parts), OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		err = book.Rows(context.Background(), 0, func(*Row) error { rows++; return nil })
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != codeLimits {
			t.Errorf("%s: %v after %d rows", name, err, rows)
		}
	}
}
