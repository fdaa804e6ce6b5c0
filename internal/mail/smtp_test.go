package mail

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"math/big"
	"net"
	stdmail "net/mail"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"github.com/namati/lex/internal/retry"
)

// postOffice is a mail server that keeps what it gets.
type postOffice struct {
	mu      sync.Mutex
	letters []letter
	busy    int // how many messages to put off
	refuse  bool
}

type letter struct {
	from string
	to   []string
	data string
}

func (p *postOffice) NewSession(*smtp.Conn) (smtp.Session, error) { return &visit{office: p}, nil }

type visit struct {
	office *postOffice
	letter letter
	known  bool
}

func (v *visit) AuthMechanisms() []string { return []string{sasl.Plain} }

func (v *visit) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "lex" || password != "open sesame" {
			return errors.New("no")
		}
		v.known = true
		return nil
	}), nil
}

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	if !v.known {
		return smtp.ErrAuthRequired
	}
	v.letter = letter{from: from}
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	if v.office.refuse {
		return &smtp.SMTPError{Code: 550, Message: "no such mailbox"}
	}
	v.letter.to = append(v.letter.to, to)
	return nil
}

func (v *visit) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	p := v.office
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.busy > 0 {
		p.busy--
		return &smtp.SMTPError{Code: 451, Message: "come back later"}
	}
	v.letter.data = string(data)
	p.letters = append(p.letters, v.letter)
	return nil
}

func (v *visit) Reset()        {}
func (v *visit) Logout() error { return nil }

// open starts a post office on the loopback, with a certificate that only the
// returned pool trusts.
func open(t *testing.T, p *postOffice, implicit bool) (port int, roots *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "127.0.0.1"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots = x509.NewCertPool()
	roots.AddCert(certificate)
	server := smtp.NewServer(p)
	server.Domain, server.ErrorLog = "127.0.0.1", discard{}
	server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port = listener.Addr().(*net.TCPAddr).Port
	if implicit {
		listener = tls.NewListener(listener, server.TLSConfig)
	}
	ended := make(chan struct{})
	go func() { defer close(ended); _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close(); <-ended })
	return port, roots
}

type discard struct{}

func (discard) Printf(string, ...any) {}
func (discard) Println(...any)        {}

var report = Message{Subject: "Report kmf\r\nBcc: x@example.org", Text: "El informe está listo.\n",
	Attachments: []Attachment{{Name: "kmf-2018-Q1.pdf", MIME: "application/pdf", Data: []byte("%PDF-1.7 invented")}}}

func TestSend(t *testing.T) {
	office := &postOffice{}
	port, roots := open(t, office, false)
	s := Server{Host: "127.0.0.1", Port: port, From: "lex@example.org", User: "lex", Password: "open sesame", roots: roots}
	if err := s.Send(t.Context(), []string{"reports@example.org", "Ana <ana@example.org>"}, report); err != nil {
		t.Fatal(err)
	}
	if len(office.letters) != 1 {
		t.Fatalf("the office holds %d letters", len(office.letters))
	}
	got := office.letters[0]
	parsed, err := stdmail.ReadMessage(strings.NewReader(got.data))
	if err != nil {
		t.Fatal(err)
	}
	if got.from != "lex@example.org" || len(got.to) != 2 || parsed.Header.Get("Bcc") != "" || parsed.Header.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("sent from %s to %v with %v", got.from, got.to, parsed.Header)
	}
	for _, want := range []string{"kmf-2018-Q1.pdf", "application/pdf", "JVBERi0xLjcgaW52ZW50ZWQ=", "est=C3=A1 listo"} {
		if !strings.Contains(got.data, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	if name, err := os.Hostname(); err == nil && len(name) > 3 && strings.Contains(got.data, name) {
		t.Error("the letter tells the name of the machine")
	}
}

// TestSendOverTLS speaks TLS from the first byte. Only port 465 asks for it, so
// the test takes the options of that port to another one.
func TestSendOverTLS(t *testing.T) {
	office := &postOffice{}
	port, roots := open(t, office, true)
	s := Server{Host: "127.0.0.1", Port: port, From: "lex@example.org", User: "lex", Password: "open sesame", roots: roots, implicit: true}
	if err := s.Send(t.Context(), []string{"reports@example.org"}, report); err != nil {
		t.Fatal(err)
	}
	if len(office.letters) != 1 {
		t.Fatalf("the office holds %d letters", len(office.letters))
	}
}

func TestSendFails(t *testing.T) {
	office := &postOffice{}
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
		change     func(*Server, *postOffice)
		temporary  bool
	}{
		{"a wrong password", "does not accept the name or password", func(s *Server, _ *postOffice) { s.Password = "guess" }, false},
		{"a certificate of nobody", "cannot be trusted", func(s *Server, _ *postOffice) { s.roots = nil }, false},
		{"nobody there", "cannot be reached", func(s *Server, _ *postOffice) { s.Port = nobody }, true},
		{"a mailbox that does not exist", "refuses the message", func(_ *Server, p *postOffice) { p.refuse = true }, false},
		{"a server that is busy", "does not take the message now", func(_ *Server, p *postOffice) { p.busy = 1 }, true},
		{"a sender that is none", "is no address", func(s *Server, _ *postOffice) { s.From = "nobody" }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := good
			*office = postOffice{}
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
	office := &postOffice{busy: 2}
	port, roots := open(t, office, false)
	s := Server{Host: "127.0.0.1", Port: port, From: "lex@example.org", User: "lex", Password: "open sesame", roots: roots}
	var waited []time.Duration
	pause := func(_ context.Context, d time.Duration) error { waited = append(waited, d); return nil }
	send := func(ctx context.Context) error { return s.Send(ctx, []string{"reports@example.org"}, report) }
	if err := retry.Do(t.Context(), pause, send); err != nil || len(office.letters) != 1 || len(waited) != 2 {
		t.Errorf("after %v: %v, %d letters", waited, err, len(office.letters))
	}
	office.refuse, waited = true, nil
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
