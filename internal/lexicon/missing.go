package lexicon

import (
	"strings"
	"sync"
)

// Missing reports whether a cell says that something is not known: it is empty,
// a dash, "n/a", "s/d", "no informado" … NA counts as missing, although it is the
// code of Namibia: whoever reads a column of codes decides by its other values.
func Missing(text string) bool {
	if saysSomething(text) {
		return false
	}
	folded := Fold(text)
	if folded == "" {
		// A tick or a cross mark says something; dashes and question marks do not.
		return strings.Trim(text, " \t\r\n\u00a0-–—−_.…?¿!*/\\'\"") == ""
	}
	switch strings.TrimSpace(text) {
	case "Na", "Nan", "Null":
		return false // names of people
	}
	_, ok := values()["missing"][folded]
	return ok
}

// missingStarts marks the pairs of letters with which words for "not known"
// begin, folded.
var (
	missingStarts  [1 << 16]bool
	missingStarted sync.Once
)

func markMissingStarts() {
	for word := range values()["missing"] {
		if len(word) > 1 {
			missingStarts[int(word[0])<<8|int(word[1])] = true
		}
	}
}

// saysSomething tells most texts that are no word for "not known" by their first
// two letters or digits, for a million cells are asked and few need the folding.
func saysSomething(text string) bool {
	i := 0
	for i < len(text) && text[i] < 0x80 && foldedByte[text[i]] == 0 {
		i++
	}
	if i+1 >= len(text) || text[i] >= 0x80 || text[i+1] >= 0x80 {
		return false
	}
	missingStarted.Do(markMissingStarts)
	first, second := foldedByte[text[i]], foldedByte[text[i+1]]
	return second != 0 && !missingStarts[int(first)<<8|int(second)]
}

// foldedByte is what folding makes of an ASCII letter or digit, 0 for the rest.
var foldedByte = func() (table [0x80]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		table[c], table[c-'a'+'A'] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		table[c] = c
	}
	return table
}()
