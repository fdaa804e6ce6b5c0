package pdf

import (
	"fmt"
	"path"
	"strings"
)

// attachmentName is the plain name of a file inside, with nothing that leads to
// a folder.
func attachmentName(name string, i int) string {
	name = oneLine(strings.ToValidUTF8(name, "_"))
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if name == "." || name == ".." || name == "/" {
		return fmt.Sprintf("attachment-%d", i+1)
	}
	return name
}

// asciiName is a name for readers that know no other letters.
func asciiName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '_'
		}
		return r
	}, name)
}

// mimeName is a media type as a name of PDF's.
func mimeName(mime string) string {
	if mime == "" {
		mime = "application/octet-stream"
	}
	var b strings.Builder
	for i := range len(mime) {
		c := mime[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '+' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

// relationship says what a file is to the report: the text that it was made
// from, or the data behind it.
func relationship(mime string) string {
	if strings.HasPrefix(mime, "text/markdown") || strings.HasPrefix(mime, "text/x-markdown") {
		return "Source"
	}
	return "Data"
}
