package importers

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

func TestDays(t *testing.T) {
	for _, test := range []struct {
		name, heading, cells string // cells divided by ;
		want                 string
		decided              int // findings value-decided
		rejected             int
	}{
		{"several forms", "Fecha", "2017-06-19; 19/06/2017; 19 de junio de 2017; June 20, 2017; 2017-06-19T09:30:00; 42905", "2017-06-19,2017-06-19,2017-06-19,2017-06-20,2017-06-19,2017-06-19", 0, 0},
		{"decided by the column: day", "Date", "03/04/2017; 19/06/2017; 05/04/2017", "2017-04-03,2017-06-19,2017-04-05", 1, 0},
		{"decided by the column: month", "Date", "03/04/2017; 06/19/2017", "2017-03-04,2017-06-19", 1, 0},
		{"decided by the language", "Fecha", "03/04/2017; 05/06/2017", "2017-04-03,2017-06-05", 1, 0},
		{"decided by nothing", "Date", "03/04/2017; 05/06/2017", "2017-04-03,2017-06-05", 2, 0},
		{"contradicting", "Date", "03/04/2017; 19/06/2017; 06/19/2017", "2017-04-03,2017-06-19,2017-06-19", 1, 0},
		{"impossible", "Date", "2017-06-19; 2017-02-30; n/a", "2017-06-19,", 0, 1},
		{"several days", "Fecha", "del 19 al 24 de junio de 2017; 19-24 June 2017; 2017-06-19", "2017-06-19,2017-06-19,2017-06-19", 1, 0},
		{"several days, the month first", "Date", "03/04/2017 - 03/06/2017; 06/19/2017", "2017-03-04,2017-06-19", 2, 0},
		{"a year alone", "Date", "2017-06-19; 2018", "2017-06-19,2018-01-01", 1, 0},
		{"a month alone", "Date", "2017-06-19; June 2017", "2017-06-19,2017-06-01", 1, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			lines := []string{map[string]string{"Fecha": "Nombre", "Date": "Name"}[test.heading] + "|" + test.heading}
			for _, cell := range strings.Split(test.cells, ";") {
				lines = append(lines, "Ana Quispe|"+cell)
			}
			_, out, sink := run(t, Options{As: records.Participants}, lines...)
			var dates []string
			for _, p := range sink.participants {
				dates = append(dates, p.Date)
			}
			if got := strings.Join(dates, ","); got != test.want {
				t.Errorf("read %s, want %s", got, test.want)
			}
			if out.Counts["value-decided"] != test.decided || out.Rejected != test.rejected || out.Counts["date-unreadable"] != test.rejected {
				t.Errorf("%d rejected, %v", out.Rejected, out.Counts)
			}
		})
	}
}

func TestColumnWithoutDatesIsNotTakenForOne(t *testing.T) {
	plan, out, _ := run(t, Options{}, "Name|Organization|Date", "Ana Quispe|CEJ|every Monday", "Luis Mamani|CEJ|soon", "Rosa Choque|CEJ|later")
	if out.Rejected != 0 || planned(plan) != "A=name B=organization C=-" {
		t.Errorf("%d rejected, %s", out.Rejected, planned(plan))
	}
}

func TestSurveyGoesOnUntilADateDecides(t *testing.T) {
	lines := []string{"Name|Date"}
	for range surveyRows + 100 {
		lines = append(lines, "Amina Bello|03/04/2017")
	}
	lines = append(lines, "Amina Bello|06/19/2017")
	_, out, sink := run(t, Options{As: records.Participants}, lines...)
	if sink.participants[0].Date != "2017-03-04" || out.Counts["value-decided"] != 1 {
		t.Errorf("%s, %v", sink.participants[0].Date, out.Counts)
	}
}

func TestSerialDay(t *testing.T) {
	for text, want := range map[string]string{"42905": "2017-06-19", "42905.5": "2017-06-19", "2017": "", "99999": "", "20170619": "", "4290x": "", "": "", "42.905.1": ""} {
		if got, _ := serialDay(text, 20000); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Kinds with a field for the last day keep it.
func TestSeveralDaysFillTheEnd(t *testing.T) {
	_, _, sink := run(t, Options{As: records.Exchanges}, "Nombre|Fecha de inicio|Ciudad", "Encuentro|19-24 June 2017|Lima", "Taller|2017-07-01|Quito")
	if len(sink.entries) != 2 || sink.entries[0].Values["start"] != "2017-06-19" || sink.entries[0].Values["end"] != "2017-06-24" || sink.entries[1].Values["end"] != "" {
		t.Errorf("%+v", sink.entries)
	}
}

func TestMonthsEndWithTheirLastDay(t *testing.T) {
	_, out, sink := run(t, Options{As: records.Exchanges}, "Name|Start|End", "Encuentro Uno|June 2017|June 2017", "Encuentro Dos|2018|2018", "Encuentro Tres|2016-02-01|February 2016")
	var got []string
	for _, e := range sink.entries {
		got = append(got, e.Values["start"]+".."+e.Values["end"])
	}
	if want := "2017-06-01..2017-06-30 2018-01-01..2018-12-31 2016-02-01..2016-02-29"; strings.Join(got, " ") != want {
		t.Errorf("read %s, want %s", strings.Join(got, " "), want)
	}
	if out.Counts["value-decided"] != 5 {
		t.Errorf("%v", out.Counts)
	}
}
