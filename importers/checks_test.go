package importers

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestChecksAreListed looks for the names of checks in the code: each must be
// in the list, and the list must hold no other.
func TestChecksAreListed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"file-refused": true} // reported by the command line for a *Refused
	named := regexp.MustCompile(`"([a-z]+(?:-[a-z]+)+)"`)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || file == "checks.go" || strings.HasPrefix(file, "ods") {
			continue // OpenDocument has names that look like ours
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(code), -1) {
			used[m[1]] = true
		}
	}
	for _, name := range Checks {
		if !used[name] {
			t.Errorf("no code reports %s", name)
		}
	}
	for _, prefix := range []string{"column-", "country-", "sheet-", "value-", "name-", "date-", "rows-", "formula-", "mapping-", "tag-", "quote-", "text-", "code-", "consent-"} {
		for name := range used {
			if strings.HasPrefix(name, prefix) && !slices.Contains(Checks, name) {
				t.Errorf("%s is not in the list", name)
			}
		}
	}
}
