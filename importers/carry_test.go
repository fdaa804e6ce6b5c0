package importers

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/records"
)

// TestMerged: what stands in a cell merged over several rows holds for all of
// them, names and addresses excepted; rows in which nothing else stands are none.
func TestMerged(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Organización", "Nombre", "País", "Correo"},
		{"CEJ", "Rosa Pari", "Perú", "rosa@example.org"}, {nil, "Ana Sol", nil, nil}, {nil, nil, nil, nil},
		{"APY", "Juan Luna", "Bolivia", nil}, {nil, "Eva Ríos", nil, nil}, {nil, "Luis Mar", nil, nil},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, cells := range [][2]string{{"A2", "A4"}, {"C2", "C4"}, {"D2", "D3"}, {"A5", "A6"}, {"C5", "D6"}} {
		if err := f.MergeCell("Sheet1", cells[0], cells[1]); err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	book, err := OpenBytes(ctx, "lista.xlsx", data.Bytes(), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	plans, err := Recognise(ctx, book, 0, Options{})
	if err != nil || len(plans) != 1 {
		t.Fatalf("%d plans, %v", len(plans), err)
	}
	sink := &keep{}
	out, err := Decode(ctx, book, plans[0], Options{}, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range sink.participants {
		got = append(got, strings.Join([]string{p.Name, p.Organization, p.Country, p.Email}, "|"))
	}
	want := []string{"Rosa Pari|CEJ|Perú|rosa@example.org", "Ana Sol|CEJ|Perú|", "Juan Luna|APY|Bolivia|", "Eva Ríos|APY||", "Luis Mar|||"}
	if diff := cmp.Diff(want, got); diff != "" || out.Rows != 5 {
		t.Errorf("%d rows: %s", out.Rows, diff)
	}
	var cells []string
	for _, f := range findingsOf(out.Findings, "value-decided") {
		cells = append(cells, fmt.Sprint(f.Severity, " ", f.Cell))
	}
	if diff := cmp.Diff([]string{"info A3", "info C3"}, cells); diff != "" {
		t.Error(diff)
	}
}

// TestMergedFormats reads the merged cells that the formats store in their own
// ways; blocks over several columns are none.
func TestMergedFormats(t *testing.T) {
	ctx := context.Background()
	ods := odsZip(odsContent(`<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="1" table:number-rows-spanned="3"><text:p>Perú</text:p></table:table-cell>` +
		`<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>x</text:p></table:table-cell></table:table-row>`))
	xls := xlsMake(nil, [][]byte{xlsRec(xlsNumber, u16(0), u16(0), u16(0), make([]byte, 8)), xlsRec(xlsMerged, u16(2), u16(0), u16(2), u16(0), u16(0), u16(4), u16(5), u16(1), u16(2))})
	zipped, err := OpenBytes(ctx, "a.ods", ods, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	plain, err := xlsRead(xls, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for name, book := range map[string]merger{"a.ods": zipped.inside.(merger), "a.xls": plain.(merger)} {
		var spans []span
		err := book.merged(ctx, 0, func(s span) { spans = append(spans, s) })
		if diff := cmp.Diff("[{0 1 3}]", fmt.Sprint(spans)); diff != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
}

// TestDitto: "the same as above" is the value of the row above; two letters that
// are a country stay one.
func TestDitto(t *testing.T) {
	_, out, sink := run(t, Options{}, "Nombre|Organización|País", "Rosa Pari|CEJ|Perú", "Ana Sol|Ídem|〃", "Juan Luna|do.|\"", "", "Eva Ríos|- \" -|ID", "Idem|APY|DO", "Luis Mar|lo mismo|ditto")
	var got []string
	for _, p := range sink.participants {
		got = append(got, p.Name+"|"+p.Organization+"|"+p.Country)
	}
	want := []string{"Rosa Pari|CEJ|Perú", "Ana Sol|CEJ|Perú", "Juan Luna|CEJ|Perú", "Eva Ríos|CEJ|ID", "Idem|APY|DO", "Luis Mar|APY|DO"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	told := findingsOf(out.Findings, "value-decided")
	if len(told) != 2 || told[0].Cell != "B3" || told[1].Cell != "C3" || told[0].Severity != records.Warning {
		t.Errorf("%+v", told)
	}
}

// TestRejectsBearWhatTheySaid: a rejected row stands alone in the workbook that
// goes back, so it bears what the row above said for it.
func TestRejectsBearWhatTheySaid(t *testing.T) {
	_, _, sink := run(t, Options{}, "Nombre|Organización|País", "Rosa Pari|CEJ|Perú", "|idem|〃")
	if diff := cmp.Diff([]string{"", "CEJ", "Perú"}, sink.rejects[0].Cells); diff != "" {
		t.Error(diff)
	}
}

// TestGroupTitles: a year, a day or a country alone in the column of names is a
// title; a name alone is a name.
func TestGroupTitles(t *testing.T) {
	_, out, sink := run(t, Options{}, "Nombre|Organización|País", "2016||", "Rosa Pari|CEJ|Perú", "Junio 2017||", "Día 2||", "BOLIVIA||", "Juan Luna|APY|", "Subtotal 2017:||1 country", "Abril||", "Domingo||", "Peru Sol||")
	if got, want := namesOf(sink), "Rosa Pari, Juan Luna, Abril, Domingo, Peru Sol"; got != want || out.Rejected != 0 {
		t.Errorf("%d rejected: %s; want %s", out.Rejected, got, want)
	}
	if told := findingsOf(out.Findings, "value-decided"); len(told) != 1 || told[0].Row != 6 {
		t.Errorf("%+v", told)
	}
}

// TestBudgetSums: a sum is no line of the budget, whatever it is called; a line
// called Total is one when it is no sum.
func TestBudgetSums(t *testing.T) {
	_, out, sink := run(t, Options{}, "Code|Budget line|Budget|Spent",
		"1.1|Coordinator|5000|1200.50", "1.2|Accountant|3000|800", "|Total personnel|8000|2000.50",
		"2.1|Tickets|4,000|-", "2.2|Hotel|1000|10", "|Subtotal travel and hotels|5000|10", "|Total direct costs|13,000|2010.5", "3|Total station survey|700|0", "|TOTAL|13700|2010.50")
	var got []string
	for _, e := range sink.entries {
		got = append(got, e.Values["line"])
	}
	want := []string{"Coordinator", "Accountant", "Tickets", "Hotel", "Total station survey"}
	if diff := cmp.Diff(want, got); diff != "" || out.Rows != 5 {
		t.Errorf("%d rows: %s", out.Rows, diff)
	}
}
