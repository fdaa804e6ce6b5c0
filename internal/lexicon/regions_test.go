package lexicon

import "testing"

func TestRegions(t *testing.T) {
	for _, c := range []struct {
		code, subregion string
		in, out         []string
	}{
		{"AR", "005", []string{"001", "019", "419", "005"}, []string{"013", "021", "003", "150"}},
		{"MX", "013", []string{"001", "019", "419", "013", "003"}, []string{"021", "005"}},
		{"DO", "029", []string{"419", "029"}, []string{"013"}},
		{"US", "021", []string{"019", "021", "003"}, []string{"419"}},
		{"KE", "014", []string{"002", "202", "014"}, []string{"015", "011"}},
		{"EG", "015", []string{"002", "015"}, []string{"202"}},
		{"ZA", "018", []string{"202"}, []string{"014"}},
		{"SN", "011", []string{"202"}, nil},
		{"CM", "017", []string{"202"}, nil},
		{"XK", "039", []string{"150", "039"}, nil},
		{"TW", "030", []string{"142"}, nil},
		{"CY", "145", []string{"142"}, []string{"150"}},
		{"FJ", "054", []string{"009"}, nil},
		{"AQ", "", []string{"001"}, []string{"009"}},
		{"", "", nil, []string{"001"}},
		{"XQ", "", nil, []string{"001", ""}},
	} {
		if got := Subregion(c.code); got != c.subregion {
			t.Errorf("Subregion(%s) = %s, want %s", c.code, got, c.subregion)
		}
		for _, region := range c.in {
			if !InRegion(c.code, region) {
				t.Errorf("%s should lie in %s", c.code, region)
			}
		}
		for _, region := range c.out {
			if InRegion(c.code, region) {
				t.Errorf("%s should not lie in %s", c.code, region)
			}
		}
	}
}

// UN M49 counts 52 countries and areas of Latin America and the Caribbean, as
// CLDR does but for its handling of small islands.
func TestRegionsAreWhole(t *testing.T) {
	count := map[string]int{}
	for code := range countries() {
		if sub := Subregion(code); sub == "" && code != "AQ" {
			t.Errorf("%s lies nowhere", code)
		} else if sub != "" && regions().byCode[sub].Code == "" {
			t.Errorf("%s lies in %s, which regions.csv lacks", code, sub)
		}
		for _, region := range []string{"002", "019", "419", "142", "150", "009"} {
			if InRegion(code, region) {
				count[region]++
			}
		}
	}
	if count["419"] != 52 || count["019"] != 57 || count["002"] != 60 || count["142"] != 51 {
		t.Errorf("the regions hold %v", count)
	}
	for _, r := range regions().ordered {
		for _, lang := range Languages {
			if RegionName(r.Code, lang) == "" {
				t.Errorf("%s has no name in %s", r.Code, lang)
			}
		}
		for _, parent := range split(r.Parents) {
			if regions().byCode[parent].Code == "" {
				t.Errorf("%s has the unknown parent %s", r.Code, parent)
			}
		}
	}
	if RegionName("419", "es") != "América Latina y el Caribe" || RegionName("", "en") != "Not stated" || RegionName("999", "en") != "999" {
		t.Error("RegionName is wrong for 419, nothing or 999")
	}
}

func TestCommonRegion(t *testing.T) {
	for _, c := range []struct {
		codes  []string
		region string
		inside int
	}{
		{[]string{"AR", "BO", "BR", "CL", "CO", "EC", "SV", "GT", "MX", "PY", "PE", "DO", "US"}, "419", 12},
		{[]string{"AR", "BO", "BR"}, "005", 3},
		{[]string{"AR", "BO", "MX"}, "419", 3},
		{[]string{"AR", "BO", "US"}, "419", 2},
		{[]string{"AR", "US", "CA"}, "021", 2},
		{[]string{"KE", "UG", "SN", "EG"}, "202", 3},
		{[]string{"KE", "EG", "MA", "ZA"}, "002", 4},
		{[]string{"AR", "KE", "FR"}, "", 0},
		{[]string{"AR", "AR", "BO"}, "", 0},
		{[]string{"AR", "BO", ""}, "", 0},
		{nil, "", 0},
	} {
		if region, inside := CommonRegion(c.codes); region != c.region || inside != c.inside {
			t.Errorf("CommonRegion(%v) = %s, %d, want %s, %d", c.codes, region, inside, c.region, c.inside)
		}
	}
}
