package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// fillIn gives rows that leave a cell empty what another row of the same person
// states, else what their organization has. What was stated is never changed.
func (r *resolved) fillIn(ctx context.Context, q querier) error {
	fills := []struct{ column, dimension, place string }{
		{"country", "country", "people_country"},
		{"focus", "focus_area", "focus"},
		{"sex", "sex", ""},
		{"age", "age_group", ""},
		{"disability", "disability", ""},
	}
	var sums []string
	lacking, stating := make([]int64, len(fills)), make([]int64, len(fills))
	var lowest, highest int64
	into := []any{&lowest, &highest}
	for i, fill := range fills {
		sums = append(sums, fmt.Sprintf("COUNT(CASE WHEN %[1]s = 0 THEN 1 END), COUNT(CASE WHEN %[1]s > 0 THEN 1 END)", fill.column))
		into = append(into, &lacking[i], &stating[i])
	}
	if err := q.QueryRowContext(ctx, "SELECT COALESCE(MIN(exchange), 0), COALESCE(MAX(exchange), 0), "+strings.Join(sums, ", ")+" FROM fact").Scan(into...); err != nil {
		return err
	}
	r.oneExchange = lowest == highest
	for i, fill := range fills {
		missing, present := lacking[i], stating[i]
		if missing == 0 {
			continue
		}
		if present > 0 {
			if err := r.fromSamePerson(ctx, q, fill.column, fill.dimension); err != nil {
				return err
			}
		}
		if fill.place == "" {
			continue
		}
		_, err := q.ExecContext(ctx, fmt.Sprintf(`UPDATE fact SET %[1]s = (SELECT %[2]s FROM place WHERE place.organization = fact.organization)
			WHERE %[1]s = 0 AND organization IN (SELECT organization FROM place WHERE %[2]s <> 0)`, fill.column, fill.place))
		if err != nil {
			return err
		}
	}
	return nil
}

// fromSamePerson fills a column from other rows of the same person: from all
// that they state, should they differ.
func (r *resolved) fromSamePerson(ctx context.Context, q querier, column, dimension string) error {
	for _, statement := range []string{
		"DROP TABLE IF EXISTS filled",
		"CREATE TEMP TABLE filled (person " + q.speaks().bigKey + ", keys BIGINT)",
		"INSERT INTO filled SELECT DISTINCT person, 0 FROM fact WHERE " + column + " = 0",
	} {
		if _, err := q.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	found := make(map[int64][]int64)
	err := each(ctx, q, func(rows *sql.Rows) error {
		var person, keys int64
		err := rows.Scan(&person, &keys)
		found[person] = append(found[person], keys)
		return err
	}, fmt.Sprintf("SELECT DISTINCT f.person, f.%[1]s FROM fact f JOIN filled ON filled.person = f.person WHERE f.%[1]s > 0", column))
	if err != nil || len(found) == 0 {
		return err
	}
	update, err := q.PrepareContext(ctx, "UPDATE filled SET keys = $1 WHERE person = $2")
	if err != nil {
		return err
	}
	defer update.Close()
	for person, sets := range found {
		if _, err := update.ExecContext(ctx, r.keys.union(dimension, sets), person); err != nil {
			return err
		}
	}
	_, err = q.ExecContext(ctx, fmt.Sprintf(`UPDATE fact SET %[1]s = (SELECT keys FROM filled WHERE filled.person = fact.person)
		WHERE %[1]s = 0`, column))
	return err
}

// settleAges turns years of birth into age groups, now that the year of each
// row is known. Without the day, someone born in 1983 is 33 or 34 in 2017: that
// counts where both are in one group.
func (r *resolved) settleAges(ctx context.Context, q querier) error {
	if len(r.born) == 0 {
		return nil
	}
	if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE born (age BIGINT, year BIGINT, keys BIGINT, PRIMARY KEY (age, year))"); err != nil {
		return err
	}
	type pair struct{ age, year int64 }
	var pairs []pair
	err := each(ctx, q, func(rows *sql.Rows) error {
		var p pair
		err := rows.Scan(&p.age, &p.year)
		pairs = append(pairs, p)
		return err
	}, "SELECT DISTINCT age, day_from / 10000 FROM fact WHERE age < 0 ORDER BY 1, 2")
	if err != nil {
		return err
	}
	rows := newInserter(q, "born", "age", "year", "keys")
	for _, p := range pairs {
		if err := rows.add(ctx, p.age, p.year, r.ageGroup(p.age, p.year)); err != nil {
			return err
		}
	}
	if err := rows.flush(ctx); err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `UPDATE fact SET age = (SELECT keys FROM born WHERE born.age = fact.age AND born.year = fact.day_from / 10000)
		WHERE age < 0`)
	return err
}

// ageGroup is the number of the age group of someone whose age (less than 0)
// stands for a year of birth.
func (r *resolved) ageGroup(age, year int64) int64 {
	birth := r.born[-age]
	if year == 0 || int(year) < birth {
		return 0
	}
	oldest := int(year) - birth
	band := fmt.Sprintf("%d-%d", max(oldest-1, 0), oldest)
	return r.keys.number("age_group", lexicon.AgeGroup(band, r.rules.AgeGroups), 0)
}
