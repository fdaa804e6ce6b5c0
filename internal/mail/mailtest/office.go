// Package mailtest is a post office for tests: a real mail server on the loopback
// that speaks TLS and keeps what it gets.
package mailtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io"
	"math/big"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Office is a mail server that keeps what it gets. Its one user is lex, with the
// password "open sesame". Change it only while nobody sends.
type Office struct {
	mu      sync.Mutex
	Letters []Letter
	// Busy is how many messages are put off before one is taken.
	Busy int
	// Refuse refuses every mailbox, Unknown one.
	Refuse  bool
	Unknown string
}

// Letter is a message as it came in.
type Letter struct {
	From string
	To   []string
	Data string
}

// visit is one conversation.
type visit struct {
	office *Office
	letter Letter
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
	v.letter = Letter{From: from}
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	if v.office.Refuse || to == v.office.Unknown {
		return &smtp.SMTPError{Code: 550, Message: "no such mailbox"}
	}
	v.letter.To = append(v.letter.To, to)
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
	if p.Busy > 0 {
		p.Busy--
		return &smtp.SMTPError{Code: 451, Message: "come back later"}
	}
	v.letter.Data = string(data)
	p.Letters = append(p.Letters, v.letter)
	return nil
}

func (v *visit) Reset()        {}
func (v *visit) Logout() error { return nil }

// NewSession is called by the server.
func (p *Office) NewSession(*smtp.Conn) (smtp.Session, error) { return &visit{office: p}, nil }

// Open starts a post office on 127.0.0.1, with a certificate that only who reads
// the returned PEM trusts; implicit is TLS from the first byte. It closes with the
// test.
func Open(t testing.TB, p *Office, implicit bool) (port int, certificate []byte) {
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
	return port, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

type discard struct{}

func (discard) Printf(string, ...any) {}
func (discard) Println(...any)        {}
