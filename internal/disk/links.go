package disk

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// LongestLink is the longest address, in bytes, that becomes a link: the limit
// of spreadsheet programs.
const LongestLink = 2048

// SafeLink returns the address as it may stand behind a link in a file that
// somebody else opens, and false when it may not: only https, http and mailto
// lead out, with a host or one address, without control characters, passwords
// or mail headers. Hosts come back in ASCII (punycode), so that a look-alike
// letter shows, and so does the rest (percent-encoded).
func SafeLink(address string) (string, bool) {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > LongestLink || strings.ContainsFunc(address, unfitForLink) {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return "", false
	}
	switch u.Scheme {
	case "https", "http":
		host, err := idna.Lookup.ToASCII(u.Hostname())
		if err != nil || host == "" || u.Opaque != "" {
			return "", false
		}
		if port := u.Port(); port != "" {
			host += ":" + port
		} else if strings.HasSuffix(u.Host, ":") {
			return "", false
		}
		u.Host = host
	case "mailto":
		if u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || !oneMailbox(u.Opaque) {
			return "", false
		}
	default:
		return "", false
	}
	safe := u.String()
	return safe, len(safe) <= LongestLink
}

// unfitForLink finds what no honest address holds: spaces, control and format
// characters (which reverse or hide text), backslashes, quotes and brackets.
func unfitForLink(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) ||
		r == unicode.ReplacementChar || strings.ContainsRune("\\\"<>`", r)
}

// oneMailbox accepts local@domain in ASCII and nothing that a mail program
// could read as more.
func oneMailbox(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	if !ok || local == "" || !strings.Contains(domain, ".") {
		return false
	}
	for _, r := range local + domain {
		if r > unicode.MaxASCII || strings.ContainsRune("@,;:%&?()[]'", r) {
			return false
		}
	}
	return true
}

// SaysAddress reports whether the words of a link are its address, with or
// without the scheme, so that nobody needs to be shown it again.
func SaysAddress(words, address string) bool {
	address = strings.TrimSuffix(address, "/")
	bare := address
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		bare = strings.TrimPrefix(bare, scheme)
	}
	words = strings.TrimSuffix(strings.TrimSpace(words), "/")
	return words == address || words == bare
}
