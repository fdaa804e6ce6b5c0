package main

import (
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/namati/lex/internal/mail/mailtest"
)

// opened is a letter as its reader sees it.
type opened struct {
	to, subject, id, text string
	attached              map[string]string
}

func openLetter(t *testing.T, l mailtest.Letter) opened {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(l.Data))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	o := opened{to: strings.Join(l.To, " "), subject: subject, id: m.Header.Get("Message-Id"), attached: map[string]string{}}
	kind, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	decode := func(r io.Reader, encoding string) string {
		switch strings.ToLower(encoding) {
		case "quoted-printable":
			r = quotedprintable.NewReader(r)
		case "base64":
			r = base64.NewDecoder(base64.StdEncoding, r)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(data), "\r\n", "\n")
	}
	if kind == "text/plain" {
		o.text = decode(m.Body, m.Header.Get("Content-Transfer-Encoding"))
		return o
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return o
		}
		if err != nil {
			t.Fatal(err)
		}
		body := decode(part, part.Header.Get("Content-Transfer-Encoding"))
		if name := part.FileName(); name != "" {
			o.attached[name] = body
		} else {
			o.text = body
		}
	}
}

// A schedule sends its letters over TLS to a mail server that is there: the cells
// to mend, the report with its files, the reminder; each to everybody, once.
func TestScheduleSendsLetters(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only on Linux a certificate can be trusted for a single program, by SSL_CERT_FILE")
	}
	office := &mailtest.Office{}
	port, certificate := mailtest.Open(t, office, false)
	s := simulated{t, t.TempDir()}
	trusted := filepath.Join(t.TempDir(), "certificate.pem")
	if err := writeFile(trusted, certificate); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SSL_CERT_FILE", trusted)
	s.write("lex.yaml", fmt.Sprintf(`language: pt
schedules:
  quarterly: {when: "0 6 5 1,4,7,10 *", starts: 2018-04-01, sources: ["inbox/*.csv"], report: kmf, formats: [pdf, xlsx], remind: [14, 3], tell: {email: [finance@example.org, director@example.org]}}
mail: {host: 127.0.0.1, port: %d, from: lex@example.org, user: lex, password_file: secret}
`, port))
	s.write("secret", "open sesame\n")
	s.write("inbox/people.csv", "Name,Country,Date,Email\nRosa Inventada,Peru,2018-02-03,rosa.secreta@example.org\n,Chile,2018-02-04,luis.secreto@example.org\n")
	at := func(text string) time.Time {
		moment, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return moment
	}
	run := func(moment string, code, letters int) []opened {
		t.Helper()
		office.Letters = nil
		if got := s.code(at(moment), "schedule", "run"); got != code {
			t.Errorf("at %s lex ended with %d, expected %d", moment, got, code)
		}
		var all []opened
		for _, l := range office.Letters {
			all = append(all, openLetter(t, l))
			if strings.Contains(l.Data, "secret") || strings.Contains(l.Data, "Rosa") {
				t.Errorf("a letter tells of a person or the password: %s", l.Data)
			}
		}
		if len(all) != letters {
			t.Fatalf("at %s %d letters were sent, expected %d", moment, len(all), letters)
		}
		return all
	}

	// A fortnight before nothing has come since the quarter began, but for a file that
	// waits; without it there is a reminder, and a second one three days before.
	run("2018-03-22T06:00:00Z", exitDone, 0)
	people, err := os.ReadFile(filepath.Join(s.folder, "inbox/people.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.folder, "inbox/people.csv")); err != nil {
		t.Fatal(err)
	}
	first := run("2018-03-22T06:15:00Z", exitDone, 2)
	if first[0].subject != "Relatório kmf, 2018-Q1: faltam 14 dias e faltam arquivos" || first[0].to != "<finance@example.org>" && first[0].to != "finance@example.org" || !strings.Contains(first[0].text, "inbox/*.csv") {
		t.Errorf("the reminder is %+v", first[0])
	}
	run("2018-03-25T06:00:00Z", exitDone, 0)
	run("2018-04-02T06:00:00Z", exitDone, 2)
	s.write("inbox/people.csv", string(people))

	held := run("2018-04-05T06:15:00Z", exitData, 2)
	if held[0].subject != "Relatório kmf, 2018-Q1: retido" || !strings.Contains(held[0].text, "people.csv\n  A3: Falta o nome.") || held[0].id == held[1].id {
		t.Errorf("the letter about errors is %+v", held[0])
	}
	run("2018-04-05T06:30:00Z", exitData, 0)

	// One mailbox does not exist, which keeps no letter from the other; the server is
	// busy at first. The one who was told is not told again.
	s.write("inbox/people.csv", strings.Replace(string(people), "\n,", "\nLuis Ficticio,", 1))
	office.Unknown, office.Busy = "director@example.org", 1
	ready := run("2018-04-05T06:45:00Z", exitFailed, 1)
	if ready[0].subject != "Relatório kmf, 2018-Q1: pronto" || !strings.HasPrefix(ready[0].attached["kmf-2018-Q1.pdf"], "%PDF-") || !strings.HasPrefix(ready[0].attached["kmf-2018-Q1.xlsx"], "PK") ||
		!strings.Contains(ready[0].text, "reports/kmf-2018-Q1.pdf (em anexo)") {
		t.Errorf("the letter with the report is about %q and carries %d files: %s", ready[0].subject, len(ready[0].attached), ready[0].text)
	}
	office.Unknown = ""
	run("2018-04-05T07:00:00Z", exitDone, 0) // refused: left alone for a day
	run("2018-04-06T07:00:00Z", exitDone, 1)
	run("2018-04-07T07:00:00Z", exitDone, 0)

	// The server is away: the report is there, and told when the server is back.
	office.Busy = 100
	run("2018-07-05T06:15:00Z", exitFailed, 0)
	office.Busy = 0
	// What somebody has put in the place of a file meanwhile is not sent.
	s.write("reports/kmf-2018-Q2.xlsx", "of somebody else")
	late := run("2018-07-05T06:30:00Z", exitDone, 2)
	if len(late[0].attached) != 1 || !strings.HasPrefix(late[0].attached["kmf-2018-Q2.pdf"], "%PDF-") || !strings.Contains(late[0].text, "reports/kmf-2018-Q2.xlsx\n") {
		t.Errorf("the letter carries %d files: %s", len(late[0].attached), late[0].text)
	}
	run("2018-07-05T06:45:00Z", exitDone, 0)

	// A password that others may read is not used.
	if err := os.Chmod(filepath.Join(s.folder, "secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	run("2018-10-05T06:15:00Z", exitFailed, 0)
	if err := os.Chmod(filepath.Join(s.folder, "secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	run("2018-10-06T06:30:00Z", exitDone, 2)
}
