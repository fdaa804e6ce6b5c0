package lexicon

import "testing"

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 3, 0},
		{"peru", "perru", 3, 1},
		{"irdc", "idrc", 3, 1},
		{"perú", "peru", 3, 1},
		{"abc", "xyz", 5, 3},
		{"abc", "xyz", 1, 2},
		{"abcdef", "a", 2, 3},
	} {
		if got := Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"import", "report", "summary", "--dry-run", "country"}
	for word, want := range map[string]string{"imprt": "import", "sum": "summary", "--dryrun": "--dry-run", "contry": "country", "xyzzy": "", "Reprot": "report"} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
