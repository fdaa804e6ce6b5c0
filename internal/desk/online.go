package desk

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/namati/lex/internal/records"
)

// Probe asks whether an address answers; status is that of HTTP.
type Probe func(ctx context.Context, address string) (status int, err error)

// The patience of NewProbe: for one address, and how many answers it follows
// from one to the next.
const (
	probeTime = 10 * time.Second
	probeHops = 5
)

// NewProbe asks the web itself, each address once: by HEAD, and by GET where a
// server does not answer that. Nothing of an answer is read but its status.
func NewProbe() Probe {
	return probeWith(&http.Client{Timeout: probeTime, CheckRedirect: func(_ *http.Request, via []*http.Request) error {
		if len(via) >= probeHops {
			return fmt.Errorf("the address leads on more than %d times", probeHops)
		}
		return nil
	}})
}

func probeWith(client *http.Client) Probe {
	type answer struct {
		status int
		err    error
	}
	known := map[string]answer{}
	return func(ctx context.Context, address string) (int, error) {
		if a, ok := known[address]; ok {
			return a.status, a.err
		}
		status, err := ask(ctx, client, http.MethodHead, address)
		if err == nil && status >= 400 && status != http.StatusNotFound && status != http.StatusGone {
			status, err = ask(ctx, client, http.MethodGet, address)
		}
		known[address] = answer{status, err}
		return status, err
	}
}

func ask(ctx context.Context, client *http.Client, method, address string) (int, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return 0, fmt.Errorf("ask for %s: %w", address, err)
	}
	request.Header.Set("User-Agent", "lex (looks whether links of a report answer)")
	answer, err := client.Do(request)
	if err != nil {
		return 0, fmt.Errorf("ask for %s: %w", address, err)
	}
	defer answer.Body.Close()
	return answer.StatusCode, nil
}

// probe asks for an address on the web where the network may be used.
func (c *Case) probe(address string) (message, hint string, severity records.Severity) {
	if c.Probe == nil || !strings.HasPrefix(strings.ToLower(address), "http") {
		return "", "", ""
	}
	status, err := c.Probe(c.Ctx, address)
	var timeout net.Error
	var unknown *net.DNSError
	switch {
	case errors.As(err, &unknown) && unknown.IsNotFound:
		return "and there is no such host", "mend the address", records.Error
	case errors.As(err, &timeout) && timeout.Timeout():
		return "which did not answer in time", "open it in a browser, and ask again", records.Warning
	case err != nil:
		return "which did not answer", "open it in a browser, and ask again", records.Warning
	case status == http.StatusNotFound || status == http.StatusGone:
		return fmt.Sprintf("where there is nothing (%d)", status), "mend the address, or take the link away", records.Error
	case status >= 400:
		return fmt.Sprintf("which refuses (%d)", status), "open it in a browser: some pages are for members, some servers answer only browsers", records.Warning
	}
	return "", "", ""
}
