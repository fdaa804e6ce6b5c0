package lexicon

import "testing"

func TestSpan(t *testing.T) {
	for _, test := range []struct {
		text, first, last string
	}{
		{"2018", "2018-01-01", "2018-12-31"},
		{"2018-Q1", "2018-01-01", "2018-03-31"},
		{"Q3 2018", "2018-07-01", "2018-09-30"},
		{"2018Q4", "2018-10-01", "2018-12-31"},
		{"T2 2018", "2018-04-01", "2018-06-30"},
		{"1er trimestre 2018", "2018-01-01", "2018-03-31"},
		{"Segundo trimestre de 2018", "2018-04-01", "2018-06-30"},
		{"2.º semestre de 2018", "2018-07-01", "2018-12-31"},
		{"H1 2018", "2018-01-01", "2018-06-30"},
		{"2020-02", "2020-02-01", "2020-02-29"},
		{"marzo 2018", "2018-03-01", "2018-03-31"},
		{"FY2018", "2017-07-01", "2018-06-30"},
		{"FY2018-Q1", "2017-07-01", "2017-09-30"},
		{"Year 2018", "2018-01-01", "2018-12-31"},
		{"", "", ""},
		{"Q5 2018", "", ""},
		{"2017-2018", "", ""},
		{"baseline", "", ""},
	} {
		first, last, ok := Span(test.text, 7)
		if first != test.first || last != test.last || ok != (test.first != "") {
			t.Errorf("%q: got %s to %s, %v", test.text, first, last, ok)
		}
	}
}

func TestAmount(t *testing.T) {
	for _, test := range []struct {
		text      string
		mark      DecimalMark
		want      string
		ambiguous bool
	}{
		{"12", 0, "12", false},
		{"1.234,56", 0, "1234.56", false},
		{"1,234.56", 0, "1234.56", false},
		{"1 234,5", 0, "1234.5", false},
		{"1\u202f234\u202f567", 0, "1234567", false},
		{"1'234.50", 0, "1234.5", false},
		{"1.234", 0, "1234", true},
		{"1.234", MarkPoint, "1.234", true},
		{"1.234", MarkComma, "1234", true},
		{"1,234", MarkPoint, "1234", true},
		{"1,234", MarkComma, "1.234", true},
		{"0.125", 0, "0.125", false},
		{"12,5", 0, "12.5", false},
		{"1.234.567", 0, "1234567", false},
		{"EUR 1.200,00", 0, "1200", false},
		{"€ 15000", 0, "15000", false},
		{"US$1,200.50", 0, "1200.5", false},
		{"$1,200.50", 0, "1200.5", false},
		{"30 personas", 0, "30", false},
		{"(250)", 0, "-250", false},
		{"−3,5", 0, "-3.5", false},
		{"75 %", 0, "75", false},
		{"1.5E3", 0, "1500", false},
		{"-0", 0, "0", false},
		{"25 mil", 0, "25000", false},
		{"1,5 millones", 0, "1500000", false},
		{"12k", 0, "12000", false},
		{"1.5 M", 0, "", false},
		{"3 billones", 0, "", false},
		{"30 (treinta)", 0, "30", false},
		{"30 (12 women)", 0, "", false},
		{"S/ 1500", 0, "1500", false},
		{"12 of 30", 0, "", false},
		{"19/06/2017", 0, "", false},
		{"1,23,456", 0, "", false},
		{"1 . 2", 0, "", false},
		{"n/a", 0, "", false},
		{"yes", 0, "", false},
	} {
		m := Amount(test.text, test.mark)
		if m.Text != test.want || m.OK != (test.want != "") || m.Ambiguous != test.ambiguous {
			t.Errorf("%q: got %+v, want %q", test.text, m, test.want)
		}
	}
}
