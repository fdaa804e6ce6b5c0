package marking

import (
	"bytes"
	"html"
	"strings"
)

// tag is a tag of an XML part: data[start:end] from < to >.
type tag struct {
	start, end int
	// name is without its prefix, prefix with its colon ("" or "x:").
	name, prefix string
	closing      bool // </x>
	empty        bool // <x/>
}

// nextTag finds the next tag from an offset on; comments, instructions and CDATA
// are passed over. It is false at the end of the data, or where they are broken.
func nextTag(data []byte, from int) (tag, bool) {
	for {
		i := bytes.IndexByte(data[from:], '<')
		if i < 0 {
			return tag{}, false
		}
		start := from + i
		rest := data[start:]
		skip := ""
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			skip = "-->"
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			skip = "]]>"
		case bytes.HasPrefix(rest, []byte("<?")):
			skip = "?>"
		case bytes.HasPrefix(rest, []byte("<!")):
			skip = ">"
		}
		if skip != "" {
			end := bytes.Index(rest, []byte(skip))
			if end < 0 {
				return tag{}, false
			}
			from = start + end + len(skip)
			continue
		}
		return readTag(data, start)
	}
}

func readTag(data []byte, start int) (tag, bool) {
	t := tag{start: start}
	i := start + 1
	if i < len(data) && data[i] == '/' {
		t.closing = true
		i++
	}
	nameAt := i
	for i < len(data) && !isSpace(data[i]) && data[i] != '>' && data[i] != '/' {
		i++
	}
	name := string(data[nameAt:i])
	if colon := strings.IndexByte(name, ':'); colon >= 0 {
		t.prefix, name = name[:colon+1], name[colon+1:]
	}
	t.name = name
	quote := byte(0)
	for ; i < len(data); i++ {
		switch c := data[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			t.end = i + 1
			t.empty = !t.closing && data[i-1] == '/'
			return t, name != ""
		}
	}
	return tag{}, false
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// attribute finds the value of an attribute and where it stands; the name is
// with its prefix. A name that begins with a colon fits any prefix.
func (t tag) attribute(data []byte, name string) (value string, from, to int, ok bool) {
	i := t.start + 1
	for i < t.end && !isSpace(data[i]) {
		i++
	}
	for i < t.end {
		for i < t.end && isSpace(data[i]) {
			i++
		}
		begin := i
		for i < t.end && data[i] != '=' && data[i] != '>' {
			i++
		}
		if i >= t.end || data[i] != '=' {
			return "", 0, 0, false
		}
		found := strings.TrimSpace(string(data[begin:i]))
		for i++; i < t.end && isSpace(data[i]); i++ {
		}
		if i >= t.end || data[i] != '"' && data[i] != '\'' {
			return "", 0, 0, false
		}
		quote := data[i]
		i++
		begin = i
		for i < t.end && data[i] != quote {
			i++
		}
		if found == name || name[0] == ':' && strings.HasSuffix(found, name) {
			return html.UnescapeString(string(data[begin:i])), begin, i, true
		}
		i++
	}
	return "", 0, 0, false
}

// value is an attribute's value alone, "" when there is none.
func (t tag) value(data []byte, name string) string {
	v, _, _, _ := t.attribute(data, name)
	return v
}

// attributeText escapes a text for an attribute.
func attributeText(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;").Replace(s)
}

// element finds the first element of a name from an offset on, whatever holds
// it: its opening and its closing tag, which are one where it is empty.
func element(data []byte, from int, name string) (open, end tag, ok bool) {
	for {
		t, more := nextTag(data, from)
		if !more {
			return tag{}, tag{}, false
		}
		if t.name == name && !t.closing {
			end, ok := closingOf(data, t)
			return t, end, ok
		}
		from = t.end
	}
}

// closingOf finds the tag that closes an element.
func closingOf(data []byte, open tag) (tag, bool) {
	if open.empty {
		return open, true
	}
	depth, from := 1, open.end
	for {
		t, more := nextTag(data, from)
		if !more {
			return tag{}, false
		}
		if t.name == open.name {
			switch {
			case t.closing:
				depth--
			case !t.empty:
				depth++
			}
			if depth == 0 {
				return t, true
			}
		}
		from = t.end
	}
}
