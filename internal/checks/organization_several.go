package checks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var organizationSeveral = Check{
	Name: "organization-several", Severity: records.Warning,
	Title: "Cells that name several organizations",
	Help: "“APRODEH y Paz y Esperanza” counts for both organizations. The words for “and”, commas and slashes are believed to stand between two " +
		"only where each is known by itself, from a list, another row or lex.yaml, which is an info; semicolons, bars and line ends always, " +
		"which is a warning where one of the names stands nowhere else. A row of a list is one organization, with a warning where it looks like several. What a list or aliases: organizations: has as one name is one.",
	Begin: func(d *Data, report reporter) Pass {
		type several struct {
			finding
			text  string
			names []store.Named
			rows  int
		}
		var list []*several
		known := map[string]*several{}
		return Pass{
			Organization: func(row *store.OrganizationRow) {
				name := row.Record.Name
				parts := lexicon.CutNames(name)
				if len(parts) < 2 {
					return
				}
				report(inList(row, "name", name, fmt.Sprintf("%q stands in one row of a list, so it counts as one organization; it looks like %d", name, len(parts)),
					"give each organization a row of its own; its country and the like are its own, too"))
			},
			Participant: func(row *store.ParticipantRow) {
				if len(row.Organizations) < 2 {
					return
				}
				text := row.Record.Organization
				s := known[text]
				if s == nil {
					s = &several{finding: inRow(row, "organization", text, "", ""), text: text, names: row.Organizations}
					known[text], list = s, append(list, s)
				}
				s.rows++
			},
			End: func() {
				for _, s := range list {
					var quoted []string
					inText := slices.SortedFunc(slices.Values(s.names), func(a, b store.Named) int {
						return strings.Index(s.text, a.Name) - strings.Index(s.text, b.Name)
					})
					for _, one := range inText {
						quoted = append(quoted, strconv.Quote(one.Name))
					}
					s.mild = !slices.ContainsFunc(s.names, func(n store.Named) bool { return n.Loose })
					s.Message = fmt.Sprintf("%q is read as %d organizations, %s; the person counts for each", s.text, len(s.names), lexicon.And(quoted, "en"))
					if s.rows > 1 {
						s.Message += fmt.Sprintf(" (%s, this one first)", rowsOf(s.rows))
					}
					s.Hint = fmt.Sprintf("if it is one name, add to lex.yaml  aliases: {organizations: {%[1]s: %[1]s}}; if the person represents one of them alone, write that one behind the colon", strconv.Quote(s.text))
					report(s.finding)
				}
			},
		}
	},
}
