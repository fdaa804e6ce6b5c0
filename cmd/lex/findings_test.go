package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

// What stands in a personal cell is shown to somebody at a terminal and to
// nobody else; escapes in it never reach that terminal. The person is invented.
func TestFindingShowsPersonalValuesOnATerminalOnly(t *testing.T) {
	finding := records.Finding{Severity: records.Warning, Check: "email-invalid", File: "people.csv", Cell: "B2", Row: 2,
		Field: "email", Value: "rosa\x1b[31m at example", Personal: true, Message: "expected one e-mail address"}
	for _, watched := range []bool{true, false} {
		var said bytes.Buffer
		c := &console{err: &said, watched: watched}
		c.showFinding(finding)
		if strings.Contains(said.String(), "rosa") != watched {
			t.Errorf("watched %v: said %q", watched, said.String())
		}
		if strings.Contains(said.String(), "\x1b") || !strings.Contains(said.String(), "people.csv, B2: expected one e-mail address") {
			t.Errorf("said %q", said.String())
		}
	}
}
