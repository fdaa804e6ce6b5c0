package importers

import (
	"slices"

	"github.com/namati/lex/internal/records"
)

// batch is a stretch of decoded rows on its way to the sink. Its slices are used
// again and again; of the records, only those of the sheet's kind are filled.
type batch struct {
	participants  []records.Participant
	organizations []records.Organization
	testimonials  []records.Testimonial
	entries       []records.Entry
	extras        []string // of the records, one behind the other
	rejects       []reject
	rows          int // of the batch
	upTo          int // rows of the sheet, this batch included
}

// reject is a rejected row and how many records of the batch stand before it.
type reject struct {
	after int
	records.Reject
}

func (b *batch) reset() {
	b.participants, b.organizations, b.testimonials = b.participants[:0], b.organizations[:0], b.testimonials[:0]
	clear(b.entries)
	b.entries = b.entries[:0]
	clear(b.rejects)
	b.extras, b.rejects, b.rows = b.extras[:0], b.rejects[:0], 0
}

// lend copies the cells of unknown columns into the batch.
func (b *batch) lend(extra []string) []string {
	if extra == nil {
		return nil
	}
	b.extras = append(b.extras, extra...)
	return slices.Clip(b.extras[len(b.extras)-len(extra):])
}

// records counts them; a batch holds one kind.
func (b *batch) records() int {
	return len(b.participants) + len(b.organizations) + len(b.testimonials) + len(b.entries)
}

// deliver hands the rows to the sink in their order.
func (b *batch) deliver(sink Sink) error {
	rejects := b.rejects
	for i := 0; ; i++ {
		for ; len(rejects) > 0 && rejects[0].after == i; rejects = rejects[1:] {
			if err := sink.Reject(rejects[0].Reject); err != nil {
				return err
			}
		}
		var err error
		switch {
		case i < len(b.participants):
			err = sink.Participant(&b.participants[i])
		case i < len(b.organizations):
			err = sink.Organization(&b.organizations[i])
		case i < len(b.testimonials):
			err = sink.Testimonial(&b.testimonials[i])
		case i < len(b.entries):
			err = sink.Entry(&b.entries[i])
		default:
			return nil
		}
		if err != nil {
			return err
		}
	}
}
