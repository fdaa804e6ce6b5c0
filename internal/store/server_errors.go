package store

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// ServerError says in plain words why a server cannot be used and what to do.
// It holds no password and none of the driver's words.
type ServerError struct {
	Reason, Hint string
	// Lost tells that the connection broke while it was in use: trying again may
	// help.
	Lost bool

	is error // of errors.go, as which it is known too
}

func (e *ServerError) Error() string { return e.Reason }
func (e *ServerError) Unwrap() error { return e.is }

// Conditions of PostgreSQL that have an answer of their own; see appendix A of
// its manual.
const (
	pgLockTimeout    = "55P03"
	pgSerialization  = "40001"
	pgDeadlock       = "40P01"
	pgReadOnly       = "25006"
	pgDenied         = "42501"
	pgNoSuchDatabase = "3D000"
	pgBadPassword    = "28P01"
	pgBadUser        = "28000"
	pgTooMany        = "53300"
	pgDiskFull       = "53100"
	pgBadText        = "22021"
	pgNoSchema       = "3F000"
	pgCorruptData    = "XX001"
	pgCorruptIndex   = "XX002"
)

var (
	errLost = &ServerError{Reason: "the connection to the database was lost; nothing of what was being written is stored, unless the very end was reached",
		Hint: "run the command again: what is stored already is passed over", Lost: true}
	errText = &ServerError{Reason: "a text holds characters that the database cannot keep (NUL, or bytes that are no UTF-8)",
		Hint: "give the file a name in plain letters, or keep the data in a file (SQLite)"}
	errSchema = &ServerError{Reason: "the user of the database has no schema in which tables can be made", Hint: "name one in the address: ?schema=lex"}
	errFull   = &ServerError{Reason: "the disk of the database server is full; nothing of what was being written is stored", Hint: "ask whoever runs the server to make room, then run the command again", is: ErrFull}
	// ErrDenied says that the user of the database may not do this.
	ErrDenied = &ServerError{Reason: "the user of the database is not allowed to do this; nothing was changed",
		Hint: "docs/roles.sql says what each role may do; use another user, or ask whoever runs the server", is: ErrReadOnly}
	errForeign = &ServerError{Reason: "the schema of the database holds tables of another program; nothing was changed",
		Hint: "name one for lex alone in the address: ?schema=lex", is: ErrNotDatabase}
)

// fromServer turns the conditions of PostgreSQL into the errors of this package.
func fromServer(err error) error {
	var condition *pgconn.PgError
	var known *ServerError
	switch {
	case errors.As(err, &known):
		return err
	case !errors.As(err, &condition):
		if broken(err) {
			return errLost
		}
		return err
	}
	switch condition.Code {
	case pgLockTimeout, pgSerialization, pgDeadlock:
		return ErrBusy
	case pgReadOnly:
		return ErrReadOnly
	case pgDenied:
		return ErrDenied
	case pgNoSchema:
		return errSchema
	case pgBadText:
		return errText
	case pgDiskFull:
		return errFull
	case pgCorruptData, pgCorruptIndex:
		return fmt.Errorf("%w: it is damaged", ErrNotDatabase)
	}
	switch condition.Code[:2] {
	case "08", "57": // connection exceptions, operator intervention
		return errLost
	}
	return &ServerError{Reason: fmt.Sprintf("the database server refused a statement (condition %s)", condition.Code), Hint: "its log says why"}
}

// broken reports whether an error is that of a connection which has ended.
func broken(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var network *net.OpError
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, pgconn.ErrConnClosed) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || errors.As(err, &network)
}

// unreachable says why there is no connection.
func (s *server) unreachable(err error) error {
	where := s.name()
	e := func(hint, format string, args ...any) error {
		return &ServerError{Reason: fmt.Sprintf(format, args...), Hint: hint}
	}
	var condition *pgconn.PgError
	if errors.As(err, &condition) {
		switch condition.Code {
		case pgBadPassword:
			return e("PGPASSWORD, or a line in the file that PGPASSFILE names, holds the password", "%s refuses the password of the database user", where)
		case pgBadUser:
			return e("check the user's name, and pg_hba.conf on the server; it may want TLS (sslmode) or another way to log in", "%s does not let this user in", where)
		case pgNoSuchDatabase:
			return e("make it with createdb, or name another one in the address", "there is no such database on the server: %s", where)
		case pgTooMany:
			return e("try again later, or ask whoever runs the server", "%s has no connection left", where)
		case "42704", "22023":
			return e("a parameter in the address is none that the server knows", "%s refuses the address", where)
		}
		return e("try again in a moment; the server's log says why", "%s is not ready (condition %s)", where, condition.Code)
	}
	var name *net.DNSError
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var verification *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case errors.As(err, &authority):
		return e("sslrootcert=FILE in the address names the certificate of its authority; sslmode=require goes without the check", "%s shows a certificate that this machine does not trust", where)
	case errors.As(err, &host):
		return e("use the name that stands in the certificate, or sslmode=verify-ca", "%s shows the certificate of another name", where)
	case errors.As(err, &invalid), errors.As(err, &verification):
		return e("ask whoever runs the server", "%s shows a certificate that is not valid", where)
	case strings.Contains(err.Error(), "server refused TLS"):
		return e("switch it on there (ssl = on); sslmode=disable goes without, for a network that you trust alone", "%s does not offer TLS, so that names would travel readable", where)
	case errors.As(err, &name):
		return e("check the address", "there is no host of the name %s", s.config.Host)
	case errors.Is(err, os.ErrPermission):
		return e("check the rights of the socket or the file that the address names", "no permission to reach %s", where)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return e("check the address, the network and the firewall", "%s does not answer within %s", where, s.config.ConnectTimeout)
	}
	return e("check the address, and that the server runs; nothing was changed", "cannot reach the database server %s", where)
}
