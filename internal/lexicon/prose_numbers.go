package lexicon

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ProseNumber is a number in running text that states something: an amount, a
// count, a share, an ordinal that boasts. Start and End are its bytes. Value is
// what it says, 0 where it has no value of its own ("hundreds", "first").
type ProseNumber struct {
	Start, End int
	Value      float64
	// Metric and Region are what the words behind it say that it counts, as in
	// "13 Latin American countries": countries, 419; "" where they do not.
	Metric, Region string
	// PhraseEnd is where the words end that say what it counts.
	PhraseEnd int

	first, last int // words
	silent      bool
	kind        proseKind
}

type proseKind int

const (
	inFigures proseKind = iota
	inWords
	boasting // an ordinal
)

// ProseNumbers finds the numbers in a text that state something. Numbers that
// only name are left out: dates and years, "Article 19", "Agenda 2030", numbers
// of pages, sections, items, versions and telephones, times of day, addresses of
// the web, and "one of them". The character U+FFFC stands for a figure that is
// filled in. A text in another language than that said is read as if it were.
func ProseNumbers(text, lang string) []ProseNumber {
	p := &prose{proseWords: proseOf(lang), lang: lang, words: proseSplit(text)}
	var all []ProseNumber
	for i := 0; i < len(p.words); {
		n, ok := p.number(i)
		if !ok {
			i++
			continue
		}
		n.silent = p.names(n)
		all = append(all, n)
		i = n.last + 1
	}
	p.telephones(all)
	// A number that belongs to one that names, names too: Articles 19 and 20.
	for range 2 {
		for n := range all {
			for _, step := range []int{-1, 1} {
				if other, ok := p.joined(all, n, step); ok && all[other].silent && all[other].kind == inFigures && !all[n].silent {
					all[n].silent = p.sameNaming(all, n, step)
				}
			}
		}
	}
	var list []ProseNumber
	for _, n := range all {
		if !n.silent {
			p.mean(&n)
			list = append(list, n)
		}
	}
	return list
}

// sameNaming reports whether a number shares the name of the one beside it: it
// must not count something of its own.
func (p *prose) sameNaming(all []ProseNumber, n, step int) bool {
	next := p.at(all[n].last + 1)
	return step > 0 || !next.small() || all[n].last+1 >= len(p.words) || slices.Contains(joinsNumbers, next.folded) || p.at(all[n].last).after != ""
}

var (
	plainNumber = regexp.MustCompile(`^(?:US\$|R\$|S/|[A-Z]{3}|\p{Sc})?(\d+(?:[.,'’]\d+)*)(?:%|‰|\p{Sc})?$`)
	proseRange  = regexp.MustCompile(`^(\d+)[-–](\d+)%?$`)
	compound    = regexp.MustCompile(`^(\d+)[-–](\p{Ll}[\p{L}-]+)$`)
	fraction    = regexp.MustCompile(`^\d/\d$`)
	threeDigits = regexp.MustCompile(`^\d{3}$`)
	fewDigits   = regexp.MustCompile(`^\d{1,3}$`)
	isVersion   = regexp.MustCompile(`^\d+\.\d+\.\d+`)
	isYear      = regexp.MustCompile(`^(?:19|20)\d\d$`)
	isTime      = regexp.MustCompile(`^\d{1,2}[:h]\d{2}$`)
	isPhone     = regexp.MustCompile(`^\d{3,4}-\d{4}$|^\d+-\d+-\d+|^\d+/\d+/`)
	isItem      = regexp.MustCompile(`^\d+(?:\.\d+)*$`)
)

// number reads a number that begins at a word.
func (p *prose) number(i int) (ProseNumber, bool) {
	w := p.words[i]
	n := ProseNumber{Start: w.start, End: w.end, first: i, last: i}
	if strings.ContainsAny(w.text, "@\ufffc") || strings.Contains(w.text, "://") || strings.HasPrefix(w.folded, "www ") || w.text == "" {
		return n, false
	}
	if fewDigits.MatchString(w.text) && w.after == "" {
		digits := w.text
		for j := i + 1; j < len(p.words) && threeDigits.MatchString(p.words[j].text) && p.words[j].before == "" && p.words[j-1].after == ""; j++ {
			digits += p.words[j].text
			n.last, n.End = j, p.words[j].end
		}
		n.Value, _ = strconv.ParseFloat(digits, 64)
		return n, true
	}
	if m := plainNumber.FindStringSubmatch(w.text); m != nil {
		n.Value = proseValue(m[1], p.lang)
		return n, true
	}
	if proseRange.MatchString(w.text) || fraction.MatchString(w.text) {
		return n, true
	}
	if m := compound.FindStringSubmatch(w.text); m != nil {
		n.Value, _ = strconv.ParseFloat(m[1], 64)
		n.End = w.start + len(m[1])
		return n, true
	}
	if isTime.MatchString(w.text) || isPhone.MatchString(w.text) || isVersion.MatchString(w.text) {
		n.silent = true
		return n, false
	}
	return p.numberInWords(i)
}

// proseValue reads 13, 15,000, 15.000 and 4.5 by the usage of the language: a
// mark before three digits parts thousands, unless it is the decimal mark of the
// language and stands alone behind a zero.
func proseValue(text, lang string) float64 {
	text = strings.NewReplacer("'", "", "’", "").Replace(text)
	thousands, decimal := ",", "."
	if lang != "en" {
		thousands, decimal = ".", ","
	}
	if i := strings.LastIndex(text, thousands); i >= 0 && len(text)-i-1 != 3 {
		thousands, decimal = decimal, thousands // written as in another language
	}
	if i := strings.LastIndex(text, decimal); i > 0 && len(text)-i-1 == 3 && !strings.Contains(text, thousands) && text[0] != '0' {
		thousands, decimal = decimal, thousands
	}
	text = strings.ReplaceAll(text, thousands, "")
	value, err := strconv.ParseFloat(strings.Replace(text, decimal, ".", 1), 64)
	if err != nil {
		return 0
	}
	return value
}

// numberInWords reads "thirteen", "two-day", "one hundred and twenty", "veinte
// mil", "hundreds", and an ordinal that boasts.
func (p *prose) numberInWords(i int) (ProseNumber, bool) {
	w := p.words[i]
	n := ProseNumber{Start: w.start, End: w.end, first: i, last: i, kind: inWords}
	if w.capital && !w.opens {
		return n, false // a name: the Four Seasons
	}
	if value, ok := p.numbers[w.folded]; ok {
		n.Value = value
		p.compose(&n)
		return n, p.plural(n)
	}
	next := p.at(i + 1)
	switch {
	case p.is("one", next.folded) && w.folded == "one" && p.at(i-1).folded != "no":
		n.Value = 1
		return n, true
	case w.folded == "one" || w.folded == "a":
		if value, ok := p.numbers[next.folded]; ok && value >= 100 && !next.capital && w.after == "" {
			n.Value, n.last, n.End = value, i+1, next.end
			p.compose(&n)
			return n, true
		}
	case p.is("vague", w.folded):
		return n, p.counts(i)
	case p.is("ordinal", w.folded):
		n.kind = boasting
		return n, p.boasts(i)
	}
	if head, rest, found := strings.Cut(w.text, "-"); found {
		value, ok := p.numbers[Fold(head)]
		if ok && !ordinalEnding.MatchString(Fold(rest)) {
			n.Value, n.End = value, w.start+len(head)
			return n, true
		}
	}
	return n, false
}

var ordinalEnding = regexp.MustCompile(`(?:first|second|third|th|ieme|iemes|ths)$`)

// ones are the words for one, which by themselves are articles or pronouns.
var ones = []string{"one", "un", "uno", "una", "une", "um", "uma"}

// compose goes on with the words of one number: hundred and twenty, veinte mil.
func (p *prose) compose(n *ProseNumber) {
	for {
		j := n.last + 1
		joined := p.is("joiner", p.at(j).folded)
		if joined {
			j++
		}
		w := p.at(j)
		value, ok := p.numbers[w.folded]
		if joined && slices.Contains(ones, w.folded) && int64(n.Value)%10 == 0 && int64(n.Value)%100 >= 20 {
			value, ok = 1, true // vinte e um
		}
		if !ok || w.capital || p.at(n.last).after != "" || p.at(j-1).after != "" {
			return
		}
		low := int64(n.Value)
		switch {
		case !joined && value >= 100 && n.Value < value && (value == 100 || value == 1000 || value == 1_000_000):
			n.Value *= value
		case low%1000 == 0 && low > 0 && value < 1000, low%100 == 0 && low > 0 && value < 100, low%10 == 0 && low%100 >= 20 && value < 10:
			n.Value += value
		default:
			return
		}
		n.last, n.End = j, w.end
	}
}

// plural sorts out French neuf, which is new as often as nine.
func (p *prose) plural(n ProseNumber) bool {
	if p.at(n.first).folded != "neuf" || n.last > n.first {
		return true
	}
	next := p.at(n.last + 1)
	return next.small() && p.at(n.last).after == "" && (strings.HasSuffix(next.folded, "s") || strings.HasSuffix(next.folded, "x"))
}

// halves are the words that need "of" behind them to count something.
var halves = []string{"half", "mitad", "moitie", "metade"}

// counts reports whether a vague number counts something: half of them, and not
// the second half of the year.
func (p *prose) counts(i int) bool {
	w := p.words[i]
	if !slices.Contains(halves, w.folded) {
		return true
	}
	before := p.at(i - 1).folded
	return slices.Contains([]string{"of", "de", "del", "des", "du", "da", "do", "das", "dos", "la", "los"}, p.at(i+1).folded) &&
		!slices.Contains([]string{"first", "second", "last", "other", "primera", "segunda", "ultima", "otra", "premiere", "seconde", "deuxieme", "derniere", "autre", "primeira", "outra"}, before)
}

// boasts reports whether an ordinal states something: our first regional
// exchange, and not "first, we wanted".
func (p *prose) boasts(i int) bool {
	own := p.is("possessive", p.at(i-1).folded)
	for j := i + 1; j <= i+3 && p.at(j-1).after == ""; j++ {
		if p.is("superlative", p.at(j).folded) || own && p.metrics[p.at(j).folded] == "exchanges" {
			return true
		}
	}
	return false
}
