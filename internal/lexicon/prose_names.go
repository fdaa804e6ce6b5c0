package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// proseMonths are the folded names of months in all languages.
var proseMonths = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, names := range monthNames {
		for _, name := range names {
			if len(name) > 3 || name == "may" || name == "mai" {
				all[name] = true
			}
		}
	}
	return all
})

// names reports whether a number in figures names something and states nothing.
func (p *prose) names(n ProseNumber) bool {
	w, before, next := p.at(n.first), p.at(n.first-1), p.at(n.last+1)
	label := before.folded
	switch {
	case n.kind == inWords:
		// "day one", "Phase two"
		return p.is("label", label) || p.is("title", label) && before.capital && before.after == ""
	case n.kind == boasting:
		return false
	case strings.HasPrefix(w.text, "+"), strings.HasPrefix(w.text, "#"):
		return true
	case p.dated(n), p.yearly(n):
		return true
	case n.first == n.last && isItem.MatchString(w.text) && (n.first == 0 && strings.HasPrefix(w.after, ".") && len(p.words) > 1 || w.after != "" && strings.HasPrefix(w.after, ")") && (n.first == 0 || strings.HasSuffix(w.before, "("))):
		return true // 1. or (2) before an item
	case n.first == 0 && strings.Count(w.text, ".") > 0 && isItem.MatchString(w.text) && next.capital:
		return true // 3.1 Background
	case slices.Contains([]string{"am", "pm", "a m", "p m", "h", "hrs", "uhr"}, next.folded) && w.after == "", w.text == "24/7":
		return true
	case p.is("label", label) && (before.after == "" || before.after == "."):
		return true
	case p.is("title", label) && before.capital && before.after == "":
		return true
	case before.after != "" || before.text == "" || before.folded == "":
		return false
	case before.acronym():
		// ISO 3166, COP 26; but EUR 15,000 and "in the USA 5 people".
		money := slices.Contains(Currencies(), before.text) && len(w.text) > 2
		return !money && (!next.small() || w.after != "" || len(w.text) > 2) && p.metrics[next.folded] == ""
	case before.capital && !before.opens:
		return !next.small() || w.after != "" // Agenda 2030; but "In Lima 5 people"
	}
	return false
}

// dated reports whether a number is the day of a date.
func (p *prose) dated(n ProseNumber) bool {
	w := p.at(n.first)
	if Date(w.text, DayFirst).OK && strings.ContainsAny(w.text, "/.-") {
		return true
	}
	if n.Value > 31 && !proseRange.MatchString(w.text) {
		return false
	}
	months := proseMonths()
	before := p.at(n.first - 1)
	if months[before.folded] && (before.capital || p.lang != "en") && strings.Trim(before.after, ".") == "" {
		return true // June 19
	}
	j := n.last + 1
	if w.after != "" && w.after != "." {
		return false
	}
	if slices.Contains([]string{"de", "of", "d", "th", "st", "nd", "rd", "er"}, p.at(j).folded) {
		j++
	}
	return months[p.at(j).folded] // 19 de junio, 19 June
}

// yearly reports whether a number is a year, or a span of years.
func (p *prose) yearly(n ProseNumber) bool {
	w := p.at(n.first)
	if n.first != n.last {
		return false
	}
	parts := strings.FieldsFunc(w.text, func(r rune) bool { return r == '-' || r == '–' || r == '/' })
	if len(parts) == 0 || !isYear.MatchString(parts[0]) || len(parts) > 2 || len(parts) == 2 && len(parts[1]) != 2 && !isYear.MatchString(parts[1]) {
		return false
	}
	_, counted := p.metrics[p.at(n.last+1).folded]
	return !counted || w.after != ""
}

// telephones silences runs of groups of digits.
func (p *prose) telephones(all []ProseNumber) {
	for i := 0; i < len(all); {
		j := i
		for j+1 < len(all) && all[j+1].first == all[j].last+1 && all[j].kind == inFigures && all[j+1].kind == inFigures && strings.Trim(p.at(all[j].last).after, ")") == "" {
			j++
		}
		if j-i >= 2 || j > i && all[i].silent && strings.HasPrefix(p.at(all[i].first).text, "+") {
			for k := i; k <= j; k++ {
				all[k].silent = true
			}
		}
		i = j + 1
	}
}

// mean reads what a number counts: the noun behind it, and a region that stands
// before or right behind the noun.
func (p *prose) mean(n *ProseNumber) {
	n.PhraseEnd = n.End
	end, noun := n.last, 0
	for j := n.last + 1; j <= n.last+5 && p.follows(j); j++ {
		if found := p.metrics[p.at(j).folded]; found != "" {
			n.Metric, noun, end = found, j, j
			break
		}
		if j <= n.last+2 && p.at(j).small() && !slices.Contains(joinsNumbers, p.at(j).folded) {
			end = j
		}
	}
	if end > n.last {
		n.PhraseEnd = p.at(end).end
	}
	if noun == 0 {
		return
	}
	for j := n.last + 1; j <= noun+4 && p.follows(j); j++ {
		for length := 1; length <= 3; length++ {
			var words []string
			for k := j; k < j+length; k++ {
				words = append(words, strings.TrimPrefix(p.at(k).folded, "d ")) // d’Amérique
			}
			if found := p.regions[strings.Join(words, " ")]; found != "" {
				n.Region = found
				n.PhraseEnd = max(n.PhraseEnd, p.at(j+length-1).end)
			}
		}
	}
}

// follows reports whether a word belongs to what goes before it: no punctuation,
// figure or other number parts them.
func (p *prose) follows(j int) bool {
	if j >= len(p.words) || p.at(j-1).after != "" || strings.Contains(p.at(j).text, "\ufffc") {
		return false
	}
	_, another := p.number(j)
	return !another
}
