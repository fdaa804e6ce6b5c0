package desk

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/namati/lex/internal/records"
)

var numbered = regexp.MustCompile(`^(\d+(\.\d+)*[.)]?|[IVX]+[.)]|[A-Za-z][.)]) `)

// mixedHeadings are headings that do not look like the others: a mark behind
// some, numbers before some, capitals throughout, levels left out.
func mixedHeadings(c *Case) []records.Finding {
	var found []records.Finding
	list := c.sections()
	counted := map[int]int{}
	for _, s := range list {
		if numbered.MatchString(s.Plain) {
			counted[s.Level]++
		}
	}
	many := map[int]int{}
	for _, s := range list {
		many[s.Level]++
	}
	level := 0
	for _, s := range list {
		note := func(message, hint string) {
			found = append(found, at(s.line, s.column, fmt.Sprintf("the heading %q %s", s.Plain, message), hint))
		}
		text := strings.TrimSpace(s.Plain)
		switch {
		case strings.HasSuffix(text, ":"):
			note("ends in a colon", "headings end without a mark")
		case strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "…") && strings.Count(text, ".") == 1:
			note("ends in a full stop", "headings end without a mark")
		}
		if n := counted[s.Level]; n > 0 && n < many[s.Level] && !numbered.MatchString(s.Plain) {
			note(fmt.Sprintf("has no number, %d others of its level have one", n), "number all of them, or none")
		}
		if shouts(text) {
			note("stands in capitals throughout", "write it as the others")
		}
		if level > 0 && s.Level > level+1 {
			note(fmt.Sprintf("is of level %d and stands under one of level %d", s.Level, level), "leave no level out: readers who listen find their way by them")
		}
		level = s.Level
	}
	return found
}

// shouts reports whether several words stand in capitals.
func shouts(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 3 && strings.Contains(text, " ")
}
