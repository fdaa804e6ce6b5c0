package pdf

import (
	"fmt"
	"strings"
)

// target is the address as a PDF stores it, ASCII only, and false for one that
// is not a web or mail address.
func target(url string) (string, bool) {
	scheme, _, ok := strings.Cut(url, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
	default:
		return "", false
	}
	if !ok || len(url) > 2048 {
		return "", false
	}
	var b strings.Builder
	for i := range len(url) {
		switch ch := url[i]; {
		case ch < ' ' || ch == 0x7F:
			return "", false
		case ch == ' ' || ch > '~':
			fmt.Fprintf(&b, "%%%02X", ch)
		default:
			b.WriteByte(ch)
		}
	}
	return b.String(), true
}
