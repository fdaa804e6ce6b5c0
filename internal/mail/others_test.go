package mail

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/namati/lex/internal/retry"
)

func TestPost(t *testing.T) {
	var got map[string]any
	code := http.StatusNoContent
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil || r.Method != http.MethodPost {
			t.Errorf("%s: %v", r.Method, err)
		}
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(code)
	}))
	defer server.Close()
	m := Message{Subject: "Ready", Text: "Done.", Facts: map[string]any{"status": "published", "files": []string{"reports/kmf.pdf"}}}
	address := server.URL + "/hook?secret=hidden"
	if err := Post(t.Context(), address, m); err != nil {
		t.Fatal(err)
	}
	if got["status"] != "published" || got["subject"] != "Ready" || got["text"] != "Done." {
		t.Errorf("got %v", got)
	}
	for _, test := range []struct {
		code      int
		temporary bool
	}{{http.StatusInternalServerError, true}, {http.StatusTooManyRequests, true}, {http.StatusForbidden, false}, {http.StatusFound, false}} {
		code = test.code
		err := Post(t.Context(), address, m)
		if err == nil || retry.Passes(err) != test.temporary || strings.Contains(err.Error(), "hidden") {
			t.Errorf("%d: %v, temporary %v", test.code, err, retry.Passes(err))
		}
	}
	for _, address := range []string{"http://example.org/hook", "ftp://example.org", "hook", ""} {
		if err := Post(t.Context(), address, m); err == nil || retry.Passes(err) {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands of this test are those of a Unix shell")
	}
	folder := t.TempDir()
	var out bytes.Buffer
	m := Message{Subject: "Ready", Facts: map[string]any{"status": "held"}}
	if err := Run(t.Context(), "cat; echo; pwd", folder, m, &out); err != nil {
		t.Fatal(err)
	}
	where, err := filepath.EvalSymlinks(folder)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `"status":"held"`) || !strings.Contains(out.String(), where) {
		t.Errorf("the command saw %s", out.String())
	}
	if err := Run(t.Context(), "exit 7", folder, m, &out); err == nil || !strings.Contains(err.Error(), "exit code 7") {
		t.Errorf("error %v", err)
	}
}
