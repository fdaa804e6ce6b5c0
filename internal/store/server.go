package store

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// server is the address of a PostgreSQL server, as postgres://… and the
// environment (PGPASSWORD, PGPASSFILE, PGSSLROOTCERT …) name it.
type server struct {
	config *pgx.ConnConfig
	// schema is that of the parameter ?schema=, "" for the user's own.
	schema string
}

// IsServer tells the address of a server from the path of a file. What was meant
// as an address and is written in another way than lex reads is no path either:
// no file may bear the name of a user and a password.
func IsServer(dsn string) bool {
	return strings.Contains(dsn, "://") || keywords.MatchString(dsn) && !fileLike.MatchString(dsn)
}

// keywords is how libpq writes an address (host=db dbname=lex), or a URL that
// lacks a slash.
var keywords = regexp.MustCompile(`(?i)^\s*(postgres(ql)?:|(host|hostaddr|port|dbname|user|password|passfile|service|sslmode)\s*=)`)

// fileLike is a path whose folder or name happens to begin so.
var fileLike = regexp.MustCompile(`^\w+=\S*(\.db|[^=/]/\S*)$`)

// schemas is what a schema may be called, so that its name needs no quotes.
var schemas = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,62}$`)

// connectTimeout holds where the address names none.
const connectTimeout = 10 * time.Second

func parseServer(dsn string) (*server, error) {
	scheme, _, isURL := strings.Cut(dsn, "://")
	if !isURL {
		return nil, &ServerError{Reason: "the address of the database is not written as lex reads it", Hint: "write postgres://user@host:5432/database, or the path of a file"}
	}
	if scheme != "postgres" && scheme != "postgresql" {
		return nil, &ServerError{Reason: fmt.Sprintf("%q is no address of a database", scheme+"://…"), Hint: "write postgres://user@host/database, or the path of a file"}
	}
	config, err := pgx.ParseConfig(verified(dsn))
	if err != nil {
		// The driver's words may hold the password.
		return nil, &ServerError{Reason: "the address of the database cannot be read", Hint: addressHint(dsn)}
	}
	s := &server{config: config, schema: config.RuntimeParams["schema"]}
	delete(config.RuntimeParams, "schema")
	if s.schema != "" {
		if !schemas.MatchString(s.schema) {
			return nil, &ServerError{Reason: "the schema in the address of the database has a name that lex does not use", Hint: "?schema= takes small letters, digits and _"}
		}
		config.RuntimeParams["search_path"] = s.schema
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "lex"
	}
	return s, nil
}

// verified asks for TLS with a verified certificate where a server that is not
// on this machine is named and nothing is said about it: the driver's own
// default would go on without when somebody in between says so.
func verified(dsn string) string {
	if strings.Contains(dsn, "sslmode=") || strings.Contains(dsn, "service=") || os.Getenv("PGSSLMODE") != "" || os.Getenv("PGSERVICE") != "" {
		return dsn
	}
	config, err := pgx.ParseConfig(dsn)
	if err != nil || onThisMachine(config) {
		return dsn
	}
	if strings.Contains(dsn, "?") {
		return dsn + "&sslmode=verify-full"
	}
	return dsn + "?sslmode=verify-full"
}

// addressHint says what in an address people get wrong most.
func addressHint(dsn string) string {
	var bad *url.Error
	if _, err := url.Parse(dsn); errors.As(err, &bad) {
		return "it is postgres://user@host:5432/database?sslmode=verify-full; write %2F for / and %40 for @ in a password, or keep it in PGPASSFILE"
	}
	return "it is postgres://user@host:5432/database?sslmode=verify-full; a file that it names (sslrootcert, sslcert, passfile) must be there"
}

// onThisMachine reports whether all hosts are this one: a socket or loopback.
func onThisMachine(config *pgx.ConnConfig) bool {
	hosts := []string{config.Host}
	for _, f := range config.Fallbacks {
		hosts = append(hosts, f.Host)
	}
	for _, host := range hosts {
		ip := net.ParseIP(host)
		if host != "localhost" && !strings.HasPrefix(host, "/") && !strings.HasPrefix(host, "@") && (ip == nil || !ip.IsLoopback()) {
			return false
		}
	}
	return true
}

// name is host and database, without user and password.
func (s *server) name() string {
	name := s.config.Host
	if s.config.Port != 5432 && !strings.HasPrefix(name, "/") {
		name = net.JoinHostPort(name, fmt.Sprint(s.config.Port))
	}
	name += "/" + s.config.Database
	if s.schema != "" {
		name += ", schema " + s.schema
	}
	return name
}

// connect opens a pool of connections and makes the first one.
func (s *server) connect(ctx context.Context) (pool, error) {
	db := pool{stdlib.OpenDB(*s.config), postgresDialect}
	db.SetMaxOpenConns(8)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		if ctx.Err() != nil {
			return pool{}, ctx.Err()
		}
		return pool{}, s.unreachable(err)
	}
	return db, nil
}

// Unprotected names the server when what is asked and answered travels over the
// network readable for everybody on the way, "" otherwise.
func (s *Store) Unprotected(ctx context.Context) string {
	if s.server == nil || onThisMachine(s.server.config) {
		return ""
	}
	c, err := s.db.session(ctx)
	if err != nil {
		return ""
	}
	defer c.Close()
	readable := false
	_ = c.Raw(func(driverConn any) error {
		if conn, ok := driverConn.(*stdlib.Conn); ok {
			_, protected := conn.Conn().PgConn().Conn().(*tls.Conn)
			readable = !protected
		}
		return nil
	})
	if readable {
		return s.server.config.Host
	}
	return ""
}
