package mail

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	stdmail "net/mail"
	"os"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/namati/lex/internal/retry"
)

// Server is the mail server of a workspace.
type Server struct {
	Host string
	// Port is 465 for TLS from the first byte; any other begins in the clear and
	// must go over to TLS (STARTTLS) before anything is said. A server on this
	// very machine may do without.
	Port       int
	From, User string
	// Password is used with User; see ReadPassword.
	Password string
	// Timeout bounds the whole exchange; 0 means a minute.
	Timeout time.Duration
	// roots are trusted beside those of the system, in tests.
	roots *x509.CertPool
	// implicit is TLS from the first byte on another port than 465, in tests.
	implicit bool
}

// PasswordVariable is the environment variable that holds the password when no
// file does.
const PasswordVariable = "LEX_MAIL_PASSWORD"

// ReadPassword reads the password from a file that only its owner may read, or
// from the environment where no file is named. It never appears in an error.
func ReadPassword(file string) (string, error) {
	if file == "" {
		return os.Getenv(PasswordVariable), nil
	}
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return "", fmt.Errorf("read the mail password: %w", err)
	case readableByOthers(info):
		return "", fmt.Errorf("the mail password in %s can be read by others: chmod 600 %s", file, file)
	case info.Size() > 4096:
		return "", fmt.Errorf("%s is too large for a password", file)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read the mail password: %w", err)
	}
	return string(bytes.TrimRight(data, "\r\n")), nil
}

// Send sends a message to all addresses at once, once. The error says whether
// the server may take it later: retry.Passes.
func (s Server) Send(ctx context.Context, to []string, m Message) error {
	letter, err := s.letter(to, m)
	if err != nil {
		return err
	}
	timeout := s.Timeout
	if timeout == 0 {
		timeout = time.Minute
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	client, err := mail.NewClient(s.Host, s.options(timeout)...)
	if err != nil {
		return fmt.Errorf("set up the mail server %s: %w", s.Host, err)
	}
	if err := client.DialAndSendWithContext(ctx, letter); err != nil {
		return s.failed(err)
	}
	return nil
}

func (s Server) letter(to []string, m Message) (*mail.Msg, error) {
	if len(to) == 0 {
		return nil, errors.New("a message needs an address")
	}
	letter := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if err := letter.From(s.From); err != nil {
		return nil, fmt.Errorf("the sender %q under mail: from: is no address", s.From)
	}
	for _, address := range to {
		if err := letter.AddTo(address); err != nil {
			return nil, errors.New("a word under tell: email: is no address")
		}
	}
	letter.Subject(oneLine(m.Subject))
	letter.SetMessageIDWithValue(messageID(m.ID, s.From))
	letter.SetDate()
	letter.SetGenHeader("Auto-Submitted", "auto-generated")
	letter.SetBodyString(mail.TypeTextPlain, m.Text)
	for _, a := range m.Attachments {
		if err := letter.AttachReader(oneLine(a.Name), bytes.NewReader(a.Data), mail.WithFileContentType(mail.ContentType(a.MIME))); err != nil {
			return nil, fmt.Errorf("attach %s: %w", a.Name, err)
		}
	}
	return letter, nil
}

func (s Server) options(timeout time.Duration) []mail.Option {
	options := []mail.Option{mail.WithPort(s.Port), mail.WithTimeout(timeout),
		mail.WithTLSConfig(&tls.Config{ServerName: s.Host, MinVersion: tls.VersionTLS12, RootCAs: s.roots}),
		mail.WithHELO(domainOf(s.From))}
	switch {
	case s.Port == 465 || s.implicit:
		options = append(options, mail.WithSSL())
	case isLocal(s.Host):
		options = append(options, mail.WithTLSPolicy(mail.TLSOpportunistic))
	default:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.User), mail.WithPassword(s.Password))
	}
	return options
}

// domainOf names the sender's domain, which the server knows anyway; the name of
// the machine stays here.
func domainOf(address string) string {
	parsed, err := stdmail.ParseAddress(address)
	if err != nil {
		return "localhost"
	}
	return parsed.Address[strings.LastIndexByte(parsed.Address, '@')+1:]
}

// messageID names a letter. One that has to be sent a second time, since nobody
// knows whether it arrived, bears the same name: most mailboxes then show it once.
func messageID(id, from string) string {
	if id == "" {
		id = rand.Text()
	}
	return id + "@" + domainOf(from)
}

// failed words what a mail server said, without what was sent to it.
func (s Server) failed(err error) error {
	var refused *mail.SendError
	var dialled *net.OpError
	at := net.JoinHostPort(s.Host, fmt.Sprint(s.Port))
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &refused) && refused.IsTemp():
		return retry.MayPass(fmt.Errorf("the mail server %s does not take the message now%s", at, answer(refused)))
	case errors.As(err, &refused) && refused.Reason == mail.ErrSMTPRcptTo:
		return fmt.Errorf("the mail server %s refuses the address%s", at, answer(refused))
	case errors.As(err, &refused):
		return fmt.Errorf("the mail server %s refuses the message%s", at, answer(refused))
	case errors.Is(err, context.DeadlineExceeded):
		return retry.MayPass(fmt.Errorf("the mail server %s did not answer in time", at))
	case errors.As(err, &dialled):
		return retry.MayPass(fmt.Errorf("the mail server %s cannot be reached", at))
	case isCertificate(err):
		return fmt.Errorf("the mail server %s shows a certificate that cannot be trusted", at)
	case strings.Contains(err.Error(), "STARTTLS"):
		return fmt.Errorf("the mail server %s offers no TLS; lex sends nothing in the clear", at)
	case strings.Contains(strings.ToLower(err.Error()), "auth"):
		return fmt.Errorf("the mail server %s does not accept the name or password (mail: user:) of lex.yaml", at)
	}
	return fmt.Errorf("the mail server %s and lex do not understand each other", at)
}

// answer says with which number a server put a letter off or refused it.
func answer(e *mail.SendError) string {
	if code := e.ErrorCode(); code != 0 {
		return fmt.Sprintf(" (it answers %d)", code)
	}
	return ""
}

func isCertificate(err error) bool {
	var wrong *tls.CertificateVerificationError
	return errors.As(err, &wrong)
}

func isLocal(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// ValidAddress reports whether a text is one e-mail address.
func ValidAddress(text string) bool {
	address, err := stdmail.ParseAddress(text)
	return err == nil && strings.Contains(address.Address, "@")
}
