package reports

import (
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// regional reports whether regions stand in the place of countries: where the
// workspace says so, outside internal reports.
func (c *composer) regional() bool {
	return c.in.RegionsForCountries && c.req.Audience != records.Internal
}

// countryName names a country (alpha-2) as far as the reader may know it: by its
// name or by the region that M49 assigns it to; "" where it is not known.
func (c *composer) countryName(alpha2 string) string {
	if alpha2 == "" {
		return ""
	}
	if c.regional() || c.hidesCountry(alpha2) {
		if m49 := lexicon.Subregion(alpha2); m49 != "" {
			return lexicon.RegionName(m49, c.req.Language)
		}
		return ""
	}
	return lexicon.CountryName(alpha2, c.req.Language)
}

// shown is a call as the reader may see it: broken down by region in the place
// of country.
func (c *composer) shown(call *Call) *Call {
	if !c.regional() || !slices.Contains(call.By, "country") {
		return call
	}
	other := *call
	other.By = byRegion(call.By)
	return &other
}

// where is the dimension by which people are placed: country, or region.
func (c *composer) where() string {
	if c.regional() {
		return "region"
	}
	return "country"
}

// sorted is a list in another order; what compares as equal keeps its order.
func sorted[T any](list []T, compare func(a, b T) int) []T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, compare)
	return list
}
