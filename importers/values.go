package importers

import (
	"net/mail"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// valueReader reads a column of words for a few keys: sex, age, yes and no.
type valueReader struct {
	d      *decoder
	field  string
	column int
	parse  func(string) (string, bool)
	wanted string // what the cells should hold, in words
	keep   bool   // an unreadable text is kept as it is, else it counts as empty
	cache  map[string]parsed
}

type parsed struct {
	key string
	ok  bool
}

func newValueReader(d *decoder, field, wanted string, parse func(string) (string, bool)) *valueReader {
	return &valueReader{d: d, field: field, column: d.column(field), parse: parse, wanted: wanted, cache: map[string]parsed{}}
}

// read gives the key of a line's cell, "" where nothing is said or readable.
func (v *valueReader) read(l *line) string {
	key, _ := v.try(l)
	return key
}

// try is read, with false for a text that is something else.
func (v *valueReader) try(l *line) (string, bool) {
	text := l.get(v.column)
	if text == "" {
		return "", true
	}
	p, known := v.cache[text]
	if !known {
		p.key, p.ok = v.parse(text)
		if len(v.cache) < remembered {
			v.cache[strings.Clone(text)] = p
		}
	}
	if p.ok {
		return p.key, true
	}
	v.d.report.report(records.Warning, "value-unreadable", place{l.number, v.column, v.field, text}, func() (string, string) {
		what := "; the cell counts as empty"
		if v.keep {
			what = "; the text is kept as it is"
		}
		return "expected " + v.wanted + ", found something else" + what, "write " + v.wanted
	})
	if v.keep {
		return text, false
	}
	return "", false
}

// statusOf reads a status; attendance says that the column asks whether somebody
// came, so that yes means present and no means absent.
func statusOf(text string, attendance bool) (key string, ok bool) {
	if key, ok = lexicon.Status(text); ok {
		return key, true
	}
	if !attendance {
		return "", false
	}
	switch key, _ := lexicon.YesNo(text); key {
	case "yes":
		return "present", true
	case "no":
		return "absent", true
	}
	return "", false
}

// asksAttendance tells headings such as "Asistió" and "Attended".
func asksAttendance(heading string) bool {
	folded := lexicon.Fold(heading)
	for _, stem := range []string{"asist", "attend", "present", "compare", "particip", "assist"} {
		if strings.Contains(folded, stem) {
			return true
		}
	}
	return false
}

// emailOf checks an e-mail address; a name around it ("Ana <ana@example.org>")
// and a scheme ("mailto:") are taken off. An address that is none is kept.
func emailOf(text string) (address string, ok bool) {
	if emailShape(text) {
		return text, true
	}
	// "ana@example.org," was cut out of a list.
	bare := strings.TrimPrefix(strings.TrimRight(text, ".,;: "), "mailto:")
	parsed, err := mail.ParseAddress(bare)
	if err != nil || !strings.Contains(parsed.Address[strings.LastIndexByte(parsed.Address, '@'):], ".") {
		return text, false
	}
	return parsed.Address, true
}

// emailShape tells the usual addresses without parsing: letters, digits and a
// few signs, one @, and a dot in what follows it.
func emailShape(text string) bool {
	at, dot := -1, -1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_':
		case c == '@' && at < 0 && i > 0 && text[i-1] != '.':
			at = i
		case c == '+' && at < 0:
		case c == '.' && i > 0 && text[i-1] != '.' && text[i-1] != '@':
			dot = i
		default:
			return false
		}
	}
	return at > 0 && dot > at+1 && dot < len(text)-2
}

// email reads the e-mail address of a line; one that is none is kept and told.
func (d *decoder) email(column int) string {
	text := said(d.get(column))
	if text == "" {
		return ""
	}
	address, ok := emailOf(text)
	if !ok {
		d.report.report(records.Warning, "email-invalid", place{d.line.number, column, "email", text}, func() (string, string) {
			return "expected one e-mail address such as ana@example.org, found something else; it is kept as it is", "correct the address; put a second one into a column of its own"
		})
	}
	return address
}
