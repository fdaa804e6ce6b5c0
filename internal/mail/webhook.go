package mail

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/namati/lex/internal/retry"
)

// Post sends the message's facts, subject and text as JSON to a web address:
// https, or http on this very machine. The address may hold a secret and
// appears in no error but by its host.
func Post(ctx context.Context, address string, m Message) error {
	target, err := url.Parse(address)
	if err != nil || target.Host == "" || target.Scheme != "https" && (target.Scheme != "http" || !isLocal(target.Hostname())) {
		return errors.New("the webhook is no https address")
	}
	body := map[string]any{"subject": m.Subject, "text": m.Text}
	for name, value := range m.Facts {
		body[name] = value
	}
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("write the call of the webhook: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(data))
	if err != nil {
		return errors.New("the webhook is no https address")
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "lex")
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		if ctx.Err() != nil && errors.Is(ctx.Err(), context.Canceled) {
			return ctx.Err()
		}
		return retry.MayPass(fmt.Errorf("the webhook at %s cannot be reached", target.Host))
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 1<<20))
	switch code := response.StatusCode; {
	case code >= 200 && code < 300:
		return nil
	case code == http.StatusTooManyRequests || code >= 500:
		return retry.MayPass(fmt.Errorf("the webhook at %s answers %d", target.Host, code))
	default:
		return fmt.Errorf("the webhook at %s answers %d", target.Host, code)
	}
}
