package desk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var (
	codeBefore = regexp.MustCompile(`\b([A-Z]{3})[\s\x{a0}]?\d`)
	codeAfter  = regexp.MustCompile(`\d[\s\x{a0}]?([A-Z]{3})\b`)
	signOf     = regexp.MustCompile(`(US\$|R\$|A\$|C\$|€|£|¥|\$)[\s\x{a0}]?\d|\d[\s\x{a0}]?(€|£|¥)`)
	wordAfter  = regexp.MustCompile(`(?i)\d[\s\x{a0}](euros?|d[oóô]l[la]*(?:are?s|ars|res)|libras? esterlinas?|pounds?|livres? sterling|reais|reales|francos? suizos?|francs? suisses?)\b`)
)

// signs are the currencies that a sign stands for; a bare dollar sign stands for
// many.
var signs = map[string][]string{"US$": {"USD"}, "R$": {"BRL"}, "A$": {"AUD"}, "C$": {"CAD", "NIO"}, "€": {"EUR"}, "£": {"GBP", "EGP", "LBP"}, "¥": {"JPY", "CNY"},
	"$": {"USD", "CAD", "AUD", "NZD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "CUP", "SGD", "HKD", "TWD", "BBD", "BSD", "BZD", "JMD", "TTD", "XCD", "GYD", "SRD", "LRD", "NAD", "FJD", "BMD", "KYD", "NIO", "SBD", "BND"}}

// mixedCurrencies are amounts in another currency than the grant's.
func mixedCurrencies(c *Case) []records.Finding {
	own := c.Fund.Currency
	if own == "" {
		return nil
	}
	hint := fmt.Sprintf("state the amount in %s, with the rate and its day if it was paid otherwise", own)
	var found []records.Finding
	for _, p := range c.Passages {
		text, _ := p.Text()
		for _, m := range moneyIn(text) {
			if !slices.Contains(m.currencies, own) {
				line, column := p.At(m.at)
				found = append(found, at(line, column, fmt.Sprintf("an amount stands in %s, the grant is in %s", m.words, own), hint))
			}
		}
	}
	for _, m := range c.Made {
		for _, t := range tables(m) {
			var others []string
			for _, row := range t.Rows {
				for _, cell := range row {
					if cell.Kind == document.Money && cell.Currency != own && cell.Currency != "" && !slices.Contains(others, cell.Currency) {
						others = append(others, cell.Currency)
					}
				}
			}
			if len(others) > 0 {
				slices.Sort(others)
				found = append(found, at(m.Line, m.Column, fmt.Sprintf("%s states amounts in %s, the grant is in %s", tableName(t), strings.Join(others, ", "), own), hint))
			}
		}
	}
	return found
}

// mention is an amount in a text: where, and in which currency it may be.
type mention struct {
	at         int
	words      string
	currencies []string
}

func moneyIn(text string) []mention {
	var list []mention
	known := lexicon.Currencies()
	for _, pattern := range []*regexp.Regexp{codeBefore, codeAfter} {
		for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
			if code := text[m[2]:m[3]]; slices.Contains(known, code) {
				list = append(list, mention{m[0], code, []string{code}})
			}
		}
	}
	for _, m := range signOf.FindAllStringSubmatchIndex(text, -1) {
		sign := ""
		for g := 2; g+1 < len(m); g += 2 {
			if m[g] >= 0 {
				sign = text[m[g]:m[g+1]]
			}
		}
		list = append(list, mention{m[0], sign, signs[sign]})
	}
	for _, m := range wordAfter.FindAllStringSubmatchIndex(text, -1) {
		words := text[m[2]:m[3]]
		list = append(list, mention{m[0], words, currencyOf(lexicon.Fold(words))})
	}
	slices.SortStableFunc(list, func(a, b mention) int { return a.at - b.at })
	return list
}

// currencyOf is what a folded word for money may mean.
func currencyOf(word string) []string {
	switch {
	case strings.HasPrefix(word, "euro"):
		return []string{"EUR"}
	case strings.HasPrefix(word, "dol"):
		return signs["$"]
	case strings.HasPrefix(word, "rea"):
		return []string{"BRL"}
	case strings.HasPrefix(word, "franc"):
		return []string{"CHF"}
	}
	return signs["£"]
}
