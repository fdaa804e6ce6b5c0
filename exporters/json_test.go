package exporters

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

func asJSON(t *testing.T, d *document.Document) map[string]any {
	t.Helper()
	var b bytes.Buffer
	if _, err := writeJSON(t.Context(), &b, d); err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	return out
}

// TestJSONHoldsTheDocument looks at one of everything.
func TestJSONHoldsTheDocument(t *testing.T) {
	out := asJSON(t, sample())
	kinds := map[string]int{}
	draws := map[string]bool{}
	for _, block := range out["blocks"].([]any) {
		b := block.(map[string]any)
		kinds[b["kind"].(string)]++
		if d, ok := b["draws"].(string); ok {
			draws[d] = true
		}
	}
	for _, kind := range []string{"heading", "paragraph", "list", "quote", "callout", "table", "chart", "picture", "signature"} {
		if kinds[kind] == 0 {
			t.Errorf("there is no %s", kind)
		}
	}
	if len(draws) != 5 {
		t.Errorf("charts draw %v", draws)
	}
	if out["format"] != "lex-document/1" || out["draft"] != false || out["run"] != "3f9a1c22" || out["logo"].(map[string]any)["data"] == "" {
		t.Errorf("the head is %v", out)
	}
	first := out["figures"].([]any)[0].(map[string]any)
	if value := first["value"].(map[string]any); first["figure"] != "participants" || value["kind"] != "count" || value["number"] != 1234.0 || value["text"] != "1,234" {
		t.Errorf("the first figure is %v", first)
	}
	proof := out["proofs"].([]any)[0].(map[string]any)
	source := proof["sources"].([]any)[0].(map[string]any)
	if source["file"] != "participantes.xlsx" || source["rows"] != "5-34, 40" || len(source["sha256"].(string)) != 64 {
		t.Errorf("the first source is %v", source)
	}
}

func TestJSONCells(t *testing.T) {
	for _, test := range []struct {
		cell document.Cell
		want string
	}{
		{document.Cell{Text: "x", Number: 5}, `{"kind":"text","text":"x"}`},
		{count(0, "0"), `{"kind":"count","text":"0","number":0}`},
		{document.Cell{Kind: document.Money, Number: 1.5, Currency: "EUR", Text: "€1.50"}, `{"kind":"money","text":"€1.50","number":1.5,"currency":"EUR"}`},
		{document.Cell{Kind: document.Date, Day: "2017-06-19", Text: "June"}, `{"kind":"date","text":"June","day":"2017-06-19"}`},
		{document.Cell{Kind: document.Suppressed, Text: "<5", Number: 3}, `{"kind":"suppressed","text":"\u003c5"}`},
		{document.Cell{Kind: document.Unknown, Text: "n/a", Number: 3}, `{"kind":"unknown","text":"n/a"}`},
		{document.Cell{Kind: document.Count, Number: math.NaN(), Text: "?"}, `{"kind":"count","text":"?"}`},
		{document.Cell{Text: "3f…", Whole: "3f9a"}, `{"kind":"text","text":"3f…","whole":"3f9a"}`},
	} {
		got, err := json.Marshal(jsonCellOf(test.cell))
		if err != nil || string(got) != test.want {
			t.Errorf("%v: %s (%v), want %s", test.cell, got, err, test.want)
		}
	}
}

// TestJSONTakesAnything proves that what is odd stays a document: broken text,
// no blocks, tables inside of lists.
func TestJSONTakesAnything(t *testing.T) {
	asJSON(t, &document.Document{})
	for _, s := range attacks {
		if got := asJSON(t, everywhere(s))["title"]; got != strings.ToValidUTF8(s, "\uFFFD") {
			t.Errorf("%q came back as %q", s, got)
		}
	}
	out := asJSON(t, &document.Document{Blocks: []document.Block{document.List{Items: [][]document.Block{{countriesTable()}}}}})
	item := out["blocks"].([]any)[0].(map[string]any)["items"].([]any)[0].([]any)[0].(map[string]any)
	if rows := item["rows"].([]any); len(rows) != 5 || item["total"] != true {
		t.Errorf("the table in a list is %v", item)
	}
}
