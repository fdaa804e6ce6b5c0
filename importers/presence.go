package importers

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// dayHeading is the heading of one day of a sign-in sheet, folded: "day 1",
// "jour 2 matin", "firma dia 3".
var dayHeading = regexp.MustCompile(`^(?:(?:firma|firmas|signature|signatures|assinatura|assinaturas|asistencia|attendance|presenca|presence) )?(?:day|dia|jour|d|j) ?(\d{1,2})$`)

// numberedDay parts the date from the number before it: "Day 1 - 5 March".
var numberedDay = regexp.MustCompile(`(?is)^(?:day|d[ií]a|jour) *\d{1,2}\b(.*\pL.*|.*\d[/.\-]\d.*)$`)

// claimDays finds the columns of a sign-in sheet: one for each day, headed by the
// day, with marks below. Days without a year, and "Day 2", need an exchange with
// a first day.
func (l *layout) claimDays(b *body, opt Options) {
	if l.kind != records.Participants || l.holds("days") {
		return
	}
	start := ""
	if e, ok := opt.Rules.Exchange(opt.Exchange); ok {
		start = e.Start
	}
	for i := range l.columns {
		c := &l.columns[i]
		day, isDay := dayOf(c.Heading, start)
		if !isDay || c.Dropped || l.claims[i].strength >= mapped || !b.profiles[i].marks() {
			continue
		}
		if day == "" {
			c.Note, c.undated = "a day of a sign-in sheet without a year: say with --exchange which exchange of lex.yaml it belongs to", true
			continue
		}
		l.claims[i] = claim{"days", known, ByHeading}
		c.day = day
		c.Note = "who has a mark here was present on " + day
	}
}

// marks tells that a column may hold marks of presence: nothing else stands in
// it, but for the sum that somebody wrote below.
func (p profile) marks() bool {
	if n := len(p.texts); n > 2 {
		if _, sum := wholeNumber(p.texts[n-1]); sum {
			p.texts, p.filled = p.texts[:n-1], p.filled-1
		}
	}
	return p.readable(func(s string) bool { return markOf(s) != "" || lexicon.Missing(s) }) == p.filled
}

// markOf reads the mark of a day; the letters P and A (F for falta) stand for
// present and absent in such a column alone.
func markOf(text string) string {
	switch lexicon.Fold(text) {
	case "p":
		return "present"
	case "a", "f":
		return "absent"
	}
	key, _ := statusOf(text, true)
	return key
}

// dayOf reads the heading of a day; known tells that it is one, and day is ""
// where the year is not to be had.
func dayOf(heading, start string) (day string, known bool) {
	if part := numberedDay.FindStringSubmatch(heading); part != nil {
		// "Day 1 (5 March)": the date says more than the number.
		if day, known := dayOf(strings.Trim(part[1], "()[]:–- \n\t"), start); known {
			return day, true
		}
	}
	if m := lexicon.Date(heading, lexicon.Undecided); m.OK && len(m.ISO) == len(time.DateOnly) && !m.Ambiguous {
		return m.ISO, true
	}
	folded := lexicon.Fold(heading)
	from, err := time.Parse(time.DateOnly, start)
	if m := dayHeading.FindStringSubmatch(folded); m != nil {
		n, _ := strconv.Atoi(m[1])
		if n == 0 || err != nil {
			return "", n > 0
		}
		return from.AddDate(0, 0, n-1).Format(time.DateOnly), true
	}
	return yearless(heading, from, err == nil)
}

var (
	shortDay = regexp.MustCompile(`^\d{1,2}[/.\-]\d{1,2}$`)
	weekdays = wordSet(`monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
		lunes martes miercoles jueves viernes sabado domingo lun mar mie jue vie sab dom
		lundi mardi mercredi jeudi vendredi samedi dimanche mer jeu ven sam dim
		segunda terca quarta quinta sexta feira seg ter qua qui sex`)
)

// yearless reads a day and a month: "19/06", "lunes 19 de junio", "June 19".
func yearless(heading string, from time.Time, dated bool) (day string, known bool) {
	text := strings.TrimSpace(heading)
	if !shortDay.MatchString(text) {
		words := strings.Fields(lexicon.Fold(text))
		words = slices.DeleteFunc(words, func(w string) bool { return weekdays[w] })
		if len(words) < 2 || len(words) > 4 {
			return "", false
		}
		text = strings.Join(words, " ")
	}
	// A leap year, so that February 29 is a day; then the exchange's own.
	years := []int{2000}
	if dated {
		years = []int{from.Year(), from.Year() + 1}
	}
	nearest := ""
	for _, year := range years {
		for _, form := range []string{text + " " + strconv.Itoa(year), text + "/" + strconv.Itoa(year), strings.NewReplacer(".", "/", "-", "/").Replace(text) + "/" + strconv.Itoa(year)} {
			m := lexicon.Date(form, lexicon.DayFirst)
			if !m.OK || len(m.ISO) != len(time.DateOnly) {
				continue
			}
			if !dated {
				return "", true
			}
			if at, err := time.Parse(time.DateOnly, m.ISO); err == nil && at.Sub(from).Abs() < 40*24*time.Hour {
				nearest = m.ISO
			}
		}
	}
	return nearest, nearest != ""
}

// presence reads the days on which a person was there.
type presence struct {
	d       *decoder
	columns []Column
	derive  bool // no column of the sheet says the status
	without int  // rows without a mark on any day
	first   place
}

func newPresence(d *decoder) *presence {
	p := &presence{d: d, derive: d.column("status") < 0}
	for _, c := range d.plan.Columns {
		if c.Field == "days" {
			p.columns = append(p.columns, c)
		}
	}
	return p
}

// read gives the days as ISO dates joined by ";", and the status that they tell
// where no column does: present with a mark on any day, absent without one.
func (p *presence) read(l *line) (days, status string) {
	if len(p.columns) == 0 {
		return "", ""
	}
	var list []string
	for _, c := range p.columns {
		text := l.get(c.Index)
		if text == "" {
			continue
		}
		if c.day == "" {
			list = append(list, p.listed(l, c, text)...)
			continue
		}
		switch key := markOf(text); {
		case key == "present":
			list = append(list, c.day)
		case key == "" && !lexicon.Missing(text):
			p.unreadable(l, c, text, "a mark such as x, yes or present")
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	switch {
	case !p.derive:
	case len(list) > 0:
		status = "present"
	default:
		status = "absent"
		if p.without++; p.without == 1 {
			p.first = place{l.number, p.columns[0].Index, "days", ""}
		}
	}
	return strings.Join(list, ";"), status
}

// listed reads a cell that lists days: "2017-06-19; 2017-06-20".
func (p *presence) listed(l *line, c Column, text string) []string {
	var list []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
		m := lexicon.Date(strings.TrimSpace(part), lexicon.Undecided)
		if !m.OK || m.Ambiguous || len(m.ISO) != len(time.DateOnly) {
			p.unreadable(l, c, text, "days such as 2017-06-19; 2017-06-20")
			continue
		}
		list = append(list, m.ISO)
	}
	return list
}

func (p *presence) unreadable(l *line, c Column, text, wanted string) {
	p.d.report.report(records.Warning, "value-unreadable", place{l.number, c.Index, "days", text}, func() (string, string) {
		return "expected " + wanted + ", found something else; the cell counts as empty", "write " + wanted
	})
}

// closing tells how many rows count as absent.
func (p *presence) closing() {
	if p.without == 0 {
		return
	}
	p.d.report.report(records.Warning, "value-decided", p.first, func() (string, string) {
		return counted(p.without, "row bears no mark on any day of the sign-in sheet; it is stored as absent and not counted",
				"rows bear no mark on any day of the sign-in sheet; they are stored as absent and not counted"),
			"add a column Status if somebody came without signing"
	})
}
