package importers

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// oneLine writes the lines of a cell that names organizations on one: a
// semicolon stands where one name ended and another began, a space where a long
// name was only broken.
func oneLine(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	last := ""
	for line := range strings.SplitSeq(text, "\n") {
		bare := bullet.ReplaceAllString(line, "")
		listed := bare != line
		if bare == "" {
			continue
		}
		switch {
		case last == "":
		case !listed && goesOn(last, bare):
			b.WriteByte(' ')
		case strings.HasSuffix(last, ";") || strings.HasSuffix(last, "|"):
			b.WriteByte(' ')
		default:
			b.WriteString("; ")
		}
		b.WriteString(bare)
		last = bare
	}
	return b.String()
}

// bullet begins an item of a list that was drawn with characters.
var bullet = regexp.MustCompile(`^(?:[-–—•*·▪]|\d{1,2}[.)])\s+`)

// goesOn tells that a line goes on with the name of the line before: it begins
// small or with a bracket, or that one ends with what no name ends with.
func goesOn(before, line string) bool {
	begin, _ := utf8.DecodeRuneInString(line)
	end, _ := utf8.DecodeLastRuneInString(before)
	if unicode.IsLower(begin) || strings.ContainsRune("([,/&–-", begin) {
		return true
	}
	words := strings.Fields(strings.ToLower(before))
	return slices.Contains(unfinished, words[len(words)-1]) || strings.ContainsRune(",/&(–-:", end)
}

// unfinished are words with which no name ends.
var unfinished = []string{"de", "del", "da", "das", "do", "dos", "du", "des", "la", "las", "el", "los", "le", "les", "o", "os", "as", "of", "the", "for", "in", "on",
	"para", "por", "pour", "en", "em", "y", "e", "and", "et", "al", "au", "aux", "pro", "contra", "sobre"}
