package desk

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// placeholders are what writers leave behind where words are still to come.
var placeholders = []*regexp.Regexp{
	regexp.MustCompile(`\[\s*\]|\[[^\[\]]*(…|\.\.\.)[^\[\]]*\]`),
	regexp.MustCompile(`(?i)\[(insert|add|name|date|number|place|your|inserte?|añad[ae]r?|nombre|fecha|número|lugar|insér[a-z]+|ajouter|nom|nombre|lieu|inserir|acrescent[a-z]+|nome|data|número|lugar)\b[^\[\]]*\]`),
	regexp.MustCompile(`\b(TODO|FIXME|TBD|TBC|TBA|XXX+|xxx+|N\.N\.)`),
	regexp.MustCompile(`(?i)\blorem ipsum\b`),
	regexp.MustCompile(`\?\?\?+|_{3,}|\bxx/xx/\w+`),
	regexp.MustCompile(`(?i)\b(to be (added|completed|confirmed|decided|defined|determined|filled in|written)|insert (here|text|name|date|number))\b`),
	regexp.MustCompile(`(?i)\b(por (completar|confirmar|definir|escribir|rellenar)|a (completar|confirmar|definir)|pendiente de (completar|confirmar|definir)|insertar (aquí|texto|nombre|fecha))(\s|$|[.,;:)\]])`),
	regexp.MustCompile(`(?i)(^|[\s(\[])à (compléter|confirmer|définir|préciser|rédiger|remplir)(\s|$|[.,;:)\]])`),
	regexp.MustCompile(`(?i)\b(a (completar|confirmar|definir|preencher)|por (confirmar|definir|preencher)|inserir (aqui|texto|nome|data))(\s|$|[.,;:)\]])`),
	regexp.MustCompile(`<[\p{L} ]*(insert|name|date|nombre|fecha|nom|nome|data)[\p{L} ]*>`),
}

// leftBehind are the placeholders in the author's words, and in what sheets put
// into the report. An ellipsis in brackets leaves words out of a quote.
func leftBehind(c *Case) []records.Finding {
	var found []records.Finding
	for _, p := range c.Passages {
		text, _ := p.Text()
		for _, place := range placeholdersIn(text) {
			word := text[place[0]:place[1]]
			if p.Kind == reports.QuotePassage && strings.ContainsAny(word, "….") && strings.HasPrefix(word, "[") {
				continue
			}
			line, column := p.At(place[0])
			found = append(found, at(line, column, fmt.Sprintf("%q stands where words are still to come", word), "write what belongs here, or take it out"))
		}
	}
	for _, m := range c.Made {
		if m.Call == nil {
			continue
		}
		for _, t := range tables(m) {
			for _, row := range t.Rows {
				for _, cell := range row {
					if word := sheetPlaceholder.FindString(cell.Text); word != "" && cell.Kind == document.Wording {
						found = append(found, at(m.Line, m.Column, fmt.Sprintf("what {{ %s }} puts in says %q where words are still to come", m.Call.ID(), word), "correct the sheet from which it comes, and import it again"))
					}
				}
			}
		}
	}
	return found
}

// sheetPlaceholder is what nobody means to say in a sheet.
var sheetPlaceholder = regexp.MustCompile(`\b(TODO|FIXME|TBD|TBC|TBA|XXX+)\b|\?\?\?+|(?i:lorem ipsum)`)

// placeholdersIn lists the places of placeholders in the order of the text, each
// once.
func placeholdersIn(text string) [][]int {
	var list [][]int
	for _, pattern := range placeholders {
		for _, place := range pattern.FindAllStringIndex(text, -1) {
			for place[0] < place[1] && strings.ContainsRune(" \t([", rune(text[place[0]])) && text[place[0]] != '[' {
				place[0]++
			}
			for place[1] > place[0] && strings.ContainsRune(" \t.,;:)", rune(text[place[1]-1])) && !strings.HasSuffix(text[:place[1]], "N.N.") {
				place[1]--
			}
			overlaps := false
			for _, before := range list {
				overlaps = overlaps || place[0] < before[1] && before[0] < place[1]
			}
			if !overlaps && place[1] > place[0] {
				list = append(list, place)
			}
		}
	}
	sortPlaces(list)
	return list
}
