package htmltest

import (
	"slices"
	"testing"
)

// TestAxeSees proves that axe-core runs and reports, by a page that breaks two of
// its rules, one of them in the dark look only.
func TestAxeSees(t *testing.T) {
	axe, browser := tools(t)
	page := []byte(`<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>T</title>
<style>body{background:#fff;color:#222}:root:has(#look-dark:checked) p{color:#ddd}</style></head>
<body><main><h1>T</h1><label><input type="radio" id="look-dark">Dark</label><img src="data:image/png;base64,AA"><p>Some words.</p></main></body></html>`)
	for look, want := range map[string][]string{"light": {"image-alt"}, "dark": {"color-contrast", "image-alt"}} {
		var got []string
		for _, f := range run(t, browser, axe, page, look, "1200,900") {
			got = append(got, f.ID)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: axe-core found %v, want %v", look, got, want)
		}
	}
}
