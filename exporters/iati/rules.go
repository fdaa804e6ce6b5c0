package iati

import (
	"strconv"
	"strings"
	"time"

	"github.com/namati/lex/internal/records"
)

// Rule is something that validators demand of an activity beyond the schema.
type Rule struct {
	// Name is that of its findings; Title says in a few words what it demands.
	Name, Title string
	check       func(a *Activity, r *report)
}

// Rules lists every rule, in the order of the elements that they are about.
var Rules = []Rule{
	{"iati-identifier", "an activity has an identifier that begins with the reporter's", checkIdentifier},
	{"iati-organizations", "organizations have a known role and type, and an identifier or a name", checkOrganizations},
	{"iati-texts", "titles, descriptions and names say something", checkTexts},
	{"iati-codes", "codes are those of the code lists", checkCodes},
	{"iati-dates", "an activity has a start, ends after it, and has nothing actual in the future", checkDates},
	{"iati-geography", "shares of countries and regions add up to 100, at one level only", checkGeography},
	{"iati-sectors", "shares of sectors add up to 100 in each vocabulary, at one level only", checkSectors},
	{"iati-budgets", "a budget is of a year at most, in a currency", checkBudgets},
	{"iati-transactions", "a transaction has a day that has been, an amount and a currency", checkTransactions},
	{"iati-documents", "a document has an address, a media type, a title and a category", checkDocuments},
	{"iati-results", "results have indicators, and indicators numbers", checkResults},
}

// Check holds activities to all rules and returns what breaks them: Field is the
// place in the file, such as "iati-activity[1]/budget[2]", Value what was found.
// today is as in Write.
func Check(today string, activities ...Activity) []records.Finding {
	r := &report{today: today}
	if len(activities) == 0 {
		r.rule, r.at = "iati-identifier", "iati-activities"
		r.wrong("", "", "there is no activity to write", "a file of the standard holds one at least")
	}
	seen := map[string]int{}
	for i := range activities {
		a := &activities[i]
		r.at = "iati-activity[" + strconv.Itoa(i+1) + "]"
		for _, rule := range Rules {
			r.rule = rule.Name
			rule.check(a, r)
		}
		if first, twice := seen[a.Identifier]; twice && a.Identifier != "" {
			r.rule = "iati-identifier"
			r.wrong("iati-identifier", a.Identifier, "activity "+strconv.Itoa(first)+" has the same identifier", "give every activity an identifier of its own")
		} else {
			seen[a.Identifier] = i + 1
		}
	}
	return r.findings
}

// report gathers findings.
type report struct {
	today, rule, at string
	findings        []records.Finding
}

// wrong notes what nobody accepts, doubtful what some donors do not.
func (r *report) wrong(where, value, message, hint string) {
	r.add(records.Error, where, value, message, hint)
}

func (r *report) doubtful(where, value, message, hint string) {
	r.add(records.Warning, where, value, message, hint)
}

func (r *report) add(severity records.Severity, where, value, message, hint string) {
	field := r.at
	if where != "" {
		field += "/" + where
	}
	r.findings = append(r.findings, records.Finding{Severity: severity, Check: r.rule, Field: field, Value: value, Message: message, Hint: hint})
}

// nth is the place of element i, counted from 0.
func nth(name string, i int) string { return name + "[" + strconv.Itoa(i+1) + "]" }

// day reads a day and notes one that cannot be read.
func (r *report) day(where, s string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, s)
	switch {
	case s == "":
		r.wrong(where, "", "the day is missing", "write it as 2017-06-19")
	case err != nil:
		r.wrong(where, s, "this is no day", "write it as 2017-06-19")
	}
	return t, err == nil
}

// past is day for what must have happened.
func (r *report) past(where, s string) (time.Time, bool) {
	t, ok := r.day(where, s)
	if ok && r.today != "" && s > r.today {
		r.wrong(where, s, "this has not happened yet", "give what is planned as planned")
	}
	return t, ok
}

// span reads the two days of a period.
func (r *report) span(where string, start, end Day) (from, to time.Time, ok bool) {
	from, ok1 := r.day(where+"/period-start", string(start))
	to, ok2 := r.day(where+"/period-end", string(end))
	if ok1 && ok2 && to.Before(from) {
		r.wrong(where, string(start)+" to "+string(end), "the period ends before it begins", "exchange the days")
		return from, to, false
	}
	return from, to, ok1 && ok2
}

// money checks an amount.
func (r *report) money(where string, a *Activity, m Money) {
	if !isDecimal(m.Amount) {
		r.wrong(where, m.Amount, "the amount is no decimal number", "write digits with at most one point: 15000.50")
	}
	r.day(where+"/@value-date", m.Day)
	if m.Currency == "" && a.Currency == "" {
		r.wrong(where, "", "the currency is missing", "give it here or for the whole activity")
	}
	if m.Currency != "" && !isCurrency(m.Currency) {
		r.wrong(where, m.Currency, "this is no currency code", "use three capital letters of ISO 4217, such as EUR")
	}
}

// says reports whether a text holds any words.
func (t Text) says() bool {
	for _, n := range t {
		if strings.TrimSpace(n.Text) != "" {
			return true
		}
	}
	return false
}

func isCurrency(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// isDecimal reports whether a text is a number as the schema writes one.
func isDecimal(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	whole, fraction, point := strings.Cut(s, ".")
	return isDigits(whole+fraction) && (!point || fraction != "" || whole != "")
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
