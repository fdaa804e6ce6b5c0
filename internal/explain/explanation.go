package explain

import (
	"context"
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Request asks for one explanation.
type Request struct {
	Store *store.Store
	// Query is the scope of the figure; what it breaks down by does not matter.
	Query store.Query
	// Figure is the name of one of Figures.
	Figure string
	// Most is how many things are listed, 0 for all of them.
	Most int
	// Names asks for the names of people.
	Names bool
	// Words is the language of the sentence that says how it is counted, "" for
	// English; labels are in that of the query.
	Words string
}

// Explanation says where a figure comes from.
type Explanation struct {
	Info
	Value int
	// Counted says how it was counted.
	Counted string
	// Rows are the rows of participants that count, People the people on them.
	Rows, People int
	// Things are what was counted, those with most people first; More is how many
	// things are not listed.
	Things []Thing
	More   int
	// Region is that of most of the countries, nil where all lie in it or none
	// holds most.
	Region *Region
	// LeftOut is what the figure does not count, Repeats the people who stand on
	// several rows (listed for the figure of people alone).
	LeftOut []Group
	Repeats []Thing
	// Repeated is how many there are.
	Repeated int
	// Less and Greater are what would make the figure one less or one more;
	// MoreLess and MoreGreater count what is not listed.
	Less, Greater         []Tip
	MoreLess, MoreGreater int
	// Joined is how many pairs somebody decided to be one.
	Joined int
}

// Thing is one of what was counted.
type Thing struct {
	// Key identifies it; Label names it in the language of the query. A person has
	// no key, and a label only where names were asked for.
	Key, Label   string
	People, Rows int
	Cells        []Cells
}

// Group are rows that have something in common, such as why they do not count.
type Group struct {
	// Reason is one word for programs, Words are for people.
	Reason, Words string
	Rows, People  int
	Cells         []Cells
	// Values are what the cells say, the first few, where that is no secret.
	Values []string
}

// Tip is what would make a figure another one.
type Tip struct {
	Key, Label string
	// Words say what the figure hangs on.
	Words string
	Cells []Cells
	// Value is what the cell says, "" where that is a secret or there are several.
	Value string
}

// Cells are cells of one sheet.
type Cells struct {
	File, Sheet, SHA256 string
	// Column is the letter of the column, "" where the sheet has none for it;
	// Rows are the rows.
	Column string
	Rows   store.Evidence
	// How says what the cells are to the thing.
	How How
}

// How says what cells are to a thing.
type How string

// What cells are to a thing.
const (
	// Said: the cell says it.
	Said How = "said"
	// Taken: the cell is empty, and what another says is taken over.
	Taken How = "taken"
	// Lent: the cell from which others have it.
	Lent How = "lent"
	// Listed: a row of an organizations list.
	Listed How = "listed"
)

// mostTips is how many tips of a kind are listed.
const mostTips = 5

// Figure explains a figure. The error is that of the store, or a
// *store.FilterError.
func Figure(ctx context.Context, r Request) (*Explanation, error) {
	info, ok := Find(r.Figure)
	if !ok {
		return nil, fmt.Errorf("explain %q: no such figure", r.Figure)
	}
	m := &maker{ctx: ctx, Request: r, info: info, Explanation: &Explanation{Info: info, Counted: info.counted(r.Words)}}
	m.Query.By = nil
	for _, step := range []func() error{m.sheets, m.count, m.read, m.listedRows, m.listsLeftOut, m.borrowed, m.people, m.rejected, m.leftOut, m.tips, m.decided} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("explain %s: %w", info.Name, err)
		}
	}
	return m.Explanation, nil
}

// maker makes one explanation.
type maker struct {
	ctx context.Context
	Request
	*Explanation
	info    Info
	sources map[int64]store.Source
	// keys are all that was counted, in the order in which they are listed, and
	// position finds one of them; hanging are those that hang on little.
	keys     []counted
	position map[string]int
	hanging  []int
	// cells are those of the keys whose cells are wanted.
	cells  map[string]*cells
	groups []*group
	// newcomers are keys that only rows bear which are left out, order those of
	// them that are told first.
	newcomers map[string]*newcomer
	order     []*newcomer
	// present are the people in scope, crowd where they stand.
	present set
	crowd   crowd
	// columns are the letters of the columns of names by import, areas the focus
	// areas of listed organizations.
	columns map[int64]string
	areas   map[string][]string
}

// sheets notes the active imports.
func (m *maker) sheets() error {
	list, err := m.Store.Sources(m.ctx)
	m.sources = make(map[int64]store.Source, len(list))
	for _, s := range list {
		m.sources[s.Import] = s
	}
	return err
}

// listsPeople reports whether the things are people.
func (m *maker) listsPeople() bool { return m.info.Dimension == "" }

// letter is the letter of the column that says the figure, "" where the sheet
// has none.
func (m *maker) letter(columns map[string]string) string {
	for _, field := range m.info.Fields {
		if columns[field] != "" {
			return columns[field]
		}
	}
	return ""
}

// filtered is the query narrowed to one key of the figure.
func (m *maker) filtered(key string) store.Query {
	q := m.Query
	q.Where = nil
	for _, f := range m.Query.Where {
		if f.Field != m.info.Dimension {
			q.Where = append(q.Where, f)
		}
	}
	q.Where = append(q.Where, records.Filter{Field: m.info.Dimension, Value: key})
	return q
}
