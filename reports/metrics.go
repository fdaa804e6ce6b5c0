package reports

import (
	"fmt"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// nobodyHere says that the scope of the report is empty.
const nobodyHere = "nobody is counted in the scope of the report"

// metric counts what the call names.
func (c *composer) metric(call *Call) (value, error) {
	n, l, err := c.counted(call.Metric, call.Filters)
	if err != nil || l.is() {
		return value{lack: l}, err
	}
	return c.number(call, n), nil
}

// counted counts a metric in the scope of the report cut by filters, or says why
// it cannot be known or told.
func (c *composer) counted(metric string, filters []records.Filter) (int, lack, error) {
	if metric == "participants" || metric == "participations" {
		some, err := c.source.people()
		if err != nil {
			return 0, lack{}, err
		}
		if !some {
			return 0, lack{"there are no participants", "import a list of participants"}, nil
		}
	}
	secret, err := c.secret(filters)
	if err != nil {
		return 0, lack{}, err
	}
	if secret != "" {
		return 0, lack{why: secret}, nil
	}
	if metric == "focus_areas" {
		return c.focusAreas(filters)
	}
	t, err := c.source.count(nil, filters)
	if err != nil {
		return 0, lack{}, err
	}
	n := metricOf(t.Totals, metric)
	empty, err := c.source.empty()
	if err != nil {
		return 0, lack{}, err
	}
	switch {
	case n > 0 || len(filters) > 0 || metric == "participants" || metric == "participations":
	case empty:
		return 0, lack{why: nobodyHere}, nil
	case metric == "organizations":
		l, err := c.noOrganization()
		return 0, l, err
	case metric == "countries":
		all, err := c.source.everything()
		if err != nil || all.Countries > 0 {
			return 0, lack{why: "no country is known of those in the scope of the report"}, err
		}
		return 0, lack{"no country is known", "add a column for the country to the list of participants or organizations"}, nil
	case metric == "exchanges":
		_, why, err := c.exchange(nil)
		return 0, why, err
	}
	return n, lack{}, nil
}

// noOrganization says why no organization is in the scope of the report: none is
// known, or those that are known belong elsewhere, as a list without an exchange
// belongs to no period.
func (c *composer) noOrganization() (lack, error) {
	empty, err := c.source.empty()
	if err != nil || empty {
		return lack{why: nobodyHere}, err
	}
	all, err := c.source.everything()
	switch {
	case err != nil:
		return lack{}, err
	case all.Organizations == 0:
		return lack{"no organization is known", "import a list of organizations, or of participants with a column for their organization"}, nil
	}
	return lack{"organizations are known, and none is in the scope of the report",
		"a list of them belongs to a period by its exchange: import it with --exchange ID"}, nil
}

// focusAreas counts the focus areas in scope.
func (c *composer) focusAreas(filters []records.Filter) (int, lack, error) {
	t, err := c.source.count([]string{"focus_area"}, filters)
	if err != nil {
		return 0, lack{}, err
	}
	n := 0
	for _, r := range t.Rows {
		if r.Key[0] != "" {
			n++
		}
	}
	empty, err := c.source.empty()
	if err != nil {
		return 0, lack{}, err
	}
	switch {
	case n > 0 || len(filters) > 0:
	case empty:
		return 0, lack{why: nobodyHere}, nil
	default:
		return 0, lack{"no focus area is known", "add a column for the focus area to the list of participants or organizations"}, nil
	}
	return n, lack{}, nil
}

// secret says why a count may not be told: the breakdown by one of its filters
// would hide that very row.
func (c *composer) secret(filters []records.Filter) (string, error) {
	inReport := c.source.base.Where
	all := append(slices.Clone(inReport), filters...)
	for i, f := range all {
		inCall := i >= len(inReport)
		if !Sensitive([]string{f.Field}, c.req.Audience, c.req.SuppressAll && inCall) &&
			!(inCall && len(filters) > 1 && Sensitive([]string{f.Field, ""}, c.req.Audience, false)) {
			continue
		}
		rest, _ := without(all, f.Field)
		q := c.source.base
		q.By, q.Where = []string{f.Field}, rest
		t, err := c.source.table(q)
		if err != nil {
			return "", err
		}
		whole, err := c.source.count(nil, filters)
		if err != nil {
			return "", err
		}
		hidden := Suppress(t, q.By, c.req.Audience, c.req.MinCell, true).SensitiveValue(keyOf(f))
		if n := whole.Totals.Participants; hidden || f.Value != "" && n > 0 && n < c.req.MinCell {
			return fmt.Sprintf("the number is so small that people could be recognised, and is not told to the audience %s", c.req.Audience), nil
		}
	}
	return "", nil
}

// keyOf is the key that the value of a sensitive filter means.
func keyOf(f records.Filter) string {
	key, ok := f.Value, true
	switch f.Field {
	case "sex":
		key, ok = lexicon.Sex(f.Value)
	case "disability":
		key, ok = lexicon.YesNo(f.Value)
	}
	if !ok {
		return f.Value
	}
	return key
}
