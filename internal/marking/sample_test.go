package marking

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sample is a workbook with much that people put into one: formats, formulas, a
// chart, a picture, a pivot table, names, rules, lists, a comment, a second sheet.
func sample(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Lista"))
	_, err := f.NewSheet("Suma & más")
	must(err)
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Italic: true}, Border: []excelize.Border{{Type: "bottom", Color: "FF0000", Style: 5}}})
	must(err)
	money, err := f.NewStyle(&excelize.Style{NumFmt: 4, Alignment: &excelize.Alignment{Horizontal: "right"}, Protection: &excelize.Protection{Locked: true}})
	must(err)
	for cell, text := range map[string]string{"A2": "Nombre", "B2": "País", "C2": "Monto", "A3": "Rosa Inventada", "B3": "Perú", "A5": "Luis Ficticio", "B5": "Perulandia"} {
		must(f.SetCellStr("Lista", cell, text))
	}
	must(f.SetCellStyle("Lista", "A2", "C2", head))
	must(f.SetCellFloat("Lista", "C3", 1234.5, 2, 64))
	must(f.SetCellFloat("Lista", "C5", 99, 2, 64))
	must(f.SetCellStyle("Lista", "C3", "C5", money))
	must(f.SetColStyle("Lista", "H", money))
	must(f.MergeCell("Lista", "E3", "F4"))
	must(f.SetCellFormula("Lista", "D3", "C3*2"))
	must(f.SetCellFormula("Suma & más", "A1", "SUM(Lista!C3:C5)"))
	must(f.SetCellStr("Suma & más", "B1", "total"))
	must(f.AddComment("Lista", excelize.Comment{Cell: "A3", Author: "Otra persona", Paragraph: []excelize.RichTextRun{{Text: "¿Viene sola?"}}}))
	must(f.AddChart("Lista", "J2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "Lista!$C$2", Categories: "Lista!$A$3:$A$5", Values: "Lista!$C$3:$C$5"}}}))
	dot := image.NewRGBA(image.Rect(0, 0, 4, 4))
	dot.Set(1, 1, color.RGBA{200, 0, 0, 255})
	var picture bytes.Buffer
	must(png.Encode(&picture, dot))
	must(f.AddPictureFromBytes("Suma & más", "D4", &excelize.Picture{Extension: ".png", File: picture.Bytes()}))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "montos", RefersTo: "Lista!$C$3:$C$5"}))
	format, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
	must(err)
	must(f.SetConditionalFormat("Lista", "C3:C5", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &format, Value: "1000"}}))
	dv := excelize.NewDataValidation(true)
	dv.SetSqref("B3:B99")
	must(dv.SetDropList([]string{"Perú", "Chile"}))
	must(f.AddDataValidation("Lista", dv))
	must(f.AddTable("Suma & más", &excelize.Table{Range: "A10:B12", Name: "tabla"}))
	must(f.AddPivotTable(&excelize.PivotTableOptions{DataRange: "Lista!A2:C5", PivotTableRange: "Suma & más!A20:C30",
		Rows: []excelize.PivotTableField{{Data: "País"}}, Data: []excelize.PivotTableField{{Data: "Monto"}}}))
	var out bytes.Buffer
	must(f.Write(&out))
	return out.Bytes()
}

// partsOf reads every part of a file, and its bytes as they lie in the file.
func partsOf(t *testing.T, data []byte) (parts, raw map[string]string, order []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts, raw = map[string]string{}, map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		lying, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		packed, err := io.ReadAll(lying)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name], raw[f.Name] = string(text), string(packed)
		order = append(order, f.Name)
	}
	return parts, raw, order
}

func apply(t *testing.T, data []byte, sheets ...Sheet) ([]byte, Result) {
	t.Helper()
	var out bytes.Buffer
	result, err := Apply(&out, bytes.NewReader(data), int64(len(data)), sheets, "Casa Ejemplo")
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), result
}
