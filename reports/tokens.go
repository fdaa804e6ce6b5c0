package reports

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one piece of a call: a bare word, a "string", or FIELD=VALUE where
// key holds the field.
type token struct {
	key, text string
	hasKey    bool
	quoted    bool
	// offset is the byte in the call's text at which the token starts.
	offset int
}

// quotes maps each opening quotation mark to those that close it. Word
// processors bend quotation marks, so the bent ones count.
var quotes = map[rune]string{'"': `"`, '“': "”“\"", '”': "”", '„': "“”\"", '«': "»"}

// tokens cuts the inside of a call into tokens. It returns the offset of the
// mistake and what is wrong, "" when nothing is.
func tokens(text string) (list []token, offset int, problem string) {
	i := 0
	for {
		i += len(text[i:]) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
		if i >= len(text) {
			return list, 0, ""
		}
		t := token{offset: i}
		if _, opens := quotes[firstRune(text[i:])]; !opens {
			end := i + wordEnd(text[i:])
			t.text = text[i:end]
			if end == i && text[i] != '=' {
				return nil, i, "a brace stands inside the call"
			}
			if end < len(text) && text[end] == '=' {
				if t.text == "" {
					return nil, i, "a field is expected before ="
				}
				t.key, t.hasKey, t.text = t.text, true, ""
				end++
				if end >= len(text) || unicode.IsSpace(firstRune(text[end:])) {
					return nil, i, "a value is expected right after " + t.key + "="
				}
			}
			i = end
			if !t.hasKey {
				list = append(list, t)
				continue
			}
		}
		value, quoted, length, problem := tokenValue(text[i:])
		if problem != "" {
			return nil, i, problem
		}
		t.text, t.quoted = value, quoted
		i += length
		if t.hasKey && !quoted {
			// by=country, sex: the blank after a comma does not end the list.
			for strings.HasSuffix(t.text, ",") {
				rest := strings.TrimLeftFunc(text[i:], unicode.IsSpace)
				n := wordEnd(rest)
				if n == 0 {
					break
				}
				t.text += rest[:n]
				i = len(text) - len(rest) + n
			}
		}
		list = append(list, t)
	}
}

// tokenValue reads a word or a "string" at the start of text.
func tokenValue(text string) (value string, quoted bool, length int, problem string) {
	first := firstRune(text)
	closing, opens := quotes[first]
	if !opens {
		n := wordEnd(text)
		if n == 0 {
			return "", false, 0, "a value is expected"
		}
		return text[:n], false, n, ""
	}
	start := utf8.RuneLen(first)
	end := strings.IndexAny(text[start:], closing)
	if end < 0 {
		return "", false, 0, "the quotation mark is not closed"
	}
	_, size := utf8.DecodeRuneInString(text[start+end:])
	return text[start : start+end], true, start + end + size, ""
}

// wordEnd returns where the word at the start of text ends.
func wordEnd(text string) int {
	for i, r := range text {
		if unicode.IsSpace(r) || r == '=' || r == '{' || r == '}' {
			return i
		}
		if _, opens := quotes[r]; opens {
			return i
		}
	}
	return len(text)
}

// firstRune is the first character of text, 0 when it is empty.
func firstRune(text string) rune {
	for _, r := range text {
		return r
	}
	return 0
}
