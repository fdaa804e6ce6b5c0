package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/websocket"

	"github.com/namati/lex/exporters/html/htmltest"
	"github.com/namati/lex/internal/preview"
)

// TestPreviewInBrowser does the job of a colleague without a terminal: opens the
// page, drops the lists on it, looks at how they are read, imports them, and sees
// the report change; takes one back; mends the narrative. With LEX_AXE, axe-core
// looks at the page on the way.
func TestPreviewInBrowser(t *testing.T) {
	folder := t.TempDir()
	lex(t, folder, exitDone, "init", "--example", folder)
	d := &previewDesk{folder: folder}
	server, err := preview.Listen(0, d.functions("en"))
	if err != nil {
		t.Fatal(err)
	}
	tab := browse(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, time.Hour) }()
	defer func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()

	tab.call("Page.navigate", map[string]any{"url": server.Address()})
	tab.wait(`document.querySelector("#findings .error") !== null`)
	tab.wait(`document.getElementById("frame").contentDocument.body.innerText.includes("DRAFT")`)
	tab.axe()

	tab.drop(filepath.Join(folder, "participantes.xlsx"), filepath.Join(folder, "organizations.xlsx"), filepath.Join(folder, "testimonials.csv"))
	tab.wait(`document.querySelectorAll("#dropped .take").length === 3`)
	tab.wait(`document.querySelector("#dropped").innerText.includes("31 rows")`)
	tab.axe()
	tab.wait(`(() => { const b = document.querySelector("#dropped .take:not([disabled])"); if (b) b.click(); return document.querySelectorAll("#dropped .undo").length === 3 })()`)
	tab.wait(`document.getElementById("frame").contentDocument.body.innerText.includes("30 people")`)
	tab.wait(`document.querySelector("#findings .error") === null`)
	if _, err := os.Stat(filepath.Join(folder, "inbox", "participantes.xlsx")); err != nil {
		t.Errorf("the dropped file is not in the workspace: %v", err)
	}

	// A finding leads to its cell.
	tab.wait(`(() => { document.querySelector("#findings .open").click(); return true })()`)
	tab.wait(`document.querySelector("#sheet[open] td.error") !== null`)
	tab.axe()
	tab.wait(`(() => { document.querySelector("#sheet form button").click(); return true })()`)

	// A wrong number in the narrative shows at once, with its place.
	narrative := filepath.Join(folder, "kmf.md")
	text, err := os.ReadFile(narrative)
	if err != nil {
		t.Fatal(err)
	}
	wrong := strings.Replace(string(text), "{{ claim 30 participants", "{{ claim 31 participants", 1)
	if err := os.WriteFile(narrative, []byte(wrong), 0o600); err != nil || wrong == string(text) {
		t.Fatalf("the narrative could not be changed: %v", err)
	}
	tab.wait(`document.querySelector("#findings").innerText.includes("the text states 31")`)

	tab.wait(`(() => { document.querySelector("#dropped .undo").click(); return true })()`)
	tab.wait(`document.querySelector("#dropped").innerText.includes("Taken back")`)
}

// tab is a tab of Chromium, spoken to by its debugging protocol.
type tab struct {
	*testing.T
	socket *websocket.Conn
	number int
}

// browse starts Chromium with a profile of its own; the test skips where there is
// none.
func browse(t *testing.T) *tab {
	t.Helper()
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("Chromium is not installed")
	}
	profile := htmltest.Profile(t)
	run := exec.CommandContext(t.Context(), program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir="+profile,
		"--remote-debugging-port=0", "--remote-allow-origins=http://127.0.0.1", "--window-size=1400,900", "about:blank")
	run.WaitDelay = 5 * time.Second
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = run.Process.Kill(); _ = run.Wait() })
	var port string
	for range 300 {
		if data, err := os.ReadFile(filepath.Join(profile, "DevToolsActivePort")); err == nil {
			port, _, _ = strings.Cut(string(data), "\n")
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if port == "" {
		t.Fatal("Chromium did not open its port")
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, "http://127.0.0.1:"+port+"/json/new?about:blank", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var target struct{ WebSocketDebuggerURL string }
	if err := json.NewDecoder(response.Body).Decode(&target); err != nil {
		t.Fatal(err)
	}
	socket, err := websocket.Dial(target.WebSocketDebuggerURL, "", "http://127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	socket.MaxPayloadBytes = 64 << 20
	t.Cleanup(func() { _ = socket.Close() })
	return &tab{T: t, socket: socket}
}

// call runs a method of the protocol and returns its result.
func (b *tab) call(method string, params map[string]any) map[string]any {
	b.Helper()
	b.number++
	if err := websocket.JSON.Send(b.socket, map[string]any{"id": b.number, "method": method, "params": params}); err != nil {
		b.Fatal(err)
	}
	_ = b.socket.SetReadDeadline(time.Now().Add(2 * time.Minute))
	for {
		var answer struct {
			ID     int
			Result map[string]any
			Error  *struct{ Message string }
		}
		if err := websocket.JSON.Receive(b.socket, &answer); err != nil {
			b.Fatalf("%s: %v", method, err)
		}
		if answer.ID != b.number {
			continue // an event
		}
		if answer.Error != nil {
			b.Fatalf("%s: %s", method, answer.Error.Message)
		}
		return answer.Result
	}
}

// evaluate runs an expression in the page.
func (b *tab) evaluate(expression string) any {
	b.Helper()
	result := b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true})
	value, _ := result["result"].(map[string]any)
	return value["value"]
}

// wait waits until an expression is true.
func (b *tab) wait(expression string) {
	b.Helper()
	for range 300 {
		if b.evaluate(expression) == true {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	b.Fatalf("never true: %s\n%v", expression, b.evaluate(`document.querySelector("aside").innerText`))
}

// drop puts files into the chooser of the page.
func (b *tab) drop(paths ...string) {
	b.Helper()
	object := b.call("Runtime.evaluate", map[string]any{"expression": `document.getElementById("chosen")`})
	id := object["result"].(map[string]any)["objectId"]
	b.call("DOM.setFileInputFiles", map[string]any{"files": paths, "objectId": id})
}

// axe runs axe-core over the page in both looks and fails for every violation.
func (b *tab) axe() {
	b.Helper()
	path := os.Getenv("LEX_AXE")
	if path == "" {
		return
	}
	source, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	b.evaluate(string(source) + ";0")
	for _, look := range []string{"light", "dark"} {
		b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": look}}})
		found := fmt.Sprint(b.evaluate(`axe.run(document, {iframes: false, resultTypes: ["violations"]}).then(r => r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.map(n => n.html).join(" | ")).join("\n"))`))
		if found != "" {
			b.Errorf("%s: %s", look, found)
		}
	}
}
