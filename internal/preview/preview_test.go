package preview

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// paperDesk is a desk without a workspace: it answers with what it was asked.
func paperDesk() Desk {
	return Desk{
		Language: "en", Word: func(key string) string { return "[" + key + "]" },
		Options: func(context.Context) Options {
			return Options{Title: "<script>alert(1)</script>", Reports: []string{"kmf"}, Formats: []string{"pdf"}}
		},
		State: func(context.Context) string { return "state" },
		Report: func(_ context.Context, a Ask) Report {
			if a.Report == "none" {
				return Report{Problem: &Problem{Message: "there is no report", Hint: "choose another"}}
			}
			return Report{Page: []byte("<html>" + a.Report + a.Period + "</html>"), Findings: []Finding{
				{Severity: "error", Message: `"><script>alert(1)</script>`, Where: "a.xlsx", Place: &Place{File: `x" onclick="alert(1)`, Row: 3}}}}
		},
		File: func(_ context.Context, _ Ask, format string, draft bool) (Download, *Problem) {
			if !draft {
				return Download{}, &Problem{Message: "the data has errors", AsDraft: true}
			}
			return Download{"kmf." + format, "application/pdf", []byte("%PDF")}, nil
		},
		Sheet: func(_ context.Context, at Place) (Sheet, *Problem) {
			return Sheet{Title: at.File, Letters: []string{"A"}, Rows: []Row{{Number: at.Row, Cells: []Cell{{Text: "<b>", Mark: "error"}}}}}, nil
		},
		Try: func(_ context.Context, name string, data []byte) Trial {
			return Trial{Name: name, Lines: []string{string(data)}, Good: true, Writes: "inbox/" + name}
		},
		Take: func(_ context.Context, name string, data []byte) Trial {
			return Trial{Name: name, Lines: []string{"took " + string(data)}, Imports: []int64{7}}
		},
		Undo: func(context.Context, int64) (string, *Problem) { return "undone", nil },
	}
}

type visitor struct {
	*testing.T
	client *http.Client
	server *httptest.Server
	token  string
}

// visit opens the page with its key, as a browser does.
func visit(t *testing.T, desk Desk) *visitor {
	t.Helper()
	s := &Server{desk: desk, token: newToken()}
	server := httptest.NewServer(s.handler())
	t.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{t, &http.Client{Jar: jar}, server, s.token}
	if code, _ := v.get("/?token=" + s.token); code != http.StatusOK {
		t.Fatalf("the printed address answers %d", code)
	}
	return v
}

func (v *visitor) get(path string) (int, string) {
	return v.ask(http.MethodGet, path, "", nil)
}

func (v *visitor) ask(method, path, body string, change func(*http.Request)) (int, string) {
	v.Helper()
	request, err := http.NewRequestWithContext(v.Context(), method, v.server.URL+path, strings.NewReader(body))
	if err != nil {
		v.Fatal(err)
	}
	request.Header.Set("Origin", v.server.URL)
	if change != nil {
		change(request)
	}
	response, err := v.client.Do(request)
	if err != nil {
		v.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		v.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// TestGuard tries to come in from elsewhere.
func TestGuard(t *testing.T) {
	v := visit(t, paperDesk())
	stranger := &http.Client{}
	for name, test := range map[string]struct {
		method, path string
		client       *http.Client
		change       func(*http.Request)
		want         int
	}{
		"no key":                   {"GET", "/findings", stranger, nil, http.StatusForbidden},
		"another key":              {"GET", "/?token=" + strings.Repeat("0", 32), stranger, nil, http.StatusForbidden},
		"a key in another place":   {"GET", "/findings?token=" + v.token, stranger, nil, http.StatusForbidden},
		"a name of somebody's":     {"GET", "/findings", v.client, func(r *http.Request) { r.Host = "evil.example.org" }, http.StatusMisdirectedRequest},
		"another origin":           {"POST", "/undo?import=1", v.client, func(r *http.Request) { r.Header.Set("Origin", "http://evil.example.org") }, http.StatusForbidden},
		"no origin":                {"POST", "/undo?import=1", v.client, func(r *http.Request) { r.Header.Del("Origin") }, http.StatusForbidden},
		"another site, own origin": {"POST", "/undo?import=1", v.client, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, http.StatusForbidden},
		"changing by looking":      {"GET", "/undo?import=1", v.client, nil, http.StatusMethodNotAllowed},
		"at home":                  {"POST", "/undo?import=1", v.client, nil, http.StatusOK},
		"another address":          {"GET", "/etc/passwd", v.client, nil, http.StatusNotFound},
		"climbing":                 {"GET", "/..%2f..%2fetc/passwd", v.client, nil, http.StatusNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			guest := &visitor{t, test.client, v.server, v.token}
			if code, text := guest.ask(test.method, test.path, "", test.change); code != test.want {
				t.Errorf("got %d, want %d: %s", code, test.want, text)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	v := visit(t, paperDesk())
	for path, policy := range map[string]string{"/": "script-src 'self'", "/findings": "script-src 'self'", "/page": "default-src 'none'; style-src 'unsafe-inline'"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, v.server.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := v.client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		h := response.Header
		if !strings.Contains(h.Get("Content-Security-Policy"), policy) || h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", path, h)
		}
		if strings.Contains(h.Get("Content-Security-Policy"), "unsafe-inline'; script") || strings.Contains(h.Get("Content-Security-Policy"), "unsafe-eval") {
			t.Errorf("%s lets scripts in: %s", path, h.Get("Content-Security-Policy"))
		}
	}
}

// TestTexts sends texts of the data through every fragment: they stay texts.
func TestTexts(t *testing.T) {
	v := visit(t, paperDesk())
	for _, path := range []string{"/", "/findings", "/sheet?file=%3Cscript%3E&row=3"} {
		_, text := v.get(path)
		if strings.Contains(text, "<script>") || strings.Contains(text, `" onclick="`) || strings.Contains(text, "<b>") {
			t.Errorf("%s: %s", path, text)
		}
	}
	if code, text := v.get("/page?report=none"); code != http.StatusOK || !strings.Contains(text, "choose another") {
		t.Errorf("%d: %s", code, text)
	}
	if code, text := v.get("/file/pdf?report=kmf"); code != http.StatusConflict || !strings.Contains(text, `href="/file/pdf?draft=1&amp;report=kmf"`) {
		t.Errorf("a report over errors answers %d without the way to a draft: %s", code, text)
	}
	if code, text := v.get("/file/pdf?draft=1"); code != http.StatusOK || text != "%PDF" {
		t.Errorf("%d: %s", code, text)
	}
}

func TestDrop(t *testing.T) {
	v := visit(t, paperDesk())
	code, text := v.ask(http.MethodPost, `/try?name=..%2F..%5Clist.xlsx`, "rows", nil)
	if code != http.StatusOK || !strings.Contains(text, "<h3>list.xlsx</h3>") || !strings.Contains(text, "rows") {
		t.Fatalf("%d: %s", code, text)
	}
	_, id, _ := strings.Cut(text, `data-id="`)
	id, _, _ = strings.Cut(id, `"`)
	if code, text = v.ask(http.MethodPost, "/import?id="+id, "", nil); code != http.StatusOK || !strings.Contains(text, "took rows") || !strings.Contains(text, `data-import="7"`) {
		t.Errorf("%d: %s", code, text)
	}
	if _, text = v.ask(http.MethodPost, "/import?id="+id, "", nil); !strings.Contains(text, "[drop_again]") {
		t.Errorf("a file is imported once: %s", text)
	}
	big := strings.Repeat("x", 1<<20)
	if _, text = v.ask(http.MethodPost, "/try?name=a.csv", "", func(r *http.Request) {
		r.Body, r.ContentLength = io.NopCloser(io.LimitReader(forever(big), largestDrop+1)), -1
	}); !strings.Contains(text, "[too_large]") {
		t.Errorf("a file without end: %.200s", text)
	}
}

type forever string

func (f forever) Read(p []byte) (int, error) { return copy(p, f), nil }

// TestHeld holds many files at once without keeping them all.
func TestHeld(t *testing.T) {
	var d drops
	var wait sync.WaitGroup
	for range 100 {
		wait.Go(func() { d.keep("a", make([]byte, 10)) })
	}
	wait.Wait()
	if len(d.held) != mostDrops {
		t.Errorf("%d files are held", len(d.held))
	}
	last := d.keep("large", make([]byte, mostHeld))
	if _, ok := d.find(last); !ok || len(d.held) != 1 {
		t.Errorf("a large file should be held alone, not with %d others", len(d.held)-1)
	}
}

// TestServe ends when nobody asks any more, and with its context.
func TestServe(t *testing.T) {
	s, err := Listen(0, paperDesk())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(s.Address(), "http://127.0.0.1:") {
		t.Errorf("it listens at %s", s.Address())
	}
	if err := s.Serve(t.Context(), 50*time.Millisecond); err != nil {
		t.Error(err)
	}
	if s, err = Listen(0, paperDesk()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Serve(ctx, time.Hour); err != nil {
		t.Error(err)
	}
}
