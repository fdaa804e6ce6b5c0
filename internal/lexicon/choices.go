package lexicon

import "sync"

// choice is a row of choices.csv: how a key of a topic is written for people.
type choice struct {
	Topic string `csv:"topic"`
	Key   string `csv:"key"`
	EN    string `csv:"en"`
	ES    string `csv:"es"`
	FR    string `csv:"fr"`
	PT    string `csv:"pt"`
}

var choices = sync.OnceValue(func() map[[2]string]choice {
	byKey := map[[2]string]choice{}
	for _, c := range readTable[choice]("choices.csv") {
		byKey[[2]string{c.Topic, c.Key}] = c
	}
	return byKey
})

// Choice words a key of a topic of records for a cell: F of sex is "Femenino" in
// Spanish. Key reads it back. An unknown key comes back as it is.
func Choice(topic, key, lang string) string {
	c, ok := choices()[[2]string{topic, key}]
	if !ok {
		return key
	}
	return inLanguage(lang, c.EN, c.ES, c.FR, c.PT)
}
