package desk

import (
	"fmt"
	"io/fs"
	"net/netip"
	"net/url"
	"path"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// deadLinks are links that lead nowhere: empty, malformed, to a file of one's own
// computer or to a network that the reader is not in. With Probe the others are
// asked for, too.
func deadLinks(c *Case) []records.Finding {
	var found []records.Finding
	asked := map[string]bool{}
	for _, p := range c.Passages {
		for _, r := range p.Runs {
			if !r.Link {
				continue
			}
			asked[r.URL] = true
			if message, hint := c.dead(r.URL); message != "" {
				found = append(found, at(r.Line, r.Column, fmt.Sprintf("the link %q %s", r.Text, message), hint))
			} else if message, hint, severity := c.probe(r.URL); message != "" {
				f := at(r.Line, r.Column, fmt.Sprintf("the link %q leads to %s, %s", r.Text, r.URL, message), hint)
				f.Severity = severity
				found = append(found, f)
			}
		}
	}
	for _, m := range c.Made {
		for _, target := range targets(m) {
			if asked[target] {
				continue
			}
			asked[target] = true
			if message, hint, severity := c.probe(target); message != "" {
				f := at(m.Line, m.Column, fmt.Sprintf("what is put in here leads to %s, %s", target, message), hint)
				f.Severity = severity
				found = append(found, f)
			}
		}
	}
	return found
}

// dead says why a link cannot lead anywhere, "" when it may.
func (c *Case) dead(target string) (message, hint string) {
	const write = "write the whole address, such as https://www.example.org/page"
	switch trimmed := strings.TrimSpace(target); {
	case trimmed == "":
		return "is empty", write
	case strings.HasPrefix(trimmed, "#"):
		return fmt.Sprintf("leads to %q, a place on no page", trimmed), write
	case strings.ContainsAny(trimmed, " \t"):
		return "has a blank in its address", "write %20 in the place of the blank, or mend the address"
	}
	u, err := url.Parse(target)
	switch {
	case err != nil:
		return "has an address that no program can read", write
	case strings.EqualFold(u.Scheme, "mailto"):
		name, host, found := strings.Cut(u.Opaque, "@")
		if !found || name == "" || !strings.Contains(host, ".") {
			return "is no address of a mailbox", "write mailto:name@example.org"
		}
	case strings.EqualFold(u.Scheme, "http"), strings.EqualFold(u.Scheme, "https"):
		if inHouse(u.Hostname()) {
			return fmt.Sprintf("leads to %q, which a reader outside your house cannot reach", u.Host), write
		}
	case u.Scheme == "" && strings.HasPrefix(strings.ToLower(target), "www."):
		return "lacks https:// before its address", "write https://" + target
	case u.Scheme == "" && c.holds(u.Path):
		return fmt.Sprintf("leads to the file %s of your workspace, which does not travel with the report", u.Path), "put the file on the web and link to it there, or send it along and name it without a link"
	case u.Scheme == "" || strings.EqualFold(u.Scheme, "file"):
		return fmt.Sprintf("leads to %q, which is neither an address on the web nor a file of the workspace", target), write
	default:
		return fmt.Sprintf("leads to %q, which no reader can open", target), "links start with https://, http:// or mailto:"
	}
	return "", ""
}

// holds reports whether the workspace has a file, seen from the definition.
func (c *Case) holds(name string) bool {
	if c.Files == nil || name == "" {
		return false
	}
	for _, folder := range []string{c.Folder, "."} {
		if full := path.Join(folder, name); fs.ValidPath(full) {
			if _, err := fs.Stat(c.Files, full); err == nil {
				return true
			}
		}
	}
	return false
}

// inHouse recognises hosts that only one's own network knows.
func inHouse(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsUnspecified()
	}
	for _, end := range []string{".local", ".localhost", ".internal", ".lan", ".invalid", ".test"} {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	return !strings.Contains(host, ".")
}

// targets lists the addresses that a call has put in.
func targets(m reports.Made) []string {
	var list []string
	var inlines func([]document.Inline)
	inlines = func(line []document.Inline) {
		for _, in := range line {
			switch in := in.(type) {
			case document.Link:
				list = append(list, in.URL)
			case document.Footnote:
				inlines(in.Text)
			}
		}
	}
	eachBlock(m.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Paragraph:
			inlines(b.Text)
		case document.Table:
			for _, row := range b.Rows {
				for _, cell := range row {
					if cell.Kind == document.Address && cell.URL != "" {
						list = append(list, cell.URL)
					}
				}
			}
		}
	})
	return list
}
