package importers

import (
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// bareHeading takes the marks of forms from a heading: a question's number in
// front ("3. ", "Q7:"), the star of a required answer and a colon behind.
func bareHeading(heading string) string {
	text := strings.TrimSpace(heading)
	if rest, ok := withoutTechnicalNumber(text); ok {
		return rest
	}
	for _, mark := range []string{"*", ":", "：", "?", "؟"} {
		text = strings.TrimSpace(strings.TrimSuffix(text, mark))
	}
	head, rest, found := strings.Cut(text, " ")
	if !found || rest == "" {
		return text
	}
	number := strings.TrimLeft(strings.ToLower(head), "qp(")
	digits := strings.TrimRight(number, ".):-")
	if digits == "" || strings.Trim(digits, "0123456789.") != "" || digits == number && head == number && !strings.Contains(number, ".") {
		return text
	}
	return strings.TrimSpace(rest)
}

// withoutTechnicalNumber takes the number of a question from the name that a
// form gave it: "q01_name", "A2_sexo".
func withoutTechnicalNumber(text string) (rest string, ok bool) {
	head, rest, found := strings.Cut(text, "_")
	if !found || rest == "" || len(head) > 5 || strings.Contains(text, " ") {
		return "", false
	}
	letters := strings.TrimRight(head, "0123456789")
	return rest, letters != head && len(letters) < 3
}

// withoutLetter takes away a letter or a Roman number that counts questions:
// "a) Name", "iv. País". It is false when there is none.
func withoutLetter(text string) (rest string, ok bool) {
	head, rest, found := strings.Cut(strings.TrimSpace(text), " ")
	letters := strings.TrimRight(strings.ToLower(strings.TrimLeft(head, "(")), ".)")
	if !found || letters == strings.ToLower(head) || len(letters) > 1 && strings.Trim(letters, "ivx") != "" || len(letters) != 1 && len(letters) > 4 || letters == "" {
		return "", false
	}
	return strings.TrimSpace(rest), letters[0] >= 'a' && letters[0] <= 'z'
}

// brackets parts what stands in brackets from the rest: "Name (as in passport)".
// inside is "" when there are none, or when they do not match.
func brackets(text string) (rest, inside string) {
	var out, in strings.Builder
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '[', '{':
			depth++
			continue
		case ')', ']', '}':
			depth = max(0, depth-1)
			continue
		}
		if depth > 0 {
			in.WriteRune(r)
		} else {
			out.WriteRune(r)
		}
	}
	if depth > 0 {
		return text, ""
	}
	return strings.TrimSpace(out.String()), strings.TrimSpace(in.String())
}

// onlySmallWords tells a text that says nothing without what follows it.
func onlySmallWords(folded string) bool {
	for _, word := range strings.Fields(folded) {
		if !grammar[word] && !ofWords[word] && !questionWords[word] {
			return false
		}
	}
	return true
}

// bilingual reads headings that say one thing several times ("País / Country",
// "Nom - Name"). It is decided, without a field, when the parts say different
// things: "Name / Organization" holds two values in one cell.
func (w *wordbook) bilingual(text string) (claim, bool) {
	parts := headingParts(text)
	if len(parts) < 2 {
		return claim{}, false
	}
	var first claim
	matched, apart := 0, false
	for _, part := range parts {
		c, ok := w.exact(lexicon.Fold(part))
		if !ok {
			continue
		}
		if matched++; matched == 1 {
			first = c
			continue
		}
		switch joined := jointField(first.field, c.field, first.strength < known, c.strength < known); joined {
		case "":
			apart = true
		case c.field:
			first = c
		default:
			first.field, first.strength = joined, max(first.strength, c.strength)
		}
	}
	switch {
	case apart:
		return claim{}, true
	case matched == len(parts):
		return first, true
	case matched > 0 && matched == len(parts)-1 && notLatin(parts):
		return first, true
	case matched > 1 && matched == len(parts)-1:
		return claim{first.field, phrased, ByQuestion}, true
	case matched == 1 && len(parts) == 2 && strings.Contains(text, "/") && !isContrary(text):
		// "Country/Region", "Sector / Cluster": a wider word beside the known one.
		return claim{first.field, phrased, ByQuestion}, true
	}
	return claim{}, false
}

// jointField is what two parts of a heading mean together, "" when they are two
// things. French "Nom" means a family name or, beside "Name", a name; a part of
// the name beside the other part is the whole name.
func jointField(a, b string, weakA, weakB bool) string {
	if a == "given_name" && b == "family_name" && !weakB || a == "family_name" && b == "given_name" {
		return "name"
	}
	switch {
	case a == b:
		return a
	case a == "name" && b == "family_name" && !weakB:
		return a // "Name & Surname"
	case a == "name" && weakB && isNameField(b):
		return a
	case b == "name" && weakA && isNameField(a):
		return b
	}
	return ""
}

// isPath tells group/field as form tools write it: no spaces, no capitals.
func isPath(text string) bool {
	return strings.Contains(text, "/") && strings.ToLower(text) == text && !strings.Contains(text, " ")
}

// dashes makes every dash between words the plain one.
var dashes = strings.NewReplacer(" – ", " - ", " — ", " - ")

func headingParts(text string) []string {
	cut := func(r rune) bool {
		return r == '&' || r == '+' || r == '/' || r == '|' || r == '\n' || r == '•' || r == '·'
	}
	var parts []string
	for _, piece := range strings.FieldsFunc(text, cut) {
		piece = dashes.Replace(piece)
		for _, part := range strings.Split(piece, " - ") {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// notLatin tells that one part is written in a script whose words lex does not
// know: a translation of the others.
func notLatin(parts []string) bool {
	for _, part := range parts {
		latin := false
		for _, r := range lexicon.Fold(part) {
			latin = latin || r < 0x250
		}
		if !latin {
			return true
		}
	}
	return false
}

// grouped reads "group/field" (as KoboToolbox and ODK write it) and
// "Group:Field" (as 360Giving does). A field that needs no group ("country")
// speaks for itself; a general one ("name", "type") belongs to its group.
func (w *wordbook) grouped(text string) (claim, bool) {
	at := strings.LastIndexAny(text, "/:")
	if at <= 0 || at == len(text)-1 {
		return claim{}, false
	}
	group, field := lexicon.Fold(text[:at]), lexicon.Fold(text[at+1:])
	if group == "" || field == "" {
		return claim{}, true
	}
	c, ok := w.exact(field)
	if !ok && w.cores[core(field)] != "" {
		return claim{w.cores[core(field)], phrased, ByQuestion}, true
	}
	if !ok {
		// "consent:yes" and the like: the answer stands behind the question.
		return claim{}, false
	}
	if !generalWords[field] {
		return c, true
	}
	if whole, ok := w.exact(group + " " + field); ok {
		return whole, true
	}
	owner, ok := w.exact(group)
	switch {
	case text[at] == '/' && !ok:
		return c, true // an unknown group of a form
	case ok && nameWords[field]:
		return owner, true
	}
	return claim{}, true
}

// generalWords mean nothing without the thing that they belong to.
var generalWords = map[string]bool{
	"name": true, "nombre": true, "nom": true, "nome": true,
	"title": true, "titulo": true, "titre": true, "type": true, "tipo": true,
	"code": true, "codigo": true, "id": true, "identifier": true, "description": true,
	"descripcion": true, "descricao": true, "date": true, "fecha": true, "data": true,
	"status": true, "estado": true, "statut": true, "notes": true, "notas": true,
	"number": true, "numero": true, "text": true, "value": true, "label": true,
}

// nameWords are the general words for a name.
var nameWords = map[string]bool{"name": true, "nombre": true, "nom": true, "nome": true}

// isNameWord tells a general word for a name, or for names.
func isNameWord(word string) bool {
	return nameWords[word] || nameWords[strings.TrimSuffix(word, "s")] || word == "nomes"
}
