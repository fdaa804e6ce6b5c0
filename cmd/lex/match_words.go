package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// pairs finds the pairs that people name by number or letters. Numbers are those
// of the list as it was last shown to them; letters name a pair for ever.
func (s *settings) pairs(ctx *cli.Context, st *store.Store, v verdict, words []string) ([]store.Pair, error) {
	listed, err := st.Listed(ctx.Context)
	if err != nil {
		return nil, err
	}
	decided, err := st.Decisions(ctx.Context)
	if err != nil {
		return nil, err
	}
	var known []store.Pair
	for _, d := range slices.Backward(decided) {
		known = append(known, d.Pair)
	}
	var pairs []store.Pair
	searched := false
	for _, word := range words {
		pair, err := findPair(word, listed, known)
		if err == nil && pair == nil && !searched && v != verdictNone {
			// It may look alike only now, or was shown to somebody else.
			searched = true
			fresh, err := s.matches(ctx, st)
			if err != nil {
				return nil, err
			}
			for i := range fresh {
				known = append(known, fresh[i].Pair)
			}
			pair, err = findPair(word, listed, known)
			if err != nil {
				return nil, err
			}
		}
		switch {
		case err != nil:
			return nil, err
		case pair == nil:
			return nil, usagef("`lex match` lists the pairs, `lex history` those that are decided", "no pair of look-alikes is called %q; nothing was changed", word)
		}
		holds := slices.IndexFunc(decided, func(d store.Decision) bool { return d.EndedAt == "" && d.About(*pair) })
		if v == verdictNone && holds < 0 {
			return nil, usagef("`lex history` shows the decisions", "nothing is decided about %s; nothing was changed", pair.Code)
		}
		if !slices.ContainsFunc(pairs, func(p store.Pair) bool { return p.LongCode() == pair.LongCode() }) {
			pairs = append(pairs, *pair)
		}
	}
	return pairs, nil
}

// findPair finds the pair that a word names, nil where none does.
func findPair(word string, listed, known []store.Pair) (*store.Pair, error) {
	if number, err := strconv.Atoi(word); err == nil {
		if number < 1 || number > len(listed) {
			message := "the list that was last shown to you ends at " + lexicon.Number(len(listed), "en")
			if len(listed) == 0 {
				message = "no list was shown to you yet"
			}
			return nil, usagef("`lex match` lists the pairs", "there is no pair %s: %s; nothing was changed", word, message)
		}
		return &listed[number-1], nil
	}
	word = strings.ToLower(word)
	if len(word) < 3 {
		return nil, nil
	}
	var found *store.Pair
	for _, list := range [][]store.Pair{listed, known} {
		for i := range list {
			if !strings.HasPrefix(list[i].LongCode(), word) {
				continue
			}
			if found != nil && found.LongCode() != list[i].LongCode() {
				return nil, usagef("type more of its letters", "%q may be %s or %s", word, found.Code, list[i].Code)
			}
			if found == nil {
				found = &list[i]
			}
		}
	}
	return found, nil
}
