package reports

import (
	"slices"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// peopleReached composes people by country, sex and age group, with a column for
// what nobody stated, unique people and attendances. Nothing is added up: each
// number is counted by itself, so that nobody counts twice. Where small numbers
// would single people out, the three are shown two by two, and what must stay
// hidden then is.
func (c *composer) peopleReached(call *Call) ([]document.Block, lack, error) {
	if _, why, err := c.counted("participants", nil); err != nil || why.is() {
		return nil, why, err
	}
	whole, err := c.source.count(nil, call.Filters)
	if err != nil {
		return nil, lack{}, err
	}
	if whole.Totals.Participants == 0 {
		return c.none("nil.people"), lack{}, nil
	}
	cube := []string{c.where(), "sex", "age_group"}
	t, err := c.source.count(cube, call.Filters)
	if err != nil {
		return nil, lack{}, err
	}
	if !c.singlesOut(t, cube) && len(t.Rows) <= c.maxRows() {
		table, err := c.cube(call, t)
		return []document.Block{table}, lack{}, err
	}
	var blocks []document.Block
	placed := true
	for _, dim := range cube[1:] {
		made, crossed, err := c.crossed(call, dim)
		if err != nil {
			return nil, lack{}, err
		}
		placed = placed && crossed
		blocks = append(blocks, made...)
	}
	if !placed {
		places, err := c.oneWay(call, c.where())
		if err != nil {
			return nil, lack{}, err
		}
		blocks = append(places, blocks...)
	}
	return blocks, lack{}, nil
}

// singlesOut reports whether a breakdown holds a number that is too small for
// the reader.
func (c *composer) singlesOut(t store.Table, by []string) bool {
	if !Sensitive(by, c.req.Audience, c.req.SuppressAll) {
		return false
	}
	return slices.ContainsFunc(t.Rows, func(r store.CountRow) bool {
		return r.Participants > 0 && r.Participants < c.req.MinCell && !slices.Contains(r.Key, "")
	})
}

// cube is the whole table: a row for each country and, under it, for each sex; a
// column for each age group.
func (c *composer) cube(call *Call, cells store.Table) (document.Table, error) {
	lang := c.req.Language
	counts := map[string]store.CountRow{}
	// A margin is a count of its own; rows are found by their keys.
	for _, by := range [][]string{{c.where()}, {c.where(), "sex"}, {c.where(), "age_group"}, {"age_group"}} {
		t, err := c.source.count(by, call.Filters)
		if err != nil {
			return document.Table{}, err
		}
		for _, r := range t.Rows {
			counts[margin(by, r.Key)] = r
		}
		c.shows("participants", by, call.Filters, allShown(t), c.word("people_reached_title"))
	}
	c.shows("participants", cells.By, call.Filters, allShown(cells), c.word("people_reached_title"))
	for _, r := range cells.Rows {
		counts[margin(cells.By, r.Key)] = r
	}
	places, err := c.margin(&Call{Metric: "participants", By: []string{c.where()}, Filters: call.Filters}, 0)
	if err != nil {
		return document.Table{}, err
	}
	ages, sexes := c.ageKeys(counts), []string{"F", "M", "X", "refused", ""}
	title := c.word("people_reached_title")
	if c.regional() {
		title = c.word("people_reached_regions")
	}
	t := document.Table{ID: c.tableID("people-reached"), Title: title, Sheet: c.word("people_reached"), Total: true,
		Columns: []document.Column{{Head: lexicon.DimensionName(c.where(), lang)}, {Head: lexicon.DimensionName("sex", lang)}}}
	for _, age := range ages {
		t.Columns = append(t.Columns, document.Column{Head: c.ageHead(age), Number: true})
	}
	t.Columns = append(t.Columns, document.Column{Head: c.word("people"), Number: true}, document.Column{Head: c.word("participations"), Number: true})
	for _, place := range places.Rows {
		key := place.Key[0]
		line := []document.Cell{c.keyCell(c.where(), key, place.Label), wordCell(c.word("all"))}
		for _, age := range ages {
			line = append(line, countCell(counts[margin([]string{c.where(), "age_group"}, []string{key, age})].Participants, lang))
		}
		t.Rows = append(t.Rows, append(line, countCell(place.Participants, lang), countCell(place.Participations, lang)))
		for _, sex := range sexes {
			some, any := counts[margin([]string{c.where(), "sex"}, []string{key, sex})]
			if !any || some.Participants == 0 {
				continue
			}
			line := []document.Cell{wordCell(""), c.keyCell("sex", sex, nil)}
			for _, age := range ages {
				line = append(line, countCell(counts[margin(cells.By, []string{key, sex, age})].Participants, lang))
			}
			t.Rows = append(t.Rows, append(line, countCell(some.Participants, lang), countCell(some.Participations, lang)))
		}
	}
	total := []document.Cell{wordCell(c.word("total")), wordCell(c.word("all"))}
	for _, age := range ages {
		total = append(total, countCell(counts[margin([]string{"age_group"}, []string{age})].Participants, lang))
	}
	t.Rows = append(t.Rows, append(total, countCell(cells.Totals.Participants, lang), countCell(cells.Totals.Participations, lang)))
	t.Note = plain(c.word("report.attendances_note"))
	c.limit(&t)
	return t, nil
}

// margin names a count by its dimensions and keys.
func margin(by, key []string) string {
	name := ""
	for i, dim := range by {
		name += dim + "=" + key[i] + "\x00"
	}
	return name
}

// ageKeys lists the age groups of which anybody is, and "" always: what nobody
// stated has a column of its own even where it holds nobody.
func (c *composer) ageKeys(counts map[string]store.CountRow) []string {
	var ages []string
	for _, group := range c.ageGroups() {
		if counts[margin([]string{"age_group"}, []string{group})].Participants > 0 {
			ages = append(ages, group)
		}
	}
	return append(ages, "")
}

// ageHead is the head of an age group's column.
func (c *composer) ageHead(age string) string {
	if age == "" {
		return c.word("age_not_stated")
	}
	return c.keyCell("age_group", age, nil).Text
}

// crossed is a table of places by sex, or by age group, with people and
// attendances; where nothing of it may be shown, the counts by that one
// dimension stand for it.
func (c *composer) crossed(call *Call, dim string) (blocks []document.Block, crossed bool, err error) {
	two := &Call{Info: call.Info, Metric: "participants", By: []string{c.where(), dim}, Filters: call.Filters}
	b, why, err := c.breakdown(two)
	if err != nil || why.is() {
		return nil, false, err
	}
	if b.Withheld {
		delete(c.hidden, b.id) // the smaller table stands for it
		blocks, err = c.oneWay(call, dim)
		return blocks, false, err
	}
	t, err := c.crossTable(b, two)
	if err != nil {
		return nil, false, err
	}
	c.addUnknown(&t, dim)
	c.addAttendances(&t, two)
	t.ID, t.Title, t.Sheet = c.tableID(b.id), b.title, b.title
	c.limit(&t)
	return []document.Block{t}, true, nil
}

// oneWay is a table of people and attendances by one dimension, with a row for
// what nobody stated.
func (c *composer) oneWay(call *Call, dim string) ([]document.Block, error) {
	b, why, err := c.breakdown(&Call{Info: call.Info, Metric: "participants", By: []string{dim}, Filters: call.Filters})
	if err != nil || why.is() {
		return nil, err
	}
	if b.Withheld {
		return []document.Block{c.withheld(b)}, nil
	}
	lang := c.req.Language
	t := document.Table{ID: c.tableID(b.id), Title: b.title, Sheet: b.title, Total: true, Columns: []document.Column{
		{Head: lexicon.DimensionName(dim, lang)}, {Head: c.word("people"), Number: true}, {Head: c.word("participations"), Number: true}}}
	unknown := false
	for _, r := range b.Rows {
		if r.Participants == 0 && !r.Hidden {
			continue
		}
		unknown = unknown || r.Key[0] == ""
		t.Rows = append(t.Rows, []document.Cell{c.keyCell(dim, r.Key[0], r.Label), c.countOf(r, "participants"), c.countOf(r, "participations")})
	}
	if !unknown {
		t.Rows = append(t.Rows, []document.Cell{c.keyCell(dim, "", nil), countCell(0, lang), countCell(0, lang)})
	}
	t.Rows = append(t.Rows, []document.Cell{wordCell(c.word("total")), countCell(b.Totals.Participants, lang), countCell(b.Totals.Participations, lang)})
	t.Note = c.tableNote(b, false)
	c.limit(&t)
	return []document.Block{t}, nil
}

// addUnknown puts a column for what nobody stated before the total, where the
// table has none since everybody did: a reader looks for it.
func (c *composer) addUnknown(t *document.Table, dim string) {
	total := len(t.Columns) - 1
	if len(t.Rows) == 0 || len(t.Rows[0]) != len(t.Columns) || t.Columns[total-1].Head == c.keyCell(dim, "", nil).Text {
		return
	}
	t.Columns = slices.Insert(t.Columns, total, document.Column{Head: c.keyCell(dim, "", nil).Text, Number: true})
	for i, row := range t.Rows {
		t.Rows[i] = slices.Insert(row, total, countCell(0, c.req.Language))
	}
}

// ageGroups are the workspace's, else the usual ones.
func (c *composer) ageGroups() []string {
	if c.in.Rules.AgeGroups == nil {
		return records.DefaultRules().AgeGroups
	}
	return c.in.Rules.AgeGroups
}

// addAttendances puts a last column beside the total: how often people came.
func (c *composer) addAttendances(t *document.Table, call *Call) {
	lines, err := c.margin(call, 0)
	if err != nil || len(t.Rows) != len(lines.Rows)+1 {
		return // a table of pairs has no line for each place
	}
	t.Columns[len(t.Columns)-1].Head = c.word("people")
	t.Columns = append(t.Columns, document.Column{Head: c.word("participations"), Number: true})
	for i, line := range lines.Rows {
		t.Rows[i] = append(t.Rows[i], c.countOf(line, "participations"))
	}
	last := len(t.Rows) - 1
	t.Rows[last] = append(t.Rows[last], countCell(lines.Totals.Participations, c.req.Language))
}
