package disk

import (
	"strconv"
	"strings"
	"unicode"
)

// LongestSheetName is the longest name of a sheet, in UTF-16 units.
const LongestSheetName = 31

// SheetName returns a name that every spreadsheet program takes for a sheet:
// at most 31 units, none of []:*?/\ and no control characters, no quote or space
// at its ends, not the reserved "History", and unlike every name in taken, in
// any case. It enters the name, folded, into taken; a nil map is not looked at.
func SheetName(s string, taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`[]:*?/\`, r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, CellText(s))
	name = strings.Join(strings.Fields(name), " ")
	name = shortened(trimSheetName(name))
	if name == "" {
		name = "Sheet"
	}
	if strings.EqualFold(name, "History") {
		name += " 1"
	}
	candidate := name
	for n := 2; taken[strings.ToLower(candidate)]; n++ {
		suffix := " " + strconv.Itoa(n)
		candidate = trimSheetName(cutUnits(name, LongestSheetName-len(suffix))) + suffix
	}
	if taken != nil {
		taken[strings.ToLower(candidate)] = true
	}
	return candidate
}

// shortened cuts a name that is too long behind a word, with an ellipsis, unless
// that would take most of it.
func shortened(name string) string {
	if CellLength(name) <= LongestSheetName {
		return name
	}
	cut := cutUnits(name, LongestSheetName-1)
	if space := strings.LastIndexByte(cut, ' '); space > len(cut)/2 && !strings.HasPrefix(name[len(cut):], " ") {
		cut = cut[:space]
	}
	return trimSheetName(strings.TrimRight(cut, " ,.;:·–—-")) + "…"
}

func trimSheetName(s string) string { return strings.Trim(s, "' ") }

// cutUnits cuts s to at most n UTF-16 units, leaving letters and the marks
// upon them together.
func cutUnits(s string, n int) string {
	if CellLength(s) <= n {
		return s
	}
	units, end := 0, 0
	for i, r := range s {
		if !unicode.Is(unicode.M, r) {
			end = i
		}
		units++
		if r > 0xFFFF {
			units++
		}
		if units > n {
			break
		}
	}
	return s[:end]
}
