package importers

import (
	"cmp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// participants decodes the rows of a participants sheet.
type participants struct {
	d                                                             *decoder
	name, email, phone, organization, city, focus, role, position int
	exchange, notes                                               int
	given, family                                                 []int
	date, birth                                                   *dayReader
	sex                                                           sexReader
	ages                                                          bandBoxes
	age, disability, status, consent                              *valueReader
	presence                                                      *presence
	start                                                         string            // of the exchange of rows that name none
	starts                                                        map[string]string // by what rows name their exchange
	out                                                           records.Participant
}

func newParticipants(d *decoder) *participants {
	p := &participants{d: d, starts: map[string]string{},
		name: d.column("name"), email: d.column("email"), phone: d.column("phone"), organization: d.column("organization"),
		city: d.column("city"), focus: d.column("focus_area"), role: d.column("role"), position: d.column("position"),
		exchange: d.column("exchange"), notes: d.column("notes"),
		given: d.columns("given_name"), family: d.columns("family_name"),
		age:        newValueReader(d, "age", "an age such as 34, 25-34 or 60+", lexicon.Age),
		disability: newValueReader(d, "disability", "yes, no or refused", lexicon.YesNo),
		consent:    newValueReader(d, "consent", "yes or no", key("consent")),
	}
	p.date, p.birth = d.days["date"], d.days["birth_date"]
	p.sex, p.ages = newSexReader(d), newBoxes(d, "age")
	attendance := asksAttendance(d.heading("status"))
	p.status = newValueReader(d, "status", "invited, registered, present, cancelled or absent", func(s string) (string, bool) { return statusOf(s, attendance) })
	p.status.keep = true
	p.presence = newPresence(d)
	if e, ok := d.opt.Rules.Exchange(d.opt.Exchange); ok {
		p.start = e.Start
	}
	return p
}

// columns lists the columns of a field, from the left.
func (d *decoder) columns(field string) []int {
	var columns []int
	for _, c := range d.plan.Columns {
		if c.Field == field {
			columns = append(columns, c.Index)
		}
	}
	return columns
}

// heading is the heading of a field's first column.
func (d *decoder) heading(field string) string {
	for _, c := range d.plan.Columns {
		if c.Field == field {
			return c.Heading
		}
	}
	return ""
}

func (p *participants) record() (rejected string, err error) {
	d, l := p.d, &p.d.line
	r := &p.out
	*r = records.Participant{
		Row:          l.number,
		Email:        d.email(p.email),
		Phone:        said(l.get(p.phone)),
		City:         said(l.get(p.city)),
		Position:     said(l.get(p.position)),
		Notes:        l.get(p.notes),
		Organization: said(l.get(p.organization)),
		Sex:          p.sex.read(l),
		Disability:   p.disability.read(l),
		FocusArea:    said(l.get(p.focus)),
		Role:         said(l.get(p.role)),
		Exchange:     said(l.get(p.exchange)),
		Status:       p.status.read(l),
		Consent:      p.consent.read(l),
		Extra:        l.extra(),
	}
	r.Country, _ = d.countries.read(l)
	if days, status := p.presence.read(l); days != "" || status != "" {
		r.Days, r.Status = days, cmp.Or(r.Status, status)
	}
	var ok bool
	if r.Date, ok = p.date.read(l); !ok {
		rejected = "date-unreadable"
	}
	r.Age = p.ageOf(l, r)
	if r.Name = p.fullName(l); r.Name == "" {
		rejected = d.nameless(p.nameColumn(), "the name of a person")
	}
	p.nameAndAddress(r)
	if rejected != "" {
		return rejected, nil
	}
	return "", d.sink.Participant(r)
}

// nameColumn is the column in which a missing name is shown.
func (p *participants) nameColumn() int {
	for _, columns := range [][]int{{p.name}, p.given, p.family} {
		if len(columns) > 0 && columns[0] >= 0 {
			return columns[0]
		}
	}
	return -1
}

// fullName is the column of full names, else given and family names joined. A
// text without a letter is no name.
func (p *participants) fullName(l *line) string {
	if name := said(l.get(p.name)); hasLetter(name) {
		return name
	}
	var parts []string
	for _, column := range append(p.given[:len(p.given):len(p.given)], p.family...) {
		part := said(l.get(column))
		if part == "" || len(parts) > 0 && parts[len(parts)-1] == part {
			continue
		}
		parts = append(parts, part)
	}
	if name := strings.Join(parts, " "); hasLetter(name) {
		return name
	}
	return ""
}

func hasLetter(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i] | 0x20
		if c >= 'a' && c <= 'z' {
			return true
		}
		if c >= 0x80 {
			return strings.IndexFunc(text[i:], unicode.IsLetter) >= 0
		}
	}
	return false
}

// nameless reports a row without a name.
func (d *decoder) nameless(column int, expected string) string {
	at := place{d.line.number, column, "name", d.get(column)}
	d.report.report(records.Error, "name-missing", at, func() (string, string) {
		found := "an empty cell"
		switch {
		case column < 0:
			found = "no column for it"
		case at.value != "":
			found = "a text that says none"
		}
		return "expected " + expected + ", found " + found + "; the row is not imported", "write the name, or delete the row"
	})
	return "name-missing"
}

// ageOf is the column of ages, else the age that a date of birth gives at the
// start of the exchange or on the row's own date, else the year of birth.
func (p *participants) ageOf(l *line, r *records.Participant) string {
	if len(p.ages) > 0 {
		if age := p.ages.read(l); age != "" {
			return age
		}
	} else if age := p.age.read(l); age != "" {
		return age
	}
	born, _ := p.birth.read(l)
	if born == "" {
		return ""
	}
	on := r.Date
	if start := p.startOf(r.Exchange); start != "" {
		on = start
	} else if r.Exchange == "" && p.start != "" {
		on = p.start
	}
	if on == "" || len(born) == len("1983") {
		return "born " + born[:4]
	}
	age, ok := ageOn(born, on)
	if !ok {
		at := place{l.number, p.d.column("birth_date"), "birth_date", l.get(p.d.column("birth_date"))}
		p.d.report.report(records.Warning, "value-unreadable", at, func() (string, string) {
			return "the date of birth makes the person younger than 0 or older than 120 years; the cell counts as empty", "correct the date of birth"
		})
		return ""
	}
	return age
}

// startOf finds the first day of the exchange that a row names by id or by name,
// "" when it names none that lex.yaml knows.
func (p *participants) startOf(text string) string {
	if text == "" {
		return ""
	}
	start, known := p.starts[text]
	if !known {
		for _, e := range p.d.opt.Rules.Exchanges {
			if e.ID == text || lexicon.Fold(e.Name) == lexicon.Fold(text) {
				start = e.Start
				break
			}
		}
		if len(p.starts) < remembered {
			p.starts[strings.Clone(text)] = start
		}
	}
	return start
}

// ageOn counts the birthdays between two ISO dates.
func ageOn(born, on string) (string, bool) {
	b, err1 := time.Parse(time.DateOnly, born)
	o, err2 := time.Parse(time.DateOnly, on)
	if err1 != nil || err2 != nil {
		return "", false
	}
	years := o.Year() - b.Year()
	if o.Month() < b.Month() || o.Month() == b.Month() && o.Day() < b.Day() {
		years--
	}
	if years < 0 || years > 120 {
		return "", false
	}
	return strconv.Itoa(years), true
}

// key makes a reader of cells out of a topic of records.
func key(topic string) func(string) (string, bool) {
	return func(text string) (string, bool) { return lexicon.Key(topic, text) }
}
