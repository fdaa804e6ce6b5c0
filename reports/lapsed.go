package reports

import (
	"cmp"
	"slices"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// LapsedQuote is a quote in the scope of a report whose consent does not cover
// all readers, or not any more: reports that carry it may have to be taken back.
type LapsedQuote struct {
	// Digest names it in the archive of reports.
	Digest string
	Origin records.Origin
	// Uncovered are the readers who may not have it, Why says in words why.
	Uncovered []records.Audience
	Why       string
	// Withdrawn tells that a consent was given and taken back; LeftOut that the
	// report at hand leaves the quote out.
	Withdrawn, LeftOut bool
}

// recall notes a quote whose consent does not cover all readers.
func (c *composer) recall(allowed *Permissions, t store.StoredTestimonial, leftOut bool) {
	q := LapsedQuote{Digest: QuoteDigest(t.Record), Origin: t.Origin, Withdrawn: allowed.takenBack(t.Record), LeftOut: leftOut}
	for _, audience := range reach {
		readers := *allowed
		readers.Audience = audience
		// A report without a date cannot tell what has expired.
		if why := readers.Withholds(t.Record); why != "" && why != noDate {
			q.Uncovered, q.Why = append(q.Uncovered, audience), cmp.Or(q.Why, why)
		}
	}
	same := func(other LapsedQuote) bool { return other.Origin == q.Origin }
	if len(q.Uncovered) > 0 && !slices.ContainsFunc(c.result.Lapsed, same) {
		c.result.Lapsed = append(c.result.Lapsed, q)
	}
}
