package schedule_test

import (
	"testing"

	"github.com/namati/lex/internal/schedule"
)

func TestSay(t *testing.T) {
	for _, test := range []struct{ when, zone, want string }{
		{"0 6 5 1,4,7,10 *", "Europe/Amsterdam", "at 06:00 on the 5th of January, April, July and October (Europe/Amsterdam)"},
		{"30 18 1,22 * *", "", "at 18:30 on the 1st and 22nd of every month (UTC)"},
		{"0 8 * * 1", "Africa/Nairobi", "at 08:00 on Monday (Africa/Nairobi)"},
		{"0 8 * * *", "", "at 08:00 every day (UTC)"},
		{"0 8 11,12,13 2 *", "", "at 08:00 on the 11th, 12th and 13th of February (UTC)"},
		{"*/15 8-18 * * 1-5", "", "*/15 8-18 * * 1-5 (UTC)"},
		{"0 6 1 jan *", "", "0 6 1 jan * (UTC)"},
		{"@monthly", "", "@monthly (UTC)"},
		{"Quarterly  + 5 days", "", "Quarterly + 5 days, at 06:00 (UTC)"},
		{"last working day", "", "last working day of the month, at 06:00 (UTC)"},
	} {
		c, err := schedule.Compile(schedule.Rule{Name: "x", When: test.when, Timezone: test.zone, Period: period("last-quarter")})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Say(); got != test.want {
			t.Errorf("%q is said as %q, expected %q", test.when, got, test.want)
		}
	}
}
