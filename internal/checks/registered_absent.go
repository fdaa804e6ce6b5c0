package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
)

// registration is the people whom one list has for one exchange.
type registration struct{ sheet, exchange int32 }

// wholeList is from how many rows on a list of which nobody signed in is told as
// a whole.
const wholeList = 3

var registeredAbsent = Check{
	Name: "registered-absent", Severity: records.Warning,
	Title: "People who registered and never signed in",
	Help: "An exchange has a sign-in sheet, or a list that says who was present, and a person who stands in another of its lists " +
		"is not among them. The person is counted. Write absent under Status, or drop the list of those who registered, when only " +
		"those present should count. A list of which nobody signed in is told once.",
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
			strangers := map[registration]int{} // rows of lists of which nobody signed in, else -1
			for _, s := range d.people {
				of := registration{s.sheet, s.exchange}
				switch n := strangers[of]; {
				case present[attended{s.person, s.exchange}]:
					strangers[of] = -1
				case n >= 0:
					strangers[of] = n + 1
				}
			}
			told, lists := map[attended]bool{}, map[registration]bool{}
			for _, s := range d.people {
				at, of := attended{s.person, s.exchange}, registration{s.sheet, s.exchange}
				if !signed[s.exchange] || present[at] || told[at] {
					continue
				}
				told[at] = true
				if n := strangers[of]; n >= wholeList {
					// Another group of people, more likely than so many who never came.
					if !lists[of] {
						lists[of] = true
						report(d.inSheet(d.sheets[s.sheet], "name", fmt.Sprintf("none of the %d rows of this list for %s is in the list that says who was present; they are counted", n, d.exchangeName(s.exchange)),
							"nothing, if it is another group; else write absent in a column Status, or present for those who came"))
					}
					continue
				}
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
