package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// firstOf returns the first text that is not empty.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func knownLanguage(language string) error {
	if !slices.Contains(lexicon.Languages, language) {
		return usagef("one of "+strings.Join(lexicon.Languages, ", "), "lex speaks no language %q", language)
	}
	return nil
}

// plural writes one for 1 and many, with the number grouped, for any other.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, lexicon.Number(n, "en"))
}

func joinComma(words []string) string { return strings.Join(words, ",") }

// expand puts the period into a path such as reports/{period}.
func expand(path string, p records.Period) string {
	return strings.ReplaceAll(path, "{period}", fileWord(p.Label))
}

// fileWord is a name as part of a file name: as it is when it is harmless
// everywhere (2017-Q2), else its letters and digits.
func fileWord(name string) string {
	for i, r := range name {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !letter && (i == 0 || r != '-' && r != '_' && r != '.') {
			return disk.FileName(name)
		}
	}
	return name
}
