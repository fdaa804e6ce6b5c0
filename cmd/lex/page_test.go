package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/namati/lex/exporters/html/htmltest"
	"github.com/namati/lex/internal/lexicon"
)

// TestPagesOfTheExample holds the web page of the example's report, in every
// language, to what every reader needs; axe-core looks at two of them.
func TestPagesOfTheExample(t *testing.T) {
	folder := example(t)
	for _, lang := range lexicon.Languages {
		t.Run(lang, func(t *testing.T) {
			name := "page-" + lang + ".html"
			lex(t, folder, exitDone, "report", "kmf", "--format", "html", "--lang", lang, "--out", name)
			page, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			htmltest.Check(t, page)
			if lang == "en" || lang == "es" {
				htmltest.Axe(t, page)
			}
		})
	}
}
