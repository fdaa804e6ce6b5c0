package lexicon

import (
	"strings"
	"sync"
)

// sensitiveWords is a row of sensitive.csv.
type sensitiveWords struct {
	Topic string `csv:"topic"`
	Words string `csv:"words"`
}

// sensitivePhrases is sensitive.csv made ready to be asked for every heading of
// a wide sheet: the topics in the order of the table and, for each folded phrase,
// the first topic that has it.
type sensitivePhrases struct {
	topics  []string
	of      map[string]int
	longest int // words of the longest phrase
}

var sensitive = sync.OnceValue(func() sensitivePhrases {
	p := sensitivePhrases{of: map[string]int{}}
	for i, row := range readTable[sensitiveWords]("sensitive.csv") {
		p.topics = append(p.topics, row.Topic)
		for _, word := range split(row.Words) {
			phrase := Fold(word)
			p.longest = max(p.longest, len(strings.Fields(phrase)))
			if _, earlier := p.of[phrase]; !earlier && phrase != "" {
				p.of[phrase] = i
			}
		}
	}
	return p
})

// Sensitive tells headings of columns that can harm people when they travel:
// identity papers, health, faith, ethnicity, sexual orientation, bank accounts
// and the like. topic is English, for a warning. It looks for whole words in the
// heading, in four languages; of several topics the first of the table is told.
func Sensitive(heading string) (topic string, ok bool) {
	p := sensitive()
	words := strings.Fields(Fold(heading))
	first := len(p.topics)
	for i := range words {
		for n := 1; n <= p.longest && i+n <= len(words); n++ {
			if at, found := p.of[strings.Join(words[i:i+n], " ")]; found {
				first = min(first, at)
			}
		}
	}
	if first == len(p.topics) {
		return "", false
	}
	return p.topics[first], true
}
