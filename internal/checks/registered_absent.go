package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
)

var registeredAbsent = Check{
	Name: "registered-absent", Severity: records.Warning,
	Title: "People who registered and never signed in",
	Help: "An exchange has a sign-in sheet, or a list that says who was present, and a person who stands in another of its lists " +
		"is not among them. The person is counted. Write absent under Status, or drop the list of those who registered, when only " +
		"those present should count.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			type attended struct {
				person   int64
				exchange int32
			}
			present, signed := map[attended]bool{}, map[int32]bool{}
			for _, s := range d.people {
				if s.present {
					present[attended{s.person, s.exchange}], signed[s.exchange] = true, true
				}
			}
			told := map[attended]bool{}
			for _, s := range d.people {
				at := attended{s.person, s.exchange}
				if !signed[s.exchange] || present[at] || told[at] {
					continue
				}
				told[at] = true
				report(d.atPerson(s, "name", fmt.Sprintf("the person is registered for %s and present in no list of it; they are counted", d.exchangeName(s.exchange)),
					"write absent in a column Status, or present when they came"))
			}
		}}
	},
}

// exchangeName is the id by which rows name an exchange.
func (d *Data) exchangeName(number int32) string {
	for id, n := range d.exchanges {
		if n == number && id != "" {
			return id
		}
	}
	return "the exchange"
}
