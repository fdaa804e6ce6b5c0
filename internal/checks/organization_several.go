package checks

import (
	"fmt"
	"strconv"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var organizationSeveral = Check{
	Name: "organization-several", Severity: records.Warning,
	Title: "Cells that name several organizations",
	Help: "“APRODEH y Paz y Esperanza” counts as one organization more. The words for “and” are believed to stand between two organizations only " +
		"where both are named by themselves elsewhere, semicolons always. Ask the partner whom the person represents.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			alone := map[string]bool{}
			for _, o := range d.order {
				alone[lexicon.FoldOrganization(o.name)] = true
				alone[lexicon.FoldOrganization(o.acronym)] = true
			}
			for spelling, meant := range d.Rules.OrganizationAliases {
				alone[lexicon.FoldOrganization(spelling)], alone[lexicon.FoldOrganization(meant)] = true, true
			}
			delete(alone, "")
			for _, o := range d.order {
				if o.listed {
					continue
				}
				whole := lexicon.FoldOrganization(o.name)
				names := lexicon.SeveralNames(o.name, func(name string) bool {
					folded := lexicon.FoldOrganization(name)
					return folded != whole && alone[folded]
				})
				if names == nil {
					continue
				}
				var quoted []string
				for _, name := range names {
					quoted = append(quoted, strconv.Quote(name))
				}
				report(d.atOrganization(o, fmt.Sprintf("%q names several organizations, %s, and counts as one of its own", o.name, lexicon.And(quoted, "en")),
					fmt.Sprintf("write the one that the person represents, or add to lex.yaml  aliases: {organizations: {%s: %s}}", strconv.Quote(o.name), strconv.Quote(names[0]))))
			}
		}}
	},
}
