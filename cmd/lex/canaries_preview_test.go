package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// values are what the page shows of a cell beside a finding.
var values = regexp.MustCompile(`(?s)<q>.*?</q>`)

// previewVisit opens the preview of the canaries' workspace in the way of a
// browser. Reports for others are silent in every format; the sheets show what
// stands in them, which is what they are for, and nothing else on the page does.
func previewVisit(t *testing.T, folder string, dropped []byte) {
	t.Helper()
	t.Chdir(folder)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, printed := io.Pipe()
	var errOut bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"lex", "preview", "--no-open"}, strings.NewReader(""), printed, &errOut)
		_ = printed.Close()
	}()
	line := make([]byte, 200)
	n, err := said.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimSpace(string(line[:n]))
	base, _, _ := strings.Cut(address, "/?")
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	ask := func(method, path string, body []byte, want int) []byte {
		t.Helper()
		request, err := http.NewRequestWithContext(ctx, method, base+path, bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Origin", base)
		response, err := browser.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != want {
			t.Errorf("%s %s answers %d (%v): %.300s", method, path, response.StatusCode, err, text)
		}
		for name, list := range response.Header {
			sing(t, path+", header "+name, []byte(strings.Join(list, " ")))
		}
		return text
	}
	silent := func(path string) {
		t.Helper()
		sing(t, path, values.ReplaceAll(ask(http.MethodGet, path, nil, http.StatusOK), nil))
	}
	singing := func(method, path string, body []byte) string {
		t.Helper()
		text := string(ask(method, path, body, http.StatusOK))
		if !canary.MatchString(text) {
			t.Errorf("%s shows nothing of the sheet: %.300s", path, text)
		}
		return text
	}
	silent("/" + strings.TrimPrefix(address, base+"/"))
	for _, path := range []string{"/", "/state", "/preview.js"} {
		silent(path)
	}
	for _, audience := range []string{"donor", "public"} {
		for _, report := range []string{"kmf", "quarterly", "annual", "participants", "data-quality"} {
			query := "?audience=" + audience + "&report=" + report
			silent("/page" + query)
			silent("/findings" + query)
			for _, format := range document.FormatNames {
				singAll(t, "the preview's "+report+"."+format, ask(http.MethodGet, "/file/"+format+query+"&draft=1", nil, http.StatusOK))
			}
		}
	}
	singing(http.MethodGet, "/sheet?file=people.csv&row=3", nil)
	sing(t, "a sheet of another folder", ask(http.MethodGet, "/sheet?file=..%2Fpeople.csv&row=3", nil, http.StatusOK))
	sing(t, "a file that is no source", ask(http.MethodGet, "/sheet?file=lex.db&row=1", nil, http.StatusOK))

	trial := singing(http.MethodPost, "/try?name=dropped.csv", dropped)
	sing(t, "a spreadsheet by another name", ask(http.MethodPost, "/try?name=dropped.exe", dropped, http.StatusOK))
	_, id, _ := strings.Cut(trial, `data-id="`)
	id, _, _ = strings.Cut(id, `"`)
	taken := string(values.ReplaceAll(ask(http.MethodPost, "/import?id="+url.QueryEscape(id), nil, http.StatusOK), nil))
	sing(t, "what was taken in", []byte(taken))
	silent("/page?audience=donor&report=kmf")
	_, number, found := strings.Cut(taken, `data-import="`)
	number, _, _ = strings.Cut(number, `"`)
	if !found {
		t.Fatalf("nothing was taken in: %s", taken)
	}
	sing(t, "what was taken back", ask(http.MethodPost, "/undo?import="+number, nil, http.StatusOK))
	stop()
	if code := <-ended; code != exitDone && code != exitInterrupted {
		t.Errorf("lex preview ended with %d", code)
	}
	sing(t, "what lex preview says", errOut.Bytes())
}
