package lexicon

import "unicode"

// IsAcronym recognises one word of 2 to 12 letters, most of them capitals.
func IsAcronym(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			return false
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLetter(r):
			lower++
		}
	}
	return upper >= 2 && upper >= lower && upper+lower <= 12
}
