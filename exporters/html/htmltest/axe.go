package htmltest

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// finding is what axe-core says about a rule that the page breaks.
type finding struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML, FailureSummary string }
}

// Axe runs axe-core over the page in Chromium, in the light and the dark look and
// on the screen of a telephone, and fails the test for every violation. It skips
// without Chromium, or without LEX_AXE, the path of axe.min.js (npm axe-core).
func Axe(t *testing.T, page []byte) {
	t.Helper()
	axe, browser := tools(t)
	for _, look := range []string{"light", "dark"} {
		for _, size := range []string{"1200,900", "360,800"} {
			t.Run(look+" "+size, func(t *testing.T) {
				for _, f := range run(t, browser, axe, page, look, size) {
					t.Errorf("%s (%s): %s", f.ID, f.Impact, f.Help)
					for i, n := range f.Nodes {
						if i < 3 {
							t.Logf("%.300s\n%s", n.HTML, n.FailureSummary)
						}
					}
				}
			})
		}
	}
}

func tools(t *testing.T) (axe []byte, browser string) {
	t.Helper()
	path := os.Getenv("LEX_AXE")
	if path == "" {
		t.Skip("LEX_AXE does not name axe.min.js")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if browser, err = exec.LookPath(name); err == nil {
			return axe, browser
		}
	}
	t.Skip("Chromium is not installed")
	return nil, ""
}

// run puts axe-core into a copy of the page, without its policy, and reads from
// the page what it found.
func run(t *testing.T, browser string, axe, page []byte, look, size string) []finding {
	t.Helper()
	const policy = `<meta http-equiv="Content-Security-Policy"`
	copied := bytes.Replace(page, []byte(policy), []byte(`<meta name="policy"`), 1)
	copied = bytes.Replace(copied, []byte(`id="look-`+look+`"`), []byte(`id="look-`+look+`" checked`), 1)
	const ask = `axe.run(document,{resultTypes:["violations"]}).then(r=>JSON.stringify(r.violations),e=>"failed: "+e).then(s=>{const p=document.createElement("pre");p.id="axe-found";p.textContent=s;document.body.append(p)})`
	copied = append(copied, "<script>"...)
	copied = append(copied, axe...)
	copied = append(copied, "</script><script>"+ask+"</script>"...)
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, copied, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+Profile(t), "--window-size="+size, "--virtual-time-budget=60000", "--dump-dom", "file://"+file)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("run Chromium: %v", err)
	}
	_, after, ok := strings.Cut(string(out), `<pre id="axe-found">`)
	result, _, _ := strings.Cut(after, "</pre>")
	if !ok {
		t.Fatal("axe-core did not end")
	}
	var found []finding
	if err := json.Unmarshal([]byte(html.UnescapeString(result)), &found); err != nil {
		t.Fatalf("axe-core said %.300s", result)
	}
	return found
}
