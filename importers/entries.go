package importers

import (
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// entries decodes the rows of the kinds of which there are few: every column by
// the type of its field, so that a new kind needs no decoder of its own.
type entries struct {
	d       *decoder
	info    records.KindInfo
	columns []entryColumn
	out     records.Entry
}

// entryColumn is a column with what reads it; only the one that the field's type
// wants is set.
type entryColumn struct {
	field  records.Field
	column int
	key    *valueReader
	number *numberReader
}

func newEntries(d *decoder) *entries {
	info, _ := records.Info(d.plan.Kind)
	e := &entries{d: d, info: info, out: records.Entry{Kind: info.Kind, Values: map[string]string{}}}
	for _, field := range info.Fields {
		c := entryColumn{field: field, column: d.column(field.Name)}
		if c.column < 0 {
			continue
		}
		switch field.Type {
		case records.Key:
			c.key = newValueReader(d, field.Name, lexicon.Or(field.Keys()), key(field.Topic))
			c.key.keep = field.Topic == "category"
		case records.Number:
			c.number = newNumberReader(d, field.Name, c.column)
		}
		e.columns = append(e.columns, c)
	}
	return e
}

// survey looks at a row before decoding begins. A nil receiver is a sheet of
// another kind.
func (e *entries) survey(l *line) {
	if e == nil {
		return
	}
	for _, c := range e.columns {
		if c.number != nil {
			c.number.survey(l)
		}
	}
}

func (e *entries) decide(language string) {
	if e == nil {
		return
	}
	for _, c := range e.columns {
		if c.number != nil {
			c.number.decide(language)
		}
	}
}

func (e *entries) closing() {
	for _, c := range e.columns {
		if c.number != nil {
			c.number.closing()
		}
	}
}

func (e *entries) record() (rejected string, err error) {
	d, l := e.d, &e.d.line
	clear(e.out.Values)
	e.out.Row, e.out.Extra = l.number, l.extra()
	country, scope := d.countries.read(l)
	if scope != "" {
		country = ""
	}
	e.set("country", country)
	for _, c := range e.columns {
		var value string
		var ok bool
		switch c.field.Type {
		case records.CountryName, records.CountryCode:
			continue
		case records.Day:
			if value, ok = d.days[c.field.Name].read(l); !ok {
				rejected = "date-unreadable"
			}
		case records.Number:
			if value, ok = c.number.read(l); !ok {
				rejected = "number-unreadable"
			}
		case records.Key:
			value = c.key.read(l)
		case records.Email:
			value = d.email(c.column)
		default:
			value = said(l.get(c.column))
		}
		e.set(c.field.Name, value)
	}
	for _, pair := range [][2]string{{"start", "end"}, {"date", "end_date"}} {
		_, ends := e.info.Field(pair[1])
		if days := d.days[pair[0]]; ends && days != nil && e.out.Values[pair[1]] == "" {
			e.set(pair[1], days.last)
		}
	}
	for _, name := range e.info.Required {
		if e.out.Values[name] == "" && rejected == "" {
			rejected = e.lacks(name)
		}
	}
	if rejected != "" {
		return rejected, nil
	}
	return "", d.sink.Entry(&e.out)
}

func (e *entries) set(field, value string) {
	if value != "" {
		e.out.Values[field] = value
	}
}

// lacks reports a row without a field that its kind needs.
func (e *entries) lacks(name string) string {
	field, _ := e.info.Field(name)
	switch {
	case name == "name":
		return e.d.nameless(e.d.column(name), "the "+field.Help)
	case field.Topic == "consent":
		return e.d.unconsented(e.d.column(name))
	}
	e.d.report.report(records.Error, "text-missing", place{e.d.line.number, e.d.column(name), name, ""}, func() (string, string) {
		return "expected the " + field.Help + ", found an empty cell; the row is not imported", "write it, or delete the row"
	})
	return "text-missing"
}
