package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// claim prints the number that the author states, and finds it false when the
// data gives another.
func (c *composer) claim(call *Call) (value, error) {
	n, l, err := c.counted(call.Metric, call.Filters)
	if err != nil {
		return value{}, err
	}
	if l.is() {
		return value{lack: l}, nil
	}
	v := c.number(call, call.Number)
	under := &Call{Info: CallInfo{Name: call.Metric}, Metric: call.Metric, Filters: call.Filters}
	c.trying.figures = append(c.trying.figures, FigureValue{under.ID(), n})
	if n == call.Number {
		return v, nil
	}
	message := fmt.Sprintf("the text states %d for {{ %s }}, the data gives %d", call.Number, under.ID(), n)
	keys, err := c.countedKeys(call.Metric, call.Filters)
	if err != nil {
		return value{}, err
	}
	if len(keys) > 0 {
		message += " (" + abridge(keys) + ")"
	}
	hint, err := c.otherReading(call)
	if err != nil {
		return value{}, err
	}
	f := c.finding(records.Error, ClaimFalse, call, message, hint)
	f.Field, f.Value = call.Metric, fmt.Sprint(call.Number)
	c.trying.findings = append(c.trying.findings, f)
	return v, nil
}

// countedKeys names what a metric counted: countries, organizations, focus
// areas or exchanges. People are never named.
func (c *composer) countedKeys(metric string, filters []records.Filter) ([]string, error) {
	var keys []string
	switch metric {
	case "countries":
		codes, err := c.source.countries(filters)
		if err != nil {
			return nil, err
		}
		for _, code := range codes {
			keys = append(keys, lexicon.CountryName(code, "en"))
		}
	case "organizations":
		organizations, err := c.source.organizations(filters)
		if err != nil {
			return nil, err
		}
		for _, o := range organizations {
			keys = append(keys, o.Name)
		}
	case "focus_areas":
		t, err := c.source.count([]string{"focus_area"}, filters)
		if err != nil {
			return nil, err
		}
		for _, r := range t.Rows {
			if r.Key[0] != "" {
				keys = append(keys, r.Key[0])
			}
		}
	case "exchanges":
		ids, err := c.source.exchanges(filters)
		if err != nil {
			return nil, err
		}
		keys = ids
	}
	slices.Sort(keys)
	return keys, nil
}

// otherReading looks for a way to count that gives what the text states: fewer
// filters, or a neighbouring metric.
func (c *composer) otherReading(call *Call) (string, error) {
	type reading struct {
		metric  string
		filters []records.Filter
		words   string
	}
	var readings []reading
	for i, f := range call.Filters {
		fewer := slices.Delete(slices.Clone(call.Filters), i, i+1)
		readings = append(readings, reading{call.Metric, fewer, "without " + strings.Join(filterWords([]records.Filter{f}), "")})
	}
	if len(call.Filters) > 1 {
		readings = append(readings, reading{call.Metric, nil, "without any filter"})
	}
	for _, metric := range Metrics {
		if metric != call.Metric {
			readings = append(readings, reading{metric, call.Filters, "as " + metric})
		}
	}
	for _, r := range readings {
		n, l, err := c.counted(r.metric, r.filters)
		if err != nil {
			return "", err
		}
		if l.is() || n != call.Number {
			continue
		}
		hint := fmt.Sprintf("%s it is %d", r.words, n)
		if r.metric == call.Metric {
			more, err := c.added(call, r.filters)
			if err != nil {
				return "", err
			}
			if more != "" {
				hint += ", with " + more
			}
		}
		return hint, nil
	}
	return noReading, nil
}

// noReading is the hint where no way to count gives what the text states.
const noReading = "correct the number or the data"

// added names what a wider reading counts beyond the claim's.
func (c *composer) added(call *Call, wider []records.Filter) (string, error) {
	narrow, err := c.countedKeys(call.Metric, call.Filters)
	if err != nil {
		return "", err
	}
	wide, err := c.countedKeys(call.Metric, wider)
	if err != nil {
		return "", err
	}
	more := slices.DeleteFunc(wide, func(key string) bool { return slices.Contains(narrow, key) })
	return abridge(more), nil
}

// abridge joins names, the first twenty of them.
func abridge(names []string) string {
	const most = 20
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}
