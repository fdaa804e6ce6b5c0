package lexicon

import "sync"

var currencies = sync.OnceValue(func() []string {
	var codes []string
	for _, row := range readTable[struct {
		Code string `csv:"code"`
	}]("currencies.csv") {
		codes = append(codes, row.Code)
	}
	return codes
})

// Currencies lists the codes of the currencies in use (ISO 4217), in the order
// of the alphabet.
func Currencies() []string { return currencies() }
