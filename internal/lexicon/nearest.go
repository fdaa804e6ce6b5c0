package lexicon

import "strings"

// Nearest returns the known word that most likely was meant, "" when none is
// near: at most one letter in three may differ, or the word is the beginning of
// a known one.
func Nearest(word string, known []string) string {
	best, least := "", len(word)/3+2
	for _, k := range known {
		if len(word) >= 3 && strings.HasPrefix(k, word) {
			return k
		}
		limit := min(least-1, (len(k)+2)/3)
		if d := Distance(strings.ToLower(word), strings.ToLower(k), limit); d <= limit {
			best, least = k, d
		}
	}
	return best
}

// DidYouMean is the hint for a word that is not known.
func DidYouMean(word string, known []string) string {
	if k := Nearest(word, known); k != "" {
		return "did you mean " + k + "?"
	}
	return "expected one of: " + strings.Join(known, ", ")
}

// onStack is how many letters Distance compares without asking for memory.
const onStack = 64

// Distance counts the letters to add, drop, change or swap with a neighbour to
// make b of a (Damerau-Levenshtein, restricted), or limit+1 when it is more than
// limit.
func Distance(a, b string, limit int) int {
	var letters [2][onStack]rune
	x, y := appendRunes(letters[0][:0], a), appendRunes(letters[1][:0], b)
	if limit < 0 || max(len(x)-len(y), len(y)-len(x)) > limit {
		return limit + 1
	}
	var room [3][onStack + 1]int
	before, last, this := room[0][:], room[1][:], room[2][:]
	if len(y) > onStack {
		before, last, this = make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	}
	for j := range len(y) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		this[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d := min(last[j]+1, this[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, before[j-2]+1)
			}
			this[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		before, last, this = last, this, before
	}
	return min(last[len(y)], limit+1)
}

func appendRunes(to []rune, s string) []rune {
	for _, r := range s {
		to = append(to, r)
	}
	return to
}
