package workspace

import (
	"path"
	"path/filepath"
	"strings"
)

// ImportFor returns the first rule of imports: that matches a file, given by
// its path relative to the workspace. A pattern with a slash is compared with
// the path, one without with the last part; case does not count, since partners
// do not agree about .XLSX.
func (c *Config) ImportFor(file string) (ImportRule, bool) {
	file = strings.ToLower(strings.TrimPrefix(filepath.ToSlash(file), "./"))
	for _, rule := range c.Imports {
		pattern, target := strings.ToLower(strings.TrimPrefix(rule.Match, "./")), file
		if !strings.Contains(pattern, "/") {
			target = path.Base(file)
		}
		if ok, _ := path.Match(pattern, target); ok { // the schema has refused bad patterns
			return rule, true
		}
	}
	return ImportRule{}, false
}
