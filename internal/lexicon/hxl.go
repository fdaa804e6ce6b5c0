package lexicon

import (
	"strings"

	"github.com/namati/lex/internal/records"
)

// hxlField says which field an HXL hashtag stands for. All attributes named must
// be on the tag; the first line that fits decides, so the exact ones come first.
// Source: HXL 1.1 dictionary, https://hxlstandard.org.
type hxlField struct {
	tag        string
	attributes []string
	kinds      []records.Kind // nil: every kind that has the field
	field      string
}

var hxlFields = []hxlField{
	{"#country", []string{"code"}, nil, "country_code"},
	{"#country", []string{"v_iso3"}, nil, "country_code"},
	{"#country", []string{"v_iso2"}, nil, "country_code"},
	{"#country", []string{"v_m49"}, nil, "country_code"},
	{"#country", nil, nil, "country"},
	{"#org", []string{"funder"}, nil, ""},
	{"#org", []string{"code"}, nil, "acronym"},
	{"#org", []string{"acronym"}, nil, "acronym"},
	{"#org", []string{"type"}, nil, "organization_type"},
	{"#org", []string{"url"}, nil, "website"},
	{"#org", nil, []records.Kind{records.Organizations}, "name"},
	{"#org", nil, nil, "organization"},
	{"#respondee", []string{"sex"}, nil, "sex"},
	{"#respondee", []string{"gender"}, nil, "sex"},
	{"#respondee", []string{"age"}, nil, "age"},
	{"#respondee", []string{"name"}, []records.Kind{records.Participants, records.Testimonials}, "name"},
	{"#respondee", []string{"email"}, nil, "email"},
	{"#respondee", []string{"phone"}, nil, "phone"},
	{"#contact", []string{"email"}, nil, "email"},
	{"#contact", []string{"phone"}, nil, "phone"},
	{"#contact", []string{"name"}, []records.Kind{records.Organizations}, "contact"},
	{"#contact", []string{"name"}, nil, "name"},
	{"#sector", []string{"code"}, nil, ""},
	{"#sector", nil, nil, "focus_area"},
	{"#beneficiary", []string{"type"}, nil, "focus_area"},
	{"#activity", []string{"name"}, nil, "exchange"},
	{"#event", []string{"name"}, nil, "exchange"},
	{"#date", nil, nil, "date"},
	{"#loc", []string{"city"}, nil, "city"},
	{"#adm3", []string{"name"}, nil, "city"},
	{"#description", []string{"quote"}, nil, "quote"},
	{"#description", nil, nil, "notes"},
	{"#meta", []string{"consent"}, nil, "consent"},
}

// HXLField tells the field of a kind that an HXL hashtag such as "#org+name"
// heads; false for what is no hashtag or has no field there. Attributes may
// stand in any order, with spaces between.
func HXLField(tag string, kind records.Kind) (field string, ok bool) {
	name, rest, _ := strings.Cut(strings.ToLower(strings.Join(strings.Fields(tag), "")), "+")
	if !strings.HasPrefix(name, "#") {
		return "", false
	}
	attributes := "+" + rest + "+"
	info, _ := records.Info(kind)
	if field, own := ownField(name, strings.Split(rest, "+"), info); own {
		return field, true
	}
	for _, line := range hxlFields {
		if line.tag != name || !line.fits(attributes, kind) {
			continue
		}
		if _, has := info.Field(line.field); has {
			return line.field, true
		}
		return "", false
	}
	return "", false
}

func (line hxlField) fits(attributes string, kind records.Kind) bool {
	for _, attribute := range line.attributes {
		if !strings.Contains(attributes, "+"+attribute+"+") {
			return false
		}
	}
	if line.kinds == nil {
		return true
	}
	for _, k := range line.kinds {
		if k == kind {
			return true
		}
	}
	return false
}
