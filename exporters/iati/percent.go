package iati

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Percent is a share in hundredths of a percent: 834 is 8.34.
type Percent int

// Whole is all of it.
const Whole Percent = 100_00

// String writes a share without needless zeros: "8.34", "25", "12.5".
func (p Percent) String() string {
	s := strconv.FormatFloat(float64(p)/100, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Split divides the whole in proportion to weights, such as numbers of people,
// so that the shares add up to exactly 100: what rounding down leaves over goes,
// a hundredth each, to the largest remainders, the first of equals first. Weights
// that are no positive number get nothing; without any other weight all shares
// are 0.
func Split(weights []float64) []Percent {
	shares := make([]Percent, len(weights))
	most := 0.0
	for _, w := range weights {
		if positive(w) {
			most = max(most, w)
		}
	}
	sum := 0.0
	for _, w := range weights {
		if positive(w) {
			sum += w / most // cannot overflow
		}
	}
	if most == 0 {
		return shares
	}
	type part struct {
		index     int
		remainder float64
	}
	var parts []part
	left := Whole
	for i, w := range weights {
		if !positive(w) {
			continue
		}
		exact := w / most / sum * float64(Whole)
		shares[i] = Percent(math.Floor(exact + 1e-9))
		left -= shares[i]
		parts = append(parts, part{i, exact - float64(shares[i])})
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		switch d := b.remainder - a.remainder; {
		case d > 1e-9:
			return 1
		case d < -1e-9:
			return -1
		}
		return 0
	})
	for i := 0; left > 0; i++ {
		shares[parts[i%len(parts)].index]++
		left--
	}
	return shares
}

func positive(w float64) bool { return w > 0 && !math.IsInf(w, 0) }

// Decimal writes a number as the standard wants it: digits, at most one point,
// no grouping, no exponent. A number that is none is "".
func Decimal(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
