package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/records"
)

// writeFacts makes the table that is counted: one row of integers for each
// participant row, in which texts have become numbers of keys (or of sets),
// dates numbers such as 20170619 (0: none), and personas people. counted is 0
// for rows that the rules leave out.
func (r *resolved) writeFacts(ctx context.Context, q querier) error {
	for _, table := range []string{
		"fact (participant " + q.speaks().bigKey + `, person BIGINT, organization BIGINT, country BIGINT, focus BIGINT, exchange BIGINT,
			role BIGINT, sex BIGINT, age BIGINT, disability BIGINT, day_from BIGINT, day_to BIGINT, counted BIGINT)`,
		"listing (id " + q.speaks().bigKey + ", organization BIGINT, exchange BIGINT, day_from BIGINT, day_to BIGINT)",
	} {
		if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE "+table); err != nil {
			return err
		}
	}
	for _, i := range r.of(records.Participants) {
		f := factSource{r: r, row: "p"}
		person := "p.persona"
		if r.merged {
			f.joins = append(f.joins, "LEFT JOIN merged ON merged.persona = p.persona")
			person = "COALESCE(merged.person, p.persona)"
		}
		exchange := f.meant(termExchange, f.fallback("exchange", i.exchange))
		from, to := f.days(exchange)
		query := "INSERT INTO fact SELECT p.id, " + strings.Join([]string{
			person, f.meant(termOrganization, "p.organization"), f.meant(termCountry, "p.country"), f.meant(termFocus, "p.focus"),
			exchange, f.meant(termRole, "p.role"), f.meant(termSex, "p.sex"), f.meant(termAge, "p.age"),
			f.meant(termDisability, "p.disability"), from, to, f.counted(),
		}, ", ") + " FROM participant p " + strings.Join(f.joins, " ") + " WHERE p.import = $1 AND p.id BETWEEN $2 AND $3 ORDER BY p.id"
		if _, err := q.ExecContext(ctx, query, i.id, i.first, i.last); err != nil {
			return fmt.Errorf("write facts: %w", err)
		}
	}
	for _, i := range r.of(records.Organizations) {
		f := factSource{r: r, row: "o"}
		exchange := f.meant(termExchange, f.fallback("exchange", i.exchange))
		from, to := f.days(exchange)
		query := "INSERT INTO listing SELECT o.id, " + strings.Join([]string{
			f.meant(termOrganization, "o.organization"), exchange, from, to,
		}, ", ") + " FROM organization o " + strings.Join(f.joins, " ") + " WHERE o.import = $1 AND o.id BETWEEN $2 AND $3 ORDER BY o.id"
		if _, err := q.ExecContext(ctx, query, i.id, i.first, i.last); err != nil {
			return fmt.Errorf("write listings: %w", err)
		}
	}
	return nil
}

// factSource collects the joins that turn the columns of a row into numbers.
type factSource struct {
	r     *resolved
	row   string
	joins []string
}

// meant is the number that a term means. Kinds in which every term means itself
// need no join.
func (f *factSource) meant(kind termKind, column string) string {
	if f.r.plain[kind] {
		return column
	}
	name := "m_" + termNames[kind]
	f.joins = append(f.joins, fmt.Sprintf("LEFT JOIN meaning %s ON %s.term = %s", name, name, column))
	return fmt.Sprintf("COALESCE(%s.keys, %s)", name, column)
}

// fallback is a column of the row, or the import's value where it is empty.
func (f *factSource) fallback(column string, value int64) string {
	column = f.row + "." + column
	if value == 0 {
		return column
	}
	return fmt.Sprintf("CASE WHEN %[1]s = 0 THEN %[2]d ELSE %[1]s END", column, value)
}

// days are the first and last day of a row: its exchange's, else its own.
func (f *factSource) days(exchange string) (from, to string) {
	var froms, tos []string
	if len(f.r.gatherings) > 0 {
		f.joins = append(f.joins, "LEFT JOIN gathering ON gathering.exchange = "+exchange)
		froms, tos = append(froms, "gathering.day_from"), append(tos, "gathering.day_to")
	}
	if len(f.r.spans) > 0 {
		f.joins = append(f.joins, "LEFT JOIN day ON day.term = "+f.row+".day")
		froms, tos = append(froms, "day.day_from"), append(tos, "day.day_to")
	}
	if len(froms) == 0 {
		return "0", "0"
	}
	return "COALESCE(" + strings.Join(append(froms, "0"), ", ") + ")", "COALESCE(" + strings.Join(append(tos, "0"), ", ") + ")"
}

// counted is 0 for rows whose status or role the rules leave out.
func (f *factSource) counted() string {
	if len(f.r.hidden) == 0 {
		return "1"
	}
	var list []string
	for _, term := range f.r.hidden {
		list = append(list, strconv.FormatInt(term, 10))
	}
	in := " IN (" + strings.Join(list, ", ") + ")"
	return "CASE WHEN p.status" + in + " OR p.role" + in + " THEN 0 ELSE 1 END"
}
