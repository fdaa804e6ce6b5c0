package lexicon

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/records"
)

// hxlTag is the hashtag that lex writes over a field: of one kind, or of every
// kind that has the field and no line of its own.
type hxlTag struct {
	kind  records.Kind // "": every kind
	field string
	tag   string
}

// hxlTags follow the HXL 1.1 dictionary as far as it goes; attributes that are
// not in it (+disabled, +consent and the like) are lex's own, as HXL allows.
var hxlTags = []hxlTag{
	{records.Organizations, "name", "#org+name"},
	{records.Exchanges, "name", "#activity+name"},
	{"", "name", "#respondee+name"},
	{"", "email", "#contact+email"},
	{"", "phone", "#contact+phone"},
	{"", "organization", "#org+name"},
	{"", "country", "#country+name"},
	{"", "country_code", "#country+code+v_iso2"},
	{"", "city", "#loc+city"},
	{"", "sex", "#respondee+sex"},
	{"", "age", "#respondee+age"},
	{"", "birth_date", "#date+birth"},
	{"", "disability", "#respondee+disabled"},
	{"", "focus_area", "#sector+name"},
	{"", "role", "#respondee+role"},
	{"", "position", "#respondee+position"},
	{"", "status", "#status"},
	{"", "exchange", "#activity+name"},
	{"", "date", "#date+reported"},
	{"", "days", "#date+present"},
	{"", "consent", "#meta+consent"},
	{"", "notes", "#description+notes"},
	{"", "acronym", "#org+code"},
	{"", "scope", "#org+scope"},
	{"", "organization_type", "#org+type"},
	{records.Outputs, "website", "#output+url"},
	{"", "website", "#org+url"},
	{"", "contact", "#contact+name"},
	{"", "id", "#activity+code"},
	{"", "start", "#date+start"},
	{"", "end", "#date+end"},
	{"", "end_date", "#date+end"},
	{"", "fund", "#activity+fund"},
	{records.Exchanges, "type", "#activity+type"},
	{records.Outputs, "type", "#output+type"},
	{"", "type", "#event+type"},
	{records.Outputs, "title", "#output+name"},
	{"", "title", "#event+name"},
	{"", "facilitator", "#contact+facilitator"},
	{"", "attendees", "#reached+ind"},
	{"", "women", "#reached+ind+f"},
	{"", "summary", "#description+summary"},
	{"", "outcome", "#description+outcome"},
	{"", "deviation", "#description+deviation"},
	{"", "quantity", "#output+num"},
	{"", "recipient", "#org+recipient"},
	{records.Outputs, "language", "#output+lang"},
	{"", "language", "#meta+lang"},
	{"", "quote", "#description+quote"},
	{"", "original", "#description+original"},
	{"", "source_language", "#meta+lang+original"},
	{"", "audience", "#meta+audience"},
	{"", "attribution", "#meta+attribution"},
	{"", "expires", "#date+expires"},
	{"", "withdrawn", "#date+withdrawn"},
	{"", "step", "#description+step"},
	{"", "owner", "#contact+owner"},
	{"", "due", "#date+due"},
	{records.Budget, "code", "#value+code"},
	{"", "code", "#indicator+code"},
	{"", "indicator", "#indicator+name"},
	{"", "level", "#indicator+level"},
	{"", "unit", "#indicator+unit"},
	{"", "period", "#date+period"},
	{"", "baseline", "#indicator+baseline"},
	{"", "target", "#indicator+target"},
	{"", "period_target", "#indicator+target+period"},
	{"", "actual", "#indicator+num"},
	{"", "aggregation", "#indicator+aggregation"},
	{"", "disaggregation", "#indicator+group"},
	{"", "explanation", "#description+explanation"},
	{"", "source", "#meta+source"},
	{"", "line", "#value+name"},
	{"", "category", "#value+type"},
	{"", "budget", "#value+planned"},
	{"", "spent", "#value+spent"},
	{"", "currency", "#currency+code"},
	{"", "use", "#meta+use"},
	{"", "obtained_by", "#contact+collector"},
}

// HXLTag is the hashtag that lex writes over a field of a kind, "" for one that
// no stored row has. HXLField reads it back.
func HXLTag(kind records.Kind, field string) string {
	i := slices.IndexFunc(hxlTags, func(t hxlTag) bool { return t.field == field && (t.kind == kind || t.kind == "") })
	if i < 0 {
		return ""
	}
	return hxlTags[i].tag
}

// ownField reads a tag that lex itself writes, its attributes in any order.
func ownField(name string, attributes []string, info records.KindInfo) (string, bool) {
	slices.Sort(attributes)
	for _, f := range info.Stored() {
		own, rest, _ := strings.Cut(HXLTag(info.Kind, f.Name), "+")
		if own != name || own == "" {
			continue
		}
		list := strings.Split(rest, "+")
		slices.Sort(list)
		if slices.Equal(list, attributes) {
			return f.Name, true
		}
	}
	return "", false
}
