package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which lex compares names: compatibility
// decomposition, accents dropped, lower case, punctuation and symbols turned
// into spaces, spaces collapsed and trimmed. "  José  PÉREZ-Gómez " becomes
// "jose perez gomez". Vowel signs of scripts that write their vowels as marks
// (Devanagari, Thai …) are kept: without them other names would look the same.
// Folding a folded text changes nothing.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	buffer := make([]byte, 0, 96)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			buffer = appendASCII(buffer, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= 0xA0 && r < 0x180:
			buffer = appendFolded(buffer, latin[r-0xA0])
		case r >= 0x300 && r < 0x370: // combining accents
		case r >= 0x2010 && r <= 0x2027: // dashes and quotation marks
			buffer = appendSpace(buffer)
		default:
			return foldAny(s)
		}
		i += size
	}
	return string(trimSpace(buffer))
}

// FoldOrganization folds a name and drops one leading article of the four
// languages: "La Coordinadora" and "Coordinadora" are one organization. A name
// that is nothing but an article stays.
func FoldOrganization(s string) string {
	folded := Fold(s)
	first, rest, found := strings.Cut(folded, " ")
	if !found {
		return folded
	}
	switch first {
	case "the", "la", "el", "los", "las", "o", "a", "os", "as", "le", "les", "l":
		return rest
	}
	return folded
}

// Slug folds a text to a key or a file name: "Derechos Humanos" is
// "derechos-humanos".
func Slug(s string) string {
	return strings.ReplaceAll(Fold(s), " ", "-")
}

// isFolded finds texts that need no work, so that folding twice costs nothing.
func isFolded(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space || s == ""
}

// foldAny is the way for every script; Fold takes it when a letter is beyond
// the Latin ones.
func foldAny(s string) string {
	buffer := make([]byte, 0, len(s)+16)
	for _, r := range norm.NFKD.String(s) {
		if r < utf8.RuneSelf {
			buffer = appendASCII(buffer, byte(r))
			continue
		}
		switch l := unicode.ToLower(r); {
		case l < utf8.RuneSelf:
			buffer = appendASCII(buffer, byte(l))
		case l >= 0xA0 && l < 0x180:
			buffer = appendFolded(buffer, latin[l-0xA0])
		case unicode.IsLetter(l) || unicode.IsNumber(l):
			buffer = utf8.AppendRune(buffer, l)
		case dropped(l):
		case unicode.IsMark(l):
			buffer = utf8.AppendRune(buffer, l)
		default:
			buffer = appendSpace(buffer)
		}
	}
	return string(trimSpace(buffer))
}

// dropped tells the marks that only colour a letter, and invisible characters.
func dropped(r rune) bool {
	switch {
	case unicode.Is(unicode.Cf, r):
		return true
	case !unicode.Is(unicode.Mn, r):
		return false
	case unicode.Is(unicode.Inherited, r):
		return r != 0x3099 && r != 0x309A // voicing of kana
	}
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic)
}

func appendASCII(buffer []byte, c byte) []byte {
	switch {
	case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
		return append(buffer, c)
	case c >= 'A' && c <= 'Z':
		return append(buffer, c+'a'-'A')
	}
	return appendSpace(buffer)
}

func appendFolded(buffer []byte, folded string) []byte {
	for i := 0; i < len(folded); i++ {
		if folded[i] == ' ' {
			buffer = appendSpace(buffer)
		} else {
			buffer = append(buffer, folded[i])
		}
	}
	return buffer
}

func appendSpace(buffer []byte) []byte {
	if len(buffer) == 0 || buffer[len(buffer)-1] == ' ' {
		return buffer
	}
	return append(buffer, ' ')
}

func trimSpace(buffer []byte) []byte {
	if n := len(buffer); n > 0 && buffer[n-1] == ' ' {
		return buffer[:n-1]
	}
	return buffer
}
