package reports

import (
	"time"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// covered are the days of the period that the grant and the date of the report
// leave: a first quarter begins with the grant, a quarter that is not over ends
// with the report.
func (c *composer) covered(key string) (value, error) {
	p := c.req.Period
	if p.Start == "" || p.End == "" {
		return nothing("the report covers the whole time"), nil
	}
	start, end := p.Start, p.End
	fund, _, err := c.fund("")
	if err != nil {
		return value{}, err
	}
	if fund.Start > start && fund.Start <= end {
		start = fund.Start
	}
	if fund.End != "" && fund.End < end && fund.End >= start {
		end = fund.End
	}
	if c.req.Date != "" && c.req.Date < end && c.req.Date >= start {
		end = c.req.Date
	}
	if start == p.Start && end == p.End {
		return nothing("the whole period is covered"), nil
	}
	return wording(key, lexicon.DayRange(start, end, c.req.Language)), nil
}

// elapsed is the part of a grant's time that is over at the end of the period,
// else at the date of the report; false where its days are not known.
func (c *composer) elapsed(fund records.Fund) (part float64, known bool) {
	now := c.req.Period.End
	if now == "" {
		now = c.req.Date
	}
	days := make([]time.Time, 3)
	for i, day := range []string{fund.Start, fund.End, now} {
		var err error
		if days[i], err = time.Parse(time.DateOnly, day); err != nil {
			return 0, false
		}
	}
	whole := days[1].Sub(days[0]).Hours()/24 + 1
	gone := days[2].Sub(days[0]).Hours()/24 + 1
	if whole <= 0 {
		return 0, false
	}
	return min(1, max(0, gone/whole)), true
}

// over reports whether a grant's time is over; one whose last day is not known
// counts as over, since nothing says that more is to come.
func (c *composer) over(fund records.Fund) bool {
	part, known := c.elapsed(fund)
	return !known || part >= 1
}
