package reports

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// proof is something of the report that has to be proven: what a call printed.
type proof struct {
	call  *Call
	value document.Cell
	// rows are those of a list of few rows, nil for what is counted.
	rows []store.StoredEntry
	// carried are the quotes that stand.
	carried []store.StoredTestimonial
}

// subjects are what the rows behind a call are looked for by; calls that are not
// here come from the settings of the workspace.
var subjects = map[string]store.Subject{
	"participants": store.People, "participations": store.People, "exchanges": store.People, "rows": store.People, "repeats": store.People,
	"undated": store.People, "hidden": store.People, "people-reached": store.People, "overlap": store.People, "map": store.CountriesOf,
	"participants-list": store.People, "countries": store.CountriesOf, "region.name": store.CountriesOf, "region.countries": store.CountriesOf,
	"region.whole": store.CountriesOf, "focus_areas": store.FocusAreasOf, "organizations": store.OrganizationsOf,
	"organizations-by-country": store.OrganizationsOf, "footnote": store.OrganizationsOf,
}

// show notes what the line at hand prints, to be proven when the line stands.
func (c *composer) show(p proof) {
	if c.trying != nil {
		c.trying.proofs = append(c.trying.proofs, p)
	}
}

// showFigures notes the figures that a call inside a line prints.
func (c *composer) showFigures(call *Call, inlines []document.Inline) error {
	for _, in := range inlines {
		switch in := in.(type) {
		case document.Figure:
			c.show(proof{call: call, value: in.Value})
		case document.Link:
			if err := c.showFigures(call, in.Text); err != nil {
				return err
			}
		case document.Footnote:
			n, why, err := c.counted("organizations", call.Filters)
			if err != nil || why.is() {
				return err
			}
			c.show(proof{call: call, value: countCell(n, c.req.Language)})
		}
	}
	return nil
}

// showBlocks notes what a call on a line of its own prints: the number of what
// it shows.
func (c *composer) showBlocks(call *Call, blocks []document.Block) error {
	if len(blocks) == 0 {
		return nil
	}
	p := proof{call: call}
	kind, listed := entryKinds[call.Info.Name]
	if call.Metric == "indicators" || call.Metric == "timeline" {
		kind, listed = map[string]records.Kind{"indicators": records.Indicators, "timeline": records.Sessions}[call.Metric], true
	}
	metric := call.Metric
	switch {
	case listed:
		var err error
		if p.rows, _, err = c.entriesOf(kind, call); err != nil {
			return err
		}
		p.rows = c.withinPeriod(p.rows, kind)
		p.value = countCell(len(p.rows), c.req.Language)
	case metric != "":
	case call.Info.Name == "organizations-by-country":
		metric = "organizations"
	case subjects[call.Info.Name] != "":
		metric = "participants"
	default:
		return nil
	}
	if !listed {
		n, why, err := c.counted(metric, call.Filters)
		if err != nil || why.is() {
			return err
		}
		p.value = countCell(n, c.req.Language)
	}
	c.noteTables(call, blocks)
	c.show(p)
	return nil
}

// entryKinds are the calls that show the rows of a list as they stand.
var entryKinds = map[string]records.Kind{
	"sessions": records.Sessions, "outputs": records.Outputs, "next-steps": records.NextSteps, "indicators": records.Indicators, "budget": records.Budget,
}

// withinPeriod keeps the rows of a list that the report can show: for sessions and
// outputs those of the period, for the others those until its end.
func (c *composer) withinPeriod(list []store.StoredEntry, kind records.Kind) []store.StoredEntry {
	p := c.req.Period
	return slices.DeleteFunc(slices.Clone(list), func(e store.StoredEntry) bool {
		if p.All() {
			return false
		}
		own := kind == records.Sessions || kind == records.Outputs
		return own && e.Start == "" || p.End != "" && e.Start > p.End || own && p.Start != "" && e.End < p.Start
	})
}

// prove fills in where everything that stands in the report comes from, each
// figure once.
func (c *composer) prove(doc *document.Document) error {
	type key struct{ figure, value string }
	done := map[key]bool{}
	for _, p := range c.proofs {
		k := key{p.call.ID(), p.value.Text}
		if done[k] {
			continue
		}
		done[k] = true
		for _, t := range p.carried {
			c.result.Carried = append(c.result.Carried, store.ArchivedQuote{Digest: QuoteDigest(t.Record), Origin: records.Origin{File: base(t.Origin.File), Sheet: t.Origin.Sheet, Row: t.Origin.Row}})
		}
		sources, err := c.sourcesOf(p)
		if err != nil {
			return err
		}
		doc.Proofs = append(doc.Proofs, document.Proof{Figure: k.figure, Value: p.value, Counted: c.howCounted(p.call), Sources: sources})
	}
	return nil
}

// sourcesOf finds the rows behind what a call printed.
func (c *composer) sourcesOf(p proof) ([]document.Evidence, error) {
	var places []store.Place
	for _, e := range p.rows {
		places = append(places, store.Place{Import: e.Import, Row: e.Origin.Row})
	}
	for _, t := range p.carried {
		places = append(places, store.Place{Import: t.Import, Row: t.Origin.Row})
	}
	var list []store.Evidence
	var err error
	subject := c.subjectOf(p.call)
	switch {
	case len(places) > 0:
		list, err = c.evidenceAt(places)
	case p.call.Info.Name == "undated":
		list, err = c.source.undatedRows()
	case strings.HasPrefix(p.call.Info.Name, "rejected"):
		list, err = c.source.rejectedRows()
	case subject != "":
		filters := p.call.Filters
		if p.call.Attribute != "" {
			filters = append(slices.Clone(filters), records.Filter{Field: p.call.Attribute, Value: ""})
		}
		list, err = c.source.evidence(subject, filters)
	}
	if err != nil {
		return nil, err
	}
	var sources []document.Evidence
	for _, e := range list {
		sources = append(sources, document.Evidence{File: base(e.File), SHA256: e.SHA256, Sheet: e.Sheet, Rows: c.rowWords(e)})
	}
	return sources, nil
}

// subjectOf is what the rows behind a call are looked for by, "" when it counts
// no rows.
func (c *composer) subjectOf(call *Call) store.Subject {
	switch {
	case call.Info.Name == "table", call.Info.Name == "chart":
		if slices.Contains(tableMetrics, call.Metric) {
			return subjects[call.Metric]
		}
		return ""
	case call.Attribute != "":
		return store.People
	case call.Info.Name == "map":
		return subjects[call.Info.Name]
	case call.Metric != "":
		return subjects[call.Metric]
	}
	return subjects[call.Info.Name]
}

// evidence asks for the rows behind a subject in the scope of the report.
func (s *counts) evidence(subject store.Subject, filters []records.Filter) ([]store.Evidence, error) {
	q, some := s.query(nil, filters)
	if !some {
		return nil, nil
	}
	return ask(s, "evidence of "+string(subject), q, func(ctx context.Context, q store.Query) ([]store.Evidence, error) {
		return s.store.Evidence(ctx, q, subject)
	})
}

// undatedRows asks for the rows that the period leaves out for want of a date.
func (s *counts) undatedRows() ([]store.Evidence, error) {
	q, _ := s.query(nil, nil)
	q.Period = records.Period{}
	q.Where = append(slices.Clone(q.Where), records.Filter{Field: "year", Value: ""})
	return ask(s, "undated", q, func(ctx context.Context, q store.Query) ([]store.Evidence, error) {
		people, err := s.store.Evidence(ctx, q, store.People)
		if err != nil {
			return nil, err
		}
		lists, err := s.store.Evidence(ctx, q, store.OrganizationsOf)
		for _, e := range lists {
			if e.Kind == records.Organizations {
				people = append(people, e)
			}
		}
		return people, err
	})
}

// evidenceAt gathers single rows by sheet.
func (c *composer) evidenceAt(places []store.Place) ([]store.Evidence, error) {
	list, err := ask(c.source, "sources", store.Query{}, func(ctx context.Context, _ store.Query) ([]store.Source, error) {
		return c.in.Store.Sources(ctx)
	})
	if err != nil {
		return nil, err
	}
	rows := map[int64][]int{}
	for _, p := range places {
		rows[p.Import] = append(rows[p.Import], p.Row)
	}
	var found []store.Evidence
	for _, s := range list {
		own := rows[s.Import]
		if len(own) == 0 {
			continue
		}
		slices.Sort(own)
		found = append(found, store.Gather(store.Evidence{Import: s.Import, Kind: s.Kind, File: s.File, Sheet: s.Sheet, SHA256: s.SHA256}, slices.Compact(own)))
	}
	return found, nil
}

// rowWords writes rows as a person does: "5-34, 40".
func (c *composer) rowWords(e store.Evidence) string {
	var b strings.Builder
	for i, r := range e.Ranges {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(r.First))
		if r.Last > r.First {
			fmt.Fprintf(&b, "-%d", r.Last)
		}
	}
	if e.Beyond > 0 {
		b.WriteString(" " + lexicon.Plural("proof.more_rows", e.Beyond, c.req.Language))
	}
	return b.String()
}
