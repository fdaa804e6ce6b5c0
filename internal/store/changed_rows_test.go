package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDifferences(t *testing.T) {
	row := func(identity, content, id int64) versionRow { return versionRow{identity, content, id} }
	for _, c := range []struct {
		name       string
		fresh, old []versionRow
		want       [][2]int64
	}{
		{"the same", []versionRow{row(1, 1, 11)}, []versionRow{row(1, 1, 1)}, nil},
		{"changed", []versionRow{row(1, 2, 11)}, []versionRow{row(1, 1, 1)}, [][2]int64{{11, 1}}},
		{"added and removed", []versionRow{row(2, 1, 11)}, []versionRow{row(1, 1, 1)}, [][2]int64{{0, 1}, {11, 0}}},
		{"one of two the same", []versionRow{row(1, 1, 11), row(1, 3, 12)}, []versionRow{row(1, 1, 1), row(1, 2, 2)}, [][2]int64{{12, 2}}},
		{"twice before, once now", []versionRow{row(1, 1, 11)}, []versionRow{row(1, 1, 1), row(1, 1, 2)}, [][2]int64{{0, 2}}},
		{"nothing on one side", nil, []versionRow{row(1, 1, 1)}, [][2]int64{{0, 1}}},
	} {
		if diff := cmp.Diff(c.want, differences(c.fresh, c.old)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// The rows that are listed are as many as the counts say.
func TestDifferencesAgreeWithTheCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string, first int64) (rows []versionRow, versions []version) {
			n := rapid.IntRange(0, 12).Draw(t, name)
			last := version{}
			for i := range n {
				// Sorted as the store sorts them.
				last.identity += int64(rapid.IntRange(0, 1).Draw(t, "identity"))
				content := uint32(rapid.IntRange(0, 2).Draw(t, "content"))
				if len(versions) > 0 && versions[i-1].identity == last.identity {
					content = max(content, versions[i-1].content)
				}
				last.content = content
				versions = append(versions, last)
				rows = append(rows, versionRow{last.identity, int64(content), first + int64(i)})
			}
			return rows, versions
		}
		fresh, a := draw("fresh", 100)
		old, b := draw("old", 1)
		same := inCommon(a, b, func(x, y version) int { return int(x.identity - y.identity) })
		equal := inCommon(a, b, func(x, y version) int {
			if x.identity != y.identity {
				return int(x.identity - y.identity)
			}
			return int(x.content) - int(y.content)
		})
		added, changed, removed := 0, 0, 0
		for _, p := range differences(fresh, old) {
			switch {
			case p[1] == 0:
				added++
			case p[0] == 0:
				removed++
			default:
				changed++
			}
		}
		if added != len(a)-int(same) || removed != len(b)-int(same) || changed != int(same-equal) {
			t.Fatalf("%d added, %d changed, %d removed; the counts say %d, %d, %d", added, changed, removed, len(a)-int(same), same-equal, len(b)-int(same))
		}
	})
}
