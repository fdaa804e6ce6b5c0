package reports

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// indicator is what the rows of one indicator, or of one of the groups it counts
// apart, say by the end of the period.
type indicator struct {
	code, name, unit, group, explanation string
	// rows are those of the indicator in the order of the sheets.
	rows []store.StoredEntry
	// summed tells that the actuals of periods add up.
	summed                                bool
	baseline, target, aim, reached, soFar amount
	groups                                []*indicator
	aimsSoFar                             amount
	askedIn                               string // the id of the fund
}

// indicatorsOf gathers the rows of indicators: those of one code, else of one
// name, and of one fund, are one indicator.
func (c *composer) indicatorsOf(rows []store.StoredEntry) []*indicator {
	var list []*indicator
	byKey := map[string]*indicator{}
	at := func(e store.StoredEntry, group string) *indicator {
		fund := cmp.Or(c.fundID(e.Text("fund")), e.Text("fund"))
		key := strings.Join([]string{fund, lexicon.Fold(cmp.Or(e.Text("code"), e.Text("indicator"))), lexicon.Fold(group)}, "\x00")
		i := byKey[key]
		if i == nil {
			i = &indicator{group: group, askedIn: fund}
			byKey[key] = i
			if group == "" {
				list = append(list, i)
			}
		}
		return i
	}
	for _, e := range rows {
		whole := at(e, "")
		if group := e.Text("disaggregation"); group != "" {
			part := at(e, group)
			if len(part.rows) == 0 {
				whole.groups = append(whole.groups, part)
			}
			part.rows = append(part.rows, e)
		} else {
			whole.rows = append(whole.rows, e)
		}
		whole.code, whole.name = cmp.Or(whole.code, e.Text("code")), cmp.Or(whole.name, e.Text("indicator"))
	}
	for _, i := range list {
		c.measure(i, nil)
		for _, g := range i.groups {
			c.measure(g, i)
		}
	}
	return list
}

// measure reads the numbers of an indicator, or of one of its groups.
func (c *composer) measure(i, whole *indicator) {
	p := c.req.Period
	known := knownAt(i.rows, p)
	i.code, i.name = cmp.Or(i.code, lastText(known, "code")), cmp.Or(i.name, lastText(known, "indicator"))
	i.unit, i.explanation = lastText(known, "unit"), lastText(known, "explanation")
	how := lastText(i.rows, "aggregation")
	if whole != nil {
		i.unit, how = cmp.Or(i.unit, whole.unit), cmp.Or(how, lastText(whole.rows, "aggregation"))
	}
	i.summed = how == "sum" || how == "" && !strings.Contains(i.unit, "%")
	i.baseline, i.target = latest(statedIn(known, "baseline")), latest(statedIn(known, "target"))
	actuals, aims := statedIn(i.rows, "actual"), statedIn(i.rows, "period_target")
	if i.summed {
		i.reached, i.soFar = sum(inside(actuals, p)), sum(until(actuals, p))
		i.aim, i.aimsSoFar = sum(inside(aims, p)), sum(until(aims, p))
	} else {
		i.reached, i.soFar = latest(inside(actuals, p)), latest(until(actuals, p))
		i.aim, i.aimsSoFar = latest(inside(aims, p)), latest(until(aims, p))
	}
	c.doubts(i, how, actuals)
}

// doubts tells what the rows of an indicator leave open.
func (c *composer) doubts(i *indicator, how string, actuals []stated) {
	p, name := c.req.Period, i.title()
	counted := until(actuals, p)
	if out := wider(actuals, p); len(out) > 0 && len(inside(actuals, p)) == 0 {
		c.find(c.entryFinding(IndicatorUnclear, out[0].row, "actual", fmt.Sprintf("the value of the indicator %q is of a span that reaches beyond the period of the report, and is left out", name),
			"write a row for the period, or make the report of the longer span"))
	}
	if undated := len(actuals) - len(kept(actuals, func(s stated) bool { return s.start != "" })); undated > 0 && !p.All() {
		c.find(c.entryFinding(IndicatorUnclear, kept(actuals, func(s stated) bool { return s.start == "" })[0].row, "actual",
			fmt.Sprintf("the value of the indicator %q bears neither a period nor a date, and is left out", name), "write the period, such as 2018-Q2"))
	}
	if len(counted) < 2 {
		return
	}
	last, before := counted[len(counted)-1], counted[len(counted)-2]
	switch {
	case i.summed && how == "":
		c.find(c.entryFinding(IndicatorUnclear, last.row, "aggregation", fmt.Sprintf("the values of the indicator %q are added up, since no row says whether they are to be", name),
			"write sum, or latest where the last value stands, into the column for it (aggregation)"))
	case !i.summed && last.end == before.end && last.n != before.n:
		c.find(c.entryFinding(IndicatorUnclear, last.row, "actual", fmt.Sprintf("the indicator %q has two values for the same time; the one of the later row stands", name), "keep one of them"))
	case i.summed && len(apart(counted)) < len(counted):
		c.find(c.entryFinding(IndicatorUnclear, last.row, "actual", fmt.Sprintf("a value of the indicator %q lies within the time of another; the longer one counts", name), "keep either the parts or the whole"))
	}
}

// title names an indicator in one line.
func (i *indicator) title() string {
	return strings.TrimSpace(i.code + " " + i.name + parenthesis(i.group))
}

func parenthesis(words string) string {
	if words == "" {
		return ""
	}
	return " (" + words + ")"
}

// incomplete tells which numbers a donor will miss.
func (c *composer) incomplete(i *indicator) {
	var missing []string
	for _, number := range []struct {
		field  string
		amount amount
	}{{"baseline", i.baseline}, {"target", i.target}, {"actual", i.soFar}} {
		if !number.amount.known {
			missing = append(missing, number.field)
		}
	}
	if len(missing) == 0 {
		return
	}
	rows := i.rows
	if len(rows) == 0 {
		rows = i.groups[0].rows
	}
	c.find(c.entryFinding(IndicatorIncomplete, rows[len(rows)-1], missing[0],
		fmt.Sprintf("the indicator %q states no %s; the report says so in words, where a donor expects a number", i.title(), lexicon.Or(missing)),
		"write the number, 0 where it is none; what was not measured needs a word in the report"))
}

// statusOf says how an indicator stands, as a key of words.
func (c *composer) statusOf(i *indicator, fund records.Fund) string {
	if !i.soFar.known {
		return "not_measured"
	}
	if !i.target.known {
		return "no_target"
	}
	falling := i.falling()
	switch {
	case i.soFar.n == i.target.n:
		return "reached"
	case (i.soFar.n > i.target.n) != falling:
		return "exceeded"
	case i.aimsSoFar.known:
		if (i.soFar.n >= i.aimsSoFar.n) != falling || i.soFar.n == i.aimsSoFar.n {
			return "on_track"
		}
		return "behind"
	}
	elapsed, known := c.elapsed(fund)
	switch share := i.share(); {
	case !known:
		return "under_way"
	case elapsed < 1 && share.known && share.n >= elapsed*(1-tolerance):
		return "on_track"
	}
	return "behind"
}

// tolerance is how far below the part of the time an indicator may lie and still
// be on track.
const tolerance = 0.1

// falling reports whether the number is meant to become less.
func (i *indicator) falling() bool {
	return !i.summed && i.baseline.known && i.target.known && i.target.n < i.baseline.n
}

// share is the part of the target that is reached; of a number that is to fall,
// the part of the way from the baseline.
func (i *indicator) share() amount {
	switch {
	case !i.soFar.known || !i.target.known:
	case i.falling():
		return amount{(i.baseline.n - i.soFar.n) / (i.baseline.n - i.target.n), true}
	case i.target.n != 0:
		return amount{i.soFar.n / i.target.n, true}
	}
	return amount{}
}
