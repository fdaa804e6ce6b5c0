package mail

import (
	"context"
	"crypto/x509"
	"net"
	stdmail "net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/namati/lex/internal/mail/mailtest"
	"github.com/namati/lex/internal/retry"
)

var report = Message{Subject: "Report kmf\r\nBcc: x@example.org", Text: "El informe está listo.\n",
	Attachments: []Attachment{{Name: "kmf-2018-Q1.pdf", MIME: "application/pdf", Data: []byte("%PDF-1.7 invented")}}}

func TestSend(t *testing.T) {
	office := &mailtest.Office{}
	port, roots := open(t, office, false)
	s := Server{Host: "127.0.0.1", Port: port, From: "lex@example.org", User: "lex", Password: "open sesame", roots: roots}
	if err := s.Send(t.Context(), []string{"reports@example.org", "Ana <ana@example.org>"}, report); err != nil {
		t.Fatal(err)
	}
	if len(office.Letters) != 1 {
		t.Fatalf("the office holds %d letters", len(office.Letters))
	}
	got := office.Letters[0]
	parsed, err := stdmail.ReadMessage(strings.NewReader(got.Data))
	if err != nil {
		t.Fatal(err)
	}
	if got.From != "lex@example.org" || len(got.To) != 2 || parsed.Header.Get("Bcc") != "" || parsed.Header.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("sent from %s to %v with %v", got.From, got.To, parsed.Header)
	}
	for _, want := range []string{"kmf-2018-Q1.pdf", "application/pdf", "JVBERi0xLjcgaW52ZW50ZWQ=", "est=C3=A1 listo"} {
		if !strings.Contains(got.Data, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	if name, err := os.Hostname(); err == nil && len(name) > 3 && strings.Contains(got.Data, name) {
		t.Error("the letter tells the name of the machine")
	}
}

// open starts a post office, and trusts it.
func open(t *testing.T, office *mailtest.Office, implicit bool) (port int, roots *x509.CertPool) {
	t.Helper()
	port, certificate := mailtest.Open(t, office, implicit)
	roots = x509.NewCertPool()
	if !roots.AppendCertsFromPEM(certificate) {
		t.Fatal("the certificate cannot be read")
	}
	return port, roots
}

// TestSendOverTLS speaks TLS from the first byte. Only port 465 asks for it, so
// the test takes the options of that port to another one.
func TestSendOverTLS(t *testing.T) {
	office := &mailtest.Office{}
	port, roots := open(t, office, true)
	s := Server{Host: "127.0.0.1", Port: port, From: "lex@example.org", User: "lex", Password: "open sesame", roots: roots, implicit: true}
	if err := s.Send(t.Context(), []string{"reports@example.org"}, report); err != nil {
		t.Fatal(err)
	}
	if len(office.Letters) != 1 {
		t.Fatalf("the office holds %d letters", len(office.Letters))
	}
}

func TestSendFails(t *testing.T) {
	office := &mailtest.Office{}
	port, roots := open(t, office, false)
	good := Server{Host: "127.0.0.1", Port: port, From: "lex@example.org", User: "lex", Password: "open sesame", roots: roots, Timeout: 5 * time.Second}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := closed.Addr().(*net.TCPAddr).Port
	closed.Close()
	for _, test := range []struct {
		name, want string
		change     func(*Server, *mailtest.Office)
		temporary  bool
	}{
		{"a wrong password", "does not accept the name or password", func(s *Server, _ *mailtest.Office) { s.Password = "guess" }, false},
		{"a certificate of nobody", "cannot be trusted", func(s *Server, _ *mailtest.Office) { s.roots = nil }, false},
		{"nobody there", "cannot be reached", func(s *Server, _ *mailtest.Office) { s.Port = nobody }, true},
		{"a mailbox that does not exist", "refuses the address (it answers 550)", func(_ *Server, p *mailtest.Office) { p.Refuse = true }, false},
		{"a server that is busy", "does not take the message now (it answers 451)", func(_ *Server, p *mailtest.Office) { p.Busy = 1 }, true},
		{"a sender that is none", "is no address", func(s *Server, _ *mailtest.Office) { s.From = "nobody" }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := good
			*office = mailtest.Office{}
			test.change(&s, office)
			err := s.Send(t.Context(), []string{"reports@example.org"}, report)
			switch {
			case err == nil || !strings.Contains(err.Error(), test.want):
				t.Fatalf("error %v, want %q", err, test.want)
			case retry.Passes(err) != test.temporary:
				t.Errorf("%v: temporary is %v", err, retry.Passes(err))
			case strings.Contains(err.Error(), "sesame") || strings.Contains(err.Error(), "guess"):
				t.Errorf("%v tells the password", err)
			}
		})
	}
}

func TestRetry(t *testing.T) {
	office := &mailtest.Office{Busy: 2}
	port, roots := open(t, office, false)
	s := Server{Host: "127.0.0.1", Port: port, From: "lex@example.org", User: "lex", Password: "open sesame", roots: roots}
	var waited []time.Duration
	pause := func(_ context.Context, d time.Duration) error { waited = append(waited, d); return nil }
	send := func(ctx context.Context) error { return s.Send(ctx, []string{"reports@example.org"}, report) }
	if err := retry.Do(t.Context(), pause, send); err != nil || len(office.Letters) != 1 || len(waited) != 2 {
		t.Errorf("after %v: %v, %d letters", waited, err, len(office.Letters))
	}
	office.Refuse, waited = true, nil
	if err := retry.Do(t.Context(), pause, send); err == nil || len(waited) != 0 {
		t.Errorf("a refusal is final, waited %v: %v", waited, err)
	}
}

func TestReadPassword(t *testing.T) {
	path := filepath.Join(t.TempDir(), "smtp")
	if err := os.WriteFile(path, []byte("open sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadPassword(path); err != nil || got != "open sesame" {
		t.Errorf("got %q, %v", got, err)
	}
	t.Setenv(PasswordVariable, "from the environment")
	if got, err := ReadPassword(""); err != nil || got != "from the environment" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !readableByOthers(info) {
		t.Skip("rights are no bits of the mode here")
	}
	if _, err := ReadPassword(path); err == nil || strings.Contains(err.Error(), "sesame") {
		t.Errorf("a file that others may read should be refused: %v", err)
	}
}
