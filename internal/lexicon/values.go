package lexicon

import (
	"strings"
	"sync"
)

// valueWords is a row of values.csv: what a cell of a topic says, folded, means
// the key.
type valueWords struct {
	Topic string `csv:"topic"`
	Key   string `csv:"key"`
	Words string `csv:"words"`
}

var values = sync.OnceValue(func() map[string]map[string]string {
	topics := map[string]map[string]string{}
	for _, row := range readTable[valueWords]("values.csv") {
		if topics[row.Topic] == nil {
			topics[row.Topic] = map[string]string{}
		}
		for _, word := range split(row.Words) {
			topics[row.Topic][valueKey(word)] = row.Key
		}
	}
	return topics
})

// valueKey folds a value; a tick alone, which folds to nothing, stays itself.
func valueKey(text string) string {
	if folded := Fold(text); folded != "" {
		return folded
	}
	return strings.TrimSpace(text)
}

func value(topic, text string) (key string, ok bool) {
	if Missing(text) {
		key, ok = values()[topic][valueKey(text)]
		return key, ok || key == ""
	}
	key, ok = values()[topic][valueKey(text)]
	return key, ok
}

// Sex reads F, M, X or refused out of a word in four languages; "" for a cell
// that says nothing, and false when the text is something else.
func Sex(text string) (key string, ok bool) {
	if key, ok = value("sex", text); ok {
		return key, ok
	}
	if before, _, cut := brackets(text); cut {
		if key, ok = value("sex", before); ok {
			return key, ok // "F (she/her)"
		}
	}
	// "Mujer (cis)", "Femenino / Female": the first word decides when the others
	// do not contradict it.
	for _, word := range strings.Fields(Fold(text)) {
		k, known := values()["sex"][word]
		switch {
		case !known || len(word) == 1:
			continue
		case key != "" && k != key:
			return "", false
		}
		key = k
	}
	return key, key != ""
}

// YesNo reads yes, no or refused; "" for a cell that says nothing.
func YesNo(text string) (key string, ok bool) { return value("yesno", text) }

// Scope reads national, regional or international; "" for a cell that says
// nothing.
func Scope(text string) (key string, ok bool) { return value("scope", text) }

// Status reads invited, registered, present, cancelled or absent; "" for a cell
// that says nothing.
func Status(text string) (key string, ok bool) { return value("status", text) }

// Key reads a key of a topic of records, such as progress or audience, out of a
// word in four languages; "" for a cell that says nothing, and false when the
// text is something else.
func Key(topic, text string) (key string, ok bool) {
	switch topic {
	case "sex":
		return Sex(text)
	case "consent":
		if key, ok = value(topic, text); ok {
			return key, ok
		}
		if key, ok = YesNo(text); key == "refused" {
			key = "no"
		}
		return key, ok
	}
	return value(topic, text)
}
