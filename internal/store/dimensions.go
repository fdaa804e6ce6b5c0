package store

import (
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Dimensions are what counts can be grouped and filtered by.
var Dimensions = []string{
	"country", "region", "focus_area", "organization", "organization_type", "sex", "age_group", "disability",
	"exchange", "role", "year", "quarter", "month",
}

// personal dimensions are what only people have: an organization stands in them
// by the people that name it.
var personal = []string{"sex", "age_group", "disability", "role"}

// occasional dimensions say when and where: people and lists both have them.
var occasional = []string{"exchange", "year", "quarter", "month"}

// ValidFilter reports whether a field can be filtered by.
func ValidFilter(field string) bool { return slices.Contains(Dimensions, field) }

// never is the number of a key that does not occur.
const never = -9

// filter is a filter in numbers: what has one of them in the dimension passes.
type filter struct {
	// field is the field as it was named; dimension differs for a region, which
	// is a list of countries.
	field, dimension string
	numbers          []int64
	// keys and regions say the same for records that are not counted in SQL.
	keys, regions []string
}

// filters reads --where. Several values of one field widen it; several fields
// narrow each other.
func (r *resolved) filters(where []records.Filter) ([]filter, error) {
	var list []filter
	for _, w := range where {
		f, err := r.filter(w)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(list, func(g filter) bool { return g.field == f.field })
		if i < 0 {
			list = append(list, f)
			continue
		}
		list[i].numbers = append(list[i].numbers, f.numbers...)
		list[i].keys = append(list[i].keys, f.keys...)
		list[i].regions = append(list[i].regions, f.regions...)
	}
	return list, nil
}

func (r *resolved) filter(w records.Filter) (filter, error) {
	if !ValidFilter(w.Field) {
		return filter{}, &FilterError{w.Field, w.Value, "lex does not group or filter by this; it does by " + strings.Join(Dimensions, ", ")}
	}
	value := strings.TrimSpace(w.Value)
	if w.Field == "region" {
		return r.regionFilter(value)
	}
	key, reason := "", ""
	if value != "" {
		key, reason = r.filterKey(w.Field, value)
	}
	if reason != "" {
		return filter{}, &FilterError{w.Field, w.Value, reason}
	}
	number := int64(0)
	switch {
	case key == "":
	case slices.Contains([]string{"year", "quarter", "month"}, w.Field):
		number, _ = dateNumber(w.Field, key)
	default:
		if number = r.keys.known(w.Field, key); number == 0 {
			number = never
		}
	}
	return filter{field: w.Field, dimension: w.Field, numbers: []int64{number}, keys: []string{key}}, nil
}

// filterKey is the key that the value of a filter means, or the reason why it
// means none.
func (r *resolved) filterKey(field, value string) (key, reason string) {
	ok := true
	switch field {
	case "country":
		match := lexicon.Country(value, r.rules.CountryAliases)
		if match.Status != lexicon.Known {
			return "", "no country is known by this name or code"
		}
		return match.Code, ""
	case "focus_area":
		if areas := lexicon.FocusAreas(value, r.rules.FocusAreas); r.keys.known(field, value) == 0 && len(areas) == 1 {
			return areas[0].ID, ""
		}
	case "organization":
		found := r.names.named(value)
		if len(found) > 1 {
			return "", "these are several organizations; give one after the other"
		}
		if len(found) == 1 && r.keys.known(field, found[0].Key) != 0 {
			return found[0].Key, ""
		}
	case "organization_type", "role":
		return lexicon.Slug(value), ""
	case "exchange":
		return exchangeKey(value, exchangeIDs(r.rules.Exchanges)), ""
	case "sex":
		value, ok = lexicon.Sex(value)
	case "disability":
		value, ok = lexicon.YesNo(value)
	case "age_group":
		if !slices.Contains(r.rules.AgeGroups, value) {
			return "", "the age groups are " + strings.Join(r.rules.AgeGroups, ", ")
		}
	case "year", "quarter", "month":
		if field == "quarter" {
			value = strings.ToUpper(value)
		}
		if _, ok := dateNumber(field, value); !ok {
			return "", "expected 2017 for a year, 2017-Q2 for a quarter, 2017-06 for a month"
		}
	}
	if !ok {
		return "", "no such value"
	}
	return value, ""
}

// regionFilter is a filter by the countries that lie in a region, or by those
// without one.
func (r *resolved) regionFilter(m49 string) (filter, error) {
	f := filter{field: "region", dimension: "country", numbers: []int64{never}, regions: []string{m49}}
	if m49 == "" {
		f.numbers = []int64{0}
	} else if name := lexicon.RegionName(m49, "en"); name == "" || name == m49 {
		return f, &FilterError{"region", m49, "a region is a UN M49 code such as 419 (Latin America and the Caribbean)"}
	}
	for n, name := range r.keys.names {
		if name.dimension == "country" && inRegion(name.key, m49) {
			f.numbers = append(f.numbers, n)
		}
	}
	slices.Sort(f.numbers)
	return f, nil
}

func inRegion(country, m49 string) bool {
	if m49 == "" {
		return country == "" || lexicon.Subregion(country) == ""
	}
	return country != "" && lexicon.InRegion(country, m49)
}

// dateNumber is the number of a key of year, quarter or month: 2017, 20172 and
// 201706; dateKey the reverse, "" for 0.
func dateNumber(dimension, key string) (int64, bool) {
	year, part, _ := strings.Cut(key, "-")
	y, err := strconv.ParseInt(year, 10, 32)
	if err != nil || len(year) != 4 {
		return 0, false
	}
	switch dimension {
	case "year":
		return y, part == ""
	case "quarter":
		q, err := strconv.ParseInt(strings.TrimPrefix(strings.ToUpper(part), "Q"), 10, 32)
		return y*10 + q, err == nil && q >= 1 && q <= 4
	}
	m, err := strconv.ParseInt(part, 10, 32)
	return y*100 + m, err == nil && m >= 1 && m <= 12 && len(part) == 2
}

func dateKey(dimension string, n int64) string {
	if n == 0 {
		return ""
	}
	s := strconv.FormatInt(n, 10)
	switch dimension {
	case "quarter":
		return s[:len(s)-1] + "-Q" + s[len(s)-1:]
	case "month":
		return s[:len(s)-2] + "-" + s[len(s)-2:]
	}
	return s
}

// key is the key behind a number of a dimension.
func (r *resolved) key(dimension string, n int64) string {
	switch dimension {
	case "year", "quarter", "month":
		return dateKey(dimension, n)
	}
	return r.keys.names[n].key
}
