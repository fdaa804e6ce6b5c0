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

// filter is a filter by numbers: the field's number is one of them.
type filter struct {
	field   string
	numbers []int64
}

// filters reads --where. Several values of one field widen it; several fields
// narrow each other.
func (r *resolved) filters(where []records.Filter) ([]filter, error) {
	var list []filter
	for _, w := range where {
		field, numbers, err := r.filter(w)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(list, func(f filter) bool { return f.field == field })
		if i < 0 {
			list = append(list, filter{field, numbers})
			continue
		}
		list[i].numbers = append(list[i].numbers, numbers...)
	}
	return list, nil
}

func (r *resolved) filter(w records.Filter) (field string, numbers []int64, err error) {
	wrong := func(reason string) (string, []int64, error) {
		return "", nil, &FilterError{w.Field, w.Value, reason}
	}
	if !ValidFilter(w.Field) {
		return wrong("lex does not group or filter by this; it does by " + strings.Join(Dimensions, ", "))
	}
	value := strings.TrimSpace(w.Value)
	if value == "" {
		if w.Field == "region" {
			return "country", r.outsideRegions(), nil
		}
		return w.Field, []int64{0}, nil
	}
	key, ok := value, true
	switch w.Field {
	case "country":
		match := lexicon.Country(value, r.rules.CountryAliases)
		if match.Status != lexicon.Known {
			return wrong("no country is known by this name or code")
		}
		key = match.Code
	case "region":
		if lexicon.RegionName(value, "en") == "" {
			return wrong("a region is a UN M49 code such as 419 (Latin America and the Caribbean)")
		}
		return "country", r.inRegion(value), nil
	case "focus_area":
		areas := lexicon.FocusAreas(value, r.rules.FocusAreas)
		if lexicon.FocusName(value, "en", r.rules.FocusAreas) == "" && len(areas) == 1 {
			key = areas[0].ID
		}
	case "organization":
		if key = r.names.key(value); r.keys.known("organization", key) == 0 {
			key = value // a key as it was printed
		}
	case "organization_type", "role":
		key = lexicon.Slug(value)
	case "exchange":
		key = exchangeKey(value, exchangeIDs(r.rules.Exchanges))
	case "sex":
		key, ok = lexicon.Sex(value)
	case "disability":
		key, ok = lexicon.YesNo(value)
	case "age_group":
		if !slices.Contains(r.rules.AgeGroups, value) {
			return wrong("the age groups are " + strings.Join(r.rules.AgeGroups, ", "))
		}
	case "year", "quarter", "month":
		n, valid := dateNumber(w.Field, value)
		if !valid {
			return wrong("expected 2017, 2017-Q2 or 2017-06")
		}
		return w.Field, []int64{n}, nil
	}
	if !ok {
		return wrong("no such value")
	}
	return w.Field, []int64{r.numberOrNever(w.Field, key)}, nil
}

func (r *resolved) numberOrNever(dimension, key string) int64 {
	if n := r.keys.known(dimension, key); n != 0 || key == "" {
		return n
	}
	return never
}

// inRegion lists the countries that occur and lie in a region.
func (r *resolved) inRegion(m49 string) []int64 {
	numbers := []int64{never}
	for n, name := range r.keys.names {
		if name.dimension == "country" && lexicon.InRegion(name.key, m49) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// outsideRegions lists what has the region "": no country, or one without.
func (r *resolved) outsideRegions() []int64 {
	numbers := []int64{0}
	for n, name := range r.keys.names {
		if name.dimension == "country" && lexicon.Subregion(name.key) == "" {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
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
