package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// proseWord is a word of running text without the punctuation around it.
type proseWord struct {
	text, folded  string
	start, end    int // of text, in bytes
	before, after string
	// opens tells that the word begins a sentence, capital that it begins with a
	// capital letter, letters that it holds letters only.
	opens, capital, letters bool
}

// proseSplit cuts a text into its words.
func proseSplit(text string) []proseWord {
	var list []proseWord
	opens := true
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if parts(r) {
			at += size
			continue
		}
		end := at
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if parts(r) {
				break
			}
			end += size
		}
		w := trimWord(text, at, end)
		w.opens = opens || strings.ContainsAny(w.before, "¿¡«“\"")
		list = append(list, w)
		opens = strings.ContainsAny(w.after, ".!?:;…")
		at = end
	}
	return list
}

// parts reports whether a character stands between words.
func parts(r rune) bool { return unicode.IsSpace(r) || r == '—' }

// trimWord takes the punctuation off a word.
func trimWord(text string, start, end int) proseWord {
	from, to := start, end
	for from < to {
		r, size := utf8.DecodeRuneInString(text[from:])
		if wordRune(r) || r == '+' || r == '#' {
			break
		}
		from += size
	}
	for to > from {
		r, size := utf8.DecodeLastRuneInString(text[:to])
		if wordRune(r) || r == '%' || r == '‰' {
			break
		}
		to -= size
	}
	w := proseWord{text: text[from:to], start: from, end: to, before: text[start:from], after: text[to:end]}
	w.folded = Fold(w.text)
	w.letters = w.text != ""
	for i, r := range w.text {
		w.capital = w.capital || i == 0 && unicode.IsUpper(r)
		w.letters = w.letters && (unicode.IsLetter(r) || r == '-' || r == '’' || r == '\'')
	}
	return w
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Sc, r) || r == 'º' || r == 'ª' || r == '\ufffc'
}

// small reports whether a word is of small letters, as a noun in running text.
func (w proseWord) small() bool { return w.letters && !w.capital }

// acronym reports whether a word is of capital letters.
func (w proseWord) acronym() bool {
	return utf8.RuneCountInString(w.text) > 1 && w.letters && w.text == strings.ToUpper(w.text)
}

// prose is a text while numbers are looked for in it.
type prose struct {
	*proseWords
	lang  string
	words []proseWord
}

// at is a word by its position, an empty one outside the text.
func (p *prose) at(i int) proseWord {
	if i < 0 || i >= len(p.words) {
		return proseWord{}
	}
	return p.words[i]
}

// joinsNumbers are the words and marks between two numbers that belong together.
var joinsNumbers = []string{"and", "y", "e", "et", "to", "al", "a", "au", "till", "until", "or", "o", "u", "ou", "ate", "hasta"}

// joined finds the number before, or behind, one that belongs to it: "19 and
// 20", "19, 20", "del 19 al 24".
func (p *prose) joined(numbers []ProseNumber, n, step int) (other int, ok bool) {
	other = n + step
	if other < 0 || other >= len(numbers) {
		return 0, false
	}
	first, second := numbers[min(n, other)], numbers[max(n, other)]
	switch second.first - first.last - 1 {
	case 0:
		return other, strings.ContainsAny(p.at(first.last).after, ",&–-")
	case 1:
		w := p.at(first.last + 1)
		return other, slices.Contains(joinsNumbers, w.folded) || w.text == "" && strings.ContainsAny(w.before+w.after, "–-&")
	}
	return 0, false
}
