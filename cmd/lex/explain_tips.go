package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fatih/color"

	"github.com/namati/lex/internal/lexicon"
)

// showTips says what would make the figure another one.
func (e *explaining) showTips(t toldFigure) {
	less, more := e.lessWords(t), e.moreWords(t)
	for _, part := range []struct {
		head  string
		lines []string
	}{{"It would be less", less}, {"It would be more", more}} {
		if len(part.lines) == 0 {
			continue
		}
		e.print("\n%s", e.paint(e.out, part.head, color.Bold))
		for _, line := range part.lines {
			e.print("  %s", line)
		}
	}
}

func (e *explaining) lessWords(t toldFigure) (lines []string) {
	for _, tip := range t.Less {
		lines = append(lines, fmt.Sprintf("by one without %s, which %s: %s%s", inline(tip.Label), tip.Words, cellsText(tip.Cells), quotedValue(tip.Value)))
	}
	if t.MoreLess > 0 {
		lines = append(lines, fmt.Sprintf("… and %s more that hang on one", lexicon.Number(t.MoreLess, "en")))
	}
	switch {
	case t.lookAlikes > 0:
		lines = append(lines, fmt.Sprintf("by up to %s if %s: lex match", lexicon.Number(t.lookAlikes, "en"), plural(t.lookAlikes, "the pair that looks alike is one", "the %s pairs that look alike are one each")))
	case t.lookAlikes < 0 && alike[t.Name] != "":
		lines = append(lines, "if some that look alike are one: lex match lists them")
	}
	return lines
}

func (e *explaining) moreWords(t toldFigure) (lines []string) {
	for _, tip := range t.Greater {
		lines = append(lines, fmt.Sprintf("by one with %s, which %s: %s", inline(tip.Label), tip.Words, cellsText(tip.Cells)))
	}
	if t.MoreGreater > 0 {
		lines = append(lines, fmt.Sprintf("… and %s more of that kind", lexicon.Number(t.MoreGreater, "en")))
	}
	for _, g := range t.LeftOut {
		if slices.Contains([]string{"unstated", "unread", "ambiguous", "former"}, g.Reason) && t.Dimension != "exchange" {
			lines = append(lines, fmt.Sprintf("if %s named %s that is not among these: %s", plural(g.Rows, "that row", "one of those %s rows"), withArticle(t.One), cellsText(g.Cells)))
		}
	}
	if t.Name == "participants" || t.Name == "participations" {
		if t.Repeated > 0 {
			lines = append(lines, "by one for each of those counted once who is two people in truth: give each an e-mail address of their own")
		}
		for _, g := range t.LeftOut {
			if g.People > 0 && g.Reason != "filter" {
				lines = append(lines, fmt.Sprintf("by %s if these counted: %s", lexicon.Number(g.People, "en"), g.Words))
			}
		}
	}
	if t.Joined > 0 {
		lines = append(lines, fmt.Sprintf("if %s taken back: lex history, lex match undo", plural(t.Joined, "the decision that joined a pair was", "the decisions that joined %s pairs were")))
	}
	return lines
}

func quotedValue(value string) string {
	if value == "" {
		return ""
	}
	return fmt.Sprintf(" says %q", inline(shorten(value, 40)))
}

// withArticle puts the indefinite article before a noun.
func withArticle(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
