package reports

import (
	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// overlap composes how many people came to one exchange, to two, and so on: what
// has to be deducted from the sum of the exchanges, so that nobody adds up
// quarters.
func (c *composer) overlap(call *Call) ([]document.Block, lack, error) {
	n, why, err := c.counted("participants", call.Filters)
	if err != nil || why.is() {
		return nil, why, err
	}
	if n == 0 {
		return nil, nothing(nobodyHere).lack, nil
	}
	whole, err := c.source.count(nil, call.Filters)
	if err != nil {
		return nil, lack{}, err
	}
	if whole.Totals.Exchanges < 2 {
		return nil, nothing("the report is of one exchange").lack, nil
	}
	list, err := c.source.attended(call.Filters)
	if err != nil {
		return nil, lack{}, err
	}
	lang := c.req.Language
	t := document.Table{ID: c.tableID("overlap"), Title: c.word("overlap"), Sheet: c.word("overlap"), Total: true,
		Columns: []document.Column{{Head: c.word("exchanges_attended")}, {Head: c.word("people"), Number: true}, {Head: c.word("participations"), Number: true}}}
	people, times := 0, 0
	for _, a := range list {
		people, times = people+a.People, times+a.People*a.Exchanges
		t.Rows = append(t.Rows, []document.Cell{countCell(a.Exchanges, lang), countCell(a.People, lang), countCell(a.People*a.Exchanges, lang)})
	}
	t.Rows = append(t.Rows, []document.Cell{wordCell(c.word("total")), countCell(people, lang), countCell(times, lang)})
	t.Note = plain(c.word("report.no_overlap"))
	if times > people {
		t.Note = plain(lexicon.Fill("report.overlap_note", lang, "sum", lexicon.Number(times, lang), "more", lexicon.Number(times-people, lang), "people", lexicon.Number(people, lang)))
	}
	return []document.Block{t}, lack{}, nil
}
