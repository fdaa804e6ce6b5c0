package importers

import (
	"slices"

	"github.com/namati/lex/internal/lexicon"
)

// Mapping is what may be said about the columns of the table once and for all:
// their headings and fields. Left out is what a heading alone does not carry:
// ticks, tags, cells that hold two things, headings that stand there twice, and
// fields that two columns claim until somebody has settled it.
func (p Plan) Mapping() []Mapping {
	times := map[string]int{}
	for _, c := range p.Columns {
		times[lexicon.Fold(c.Heading)]++
	}
	contested := func(field string) bool {
		for _, f := range p.Findings {
			if f.Check == "column-conflict" && f.Field == field {
				return true
			}
		}
		return false
	}
	var all []Mapping
	for _, c := range p.Columns {
		switch {
		case c.Field == "" || c.Dropped || c.Heading == "" || c.tick != "" || c.part != "" || c.Evidence == ByTag:
		case times[lexicon.Fold(c.Heading)] > 1 || lexicon.Fold(c.Heading) == "":
		case c.Evidence != ByMapping && contested(c.Field):
		default:
			all = append(all, Mapping{c.Heading, c.Field})
		}
	}
	return all
}

// CommonMapping joins the mappings of several tables of a file; a heading that
// means something else in another table is left out.
func CommonMapping(plans []Plan) []Mapping {
	var all []Mapping
	differ := map[string]bool{}
	for _, p := range plans {
		for _, m := range p.Mapping() {
			key := lexicon.Fold(m.Heading)
			at := slices.IndexFunc(all, func(o Mapping) bool { return lexicon.Fold(o.Heading) == key })
			switch {
			case at < 0:
				all = append(all, m)
			case all[at].Field != m.Field:
				differ[key] = true
			}
		}
	}
	return slices.DeleteFunc(all, func(m Mapping) bool { return differ[lexicon.Fold(m.Heading)] })
}
