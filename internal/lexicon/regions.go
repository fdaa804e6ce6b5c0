package lexicon

import (
	"slices"
	"sync"
)

// region is a row of regions.csv. A region may have two parents: Central
// America is of Latin America (419) and of North America (003).
type region struct {
	Code    string `csv:"code"`
	Parents string `csv:"parents"`
	EN      string `csv:"en"`
	ES      string `csv:"es"`
	FR      string `csv:"fr"`
	PT      string `csv:"pt"`
}

type regionTree struct {
	ordered []region
	byCode  map[string]region
}

var regions = sync.OnceValue(func() regionTree {
	tree := regionTree{ordered: readTable[region]("regions.csv"), byCode: map[string]region{}}
	for _, r := range tree.ordered {
		tree.byCode[r.Code] = r
	}
	return tree
})

// Subregion returns the M49 code of the region to which reports assign a
// country: the sub-region, and in Latin America and the Caribbean and in
// sub-Saharan Africa the intermediate region (005 South America, 013 Central
// America with Mexico, 029 Caribbean, 011, 014, 017, 018), which says more. ""
// for an unknown code and for Antarctica, which M49 puts nowhere.
func Subregion(alpha2 string) string { return countries()[alpha2].Region }

// RegionName names an M49 region; "" is "Not stated", and a code that is no
// region comes back as it is.
func RegionName(m49, lang string) string {
	if m49 == "" {
		return Word("not_stated", lang)
	}
	r, ok := regions().byCode[m49]
	if !ok {
		return m49
	}
	return inLanguage(lang, r.EN, r.ES, r.FR, r.PT)
}

// InRegion reports whether a country lies in an M49 region of any level, from
// 001 (World) to 005 (South America).
func InRegion(alpha2, m49 string) bool {
	c, ok := countries()[alpha2]
	if !ok {
		return false
	}
	return m49 == "001" || regionWithin(c.Region, m49)
}

func regionWithin(code, ancestor string) bool {
	if code == "" {
		return false
	}
	if code == ancestor {
		return true
	}
	for _, parent := range split(regions().byCode[code].Parents) {
		if regionWithin(parent, ancestor) {
			return true
		}
	}
	return false
}

// CommonRegion finds the region that a gathering can be said to be of: the
// smallest one that holds at least two thirds of at least three different
// countries, and how many of them it holds. Parts of Latin America and of
// sub-Saharan Africa (South America, Western Africa …) are named only when they
// hold all. "" when there is none: the whole world is no region.
func CommonRegion(codes []string) (m49 string, inside int) {
	var distinct []string
	for _, code := range codes {
		if _, ok := countries()[code]; ok && !slices.Contains(distinct, code) {
			distinct = append(distinct, code)
		}
	}
	if len(distinct) < 3 {
		return "", 0
	}
	best := -1
	for _, r := range regions().ordered {
		if r.Code == "001" || r.Code == "003" {
			continue
		}
		count := 0
		for _, code := range distinct {
			if InRegion(code, r.Code) {
				count++
			}
		}
		level := regionLevel(r.Code)
		if count*3 < len(distinct)*2 || level == 3 && count < len(distinct) || level <= best {
			continue
		}
		m49, inside, best = r.Code, count, level
	}
	return m49, inside
}

// regionLevel counts the steps from the world: 1 continents, 2 sub-regions, 3
// intermediate regions.
func regionLevel(code string) int {
	level := 0
	for code != "001" && code != "" {
		level++
		code = split(regions().byCode[code].Parents)[0]
	}
	return level
}
