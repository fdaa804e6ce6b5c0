package lexicon

import (
	"strings"

	"github.com/namati/lex/internal/records"
)

// Question words what a check has found for the partner who sent the data, in
// the partner's language: the problem, and what to write instead. field is the
// field of the kind that it is about, "" for a row or a sheet; heading is the
// partner's own heading over it, "" for the usual one. A check without words of
// its own gets general ones, so that a partner never reads a key.
func Question(check string, kind records.Kind, field, heading, lang string) (problem, todo string) {
	stem := "check." + check
	if !HasWord(stem + ".problem") {
		stem = "check.other"
	}
	if heading == "" {
		heading = FieldLabel(kind, field, lang)
	}
	if heading == "" && strings.Contains(Word(stem+".problem", lang), "{field}") {
		stem = "check.row-rejected" // nobody knows which cell of the row it was
	}
	pairs := []string{"field", Quoted(heading, lang), "wanted", Wanted(kind, field, lang)}
	return Fill(stem+".problem", lang, pairs...), Fill(stem+".todo", lang, pairs...)
}

// Wanted says what may stand in a field: "one of these: Female, Male or …", "a
// number, such as 120".
func Wanted(kind records.Kind, field, lang string) string {
	info, _ := records.Info(kind)
	f, known := info.Field(field)
	switch {
	case !known:
		return Word("partner.wanted.text", lang)
	case field == "age":
		return Word("partner.wanted.age", lang)
	case f.Type == records.Day:
		return Word("partner.wanted.day", lang)
	case f.Type == records.Number:
		return Word("partner.wanted.number", lang)
	case f.Type == records.Email:
		return Word("partner.wanted.email", lang)
	case f.Type == records.CountryName, f.Type == records.CountryCode:
		return Word("partner.wanted.country", lang)
	case f.Type == records.Key:
		var list []string
		for _, key := range f.Keys() {
			list = append(list, Choice(f.Topic, key, lang))
		}
		last := len(list) - 1
		return Fill("partner.wanted.key", lang, "list", Fill("partner.or", lang, "list", strings.Join(list[:last], ", "), "last", list[last]))
	}
	return Word("partner.wanted.text", lang)
}

// Quoted puts a text into the quotation marks of a language.
func Quoted(text, lang string) string { return Fill("partner.quoted", lang, "text", text) }
