package workspace

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// Start is what `lex init` knows about a new workspace; all may be empty.
type Start struct {
	// Grantee is a name, Website an address, Country ISO 3166-1 alpha-2,
	// Language en, es, fr or pt.
	Grantee, Website, Country, Language string
}

// Starter writes the lex.yaml of a new workspace: what is known is set, the
// rest stands as comments that need only their # taken away.
func Starter(s Start) []byte {
	if s.Language == "" {
		s.Language = "en"
	}
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Settings of this workspace. Every key may be left out; lex config shows what holds.")
	line("language: %s                    # of messages and reports: %s", s.Language, strings.Join(lexicon.Languages, ", "))
	line("fiscal_year_start: 1            # month")
	line("")
	line("# Who prepares the reports.")
	line("grantee:")
	line("  name: %s", text(s.Grantee))
	line("  website: %s", text(s.Website))
	line("  country: %s                  # two letters, such as KE", text(s.Country))
	line("")
	b.WriteString(starterComments)
	return []byte(b.String())
}

// text quotes a value: what JSON takes for a text, YAML does too.
func text(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xfeff {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(s) != nil {
		return `""`
	}
	return strings.TrimSpace(b.String())
}

const starterComments = `# The grant that pays, and the gatherings to report on. Exchanges name their fund.
# funds:
#   main-grant:
#     name: Name of the fund
#     donor: Name of the donor
#     grant: "2018-001"
#     currency: EUR
#     amount: 15000
#     start: 2018-01-01
#     end: 2018-12-31
# exchanges:
#   spring-exchange:
#     name: Spring Learning Exchange
#     city: Nairobi
#     country: KE
#     start: 2018-03-05
#     end: 2018-03-09
#     fund: main-grant

# Spellings that mean the same. They apply to what is already stored, too.
# aliases:
#   organizations: {ICJN: IJCN}
#   countries: {Rep. Dom.: DO}

# How to read files, by their names; the first that matches. Without this, lex
# goes by the headings.
# imports:
#   - match: "participant*.xlsx"
#     as: participants
#     exchange: spring-exchange
#     map: {"Nombre completo": name}
#     drop: [Pasaporte]

# Severity of a check: error, warning, info or off.
# checks:
#   organization-unlisted: off

# Reports; the first is made when none is named.
# reports:
#   kmf:
#     title: "Summary Report: Spring Learning Exchange"
#     date: 2018-04-15
#     audience: donor
#     formats: [pdf, xlsx]
#     where: {exchange: spring-exchange}

# Reports that come by themselves, when lex schedule run is called often.
# schedules:
#   kmf-quarterly:
#     when: "0 6 5 1,4,7,10 *"    # at 6:00 on the 5th of January, April, July and October
#     timezone: Africa/Nairobi
#     starts: 2018-04-01
#     ends: 2019-12-31            # the last day reported on; without it that of the fund
#     sources: ["inbox/*.xlsx"]
#     report: kmf
#     period: last-quarter
#     formats: [pdf, xlsx]
#     out: reports/{period}
`
