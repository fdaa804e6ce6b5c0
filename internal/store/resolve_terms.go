package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// readTerms finds out what every text of the dictionary means, organizations
// aside: theirs depends on which of them are in use.
func (r *resolved) readTerms(ctx context.Context, q querier) error {
	r.meaning = make(map[int64]int64)
	r.spans = make(map[int64]span)
	r.born = make(map[int64]int)
	r.texts = make([]string, r.terms+1)
	r.abouts = make([]about, r.terms+1)
	r.areas = make(map[string]string)
	r.statuses = make([]lexicon.CountryStatus, r.terms+1)
	for kind := range r.plain {
		r.plain[kind] = true
	}
	r.declareExchanges()
	exchanges := exchangeIDs(r.rules.Exchanges)
	hidden := map[termKind][]string{
		termStatus: folded(r.rules.NotCountedStatuses, statusKey),
		termRole:   folded(r.rules.NotCountedRoles, lexicon.Fold),
	}
	var id int64
	var name, text string
	err := each(ctx, q, func(rows *sql.Rows) error {
		if err := rows.Scan(&id, &name, &text); err != nil {
			return err
		}
		kind := termKind(slices.Index(termNames[:], name))
		r.texts[id] = text
		if slices.Contains(hidden[kind], hiddenForm(kind, text)) {
			r.hidden = append(r.hidden, id)
		}
		var meant int64
		switch kind {
		case termCountry:
			meant = r.country(id, text)
		case termFocus:
			var areas []int64
			for _, match := range lexicon.FocusAreas(text, r.rules.FocusAreas) {
				areas = append(areas, r.keys.number("focus_area", match.ID, id))
				if was, ok := r.areas[match.ID]; !match.Known && (!ok || match.Text < was) {
					r.areas[match.ID] = match.Text
				}
			}
			meant = r.keys.set("focus_area", areas)
		case termExchange:
			meant = r.keys.number("exchange", exchangeKey(text, exchanges), id)
		case termRole:
			meant = r.keys.number("role", lexicon.Slug(text), id)
		case termType:
			meant = r.keys.number("organization_type", lexicon.Slug(text), id)
		case termSex:
			meant = r.keys.number("sex", valueKey(text, lexicon.Sex), id)
		case termDisability:
			meant = r.keys.number("disability", valueKey(text, lexicon.YesNo), id)
		case termAge:
			meant = r.age(id, text)
		case termDay:
			if days, ok := daysOf(text); ok {
				r.spans[id] = days
			}
			return nil
		default:
			return nil
		}
		r.meaning[id] = meant
		if meant != id {
			r.plain[kind] = false
		}
		return nil
	}, "SELECT id, kind, text FROM term WHERE kind <> 'organization' ORDER BY id")
	if err == nil && len(r.born) > 0 {
		r.numberAgeGroups()
	}
	return err
}

// numberAgeGroups numbers every age group before anybody filters by one: into
// which of them a year of birth falls is found out only when rows are counted.
func (r *resolved) numberAgeGroups() {
	for _, group := range r.rules.AgeGroups {
		r.keys.number("age_group", group, 0)
	}
}

// country is the number of the country that a text names.
func (r *resolved) country(term int64, text string) int64 {
	match := lexicon.Country(text, r.rules.CountryAliases)
	r.statuses[term] = match.Status
	switch match.Status {
	case lexicon.Known:
		return r.keys.number("country", match.Code, term)
	case lexicon.NoCountry, lexicon.Former:
		return stated
	}
	return 0
}

// age is the number of an age group, or minus the term where a year of birth
// has to wait for the year of the exchange.
func (r *resolved) age(term int64, text string) int64 {
	if year, found := strings.CutPrefix(text, "born "); found {
		if n, err := strconv.Atoi(year[:min(4, len(year))]); err == nil {
			r.born[term] = n
			return -term
		}
	}
	return r.keys.number("age_group", lexicon.AgeGroup(text, r.rules.AgeGroups), term)
}

// valueKey is a key that importers have written, or the one that a text means.
func valueKey(text string, read func(string) (string, bool)) string {
	key, ok := read(text)
	if !ok {
		return ""
	}
	return key
}

// declareExchanges numbers the exchanges of the workspace and notes their days.
func (r *resolved) declareExchanges() {
	r.gatherings = make(map[int64]span)
	for _, e := range r.rules.Exchanges {
		number := r.keys.number("exchange", e.ID, 0)
		if from, ok := daysOf(first(e.Start, e.End)); ok {
			to, _ := daysOf(first(e.End, e.Start))
			r.gatherings[number] = span{from.from, to.to}
		}
	}
}

// exchangeIDs finds the id of an exchange by its folded id or name; an id goes
// before another exchange's name.
func exchangeIDs(exchanges []records.Exchange) map[string]string {
	ids := make(map[string]string)
	for _, e := range exchanges {
		ids[lexicon.Fold(e.ID)] = e.ID
	}
	for _, e := range exchanges {
		if name := lexicon.Fold(e.Name); name != "" && ids[name] == "" {
			ids[name] = e.ID
		}
	}
	return ids
}

// exchangeKey is the id that a text means by the workspace, else its slug.
func exchangeKey(text string, ids map[string]string) string {
	if id, ok := ids[lexicon.Fold(text)]; ok {
		return id
	}
	return lexicon.Slug(text)
}

// statusKey is the form in which statuses are compared: the key of a known
// word in any language, else the folded text.
func statusKey(text string) string {
	if key, ok := lexicon.Status(text); ok && key != "" {
		return key
	}
	return lexicon.Fold(text)
}

func hiddenForm(kind termKind, text string) string {
	if kind == termStatus {
		return statusKey(text)
	}
	return lexicon.Fold(text)
}

// folded brings a list of the workspace to the form of comparison.
func folded(list []string, form func(string) string) []string {
	var out []string
	for _, s := range list {
		if f := form(s); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// daysOf reads an ISO date, a month (2017-06) or a year as a span of numbers.
func daysOf(iso string) (span, bool) {
	if len(iso) > 10 {
		iso = iso[:10]
	}
	parts := strings.Split(iso, "-")
	numbers := [3]int64{}
	if len(parts) > 3 {
		return span{}, false
	}
	for i, part := range parts {
		n, err := strconv.ParseInt(part, 10, 32)
		if err != nil || n < 0 {
			return span{}, false
		}
		numbers[i] = n
	}
	from := numbers[0]*10000 + numbers[1]*100 + numbers[2]
	to := from
	switch len(parts) {
	case 1:
		to += 1299
	case 2:
		to += 99
	}
	return span{from, to}, numbers[0] > 0
}

func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// writeMeaning stores what terms mean for the kinds in which not every term
// means itself, and the days of dates and exchanges.
func (r *resolved) writeMeaning(ctx context.Context, q querier) error {
	for _, table := range []string{
		"meaning (term " + q.speaks().bigKey + ", keys BIGINT)",
		"day (term " + q.speaks().bigKey + ", day_from BIGINT, day_to BIGINT)",
		"gathering (exchange " + q.speaks().bigKey + ", day_from BIGINT, day_to BIGINT)",
	} {
		if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE "+table); err != nil {
			return err
		}
	}
	meaning := newInserter(q, "meaning", "term", "keys")
	for term, number := range r.meaning {
		if term != number {
			if err := meaning.add(ctx, term, number); err != nil {
				return err
			}
		}
	}
	if err := meaning.flush(ctx); err != nil {
		return err
	}
	for table, spans := range map[string]map[int64]span{"day": r.spans, "gathering": r.gatherings} {
		column := map[string]string{"day": "term", "gathering": "exchange"}[table]
		rows := newInserter(q, table, column, "day_from", "day_to")
		for id, days := range spans {
			if err := rows.add(ctx, id, days.from, days.to); err != nil {
				return err
			}
		}
		if err := rows.flush(ctx); err != nil {
			return fmt.Errorf("write %s: %w", table, err)
		}
	}
	return nil
}
