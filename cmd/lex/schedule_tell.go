package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/namati/lex/internal/mail"
	"github.com/namati/lex/internal/retry"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// The ways to tell somebody.
const (
	byEmail   = "email"
	byWebhook = "webhook"
	byCommand = "command"
)

// recipient is one address of a schedule's tell:. nth counts the addresses of
// one way, by which messages name it.
type recipient struct {
	way, address string
	nth          int
}

func (r recipient) String() string {
	if r.way == byEmail {
		return fmt.Sprintf("address %d of tell.email", r.nth)
	}
	return "tell." + r.way
}

func recipientsOf(tell workspace.Tell) []recipient {
	var all []recipient
	for i, address := range tell.Email {
		all = append(all, recipient{byEmail, address, i + 1})
	}
	if tell.Webhook != "" {
		all = append(all, recipient{byWebhook, tell.Webhook, 1})
	}
	if tell.Command != "" {
		all = append(all, recipient{byCommand, tell.Command, 1})
	}
	return all
}

// refusedFor is how long somebody who cannot be told is left alone, unless the
// settings change: a wrong password that is tried every quarter of an hour locks
// the account.
const refusedFor = 24 * time.Hour

// teller tells the people of one schedule.
type teller struct {
	*settings
	store *store.Store
	rule  workspace.ScheduleRule
	log   *runLog
}

// tell tells everybody of a schedule of an event in a period, each once and ever,
// however often it is asked. It reports whether all have been told; failed are
// the reasons for those that were tried now and could not be told. word words
// the message for one way of telling.
func (t *teller) tell(ctx context.Context, period, event string, word func(way string) mail.Message) (all bool, failed, err error) {
	all = true
	for _, r := range recipientsOf(t.rule.Tell) {
		digest := store.RecipientDigest(r.way, r.address)
		before, err := t.store.Told(ctx, t.rule.Name, period, event, digest)
		if err != nil {
			return false, failed, err
		}
		if before != nil && !before.Refused {
			continue
		}
		if before != nil && before.Settings == t.digest() && t.soonAfter(before.At) {
			all = false
			continue
		}
		m := word(r.way)
		m.ID = messageName(t.rule.Name, period, event, digest)
		sending := retry.Do(ctx, pauseBetweenTries, func(ctx context.Context) error { return t.send(ctx, r, m) })
		reached("sent")
		told := store.Told{Schedule: t.rule.Name, Period: period, Event: event, Recipient: digest, Settings: t.digest(), At: t.now().UTC().Format(time.RFC3339)}
		switch {
		case sending == nil:
			t.say("%s, %s: told %s", t.rule.Name, period, r)
			t.log.at("told", "schedule", t.rule.Name, "period", period, "event", event, "by", r.way)
		case ctx.Err() != nil:
			return false, failed, ctx.Err()
		default:
			all = false
			failed = errors.Join(failed, fmt.Errorf("schedule %s, %s: %w", t.rule.Name, r, sending))
			t.log.wrong("not told", sending, "schedule", t.rule.Name, "period", period, "event", event, "by", r.way)
			if retry.Passes(sending) {
				continue // the next run tries again
			}
			told.Refused = true
		}
		if err := t.store.RecordTold(context.WithoutCancel(ctx), told); err != nil {
			return false, failed, err
		}
		reached("told " + r.way)
	}
	return all, failed, nil
}

func (t *teller) send(ctx context.Context, r recipient, m mail.Message) error {
	switch r.way {
	case byEmail:
		return t.sendMail(ctx, []string{r.address}, m)
	case byWebhook:
		return mail.Post(ctx, r.address, m)
	}
	return mail.Run(ctx, r.address, t.root, m, t.err)
}

// sendMail sends a message through the server of lex.yaml.
func (s *settings) sendMail(ctx context.Context, to []string, m mail.Message) error {
	server := s.config.Mail
	if server.Host == "" {
		return errors.New("lex.yaml names no mail server; add mail: {host: …, from: …}")
	}
	file := server.PasswordFile
	if file != "" && !filepath.IsAbs(file) {
		file = filepath.Join(s.root, filepath.FromSlash(file))
	}
	password, err := mail.ReadPassword(file)
	if err != nil {
		return err
	}
	if server.User != "" && password == "" {
		return fmt.Errorf("mail: user: is set and there is no password; name a file with mail: password_file:, or set %s", mail.PasswordVariable)
	}
	return mail.Server{Host: server.Host, Port: server.Port, From: server.From, User: server.User, Password: password}.Send(ctx, to, m)
}

// soonAfter reports whether a moment of the journal is less than refusedFor ago;
// one in the future is of a clock that was set back.
func (s *settings) soonAfter(at string) bool {
	then, err := time.Parse(time.RFC3339, at)
	since := s.now().Sub(then)
	return err == nil && since >= 0 && since < refusedFor
}

// digest stands for the settings on which it depends whether somebody can be
// told.
func (s *settings) digest() string { return digestOf(s.config.Mail) }

// messageName names a message for good.
func messageName(parts ...string) string { return digestOf(parts) }

func digestOf(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}
