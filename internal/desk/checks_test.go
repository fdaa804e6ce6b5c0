package desk

import (
	"testing"
	"testing/fstest"

	"github.com/namati/lex/internal/records"
)

// sample is what one check says of one report.
type sample struct {
	check, name string
	f           fixture
	want        []string
}

var thirty = 30.0

// kmf is a grant as the tests have it: 1,000 euros, a third for personnel at
// most, no overheads.
var kmf = records.Rules{Funds: []records.Fund{{ID: "kmf", Name: "Knowledge Management Fund", Donor: "Platform for Shared Knowledge", Currency: "EUR", Amount: 1000, PersonnelMax: &thirty, NoOverheads: true}}}

// samples hold what each check finds, and what it must pass over. Body text
// begins in line 4, or one line later for each line of front matter.
var samples = []sample{
	{"section-missing", "one not there, one under another name", fixture{front: "sections: [Summary, Results, Lessons learned]\n", text: "# 1. Summary\n\nText.\n\n# Lesson learned\n\nText.\n"},
		[]string{`error 3:1 the donor demands a section "Results"`, `error 3:1 the donor demands a section "Lessons learned"`}},
	{"section-missing", "accents, case and numbers do not count", fixture{lang: "es", front: "sections: [Introducción, Próximos pasos]\n", text: "# INTRODUCCION\n\nTexto.\n\n# 2. Próximos pasos:\n\nTexto.\n"}, nil},
	{"section-order", "exchanged", fixture{front: "sections: [Summary, Results, Budget]\n", text: "# Results\n\nText.\n\n# Summary\n\nText.\n\n# Budget\n\nText.\n"},
		[]string{`error 9:3 the section "Summary" stands behind "Results"`}},
	{"section-order", "others between", fixture{front: "sections: [Summary, Budget]\n", text: "# Summary\n\nText.\n\n# Between\n\nText.\n\n# Budget\n\nText.\n"}, nil},
	{"section-empty", "demanded and not", fixture{front: "sections: [Summary]\n", text: "# Summary\n\n<!-- to be written -->\n\n# Other\n\n# Last\n\nText.\n"},
		[]string{`error 5:3 the donor demands the section "Summary", and nothing stands in it`, `warning 9:3 the section "Other" is empty`}},
	{"section-empty", "a section of its parts", fixture{text: "# Summary\n\n## Part\n\nText.\n"}, nil},
	{"pages-over", "too many", fixture{front: "max_pages: 4\n", text: "Text.\n", pages: 5}, []string{"error 3:1 the report has 5 pages as a PDF, the donor takes 4"}},
	{"pages-over", "as many as allowed", fixture{front: "max_pages: 4\n", text: "Text.\n", pages: 4}, nil},
	{"words-over", "too many", fixture{front: "title: One two\nmax_words: 9\n", text: "# Three\n\nFour five – six.\n\n- seven\n- eight[^1]\n\n[^1]: nine ten\n\n| a | b |\n|---|---|\n| not | counted |\n"},
		[]string{"error 4:1 the report has 10 words"}},
	{"words-over", "as many as allowed", fixture{front: "title: One two\nmax_words: 3\n", text: "Three.\n"}, nil},
	{"layout-unmet", "no pages", fixture{front: "font: serif\n", text: "Text.\n", formats: []string{"xlsx", "txt"}}, []string{"warning 1:1 the form asks for paper"}},
	{"layout-unmet", "pages", fixture{front: "font: serif\n", text: "Text.\n", formats: []string{"xlsx", "docx"}}, nil},
	{"report-date", "dated too late", fixture{front: "due: 2018-01-15\n", text: "Text.\n"}, []string{"error 3:1 the report bears the date January 31, 2018, the donor takes it until January 15, 2018"}},
	{"report-date", "the day has passed", fixture{front: "due: 2018-02-15\n", text: "Text.\n", today: "2018-02-16"}, []string{"warning 3:1 today is February 16, 2018"}},
	{"report-date", "dated too early", fixture{text: "Text.\n", period: records.Period{Label: "2018", Start: "2018-01-01", End: "2018-12-31"}, date: "2018-06-30"}, []string{"warning 1:1 the report bears the date June 30, 2018, and the time"}},
	{"report-date", "in time", fixture{front: "due: 2018-02-15\n", text: "Text.\n", today: "2018-02-15"}, nil},
	{"signature-blank", "nobody", fixture{front: "signature: true\n", text: "Text.\n"}, []string{"warning 3:1 the donor demands a signature, and nobody is named"}},
	{"signature-blank", "somebody", fixture{front: "signature: true\n", text: "Text.\n", grantee: records.Grantee{Signatory: "Ada Inventada"}}, nil},
	{"number-missing", "in a column of numbers", fixture{text: "| Indicator | Baseline | Target |\n|---|--:|---|\n| People | n/a | 30 |\n| Offices | 2 | s/d |\n"},
		[]string{`error 4:1 the table says "n/a" in the column "Baseline"`, `error 4:1 the table says "s/d" in the column "Target"`}},
	{"number-missing", "in a column of words", fixture{text: "| Activity | Remark |\n|---|---|\n| Seminar | n/a |\n"}, nil},
	{"total-wrong", "a total and shares", fixture{text: "| Line | Amount | Share |\n|---|--:|--:|\n| Travel | 1,200 | 60% |\n| Venue | 700.50 | 45% |\n| Total | 2,000.50 | 100% |\n"},
		[]string{`error 4:1 the total of the column "Amount" says 2,000.50, its rows add up to 1,900.50`, `error 4:1 the shares of the column "Share" add up to 105 %`}},
	{"total-wrong", "right, in Spanish, with rounded shares", fixture{lang: "es", text: "| Línea | Importe | Parte |\n|---|--:|--:|\n| Viajes | 1.200 | 33 % |\n| Sala | 700,50 | 33 % |\n| Comida | 0 | 33 % |\n| Total general | 1.900,50 | 100 % |\n"}, nil},
	{"total-wrong", "shares without a total", fixture{text: "| Country | Share |\n|---|--:|\n| Peru | 50% |\n| Chile | 46% |\n"}, []string{`warning 4:1 the shares of the column "Share" add up to 96 %`}},
	{"groups-uneven", "too many and too few", fixture{text: "{{ indicators }}\n", indicators: []map[string]string{
		{"code": "1", "indicator": "People", "actual": "10", "baseline": "0", "target": "10", "aggregation": "latest"},
		{"code": "1", "indicator": "People", "disaggregation": "women", "actual": "7", "aggregation": "latest"}, {"code": "1", "indicator": "People", "disaggregation": "men", "actual": "6", "aggregation": "latest"},
		{"code": "2", "indicator": "Leaders", "actual": "20", "baseline": "0", "target": "10", "aggregation": "latest"},
		{"code": "2", "indicator": "Leaders", "disaggregation": "women", "actual": "7", "aggregation": "latest"}, {"code": "2", "indicator": "Leaders", "disaggregation": "men", "actual": "6", "aggregation": "latest"},
		{"code": "3", "indicator": "Offices", "actual": "5", "baseline": "0", "target": "10", "aggregation": "latest"}, {"code": "3", "indicator": "Offices", "disaggregation": "rural", "actual": "6", "aggregation": "latest"}}},
		[]string{"error indicators 2 the groups by sex of the indicator \"1 People\" add up to 13, the indicator states 10", "warning indicators 5 the groups by sex of the indicator \"2 Leaders\" add up to 13", "error indicators 9 the indicator \"3 Offices\" states 6 for the group \"rural\" and 5 for all"}},
	{"budget-over", "planned and spent", fixture{text: "{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "Travel", "category": "travel", "budget": "600", "spent": "700"}, {"line": "Venue", "category": "venue", "budget": "600", "spent": "400"}}},
		[]string{"error budget 2 the lines of the budget add up to 1,200 EUR, the grant is 1,000 EUR", "error budget 2 1,100 EUR were spent"}},
	{"budget-over", "a line is missing", fixture{text: "{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "Travel", "budget": "999.50", "spent": "1"}}}, []string{"warning budget 2 the lines of the budget add up to 999.50 EUR only"}},
	{"budget-over", "right", fixture{text: "{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "Travel", "budget": "600.10", "spent": "1"}, {"line": "Venue", "budget": "399.90", "spent": "1"}}}, nil},
	{"personnel-over", "planned and spent", fixture{text: "{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "Staff", "category": "personnel", "budget": "301", "spent": "400"}, {"line": "Venue", "category": "venue", "budget": "699"}}},
		[]string{"error budget 2 personnel takes 30.10 % of the budget, the fund allows 30 %", "error budget 2 what was spent on personnel is 40 %"}},
	{"personnel-over", "as much as allowed", fixture{text: "{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "Staff", "category": "personnel", "budget": "300"}, {"line": "Venue", "category": "venue", "budget": "700"}}}, nil},
	{"overheads-refused", "by category and by name in four languages", fixture{text: "{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "House", "category": "overhead", "budget": "10"}, {"line": "Indirect costs (7%)", "budget": "10"},
		{"line": "Gastos generales", "budget": "10"}, {"line": "Frais généraux", "spent": "10"}, {"line": "Custos indiretos", "budget": "10"}, {"line": "Overheads", "budget": "0"}, {"line": "Venue", "budget": "10"}}},
		[]string{`2 the line "House"`, `3 the line "Indirect costs`, `4 the line "Gastos`, `5 the line "Frais`, `6 the line "Custos`}},
	{"category-missing", "one line", fixture{text: "{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "Coordination", "budget": "10"}, {"line": "Venue", "category": "venue", "budget": "10"}}}, []string{`warning budget 2 nobody says what the line "Coordination" pays for`}},
	{"currency-mixed", "in prose and tables", fixture{text: "It cost USD 500, 3 000 € and £20.\nOthers paid 70 dólares, $5 and R$ 9. Call UNO 3.\n\n{{ budget }}\n", rules: kmf, budget: []map[string]string{{"line": "Travel", "budget": "600", "currency": "PEN"}}},
		[]string{"warning 4:9 an amount stands in USD", "4:30 an amount stands in £", "5:14 an amount stands in dólares", "5:25 an amount stands in $", "5:32 an amount stands in R$", `7:1 the table "Budget against spending" states amounts in PEN`}},
	{"currency-mixed", "no fund", fixture{text: "It cost USD 500.\n"}, nil},
	{"table-wide", "many columns", fixture{text: "| Establishment | Establishment | Establishment | Establishment | Establishment | Establishment | Establishment | Establishment | Establishment | Establishment | Establishment | Establishment |\n|--|--|--|--|--|--|--|--|--|--|--|--|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |\n"},
		[]string{`warning 4:1 this table has 12 columns`}},
	{"table-wide", "few columns", fixture{text: "| Establishment | Other |\n|--|--|\n| 1 | 2 |\n"}, nil},
	{"heading-style", "marks, numbers, capitals, levels", fixture{text: "# 1. Summary\n\nText.\n\n# 2. Results:\n\nText.\n\n# NEXT STEPS NOW\n\nText.\n\n### Deep\n\nText.\n"},
		[]string{`warning 8:3 the heading "2. Results:" ends in a colon`, `12:3 the heading "NEXT STEPS NOW" has no number`, `12:3 the heading "NEXT STEPS NOW" stands in capitals`, `16:5 the heading "Deep" is of level 3`}},
	{"heading-style", "well", fixture{text: "# Summary\n\nText.\n\n## NGOs and the U.S. law\n\nText.\n"}, nil},
	{"link-dead", "in all ways", fixture{text: "[a](#) [b]() [c](www.example.org) [d](annex.pdf) [e](file:///c/annex.pdf) [f](javascript:x)\n[g](http://localhost:8080/) [h](https://10.0.0.7/x) [i](mailto:nobody) [j](gone.pdf) [k](https://intranet/)\n\n[ok](https://www.example.org/a) <ada@example.org> [mail](mailto:ada@example.org)\n",
		files: fstest.MapFS{"annex.pdf": {Data: []byte("x")}}},
		[]string{`4:1 the link "a" leads to "#"`, `4:8 the link "b" is empty`, `the link "c" lacks https://`, `the link "d" leads to the file annex.pdf of your workspace`, `the link "e" leads to "file:`, `the link "f" leads to "javascript:x", which no reader`,
			`5:1 the link "g" leads to "localhost:8080"`, `the link "h" leads to "10.0.0.7"`, `the link "i" is no address of a mailbox`, `the link "j" leads to "gone.pdf", which is neither`, `the link "k" leads to "intranet"`}},
}

func TestChecks(t *testing.T) {
	for _, s := range append(samples, wordings...) {
		expect(t, s.check+": "+s.name, look(t, s.check, s.f), s.want)
	}
}

// A check without a fixture that provokes it is no check.
func TestEveryCheckIsProvoked(t *testing.T) {
	provoked := map[string]bool{}
	for _, s := range append(append(append(samples, wordings...), exposures...), append(changes, lapses...)...) {
		provoked[s.check] = provoked[s.check] || len(s.want) > 0
	}
	seen := map[string]bool{}
	for _, list := range [][]Check{Checks, Exposure, Register} {
		for _, check := range list {
			if !provoked[check.Name] || check.Help == "" || check.Severity == "" || seen[check.Name] {
				t.Errorf("the check %s stands twice, or lacks a fixture, help or severity", check.Name)
			}
			seen[check.Name] = true
		}
	}
}
