package extract

import (
	"context"
	"strings"

	"github.com/namati/lex/exporters/threesixty"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Grants makes the grants of 360Giving: one of each fund that has an identifier
// in lex.yaml. The error is a *MissingError where lex.yaml does not say what the
// standard demands.
func (s *Standards) Grants(ctx context.Context) ([]threesixty.Grant, error) {
	missing := &MissingError{Standard: "360Giving"}
	missing.need(s.Grantee.Name, "grantee.name")
	missing.need(s.Grantee.OrgID, "grantee.org_id")
	var chosen, without []records.Fund
	for _, f := range s.Rules.Funds {
		if f.GrantID != "" {
			chosen = append(chosen, f)
		} else {
			without = append(without, f)
		}
	}
	if len(s.Rules.Funds) == 0 {
		missing.need("", "funds.ID.grant_id")
	}
	for _, f := range without {
		if len(chosen) == 0 {
			missing.need("", "funds."+f.ID+".grant_id")
		} else {
			s.note("funds.%s has no grant_id: and is left out", f.ID)
		}
	}
	if len(chosen) == 0 {
		chosen = without // what else they lack is told in one go
	}
	var list []threesixty.Grant
	for _, f := range chosen {
		key := "funds." + f.ID + "."
		for _, k := range [][2]string{{f.Name, "name"}, {f.Description, "description"}, {f.Currency, "currency"}, {f.Awarded, "awarded"}, {f.OrgID, "org_id"}} {
			missing.need(k[0], key+k[1])
		}
		if f.Amount == 0 {
			missing.need("", key+"amount")
		}
		g, err := s.grant(ctx, f)
		if err != nil {
			return nil, err
		}
		list = append(list, g)
	}
	if len(missing.Keys) > 0 {
		return nil, missing
	}
	return list, nil
}

func (s *Standards) grant(ctx context.Context, f records.Fund) (threesixty.Grant, error) {
	g := threesixty.Grant{ID: f.GrantID, Title: s.Mask.Text(f.Name), Description: s.Mask.Text(f.Description), Currency: f.Currency, Awarded: f.Amount, AwardDate: f.Awarded,
		Recipient: []threesixty.Organization{{ID: s.Grantee.OrgID, Name: s.Grantee.Name, Country: s.Grantee.Country, URL: s.Grantee.Website}},
		Funder:    []threesixty.Organization{{ID: f.OrgID, Name: donorOf(&f)}}}
	if !strings.HasPrefix(s.Grantee.Website, "http") {
		g.Recipient[0].URL = ""
	}
	if f.Start != "" {
		g.Planned = []threesixty.Event{{Start: f.Start, End: f.End}}
	}
	if f.Donor != "" && f.Name != f.Donor {
		g.Programme = []threesixty.Programme{{Title: f.Name}}
	}
	countries, smallest, err := s.countsBy(ctx, s.ofFund(f), "country")
	if err != nil || len(countries) == 0 {
		return g, err
	}
	codes := make([]string, len(countries))
	for i, c := range countries {
		codes[i] = c.code
	}
	hidden := s.hidesCountries(codes, smallest)
	seen := map[string]bool{}
	for _, code := range codes {
		place := threesixty.Location{Name: lexicon.CountryName(code, s.Language), Country: code}
		if hidden {
			place = threesixty.Location{Name: lexicon.RegionName(lexicon.Subregion(code), s.Language)}
		}
		if !seen[place.Name] && place.Name != "" {
			seen[place.Name] = true
			g.Locations = append(g.Locations, place)
		}
	}
	if hidden {
		s.note("funds.%s: regions stand in place of countries", f.ID)
	}
	return g, nil
}
