package reports

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// counted makes a table from "key=n" or "line/column=n".
func counted(cells ...string) store.Table {
	var t store.Table
	for _, cell := range cells {
		key, number, _ := strings.Cut(cell, "=")
		var n int
		fmt.Sscan(number, &n)
		t.Rows = append(t.Rows, store.CountRow{Key: strings.Split(key, "/"), Participants: n, Participations: n, Organizations: 1})
		t.Totals.Participants += n
	}
	return t
}

// shown writes a suppressed table as cells again, hidden ones as *.
func shown(t SuppressedTable) string {
	if t.Withheld {
		return "withheld"
	}
	var words []string
	for _, row := range t.Rows {
		value := fmt.Sprint(row.Participants)
		if row.Hidden {
			value = "*"
		}
		words = append(words, strings.Join(row.Key, "/")+"="+value)
	}
	return strings.Join(words, " ")
}

// TestSuppress hides what the contract says, and enough beside it.
func TestSuppress(t *testing.T) {
	for _, test := range []struct {
		what     string
		by       string
		audience records.Audience
		all      bool
		cells    string
		want     string
	}{
		{"nobody small", "sex", records.Donor, false, "F=20 M=10", "F=20 M=10"},
		{"one small cell takes the next smallest along", "age_group", records.Donor, false, "25-34=20 35-59=12 60+=3", "25-34=20 35-59=* 60+=*"},
		{"two small cells protect each other", "age_group", records.Donor, false, "25-34=20 35-59=4 60+=3", "25-34=20 35-59=* 60+=*"},
		{"two of one do not", "age_group", records.Donor, false, "25-34=20 35-59=1 60+=1", "25-34=* 35-59=* 60+=*"},
		{"unknown is never hidden", "sex", records.Donor, false, "F=20 M=10 =2", "F=20 M=10 =2"},
		{"nothing left to hide but the unknown", "sex", records.Donor, false, "F=3 =20", "withheld"},
		{"a single small row", "sex", records.Donor, false, "F=3", "withheld"},
		{"internal readers see all", "sex", records.Internal, false, "F=3 M=27", "F=3 M=27"},
		{"plain counts are shown", "country", records.Public, false, "PE=27 BO=3", "PE=27 BO=3"},
		{"unless the workspace hides all", "country", records.Donor, true, "PE=20 BR=7 BO=3", "PE=20 BR=* BO=*"},
		{"crossed tables are the donor's", "country,focus_area", records.Donor, false, "PE/land=9 PE/water=1", "PE/land=9 PE/water=1"},
		{"but not the public's", "country,focus_area", records.Public, false, "PE/land=9 PE/water=1 BO/land=8 BO/water=7", "PE/land=* PE/water=* BO/land=* BO/water=*"},
		{"crossed with sex", "country,sex", records.Donor, false, "PE/F=9 PE/M=8 BO/F=3 BO/M=6 CL/F=7 CL/M=7", "PE/F=9 PE/M=8 BO/F=* BO/M=* CL/F=* CL/M=*"},
	} {
		by := strings.Split(test.by, ",")
		got := shown(Suppress(counted(strings.Fields(test.cells)...), by, test.audience, 5, test.all))
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.what, got, test.want)
		}
	}
}

// TestSuppressKeepsSecrets draws tables and solves the reader's equations: every
// hidden cell must have two values that agree with all totals.
func TestSuppressKeepsSecrets(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		lines := rapid.IntRange(1, 3).Draw(r, "lines")
		columns := rapid.IntRange(1, 3).Draw(r, "columns")
		var table store.Table
		for l := range lines {
			for c := range columns {
				n := rapid.IntRange(0, 7).Draw(r, "count")
				key := []string{"line" + fmt.Sprint(l), "column" + fmt.Sprint(c)}
				if c == 2 && rapid.Bool().Draw(r, "unknown column") {
					key[1] = ""
				}
				if lines == 1 {
					key = key[1:]
				}
				if n > 0 {
					table.Rows = append(table.Rows, store.CountRow{Key: key, Participants: n})
				}
			}
		}
		by := []string{"country", "sex"}
		if lines == 1 {
			by = by[1:]
		}
		out := Suppress(table, by, records.Donor, 5, false)
		if out.Withheld {
			return
		}
		for i, row := range out.Rows {
			unknown := row.Key[len(row.Key)-1] == ""
			if unknown && row.Hidden {
				r.Fatalf("the unknown row %v is hidden", row.Key)
			}
			if !unknown && row.Participants > 0 && row.Participants < 5 && !row.Hidden {
				r.Fatalf("row %v of %d is shown", row.Key, row.Participants)
			}
			if row.Hidden && !hasOther(out.Rows, i, len(by) == 2) {
				r.Fatalf("row %v follows from the totals: %s", row.Key, shown(out))
			}
		}
	})
}

// hasOther searches a solution of the reader's equations in which the given
// hidden row has another value than its own.
func hasOther(rows []SuppressedRow, target int, crossed bool) bool {
	left := map[string]int{}
	open := map[string]int{}
	sums := func(row SuppressedRow) []string {
		if crossed {
			return []string{"line " + row.Key[0], "column " + row.Key[1]}
		}
		return []string{"total"}
	}
	var hidden []int
	for i, row := range rows {
		if row.Hidden {
			hidden = append(hidden, i)
			for _, s := range sums(row) {
				left[s] += row.Participants
				open[s]++
			}
		}
	}
	var solve func(n int, differs bool) bool
	solve = func(n int, differs bool) bool {
		if n == len(hidden) {
			return differs
		}
		row := rows[hidden[n]]
		limit := 1 << 20
		for _, s := range sums(row) {
			limit = min(limit, left[s]-(open[s]-1))
		}
		for v := 1; v <= limit; v++ {
			possible := true
			for _, s := range sums(row) {
				left[s] -= v
				open[s]--
				possible = possible && (open[s] > 0 || left[s] == 0)
			}
			found := possible && solve(n+1, differs || hidden[n] == target && v != row.Participants)
			for _, s := range sums(row) {
				left[s] += v
				open[s]++
			}
			if found {
				return true
			}
		}
		return false
	}
	return solve(0, false)
}

// BenchmarkSuppress hides the small cells of a large crossed table.
func BenchmarkSuppress(b *testing.B) {
	var table store.Table
	for line := range 200 {
		for column := range 5 {
			table.Rows = append(table.Rows, store.CountRow{Key: []string{fmt.Sprint(line), fmt.Sprint(column)}, Participants: (line*7+column*3)%23 + 1})
		}
	}
	for b.Loop() {
		Suppress(table, []string{"country", "age_group"}, records.Donor, 5, false)
	}
}
