package desk

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

func TestSystem(t *testing.T) {
	for _, test := range []struct {
		name  string
		least []int64
		// Each line holds how often each unknown is taken, and the sum.
		lines [][]int64
		want  map[int]int64
	}{
		{"nothing is known", []int64{1, 1}, [][]int64{{1, 1, 5}}, map[int]int64{}},
		{"one alone", []int64{1}, [][]int64{{1, 4}}, map[int]int64{0: 4}},
		{"each holds somebody", []int64{1, 1}, [][]int64{{1, 1, 2}}, map[int]int64{0: 1, 1: 1}},
		{"by difference", []int64{1, 1, 1}, [][]int64{{1, 1, 0, 7}, {1, 1, 1, 10}}, map[int]int64{2: 3}},
		{"around a corner", []int64{0, 0, 0}, [][]int64{{1, 1, 0, 7}, {0, 1, 1, 8}, {1, 0, 1, 9}}, map[int]int64{0: 4, 1: 3, 2: 5}},
		{"a square", []int64{1, 1, 1, 1}, [][]int64{{1, 1, 0, 0, 7}, {0, 0, 1, 1, 8}, {1, 0, 1, 0, 9}, {0, 1, 0, 1, 6}}, map[int]int64{}},
		{"less than nothing", []int64{1, 1, 0}, [][]int64{{1, 1, -1, 0}, {0, 0, 1, 2}}, map[int]int64{0: 1, 1: 1, 2: 2}},
	} {
		s := &system{}
		for _, least := range test.least {
			s.unknown(least)
		}
		for _, line := range test.lines {
			terms := map[int]int64{}
			for i, n := range line[:len(line)-1] {
				if n != 0 {
					terms[i] = n
				}
			}
			s.equate(terms, line[len(line)-1])
		}
		if diff := cmp.Diff(test.want, s.solved()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

// shownOf is a breakdown with its small cells hidden as a report hides them.
func shownOf(by []string, counts map[string]int, total int) (reports.Shown, bool) {
	t := store.Table{By: by, Totals: store.Totals{Participants: total}}
	for _, key := range sortedKeys(counts) {
		if n := counts[key]; n > 0 {
			t.Rows = append(t.Rows, store.CountRow{Key: splitKey(key), Participants: n})
		}
	}
	hidden := reports.Suppress(t, by, records.Public, 5, false)
	return reports.Shown{By: by, Rows: hidden.Rows, Total: total}, !hidden.Withheld
}

// TestSuppressionHolds: of 1,000 random tables by two dimensions, with the margins
// that are printed beside them, none shows a number below 5 and none lets one be
// computed from itself; and what is shown and hidden makes the totals.
func TestSuppressionHolds(t *testing.T) {
	tables, told, hidden := 0, 0, 0
	for seed := uint64(0); tables < 1000; seed++ {
		r := newDice(seed)
		counts, total := map[string]int{}, 0
		lines, columns := 2+r.roll(5), 2+r.roll(4)
		for i := range lines {
			for j := range columns {
				n := []int{0, 1, 2, 3, 4, 5, 7, 12, 30}[r.roll(9)]
				counts[fmt.Sprintf("%c|%c", 'a'+i, 'a'+j)] = n
				total += n
			}
		}
		s, shown := shownOf([]string{"country", "sex"}, counts, total)
		tables++
		if !shown {
			continue
		}
		told++
		sum := 0
		for _, row := range s.Rows {
			if row.Hidden {
				hidden++
			}
			sum += row.Participants
			if !row.Hidden && row.Participants > 0 && row.Participants < 5 {
				t.Fatalf("table %d shows %d in %v", seed, row.Participants, row.Key)
			}
		}
		if sum != total {
			t.Fatalf("table %d: the rows make %d, the total is %d", seed, sum, total)
		}
		// Everything that a reader of this table knows: its lines and columns.
		list := []reports.Shown{s}
		for i, dim := range s.By {
			margin := map[string]int{}
			for key, n := range counts {
				margin[splitKey(key)[i]] += n
			}
			whole := reports.Shown{By: []string{dim}, Total: total}
			for _, key := range sortedKeys(margin) {
				whole.Rows = append(whole.Rows, reports.SuppressedRow{CountRow: store.CountRow{Key: []string{key}, Participants: margin[key]}})
			}
			list = append(list, whole)
		}
		if found := recoverable(list); len(found) > 0 {
			t.Fatalf("table %d lets %d hidden numbers be computed: %v", seed, len(found), found[0])
		}
	}
	t.Logf("%d tables, %d of them shown, with %d numbers hidden", tables, told, hidden)
	if told < 500 || hidden < 2000 {
		t.Errorf("only %d tables were shown, with %d numbers hidden: too few to prove anything", told, hidden)
	}
}

// TestRecoverable finds numbers that follow from several tables together.
func TestRecoverable(t *testing.T) {
	hidden := func(key string, n int) reports.SuppressedRow {
		return reports.SuppressedRow{CountRow: store.CountRow{Key: splitKey(key), Participants: n}, Hidden: true}
	}
	seen := func(key string, n int) reports.SuppressedRow {
		return reports.SuppressedRow{CountRow: store.CountRow{Key: splitKey(key), Participants: n}}
	}
	bySex := reports.Shown{By: []string{"sex"}, Total: 30, Rows: []reports.SuppressedRow{hidden("F", 3), hidden("M", 7), seen("X", 20)}}
	crossed := reports.Shown{By: []string{"country", "sex"}, Total: 30, Rows: []reports.SuppressedRow{seen("PE|F", 2), seen("PE|M", 7), seen("PE|X", 20), seen("CL|F", 1)}}
	for _, test := range []struct {
		name string
		list []reports.Shown
		want int
	}{
		{"alone it is safe", []reports.Shown{bySex}, 0},
		{"beside a table that shows its parts", []reports.Shown{bySex, crossed}, 2},
		{"the same twice", []reports.Shown{bySex, bySex}, 0},
		{"by a third dimension", []reports.Shown{
			{By: []string{"country", "sex"}, Total: 20, Rows: []reports.SuppressedRow{hidden("PE|F", 3), hidden("PE|M", 6), seen("CL|F", 5), seen("CL|M", 6)}},
			{By: []string{"sex", "age_group"}, Total: 20, Rows: []reports.SuppressedRow{seen("F|18-24", 8), seen("M|18-24", 12)}}}, 2},
		{"people in several focus areas make no sum", []reports.Shown{bySex, {By: []string{"focus_area", "sex"}, Total: 30, Rows: []reports.SuppressedRow{seen("a|F", 3), seen("b|F", 2)}}}, 0},
	} {
		if got := recoverable(test.list); len(got) != test.want {
			t.Errorf("%s: %d numbers follow, want %d: %v", test.name, len(got), test.want, got)
		}
	}
}

// TestRecoverableIsTrue: what the audit says to follow is the number that is
// hidden.
func TestRecoverableIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cube := map[string]int{}
		total := 0
		for _, country := range []string{"PE", "CL", "EC"} {
			for _, sex := range []string{"F", "M"} {
				for _, age := range []string{"18-24", "25-34"} {
					n := rapid.IntRange(0, 8).Draw(t, "n")
					cube[country+"|"+sex+"|"+age] = n
					total += n
				}
			}
		}
		project := func(at ...int) map[string]int {
			counts := map[string]int{}
			for key, n := range cube {
				part := ""
				for i, k := range at {
					if i > 0 {
						part += "|"
					}
					part += splitKey(key)[k]
				}
				counts[part] += n
			}
			return counts
		}
		var list []reports.Shown
		for _, table := range []struct {
			by []string
			at []int
		}{{[]string{"country", "sex"}, []int{0, 1}}, {[]string{"country", "age_group"}, []int{0, 2}}, {[]string{"sex"}, []int{1}}, {[]string{"age_group", "sex"}, []int{2, 1}}} {
			if s, shown := shownOf(table.by, project(table.at...), total); shown && rapid.Bool().Draw(t, "in the report") {
				list = append(list, s)
			}
		}
		for _, r := range recoverable(list) {
			if got := r.shown.Rows[r.row].Participants; int64(got) != r.value {
				t.Fatalf("%v is said to be %d and is %d", r.shown.Rows[r.row].Key, r.value, got)
			}
		}
	})
}
