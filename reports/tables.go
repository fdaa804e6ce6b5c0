package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// breakdown is what a table or a chart shows: counts by one or two dimensions,
// small cells hidden, in the order in which people read them.
type breakdown struct {
	metric string
	by     []string
	SuppressedTable
	// title and id are those of the table.
	title, id string
}

// breakdown counts for a call. The lack says why there is nothing to show.
func (c *composer) breakdown(call *Call) (*breakdown, lack, error) {
	if _, why, err := c.counted(call.Metric, nil); err != nil || why.is() {
		return nil, why, err
	}
	t, err := c.source.count(call.By, call.Filters)
	if err != nil {
		return nil, lack{}, err
	}
	t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r store.CountRow) bool {
		return metricOfRow(r, call.Metric) == 0 && (call.Metric != "participants" || r.Organizations == 0)
	})
	if why := c.unstated(call, t); why.is() {
		return nil, why, nil
	}
	filtered := false
	for _, f := range append(slices.Clone(c.req.Where), call.Filters...) {
		filtered = filtered || slices.Contains(sensitive, f.Field)
	}
	b := &breakdown{metric: call.Metric, by: call.By}
	b.SuppressedTable = Suppress(t, call.By, c.req.Audience, c.req.MinCell, c.req.SuppressAll || filtered)
	c.sort(b)
	b.title = call.Title
	if b.title == "" {
		b.title = c.breakdownTitle(call)
	}
	c.shows(b.metric, b.by, call.Filters, b.SuppressedTable, b.title)
	b.id = lexicon.Slug(strings.Join(append([]string{call.Metric, "by", strings.Join(call.By, " ")}, c.mask.ids(filterWords(call.Filters))...), " "))
	if b.Cells > 0 {
		c.hidden[b.id] = b.Cells
	}
	return b, lack{}, nil
}

// unstated says which dimension nobody stated anything about.
func (c *composer) unstated(call *Call, t store.Table) lack {
	if len(t.Rows) == 0 {
		return lack{why: nobodyHere}
	}
	for i, dim := range call.By {
		if !slices.ContainsFunc(t.Rows, func(r store.CountRow) bool { return r.Key[i] != "" }) {
			what := strings.ToLower(lexicon.DimensionName(dim, "en"))
			return lack{"no " + what + " is known", fmt.Sprintf("add a column for the %s to the list of participants or organizations", what)}
		}
	}
	return lack{}
}

// breakdownTitle words what is counted by what.
func (c *composer) breakdownTitle(call *Call) string {
	lang := c.req.Language
	prefix := map[string]string{"participants": "people_by", "participations": "participations_by", "organizations": "organizations_by"}[call.Metric]
	if whole := prefix + "_" + call.By[0]; len(call.By) == 1 && lexicon.HasWord(whole) {
		return lexicon.Word(whole, lang)
	}
	names := make([]string, len(call.By))
	for i, dim := range call.By {
		names[i] = lowerFirst(lexicon.DimensionName(dim, lang))
	}
	return lexicon.Fill(prefix, lang, "dimension", lexicon.And(names, lang))
}

// sort puts ages, sexes and times into their own order and what is not stated
// last; the rest stays in the order of the store, most people first.
func (c *composer) sort(b *breakdown) {
	slices.SortStableFunc(b.Rows, func(x, y SuppressedRow) int {
		for i, dim := range b.by {
			if d := c.compare(dim, x.Key[i], y.Key[i]); d != 0 {
				return d
			}
		}
		return 0
	})
}

// compare orders two keys of a dimension; 0 where the order of the store holds.
func (c *composer) compare(dim, x, y string) int {
	if x == "" || y == "" {
		return len(y) - len(x) // only one of them has a length unless both are ""
	}
	order := map[string][]string{"sex": {"F", "M", "X", "refused"}, "disability": {"yes", "no", "refused"}, "age_group": c.in.Rules.AgeGroups}[dim]
	switch {
	case order != nil:
		return slices.Index(order, x) - slices.Index(order, y)
	case dim == "year", dim == "quarter", dim == "month":
		return strings.Compare(x, y)
	}
	return 0
}

// table composes a table by one or two dimensions.
func (c *composer) table(call *Call) ([]document.Block, lack, error) {
	call = c.shown(call)
	b, why, err := c.breakdown(call)
	if err != nil || why.is() {
		return nil, why, err
	}
	if b.Withheld {
		return []document.Block{c.withheld(b)}, lack{}, nil
	}
	var t document.Table
	if len(b.by) == 1 {
		t = c.simpleTable(b)
	} else if t, err = c.crossTable(b, call); err != nil {
		return nil, lack{}, err
	}
	t.ID, t.Title, t.Sheet = c.tableID(b.id), b.title, b.title
	c.limit(&t)
	return []document.Block{t}, lack{}, nil
}

// withheld says in place of a table why it is not there.
func (c *composer) withheld(b *breakdown) document.Block {
	return document.Callout{Text: []document.Inline{document.Text{Text: lexicon.Fill("report.withheld", c.req.Language, "title", b.title)}}}
}

// simpleTable has a row for every key and a total.
func (c *composer) simpleTable(b *breakdown) document.Table {
	lang := c.req.Language
	shown := []string{b.metric}
	if b.metric == "participants" {
		if b.Totals.Participations != b.Totals.Participants {
			shown = append(shown, "participations")
		}
		if slices.Contains([]string{"country", "region", "focus_area", "organization_type", "exchange"}, b.by[0]) && b.Totals.Organizations > 0 {
			shown = append(shown, "organizations")
		}
	}
	t := document.Table{Columns: []document.Column{{Head: lexicon.DimensionName(b.by[0], lang)}}, Total: true}
	sums := make([]int, len(shown))
	total := []document.Cell{{Kind: document.Wording, Text: c.word("total")}}
	for i, metric := range shown {
		head := metric
		if metric == "participants" {
			head = "people"
		}
		t.Columns = append(t.Columns, document.Column{Head: c.word(head), Number: true})
		for _, r := range b.Rows {
			sums[i] += metricOfRow(r.CountRow, metric)
		}
		total = append(total, countCell(metricOf(b.Totals, metric), lang))
	}
	for _, r := range b.Rows {
		cells := []document.Cell{c.keyCell(b.by[0], r.Key[0], r.Label)}
		for _, metric := range shown {
			cells = append(cells, c.countOf(r, metric))
		}
		t.Rows = append(t.Rows, cells)
	}
	t.Rows = append(t.Rows, total)
	differs := false
	for i, metric := range shown {
		differs = differs || sums[i] != metricOf(b.Totals, metric)
	}
	t.Note = c.tableNote(b, differs)
	return t
}

// keyCell is the first cell of a row: the label of a key.
func (c *composer) keyCell(dim, key string, label []string) document.Cell {
	if key == "" {
		return document.Cell{Kind: document.Unknown, Text: c.word("not_stated")}
	}
	return document.Cell{Kind: document.Wording, Text: c.label(dim, key, label)}
}

// label words a key: as the lexicon does, else as the store does.
func (c *composer) label(dim, key string, label []string) string {
	words := lexicon.KeyLabel(dim, key, c.req.Language, c.in.Rules)
	if words == key && len(label) == 1 && label[0] != "" {
		return label[0]
	}
	return words
}

// countOf is a count, or the mark that it is not shown.
func (c *composer) countOf(r SuppressedRow, metric string) document.Cell {
	if r.Hidden {
		return document.Cell{Kind: document.Suppressed, Text: c.word("hidden")}
	}
	return countCell(metricOfRow(r.CountRow, metric), c.req.Language)
}

// tableNote explains totals that are not the sum of their rows, and hidden
// cells.
func (c *composer) tableNote(b *breakdown, differs bool) []document.Inline {
	var notes []string
	if differs {
		notes = append(notes, c.word("report.several_rows"))
	}
	if b.Cells > 0 {
		notes = append(notes, lexicon.Fill("report.hidden_note", c.req.Language, "n", lexicon.Number(c.req.MinCell, c.req.Language)))
	}
	if len(notes) == 0 {
		return nil
	}
	return []document.Inline{document.Text{Text: strings.Join(notes, " ")}}
}

// lowerFirst writes the first letter small, for a label inside a sentence.
func lowerFirst(words string) string {
	first := firstRune(words)
	return strings.ToLower(string(first)) + strings.TrimPrefix(words, string(first))
}
