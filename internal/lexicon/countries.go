package lexicon

import "sync"

// country is a row of countries.csv.
type country struct {
	Alpha2 string `csv:"alpha2"`
	Alpha3 string `csv:"alpha3"`
	M49    string `csv:"m49"`
	IOC    string `csv:"ioc"`
	Region string `csv:"region"`
	EN     string `csv:"en"`
	ES     string `csv:"es"`
	FR     string `csv:"fr"`
	PT     string `csv:"pt"`
	Other  string `csv:"other"`
}

// countryRows are read once for all that is made of them.
var countryRows = sync.OnceValue(func() []country { return readTable[country]("countries.csv") })

// countries holds every country and territory of ISO 3166-1, and Kosovo (XK),
// by alpha-2 code.
var countries = sync.OnceValue(func() map[string]country {
	byCode := map[string]country{}
	for _, c := range countryRows() {
		byCode[c.Alpha2] = c
	}
	return byCode
})

// CountryName names a country shortly, as the Unicode CLDR does; "" is "Not
// stated". A code that is no country comes back as it is.
func CountryName(code, lang string) string {
	if code == "" {
		return Word("not_stated", lang)
	}
	c, ok := countries()[code]
	if !ok {
		return code
	}
	return inLanguage(lang, c.EN, c.ES, c.FR, c.PT)
}

// ISO3 returns the ISO 3166-1 alpha-3 code of an alpha-2 code, "" for none.
func ISO3(alpha2 string) string { return countries()[alpha2].Alpha3 }
