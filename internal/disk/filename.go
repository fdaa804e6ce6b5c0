package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestFileName is the longest slug, in bytes.
const longestFileName = 64

// FileName returns a name for a file, without extension, out of any text: a
// slug of a-z, 0-9 and dashes, 1 to 64 long, that no system reserves. Text that
// has nothing to keep, or too much, is told apart by a part of its hash.
func FileName(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.M, r) || r == '\'' || r == '’' {
			continue
		}
		r = unicode.ToLower(r)
		word, ok := plainLetters[r]
		if !ok && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9') {
			word, ok = string(r), true
		}
		if !ok {
			dash = b.Len() > 0
			continue
		}
		if dash {
			b.WriteByte('-')
			dash = false
		}
		b.WriteString(word)
	}
	slug := b.String()
	sum := sha256.Sum256([]byte(s))
	mark := hex.EncodeToString(sum[:4])
	switch {
	case slug == "":
		return "file-" + mark
	case len(slug) > longestFileName:
		return strings.TrimRight(slug[:longestFileName-1-len(mark)], "-") + "-" + mark
	case reservedNames[slug]:
		return slug + "-file"
	}
	return slug
}

// plainLetters spells the Latin letters that decomposition leaves whole.
var plainLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ħ': "h", 'ŋ': "ng",
}

// reservedNames are devices to Windows, whatever their extension.
var reservedNames = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com0": true, "com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt0": true, "lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}
