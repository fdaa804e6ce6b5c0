//go:build unix

package store_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// authority signs certificates that nobody trusts but this test.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	file        string // where its certificate stands
}

func newAuthority(t *testing.T, name string) authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	a := authority{key: key, file: filepath.Join(t.TempDir(), name+".pem"), certificate: &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}}
	der, err := x509.CreateCertificate(rand.Reader, a.certificate, a.certificate, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(a.file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return a
}

// shows gives a server a certificate for a host, valid until a moment, and lets
// it in by TLS alone whoever has a password.
func (s *restartable) shows(by authority, host string, until time.Time) {
	s.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		s.t.Fatal(err)
	}
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: host}, DNSNames: []string{host},
		NotBefore: time.Now().Add(-24 * time.Hour), NotAfter: until, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}, by.certificate, &key.PublicKey, by.key)
	if err != nil {
		s.t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		s.t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"server.crt":  pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		"server.key":  pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}),
		"pg_hba.conf": []byte("hostnossl all lex 127.0.0.1/32 trust\nhostssl all eva all scram-sha-256\n"),
	} {
		path := filepath.Join(s.folder, "data", name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			s.t.Fatal(err)
		}
		if as := s.as.Credential; as != nil {
			if err := os.Chown(path, int(as.Uid), int(as.Gid)); err != nil {
				s.t.Fatal(err)
			}
		}
	}
	for _, statement := range []string{"ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()"} {
		if _, err := storetest.Exec(s.address(), statement); err != nil {
			s.t.Fatal(err)
		}
	}
}

// TestTLS speaks to a server that lets in by TLS alone: a certificate that can be
// verified is taken, everything else is refused in plain words without a secret.
func TestTLS(t *testing.T) {
	server := newRestartable(t)
	for _, statement := range []string{"CREATE ROLE eva LOGIN PASSWORD 'geheim'", "CREATE DATABASE team OWNER eva"} {
		if _, err := storetest.Exec(server.address(), statement); err != nil {
			t.Fatal(err)
		}
	}
	own, other := newAuthority(t, "own"), newAuthority(t, "other")
	server.shows(own, "localhost", time.Now().Add(time.Hour))
	address := func(user, host, parameters string) string {
		return "postgres://" + user + "@" + host + ":" + server.port + "/team?schema=lex&" + parameters
	}
	try := func(dsn string) error {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if err != nil {
			return err
		}
		defer s.Close()
		_, err = s.History(t.Context())
		return err
	}
	// The server takes up its settings a moment later.
	until := func(dsn, want string) {
		t.Helper()
		var err error
		for range 100 {
			err = try(dsn)
			if want == "" && err == nil || want != "" && err != nil && strings.Contains(err.Error(), want) {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Errorf("%s: error %v, want %q", dsn, err, want)
	}
	full := "sslmode=verify-full&sslrootcert=" + own.file
	until(address("eva:geheim", "localhost", full), "")

	for name, test := range map[string]struct{ dsn, reason, hint string }{
		"an authority of one's own":     {address("eva:geheim", "127.0.0.1", "sslmode=verify-ca&sslrootcert="+own.file), "", ""},
		"encrypted without any check":   {address("eva:geheim", "127.0.0.1", "sslmode=require"), "", ""},
		"another authority":             {address("eva:geheim", "localhost", "sslmode=verify-full&sslrootcert="+other.file), "a certificate that this machine does not trust", "sslrootcert"},
		"only the machine's own":        {address("eva:geheim", "localhost", "sslmode=verify-full"), "a certificate that this machine does not trust", "sslrootcert"},
		"another host":                  {address("eva:geheim", "127.0.0.1", full), "the certificate of another name", "the name that stands in the certificate"},
		"no TLS where it is demanded":   {address("eva:geheim", "127.0.0.1", "sslmode=disable"), "does not let this user in", "TLS"},
		"a wrong password":              {address("eva:falsch", "localhost", full), "refuses the password", "PGPASSWORD"},
		"a user whom nobody knows":      {address("nadie:geheim", "localhost", full), "does not let this user in", "pg_hba.conf"},
		"a certificate that is no file": {address("eva:geheim", "localhost", "sslmode=verify-full&sslrootcert=/geheim.pem"), "cannot be read", "sslrootcert"},
	} {
		t.Run(name, func(t *testing.T) {
			err := try(test.dsn)
			if test.reason == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			var refused *store.ServerError
			if !errors.As(err, &refused) || !strings.Contains(refused.Reason, test.reason) || !strings.Contains(refused.Hint, test.hint) {
				t.Fatalf("error %v", err)
			}
			for _, secret := range []string{"geheim", "falsch", "eva", "nadie", "x509", "SQLSTATE", "failed to"} {
				if strings.Contains(refused.Reason+refused.Hint, secret) {
					t.Errorf("it says %q: %s; %s", secret, refused.Reason, refused.Hint)
				}
			}
		})
	}
	server.shows(own, "localhost", time.Now().Add(-time.Hour))
	until(address("eva:geheim", "localhost", full), "a certificate that is not valid")
}
