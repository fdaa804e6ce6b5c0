package drawing

import (
	"slices"

	"github.com/namati/lex/internal/document"
)

// shades are classes of values, few enough to be told apart on a map.
type shades struct {
	// tops are the largest values of the classes, rising; names say what each
	// class holds, in the words of the values themselves.
	tops  []float64
	names []string
	// hidden are the words of values that are not shown, each once.
	hidden []string
}

// classes makes a class of every value, or, where there are many, classes with
// as many different values each.
func classes(bars []document.Bar) shades {
	var s shades
	var values []document.Cell
	for _, bar := range bars {
		if bar.Code == "" {
			continue
		}
		if bar.Value.HasNumber() {
			values = append(values, bar.Value)
		} else if !slices.Contains(s.hidden, bar.Value.Text) {
			s.hidden = append(s.hidden, bar.Value.Text)
		}
	}
	slices.SortStableFunc(values, func(a, b document.Cell) int {
		switch {
		case a.Number < b.Number:
			return -1
		case a.Number > b.Number:
			return 1
		}
		return 0
	})
	values = slices.CompactFunc(values, func(a, b document.Cell) bool { return a.Number == b.Number })
	n := min(len(values), shadeCount)
	for i := range n {
		class := values[i*len(values)/n : (i+1)*len(values)/n]
		low, high := class[0], class[len(class)-1]
		name := low.Text
		if len(class) > 1 {
			name += "–" + high.Text
		}
		s.tops, s.names = append(s.tops, high.Number), append(s.names, name)
	}
	return s
}

// role is the colour of a value. Few classes use shades far from each other.
func (s shades) role(c document.Cell) Role {
	if !c.HasNumber() {
		return Hidden
	}
	for i, top := range s.tops {
		if c.Number <= top {
			return s.shade(i)
		}
	}
	return Hidden
}

func (s shades) shade(i int) Role {
	if len(s.tops) == 1 {
		return Shade3
	}
	return Shade1 + Role(i*(shadeCount-1)/(len(s.tops)-1))
}

func (s shades) entries() []entry {
	var all []entry
	for i, name := range s.names {
		all = append(all, entry{fill: s.shade(i), name: name})
	}
	for _, name := range s.hidden {
		all = append(all, entry{fill: Hidden, name: name})
	}
	return all
}
