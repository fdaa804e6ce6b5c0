package lexicon

import (
	"strings"
)

// mostNames bounds how many names of a cell are looked for: beyond it a cell
// holds prose.
const mostNames = 12

// SeveralNames parts a cell that names several organizations. At ; | and line
// ends it always parts; at "/", commas and the words for "and" only where known
// says that every part is a name by itself: "APRODEH y Paz y Esperanza" is two
// organizations when both are known, "Infancia y la Adolescencia" is one. It
// returns nil for a text that names one.
func SeveralNames(text string, known func(name string) bool) []string {
	var names []string
	for _, part := range CutNames(text) {
		if known(part) {
			names = append(names, part)
			continue
		}
		if several := partedNames(part, known); several != nil {
			names = append(names, several...)
		} else {
			names = append(names, part)
		}
	}
	if len(names) < 2 || len(names) > mostNames {
		return nil
	}
	return names
}

// CutNames cuts a text at ; | and line ends alone. Parts without a letter or a
// digit are left out.
func CutNames(text string) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
		if part = strings.TrimSpace(part); Fold(part) != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// MayNameSeveral is false for a text, such as most are, in which nothing stands
// that could part names.
func MayNameSeveral(text string) bool {
	if strings.ContainsAny(text, ";|\n/,&+") {
		return true
	}
	for word := range strings.FieldsSeq(text) {
		if len(word) > len("and") {
			continue
		}
		switch strings.ToLower(word) {
		case "y", "e", "et", "and":
			return true
		}
	}
	return false
}

// nameJoints stand between names, the longest first.
var nameJoints = []string{", and ", ", y ", ", e ", ", et ", " and ", " y ", " e ", " et ", " / ", " & ", " + ", ", ", "/"}

// partedNames finds a way to part a text so that every part is known; nil when
// there is none.
func partedNames(text string, known func(string) bool) []string {
	type joint struct{ from, to int }
	var joints []joint
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = text // letters whose case changes their length
	}
	for i := 0; i < len(lower) && len(joints) < mostNames; i++ {
		for _, mark := range nameJoints {
			if strings.HasPrefix(lower[i:], mark) {
				joints = append(joints, joint{i, i + len(mark)})
				i += len(mark) - 2
				break
			}
		}
	}
	// parted[i] is how the text from joint i on can be parted; -1 is the beginning.
	memo := map[int][]string{}
	var part func(after int) []string
	part = func(after int) []string {
		if names, done := memo[after]; done {
			return names
		}
		start := 0
		if after >= 0 {
			start = joints[after].to
		}
		memo[after] = nil
		for next := after + 1; next < len(joints); next++ {
			if joints[next].from <= start || !known(strings.TrimSpace(text[start:joints[next].from])) {
				continue
			}
			if rest := part(next); rest != nil {
				memo[after] = append([]string{strings.TrimSpace(text[start:joints[next].from])}, rest...)
				return memo[after]
			}
		}
		if last := strings.TrimSpace(text[start:]); after >= 0 && known(last) {
			memo[after] = []string{last}
		}
		return memo[after]
	}
	return part(-1)
}
