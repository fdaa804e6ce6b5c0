package document

import "math"

// CellKind says what a cell holds.
type CellKind int

// The kinds of cell.
const (
	// Wording is text.
	Wording CellKind = iota
	// Count is a whole number of people, organizations or things.
	Count
	// Share is a fraction of 1, shown as a percentage.
	Share
	// Money is an amount in a currency.
	Money
	// Date is a day.
	Date
	// Unknown is a value that nobody stated: not zero.
	Unknown
	// Suppressed is a small number that is not shown.
	Suppressed
	// Address is a web address.
	Address
	// Measure is a number with decimals that is neither a share nor money.
	Measure
)

// Cell is a typed value and the words for it in the document's language.
type Cell struct {
	Kind CellKind
	// Text is what people read, in every format.
	Text string
	// Whole is the text at full length where Text is shortened to fit a page,
	// such as a hash; "" when Text is whole. Workbooks and data formats write it.
	Whole string
	// Number is the value of Count, Share, Money and Measure.
	Number float64
	// Day is the value of Date, ISO 8601.
	Day string
	// Currency is the ISO 4217 code of Money.
	Currency string
	// URL is the target of Address.
	URL string
}

// HasNumber reports whether a cell holds a number that may be drawn: one that is
// known and finite.
func (c Cell) HasNumber() bool {
	switch c.Kind {
	case Count, Share, Money, Measure:
		return !math.IsNaN(c.Number) && !math.IsInf(c.Number, 0)
	}
	return false
}
