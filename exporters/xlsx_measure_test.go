package exporters

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/exporters/letters"
)

func TestLineStarts(t *testing.T) {
	// At size 10 a digit is 5.56 points wide.
	digits := func(n float64) float64 { return (n*0.556+0.3)/0.975*10 + 1 }
	for _, c := range []struct {
		in   string
		room float64
		want []int
	}{
		{"", digits(5), []int{0}},
		{"1234", digits(5), []int{0}},
		{"123 456", digits(5), []int{0, 4}},
		{"12\n34", digits(5), []int{0, 3}},
		{"1\n\n2", digits(5), []int{0, 2, 3}},
		{"123456789012", digits(5), []int{0, 5, 10}},
		{"12 123456789", digits(5), []int{0, 3, 8}},
	} {
		if diff := cmp.Diff(c.want, lineStarts(c.in, c.room, 10)); diff != "" {
			t.Errorf("lineStarts(%q) (-want +got):\n%s", c.in, diff)
		}
	}
}

func FuzzLineStarts(f *testing.F) {
	f.Add("Who is here, what each of us has won\nand lost", 60.0)
	f.Add(strings.Repeat("x", 500)+" 日本 é", 10.0)
	f.Fuzz(func(t *testing.T, s string, points float64) {
		if math.IsNaN(points) || points < 20 || points > 2000 {
			t.Skip()
		}
		starts := lineStarts(s, points, 10)
		for i, start := range starts {
			if start > len(s) || i > 0 && start < starts[i-1] {
				t.Fatalf("lineStarts(%q, %v) = %v", s, points, starts)
			}
			end := len(s)
			if i+1 < len(starts) {
				end = starts[i+1]
			}
			line := strings.TrimRight(s[start:end], " \t\n")
			if len([]rune(line)) > 1 && letters.Points(line, 10) > points {
				t.Fatalf("line %q is %v points wide, more than %v", line, letters.Points(line, 10), points)
			}
		}
	})
}

func TestSerial(t *testing.T) {
	for day, want := range map[string]float64{"2017-06-19": 42905, "1900-03-01": 61, "2000-02-29": 36585, "1900-02-28": -1, "1850-01-01": -1, "2017-06": -1, "": -1, "2017-02-30": -1} {
		if got, ok := serial(day); ok != (want > 0) || ok && got != want {
			t.Errorf("serial(%q) = %v, %v, want %v", day, got, ok, want)
		}
	}
}
