package letter

import (
	"maps"
	"slices"
)

// Figures of a report by their calls; a value is a float64 or a string.
type Figures map[string]any

// Effects lists what changed from one step to the next, in the order of the
// calls given, the others by name behind them. Words have no effect that could
// be added up and are left out.
func Effects(before, after Figures, order []string) []Effect {
	var list []Effect
	for _, id := range ordered(before, after, order) {
		was, had := before[id]
		is, has := after[id]
		a, number := was.(float64)
		b, still := is.(float64)
		switch {
		case number && still && a != b:
			list = append(list, Effect{Figure: id, By: b - a})
		case !had && has:
			list = append(list, Effect{Figure: id, Comes: true})
		case had && !has:
			list = append(list, Effect{Figure: id, Goes: true})
		}
	}
	return list
}

// Compare lists the figures that differ and counts those that do not. Words are
// compared only between reports of one language.
func Compare(before, after Figures, order []string, words bool) (differ []Figure, same int) {
	for _, id := range ordered(before, after, order) {
		was, is := before[id], after[id]
		_, isText := is.(string)
		_, wasText := was.(string)
		switch {
		case (isText || wasText) && !words:
		case was == is:
			same++
		default:
			differ = append(differ, Figure{id, was, is})
		}
	}
	return differ, same
}

// Rest is what the reasons leave unexplained of the figures that differ: what
// is missing to make the number after of the number before.
func Rest(figures []Figure, causes []Cause) []Effect {
	var list []Effect
	for _, f := range figures {
		was, number := f.Before.(float64)
		is, still := f.After.(float64)
		if !number || !still {
			continue
		}
		rest := is - was
		for _, c := range causes {
			for _, e := range c.Effects {
				if e.Figure == f.ID {
					rest -= e.By
				}
			}
		}
		if rest != 0 {
			list = append(list, Effect{Figure: f.ID, By: rest})
		}
	}
	return list
}

// ordered lists the calls of both, those of the order first.
func ordered(a, b Figures, order []string) []string {
	var list []string
	add := func(id string) {
		_, inA := a[id]
		_, inB := b[id]
		if (inA || inB) && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	for _, id := range order {
		add(id)
	}
	for _, m := range []Figures{a, b} {
		for _, id := range slices.Sorted(maps.Keys(m)) {
			add(id)
		}
	}
	return list
}
