package importers

import "github.com/namati/lex/internal/records"

// asked remembers what headings were read as, within the recognition of one
// table. A form with a block of questions for each of a hundred people has the
// same headings a hundred times, and each is asked for every kind of record. The
// answers hang on nothing but the question, so they may be kept; a nil *asked
// keeps nothing.
type asked struct {
	claims map[question]answer
	groups map[question]answer
}

// question is all that the reading of a heading hangs on.
type question struct {
	kind                 records.Kind
	heading, group, over string
	repeated             bool
}

// answer is a claim and whether it holds.
type answer struct {
	claim claim
	ok    bool
}

func newAsked() *asked {
	return &asked{claims: map[question]answer{}, groups: map[question]answer{}}
}

// claim is wordbook.claim, asked once for each heading.
func (a *asked) claim(w *wordbook, heading string) (claim, bool) {
	if a == nil {
		return w.claim(heading)
	}
	return once(a.claims, question{kind: w.kind, heading: heading}, func() (claim, bool) { return w.claim(heading) })
}

// ofGroup is head.ofGroup, asked once for each heading and what stands above it.
func (a *asked) ofGroup(w *wordbook, h head, column int, heading string) (claim, bool) {
	repeated := h.repeated(heading)
	ask := func() (claim, bool) { return h.ofGroup(w, column, heading, repeated) }
	if a == nil {
		return ask()
	}
	q := question{w.kind, heading, at(h.groups, column), at(h.over, column), repeated}
	return once(a.groups, q, ask)
}

func once(answers map[question]answer, q question, ask func() (claim, bool)) (claim, bool) {
	known, met := answers[q]
	if !met {
		known.claim, known.ok = ask()
		answers[q] = known
	}
	return known.claim, known.ok
}
