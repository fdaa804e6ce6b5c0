package reports

import (
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// outputColumn is a column of the table of outputs; it is left out where no row
// says anything in it.
type outputColumn struct {
	head, field string
	number      bool
	cell        func(c *composer, e store.StoredEntry) document.Cell
}

var outputColumns = []outputColumn{
	{"output", "title", false, func(c *composer, e store.StoredEntry) document.Cell { return proseCell(e.Text("title")) }},
	{"type", "type", false, func(c *composer, e store.StoredEntry) document.Cell {
		return c.choiceCell("output_type", e.Text("type"))
	}},
	{"date", "date", false, func(c *composer, e store.StoredEntry) document.Cell { return c.dayCell(e.Text("date"), "") }},
	{"quantity", "quantity", true, func(c *composer, e store.StoredEntry) document.Cell { return c.quantity(e) }},
	{"languages", "language", false, func(c *composer, e store.StoredEntry) document.Cell { return c.languages(e.Text("language")) }},
	{"recipient", "recipient", false, func(c *composer, e store.StoredEntry) document.Cell { return c.textOr(e.Text("recipient")) }},
	{"status", "status", false, func(c *composer, e store.StoredEntry) document.Cell { return c.progress(e.Text("status")) }},
	{"link", "website", false, func(c *composer, e store.StoredEntry) document.Cell { return c.address(e) }},
}

// outputs composes the table of publications, videos and other products.
func (c *composer) outputs(call *Call) ([]document.Block, lack, error) {
	list, why, err := c.entriesOf(records.Outputs, call)
	if err != nil || why.is() {
		return nil, why, err
	}
	list = byDay(c.inPeriod(records.Outputs, list))
	if len(list) == 0 {
		return c.none("nil.outputs"), lack{}, nil
	}
	t := document.Table{ID: c.tableID("outputs"), Title: c.word("outputs_title"), Sheet: c.word("outputs"), Rows: make([][]document.Cell, len(list))}
	for _, column := range outputColumns {
		said := false
		for _, e := range list {
			said = said || e.Text(column.field) != ""
		}
		if !said {
			continue
		}
		t.Columns = append(t.Columns, document.Column{Head: c.word(column.head), Number: column.number})
		for i, e := range list {
			t.Rows[i] = append(t.Rows[i], column.cell(c, e))
		}
	}
	c.limit(&t)
	return []document.Block{t}, lack{}, nil
}

func (c *composer) quantity(e store.StoredEntry) document.Cell {
	n, stated := e.Number("quantity")
	if !stated {
		return c.notStated()
	}
	return c.numberCell(n)
}

// choiceCell says in the report's language what partners say in one of theirs,
// where it is one of the usual words of a topic; else as they wrote it.
func (c *composer) choiceCell(topic, said string) document.Cell {
	if key, ok := lexicon.Key(topic, said); ok && key != "" {
		return wordCell(lexicon.Choice(topic, key, c.req.Language))
	}
	return c.textOr(said)
}

// languages names languages, "es, pt" or "Spanish and English"; where one of
// them is unknown all stand as partners wrote them.
func (c *composer) languages(said string) document.Cell {
	names := strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune(",;/|+&", r) })
	for i, name := range names {
		key, ok := lexicon.Key("language", strings.TrimSpace(name))
		if !ok || key == "" {
			return c.textOr(said)
		}
		if names[i] = lexicon.Choice("language", key, c.req.Language); i > 0 {
			names[i] = strings.ToLower(names[i])
			if c.req.Language == "en" {
				names[i] = lexicon.Choice("language", key, "en")
			}
		}
	}
	return c.textOr(strings.Join(names, ", "))
}

// progress words planned, ongoing, done or dropped.
func (c *composer) progress(key string) document.Cell {
	if key == "" {
		return c.notStated()
	}
	return wordCell(lexicon.Choice("progress", key, c.req.Language))
}

// address is a link where the address is one that a reader can open.
func (c *composer) address(e store.StoredEntry) document.Cell {
	url := e.Text("website")
	switch {
	case url == "":
		return c.notStated()
	case allowed(url):
		return document.Cell{Kind: document.Address, Text: url, URL: url}
	}
	c.find(c.entryFinding(LinkRefused, e, "website", "the link is no address that a reader can open; the words stand without it", "links start with https://, http:// or mailto:"))
	return proseCell(url)
}
