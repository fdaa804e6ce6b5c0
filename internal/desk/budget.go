package desk

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// overBudget compares what the budget plans and what was spent with the amount of
// the grant.
func overBudget(c *Case) []records.Finding {
	var found []records.Finding
	for _, a := range c.Accounts {
		if a.Fund.Amount <= 0 || a.Fund.Currency != "" && a.Currency != a.Fund.Currency || len(a.Lines) == 0 {
			continue
		}
		grant := money(a.Fund.Amount, a.Currency)
		place := a.Lines[0].Row
		planned, whole := sum(a, func(l reports.AccountLine) *float64 { return l.Budget })
		spent, _ := sum(a, func(l reports.AccountLine) *float64 { return l.SoFar })
		switch {
		case planned > a.Fund.Amount+0.005:
			found = append(found, atRow(place, "budget", fmt.Sprintf("the lines of the budget add up to %s, the grant is %s", money(planned, a.Currency), grant), "correct the budget, or amount: of the fund in lex.yaml"))
		case whole && planned < a.Fund.Amount-0.005:
			f := atRow(place, "budget", fmt.Sprintf("the lines of the budget add up to %s only, the grant is %s", money(planned, a.Currency), grant), "a line may be missing")
			f.Severity = records.Warning
			found = append(found, f)
		}
		if spent > a.Fund.Amount+0.005 {
			found = append(found, atRow(place, "spent", fmt.Sprintf("%s were spent, the grant is %s", money(spent, a.Currency), grant), "correct the amounts, or say who pays the rest"))
		}
	}
	return found
}

// sum adds up the numbers of the lines; whole tells that all of them state one.
func sum(a reports.Account, of func(reports.AccountLine) *float64) (total float64, whole bool) {
	whole = true
	for _, l := range a.Lines {
		if n := of(l); n != nil {
			total += *n
		} else {
			whole = false
		}
	}
	return total, whole
}

// money words an amount for messages.
func money(n float64, currency string) string {
	return strings.TrimSpace(plainNumber(n) + " " + currency)
}

// tooMuchPersonnel compares the part of personnel with what the fund allows.
func tooMuchPersonnel(c *Case) []records.Finding {
	var found []records.Finding
	for _, a := range c.Accounts {
		most := a.Fund.PersonnelMax
		if most == nil {
			continue
		}
		planned, _ := sum(a, func(l reports.AccountLine) *float64 { return l.Budget })
		staff, spent := 0.0, 0.0
		var last *reports.AccountLine
		for i, l := range a.Lines {
			if l.Category != "personnel" {
				continue
			}
			last = &a.Lines[i]
			if l.Budget != nil {
				staff += *l.Budget
			}
			if l.SoFar != nil {
				spent += *l.SoFar
			}
		}
		if last == nil || planned <= 0 {
			continue
		}
		allowed := fmt.Sprintf("the fund allows %s %%", plainNumber(*most))
		if share := staff / planned * 100; share > *most+0.005 {
			found = append(found, atRow(last.Row, "budget", fmt.Sprintf("personnel takes %s %% of the budget, %s", plainNumber(share), allowed), "plan less for personnel, or agree on it with the donor"))
		}
		if share := spent / planned * 100; share > *most+0.005 {
			found = append(found, atRow(last.Row, "spent", fmt.Sprintf("what was spent on personnel is %s %% of the budget, %s", plainNumber(share), allowed), "charge the rest to somebody else, or agree on it with the donor"))
		}
	}
	return found
}

// overheadNames are names of lines that pay overheads, folded.
var overheadNames = []string{"overhead", "indirect cost", "administrative cost", "administration cost", "gastos generales", "gastos indirectos", "costos indirectos", "costes indirectos", "gastos administrativos",
	"gastos de administracion", "frais generaux", "frais indirects", "couts indirects", "frais administratifs", "frais de gestion", "custos indiretos", "custos indirectos", "despesas gerais", "despesas administrativas", "custos administrativos"}

// refusedOverheads are lines that pay overheads where the fund pays none.
func refusedOverheads(c *Case) []records.Finding {
	var found []records.Finding
	for _, a := range c.Accounts {
		if !a.Fund.NoOverheads {
			continue
		}
		for _, l := range a.Lines {
			if !paysOverheads(l) || (l.Budget == nil || *l.Budget == 0) && (l.SoFar == nil || *l.SoFar == 0) {
				continue
			}
			found = append(found, atRow(l.Row, "line", fmt.Sprintf("the line %q pays overheads, and the fund pays none", l.Name), "take the line out, or charge it to somebody else"))
		}
	}
	return found
}

func paysOverheads(l reports.AccountLine) bool {
	if l.Category == "overhead" {
		return true
	}
	name := " " + lexicon.Fold(l.Name)
	for _, words := range overheadNames {
		if strings.Contains(name, " "+words) {
			return true
		}
	}
	return false
}

// uncategorised are lines of which nobody says what they pay for, where a rule of
// the fund needs to know.
func uncategorised(c *Case) []records.Finding {
	var found []records.Finding
	for _, a := range c.Accounts {
		if a.Fund.PersonnelMax == nil && !a.Fund.NoOverheads {
			continue
		}
		for _, l := range a.Lines {
			if l.Category == "" && !paysOverheads(l) {
				found = append(found, atRow(l.Row, "category", fmt.Sprintf("nobody says what the line %q pays for, so the rules of the fund cannot be checked on it", l.Name),
					"write personnel, travel, venue, materials, services, equipment, overhead or other into the column for the category"))
			}
		}
	}
	return found
}
