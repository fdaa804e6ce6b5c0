package extract

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/namati/lex/exporters/iati"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// money tells the budget of a fund, what was committed and what was spent. An
// exchange of its own shares the money of its fund, and tells none.
func (s *Standards) money(ctx context.Context, sp span, a *iati.Activity, missing *MissingError) error {
	if sp.exchange != nil {
		return nil
	}
	lines, err := s.entries(ctx, records.Budget, sp)
	if err != nil {
		return err
	}
	total := sp.fund.Amount
	if total <= 0 {
		if total = s.planned(lines, sp.fund.Currency); total > 0 {
			s.note("%s: lex.yaml states no amount; the budget is the sum of its lines", sp.key)
		}
	}
	if total > 0 {
		missing.need(sp.fund.Currency, sp.key+".currency")
		missing.need(sp.end, sp.key+".end")
		a.Budgets = budgets(total, sp.start, sp.end)
		if n := len(a.Budgets); n > 1 {
			s.note("%s: a budget of IATI is of a year at most; the amount is parted by days into %d", sp.key, n)
		}
	}
	if sp.fund.Awarded != "" && sp.fund.Amount > 0 {
		if s.past(sp.fund.Awarded) {
			donor := iati.Organization{Ref: sp.fund.OrgID, Type: sp.fund.OrgType, Name: iati.Say(donorOf(sp.fund))}
			a.Transactions = append(a.Transactions, iati.Transaction{Type: iati.IncomingCommitment, Day: iati.Day(sp.fund.Awarded),
				Value: iati.Money{Day: sp.fund.Awarded, Amount: iati.Decimal(sp.fund.Amount)}, Provider: &iati.Provider{Activity: sp.fund.DonorActivity, Organization: donor}})
		} else {
			s.note("%s: the grant is awarded in the future; no commitment is written", sp.key)
		}
	}
	a.Transactions = append(a.Transactions, s.spending(sp, lines, missing)...)
	return nil
}

// planned adds up the budget of each line, which its rows repeat, in the currency
// of the fund.
func (s *Standards) planned(lines []store.StoredEntry, currency string) float64 {
	last := map[string]float64{}
	var order []string
	for i := range lines {
		n, ok := lines[i].Number("budget")
		if own := lines[i].Text("currency"); !ok || own != "" && currency != "" && own != currency {
			continue
		}
		key := lexicon.Fold(cmp.Or(lines[i].Text("code"), lines[i].Text("line")))
		if _, known := last[key]; !known {
			order = append(order, key)
		}
		last[key] = n
	}
	sum := 0.0
	for _, key := range order {
		sum += last[key]
	}
	return sum
}

// budgets parts an amount by the days of each year from the first day on, to the
// cent.
func budgets(total float64, start, end string) []iati.Budget {
	from, err1 := time.Parse(time.DateOnly, start)
	to, err2 := time.Parse(time.DateOnly, end)
	if err1 != nil || err2 != nil || to.Before(from) {
		return nil
	}
	days := func(until time.Time) float64 { return until.Sub(from).Hours()/24 + 1 }
	cents, given := math.Round(total*100), 0.0
	var list []iati.Budget
	for year := 0; ; year++ {
		first, last := from.AddDate(year, 0, 0), from.AddDate(year+1, 0, -1)
		if first.After(to) {
			return list
		}
		if last.After(to) {
			last = to
		}
		so := math.Round(cents * days(last) / days(to))
		list = append(list, iati.Budget{Type: "1", Status: "2", Start: iati.Day(first.Format(time.DateOnly)), End: iati.Day(last.Format(time.DateOnly)),
			Value: iati.Money{Day: first.Format(time.DateOnly), Amount: iati.Decimal((so - given) / 100)}})
		given = so
	}
}

// spending is what was spent, an expenditure for each last day and currency. What
// has no day, or one that has not been, is left out and told.
func (s *Standards) spending(sp span, lines []store.StoredEntry, missing *MissingError) []iati.Transaction {
	type key struct{ day, currency string }
	sums := map[key]float64{}
	var keys []key
	undated, ahead := 0, 0
	for i := range lines {
		spent, ok := lines[i].Number("spent")
		if !ok || spent == 0 {
			continue
		}
		k := key{lines[i].End, strings.ToUpper(lines[i].Text("currency"))}
		switch {
		case k.day == "":
			undated++
			continue
		case k.day > s.Today:
			ahead++
			continue
		}
		switch k.currency {
		case "":
			missing.need(sp.fund.Currency, sp.key+".currency")
		case sp.fund.Currency:
			k.currency = ""
		}
		if _, known := sums[k]; !known {
			keys = append(keys, k)
		}
		sums[k] += spent
	}
	if undated > 0 {
		s.note("%s: %s of the budget without a period or a date; what they spent is left out", sp.key, rowsOf(undated))
	}
	if ahead > 0 {
		s.note("%s: the period of %s of the budget has not ended; what they spent is left out", sp.key, rowsOf(ahead))
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(strings.Compare(a.day, b.day), strings.Compare(a.currency, b.currency))
	})
	var list []iati.Transaction
	for _, k := range keys {
		list = append(list, iati.Transaction{Type: iati.Expenditure, Day: iati.Day(k.day),
			Value: iati.Money{Currency: k.currency, Day: k.day, Amount: iati.Decimal(math.Round(sums[k]*100) / 100)}})
	}
	return list
}

func rowsOf(n int) string {
	if n == 1 {
		return "1 row"
	}
	return strconv.Itoa(n) + " rows"
}
