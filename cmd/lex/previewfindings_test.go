package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/preview"
)

// commands are words for a terminal: a flag, or a command of lex.
var commands = regexp.MustCompile(`(^|[\s'"])--[a-z]|\blex (import|check|match|ask|history|undo|close|report|config|look)\b`)

// TestHintsOnThePage drops lists with every mistake that is told with a command at
// the terminal: on the page, where nobody has one, the hint says what to do in the
// sheet or there, in the language of the page.
func TestHintsOnThePage(t *testing.T) {
	files := map[string]string{
		"people.csv": "Quién es,Nombre,Organización,País,País de origen,Sexo,Fecha,Pasaporte,Teléfono y correo\n" +
			"a,Zoë Inventada,House Uno y House Due,Perux,,zz,31/02/2018,X1,ana@example.org / 555\nb,Zoë Ñandu de la Cruz,House Uno,Yugoslavia,,F,03/04/2018,X2,\n" +
			"c,,House Unno,Congo,,M,,X3,\nd,Luis Invento,Trust of Nowhere,Perú,Perú,M,2018-01-01,X4,\ne,Eva Invento,,Perú,,F,,,\n" +
			"f,Marta Inventada,Defensoras del Valle,Perú,,F,,,\ng,Marta Inventado,Defensoras del Valle,Perú,,F,,,\nh,Noé Invento,Defensoras del Vale,Perú,,M,,,\n",
		"houses.csv": "Organización,País\nHouse Uno,Perú\nHouse Due,Perú\nDefensoras del Valle,Perú\n",
		"loose.csv":  "x,y\n1,2\n",
		"zero.csv":   "\x00\x00bin\n",
	}
	for _, language := range lexicon.Languages {
		folder := t.TempDir()
		d := &previewDesk{folder: folder}
		if err := os.WriteFile(filepath.Join(folder, "lex.yaml"), []byte("language: "+language+"\nexchanges: {lima: {name: Lima, start: 2017-01-01, end: 2017-01-02}}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var seen []string
		hear := func(findings []preview.Finding) {
			t.Helper()
			for _, f := range findings {
				seen = append(seen, f.Check)
				if commands.MatchString(f.Hint) || f.Hint == "" {
					t.Errorf("%s: the hint of %s at %s: %q", language, f.Check, f.Where, f.Hint)
				}
				if lexicon.HasWord("check."+f.Check+".problem") != (f.Detail != "") && language != "en" {
					t.Errorf("%s: %s says %q and %q", language, f.Check, f.Message, f.Detail)
				}
			}
		}
		hear(d.report(t.Context(), preview.Ask{Report: "kmf"}).Findings) // nothing is stored
		for _, name := range []string{"people.csv", "houses.csv", "loose.csv", "zero.csv"} {
			hear(d.try(t.Context(), name, []byte(files[name])).Findings)
			hear(d.take(t.Context(), name, []byte(files[name])).Findings)
		}
		hear(d.report(t.Context(), preview.Ask{Report: "kmf"}).Findings)
		for _, check := range []string{"data-missing", "row-rejected", "country-unknown", "country-ambiguous", "country-former", "column-unknown", "column-sensitive", "column-combined",
			"sheet-unrecognised", "file-refused", "person-alike", "organization-alike", "organization-unlisted", "organization-missing", "exchange-missing"} {
			if !slices.Contains(seen, check) {
				t.Errorf("%s: nothing provoked %s: %v", language, check, seen)
			}
		}
	}
}

// TestMeantCountryOnThePage asks for the country that is nearly written.
func TestMeantCountryOnThePage(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "lex.yaml"), []byte("language: fr\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	trial := (&previewDesk{folder: folder}).try(t.Context(), "people.csv", []byte("Nom,Pays\nÉva Invento,Pérouu\n"))
	if len(trial.Findings) == 0 || !strings.HasPrefix(trial.Findings[0].Hint, "Vouliez-vous dire Pérou\u00a0? ") || !strings.Contains(trial.Findings[0].Detail, "Pérouu") {
		t.Errorf("%+v", trial.Findings)
	}
}
