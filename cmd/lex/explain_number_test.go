package main

import (
	"fmt"
	"testing"

	"github.com/namati/lex/internal/lexicon"
)

func TestPrintedNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"13": "[13] false", "1,204": "[1204 1.204] false", "1.204": "[1204 1.204] false", "1 204": "[1204] false", "1\u202f204": "[1204] false",
		"12,345,678": "[1.2345678e+07] false", "48 %": "[48] true", "48\u00a0%": "[48] true", "33%": "[33] true", "2,5": "[2.5] false", " 7 ": "[7] false", "0": "[0] false",
		"": "no", "%": "no", "-5": "no", "13x": "no", "1,2,3": "no", "countries": "no", "1.204.5": "no", "１３": "no",
	} {
		got := "no"
		if n, ok := printedNumbers(text); ok {
			got = fmt.Sprint(n.values, n.percent)
		}
		if got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
	share, _ := printedNumbers("33 %")
	if !share.isCell(0.3333) || !share.isCell(0.33) || share.isCell(0.34) || share.isCell(33) || share.is(33) {
		t.Error("33 % is a third, and no count")
	}
}

// FuzzPrintedNumbers expects that whatever a report prints is read as what it is,
// and that nothing else breaks it.
func FuzzPrintedNumbers(f *testing.F) {
	f.Add(1204, "1.204")
	f.Add(13, "48 %")
	f.Fuzz(func(t *testing.T, n int, text string) {
		n = max(0, min(n, 1e9))
		for _, lang := range lexicon.Languages {
			if p, ok := printedNumbers(lexicon.Number(n, lang)); !ok || !p.is(n) {
				t.Errorf("%s is read as %v", lexicon.Number(n, lang), p.values)
			}
		}
		if p, ok := printedNumbers(text); ok && len(p.values) == 0 {
			t.Errorf("%q is a number without a value", text)
		}
	})
}
