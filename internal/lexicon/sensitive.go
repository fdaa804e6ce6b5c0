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

var sensitive = sync.OnceValue(func() []sensitiveWords {
	return readTable[sensitiveWords]("sensitive.csv")
})

// Sensitive tells headings of columns that can harm people when they travel:
// identity papers, health, faith, ethnicity, sexual orientation, bank accounts
// and the like. topic is English, for a warning. It looks for whole words in the
// heading, in four languages.
func Sensitive(heading string) (topic string, ok bool) {
	folded := " " + Fold(heading) + " "
	for _, row := range sensitive() {
		for _, word := range split(row.Words) {
			if strings.Contains(folded, " "+Fold(word)+" ") {
				return row.Topic, true
			}
		}
	}
	return "", false
}
