package extract

import (
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// granted are the personal fields that a consent can open to the audience.
var granted = map[records.Kind][]string{
	records.Participants: {"name"},
	records.Consents:     {"name"},
	records.Testimonials: {"quote", "name", "original", "position"},
}

// outside reports whether somebody else than the organization reads.
func (l *Listing) outside() bool {
	return l.request.Permissions != nil && l.request.Permissions.Audience != records.Internal
}

// choose decides which columns are shown, and in place of which fields.
func (l *Listing) choose() {
	regions := l.outside() && l.request.Regions
	for i, c := range l.full {
		if l.outside() && c.Personal && !slices.Contains(granted[l.Info.Kind], c.Field) {
			continue
		}
		if regions {
			switch c.Field {
			case "city":
				continue // a town tells the country
			case "country":
				c = Column{Heading: "region", Tag: "#region+name"}
			case "country_code":
				c = Column{Heading: "region_code", Tag: "#region+code+v_m49"}
			}
		}
		l.Columns, l.from = append(l.Columns, c), append(l.from, i)
	}
}

// permit takes out of a row what the audience may not see; false where that is
// the whole row.
func (l *Listing) permit(row *Row) bool {
	if !l.outside() {
		return true
	}
	allowed := l.request.Permissions
	switch l.Info.Kind {
	case records.Testimonials:
		if why := allowed.Withholds(*row.quote); why != "" {
			l.Withheld[why]++
			return false
		}
		shown := reports.Attributed(*row.quote)
		l.quoteCells(row.Cells, &shown)
	case records.Participants, records.Consents:
		name, organization := l.cell(row, "name"), l.cell(row, "organization")
		if !allowed.Named(*name, row.email, *organization, row.consent) {
			*name = ""
		}
	}
	if !l.permitAtRisk(row) {
		return false
	}
	if l.request.Regions {
		if country, code := l.cell(row, "country"), l.cell(row, "country_code"); country != nil && code != nil {
			region := lexicon.Subregion(*code)
			*code, *country = region, ""
			if region != "" {
				*country = lexicon.RegionName(region, l.request.Language)
			}
		}
	}
	return true
}

// atRisk is why a row is left out whose organization must not be named.
const atRisk = "the organization is at risk (privacy.at_risk)"

// permitAtRisk takes organizations and countries at risk out of a row; false for
// the row of such an organization itself.
func (l *Listing) permitAtRisk(row *Row) bool {
	risk := l.request.Mask
	if risk == nil {
		return true
	}
	code := l.cell(row, "country_code")
	hides := code != nil && risk.Country(*code)
	for i, c := range l.full {
		cell := &row.Cells[i]
		switch {
		case c.Field == "name" && l.Info.Kind == records.Organizations && risk.Organization(*cell):
			l.Withheld[atRisk]++
			return false
		case c.Field == "organization" && risk.Organization(*cell), c.Type == records.Web && risk.Address(*cell):
			*cell = ""
		case c.Field == "country" || c.Field == "country_code":
			if hides && !l.request.Regions {
				*cell = ""
			}
		case c.Field == "city" && hides:
			*cell = ""
		case c.Type == records.Line || c.Type == records.Prose:
			*cell = risk.Text(*cell)
		}
	}
	return true
}

// cell is the cell of a field, nil where the kind has none.
func (l *Listing) cell(row *Row, field string) *string {
	i := slices.IndexFunc(l.full, func(c Column) bool { return c.Field == field })
	if i < 0 {
		return nil
	}
	return &row.Cells[i]
}

// codeOf is the code of the country that a text means, "" for none.
func codeOf(country string, rules records.Rules) string {
	if country == "" {
		return ""
	}
	return lexicon.Country(country, rules.CountryAliases).Code
}
