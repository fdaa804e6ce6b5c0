package importers

import (
	"strings"

	"github.com/namati/lex/internal/records"
)

// withoutAddress takes an e-mail address out of a cell that should hold a name:
// "Ana Quispe; ana@example.org", "Ana <ana@example.org>". name is what stands
// around it; address is "" where there is none, and the first of several.
func withoutAddress(text string) (name, address string) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\u00a0;,|/<>()[]", r) })
	for _, part := range parts {
		bare := strings.TrimPrefix(strings.Trim(part, ".:"), "mailto:")
		if !emailShape(bare) {
			continue
		}
		if address == "" {
			address = bare
		}
		text = strings.Replace(text, part, "", 1)
	}
	if address == "" {
		return text, ""
	}
	text = strings.NewReplacer("<>", "", "()", "", "[]", "").Replace(text)
	return strings.Join(strings.Fields(strings.Trim(text, " \t\n\u00a0;,|/:-–—")), " "), address
}

// nameAndAddress keeps an address out of the person's name, where it would be
// printed with it. It goes to the person's own where the row has none; a name
// must be left.
func (p *participants) nameAndAddress(r *records.Participant) {
	if strings.IndexByte(r.Name, '@') < 0 {
		return
	}
	whole := r.Name
	name, address := withoutAddress(whole)
	if address == "" {
		return
	}
	words, hint := "the cell holds an e-mail address beside the name; ", "put the address into a column of its own"
	switch {
	case r.Email == "":
		r.Email = address
		words += "it is taken for the person's"
	case strings.EqualFold(r.Email, address):
		words += "it is the person's, as another column says"
	default:
		words += "the row has another one, which is used, and this one is left out"
		hint = "look which address is the person's, and write it into the column of addresses alone"
	}
	if hasLetter(name) {
		r.Name = name
	} else {
		words, hint = "the cell holds an e-mail address where a name should stand; the address is kept as the name", "write the person's name"
	}
	p.d.report.report(records.Warning, "value-decided", place{p.d.line.number, p.nameColumn(), "name", whole}, func() (string, string) { return words, hint })
}
