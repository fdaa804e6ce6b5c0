package htmltest

import (
	"strings"
	"testing"
)

// TestProblems proves that the check sees what it is for: each page breaks one
// rule.
func TestProblems(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{`<main><h1>A</h1><h3>B</h3></main>`, "level 3 after level 1"},
		{`<main><p id="a"></p><p id="a"></p></main>`, "there twice"},
		{`<main><img src="data:image/png;base64,AA"></main>`, "no alt"},
		{`<main><img alt="" src="https://a.example/x.png"></main>`, "shows"},
		{`<main><a href="#gone">x</a></main>`, "not there"},
		{`<main><a href="javascript:alert(1)">x</a></main>`, "leads to"},
		{`<main><a href="#x" id="x"></a></main>`, "says nothing"},
		{`<main><p onclick="x()">x</p></main>`, "onclick"},
		{`<main><script>1</script></main>`, "element script"},
		{`<main><table><caption>x</caption><tr><th>x</th></tr></table></main>`, "no scope"},
		{`<main><table><tr><td>x</td></tr></table></main>`, "no name"},
		{`<main><svg><rect/></svg></main>`, "a drawing"},
		{`<main><p style="color:red">x</p></main>`, "style of its own"},
		{`<main></main><main></main>`, "2 main parts"},
		{`<main><label for="gone">x</label></main>`, "gone"},
	} {
		const head = `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:"><title>T</title></head><body>`
		found := strings.Join(Problems([]byte(head+test.body)), "\n")
		if !strings.Contains(found, test.want) {
			t.Errorf("%s: found %q, want %q", test.body, found, test.want)
		}
	}
	css := ":root{color-scheme:light;--ink:#888888;--paper:#ffffff}"
	if found := strings.Join(contrastProblems(css), "\n"); !strings.Contains(found, "ink on paper has a contrast of 3.54") || !strings.Contains(found, "dark") {
		t.Errorf("found %q", found)
	}
}
