package desk

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// TestProbe asks a server on this machine; inHouse would call its address dead,
// so the probe itself is asked.
func TestProbe(t *testing.T) {
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.Method+" "+r.URL.Path]++
		switch r.URL.Path {
		case "/gone":
			w.WriteHeader(http.StatusNotFound)
		case "/get":
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
			}
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/moved":
			http.Redirect(w, r, "/there", http.StatusMovedPermanently)
		case "/members":
			w.WriteHeader(http.StatusForbidden)
		}
	}))
	defer server.Close()
	probe := NewProbe()
	for _, test := range []struct {
		path   string
		status int
		fails  bool
	}{{"/there", 200, false}, {"/gone", 404, false}, {"/get", 200, false}, {"/moved", 200, false}, {"/round", 0, true}, {"/members", 403, false}, {"/gone", 404, false}} {
		status, err := probe(t.Context(), server.URL+test.path)
		if status != test.status || (err != nil) != test.fails {
			t.Errorf("%s: %d, %v", test.path, status, err)
		}
	}
	if asked["HEAD /gone"] != 1 || asked["GET /gone"] != 0 || asked["GET /there"] != 0 || asked["GET /members"] != 1 {
		t.Errorf("asked %v", asked)
	}
}

// TestOnline words what a probe says.
func TestOnline(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			<-r.Context().Done() // until whoever asks has given up
			return
		}
		w.WriteHeader(map[string]int{"/gone": 404, "/members": 403}[r.URL.Path] + map[string]int{"/": 200}[r.URL.Path])
	}))
	defer server.Close()
	// Only who asks for what never comes is impatient: a busy machine may take its time.
	client, impatient := &http.Client{Timeout: time.Minute, Transport: &http.Transport{}}, &http.Client{Timeout: 100 * time.Millisecond, Transport: &http.Transport{}}
	c := on(t, fixture{text: "Text.\n"})
	for path, want := range map[string]string{"/": "", "/gone": "where there is nothing (404)", "/members": "which refuses (403)", "/slow": "which did not answer in time"} {
		c.Probe = probeWith(client)
		if path == "/slow" {
			c.Probe = probeWith(impatient)
		}
		if message, hint, _ := c.probe(server.URL + path); message != want || (hint == "") != (want == "") {
			t.Errorf("%s: %q, %q", path, message, hint)
		}
	}
	server.Close()
	c.Probe = probeWith(client)
	if message, _, severity := c.probe(server.URL); message != "which did not answer" || severity != "warning" {
		t.Errorf("a server that is gone: %s %q", severity, message)
	}
	c.Probe = nil
	if message, _, _ := c.probe(server.URL); message != "" {
		t.Errorf("without a probe: %q", message)
	}
	if got := look(t, "link-dead", fixture{text: "[the list](https://www.example.org/list)\n", probe: probeWith(&http.Client{Transport: refusing{}})}); len(got) != 1 {
		t.Errorf("of a link in the text: %q", got)
	}
}

// refusing answers everything with 404, without a network.
type refusing struct{}

func (refusing) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	w.WriteHeader(http.StatusNotFound)
	answer := w.Result()
	answer.Request = r
	return answer, nil
}
