package desk

import (
	"fmt"
	"slices"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// noNumbers are what people write in the place of a number, folded.
var noNumbers = []string{"n a", "na", "n d", "nd", "s d", "sd", "s o", "so", "n c", "nc", "n e", "not applicable", "not available", "none", "unknown", "no aplica", "no disponible", "sin dato", "sin datos",
	"sans objet", "non applicable", "non disponible", "inconnu", "nao se aplica", "nao disponivel", "sem dados", "tbc", "tbd", "pending", "pendiente", "en attente", "pendente"}

// missingNumbers are words where a form demands a number: systems of donors
// refuse "n/a" as a baseline.
func missingNumbers(c *Case) []records.Finding {
	var found []records.Finding
	for _, m := range c.Made {
		if m.Call != nil {
			continue
		}
		for _, t := range tables(m) {
			for j, head := range t.Columns {
				for _, gap := range c.gaps(t, j) {
					found = append(found, at(m.Line, m.Column, fmt.Sprintf("the table says %q in the column %q, where numbers stand", gap, head.Head), "write the number, 0 where it is none; say in a note what was not measured"))
				}
			}
		}
	}
	return found
}

// gaps lists the words of a column that hold the place of a number.
func (c *Case) gaps(t document.Table, j int) []string {
	numbers := t.Columns[j].Number
	var gaps []string
	for _, row := range t.Rows {
		if j == 0 || j >= len(row) {
			continue
		}
		if _, _, ok := number(row[j].Text, c.language()); ok || row[j].HasNumber() {
			numbers = true
		}
		if slices.Contains(noNumbers, lexicon.Fold(row[j].Text)) {
			gaps = append(gaps, row[j].Text)
		}
	}
	if !numbers {
		return nil
	}
	return gaps
}
