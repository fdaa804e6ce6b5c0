package records

import "testing"

func TestCell(t *testing.T) {
	for _, c := range []struct {
		column, row int
		want        string
	}{{0, 1, "A1"}, {3, 14, "D14"}, {25, 2, "Z2"}, {26, 2, "AA2"}, {701, 9, "ZZ9"}, {702, 9, "AAA9"}, {16383, 1048576, "XFD1048576"}} {
		if got := Cell(c.column, c.row); got != c.want {
			t.Errorf("Cell(%d, %d) = %s, want %s", c.column, c.row, got, c.want)
		}
	}
}

// TestKinds holds the list of kinds to what the other rooms rely on.
func TestKinds(t *testing.T) {
	for _, kind := range Kinds {
		seen := map[string]bool{}
		for _, f := range kind.Fields {
			if seen[f.Name] || f.Help == "" {
				t.Errorf("%s: the field %q stands twice or has no help", kind.Kind, f.Name)
			}
			seen[f.Name] = true
		}
		for _, name := range kind.Required {
			if !seen[name] {
				t.Errorf("%s requires %q and has no such field", kind.Kind, name)
			}
		}
	}
	if !IsPersonal(Participants, "email") || IsPersonal(Participants, "country") || !IsPersonal(Participants, "shoe_size") || !IsPersonal("nothing", "country") {
		t.Error("personal fields are not told apart")
	}
}

func TestSortFindings(t *testing.T) {
	list := []Finding{
		{File: "b.xlsx", Row: 1, Cell: "A1"},
		{File: "a.xlsx", Sheet: "Lista", Row: 12, Cell: "AA12"},
		{File: "a.xlsx", Sheet: "Lista", Row: 12, Cell: "B12"},
		{File: "a.xlsx", Sheet: "Lista", Row: 3, Cell: "C3"},
		{File: "a.xlsx"},
	}
	SortFindings(list)
	want := []string{"", "C3", "B12", "AA12", "A1"}
	for i, f := range list {
		if f.Cell != want[i] {
			t.Errorf("place %d is %s %q, want %q", i, f.File, f.Cell, want[i])
		}
	}
}
