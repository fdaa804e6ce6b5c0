package iati

import (
	"slices"
	"time"
)

func checkDates(a *Activity, r *report) {
	days := map[string]time.Time{}
	for i, d := range a.Dates {
		where := nth("activity-date", i)
		if !slices.Contains([]string{PlannedStart, ActualStart, PlannedEnd, ActualEnd}, d.Kind) {
			r.wrong(where+"/@type", d.Kind, "this is no kind of date", "1 is planned start, 2 actual start, 3 planned end, 4 actual end")
			continue
		}
		if _, twice := days[d.Kind]; twice {
			r.wrong(where, d.Day, "this kind of date is given twice", "keep one")
		}
		read := r.day
		if d.Kind == ActualStart || d.Kind == ActualEnd {
			read = r.past
		}
		t, ok := read(where, d.Day)
		if ok {
			days[d.Kind] = t
		}
	}
	_, planned := days[PlannedStart]
	_, actual := days[ActualStart]
	if !planned && !actual {
		r.wrong("activity-date", "", "the activity has no start", "give a planned or an actual start")
	}
	for _, pair := range [][2]string{{PlannedStart, PlannedEnd}, {ActualStart, ActualEnd}} {
		start, ok1 := days[pair[0]]
		end, ok2 := days[pair[1]]
		if ok1 && ok2 && end.Before(start) {
			r.wrong("activity-date", end.Format(time.DateOnly), "the activity ends before it begins", "exchange the days or mend one")
		}
	}
}

func checkBudgets(a *Activity, r *report) {
	if a.Currency != "" && !isCurrency(a.Currency) {
		r.wrong("@default-currency", a.Currency, "this is no currency code", "use three capital letters of ISO 4217, such as EUR")
	}
	for i, b := range a.Budgets {
		where := nth("budget", i)
		if from, to, ok := r.span(where, b.Start, b.End); ok && to.After(from.AddDate(1, 0, 0)) {
			r.wrong(where, string(b.Start)+" to "+string(b.End), "a budget is of a year at most", "part it by years")
		}
		r.money(where+"/value", a, b.Value)
		for _, c := range []struct{ name, value string }{{"type", b.Type}, {"status", b.Status}} {
			if c.value != "" && c.value != "1" && c.value != "2" {
				r.wrong(where+"/@"+c.name, c.value, "this is no code of the list", "type 1 is original, 2 revised; status 1 is indicative, 2 committed")
			}
		}
	}
}

// transactionTypes are the codes of the list.
var transactionTypes = []Code{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"}

func checkTransactions(a *Activity, r *report) {
	for i, t := range a.Transactions {
		where := nth("transaction", i)
		if !slices.Contains(transactionTypes, t.Type) {
			r.wrong(where+"/transaction-type/@code", string(t.Type), "this is no type of transaction", "1 is incoming funds, 2 a commitment, 3 a disbursement, 4 an expenditure")
		}
		r.past(where+"/transaction-date", string(t.Day))
		r.money(where+"/value", a, t.Value)
		if t.Description != nil && !t.Description.says() {
			r.wrong(where+"/description", "", "the description is empty", "leave it out or fill it")
		}
		if p := t.Provider; p != nil {
			r.party(where+"/provider-org", p.Organization)
		}
		if p := t.Receiver; p != nil {
			r.party(where+"/receiver-org", p.Organization)
		}
		incoming := t.Type == IncomingFunds || t.Type == IncomingCommitment
		if incoming && (t.Provider == nil || t.Provider.Activity == "") {
			r.doubtful(where+"/provider-org/@provider-activity-id", "", "funds that come in do not say from which activity of the donor", "ask the donor for the identifier of its activity; some demand it")
		}
	}
}

// party checks the organization at one end of a transaction.
func (r *report) party(where string, o Organization) {
	if o.Ref == "" && !o.Name.says() {
		r.wrong(where, "", "the organization has neither an identifier nor a name", "give one of them, or leave it out")
	}
	checkOrganization(r, where, o)
}
