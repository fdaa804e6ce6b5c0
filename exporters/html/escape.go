package html

import (
	"fmt"
	"html"
	"strings"

	"github.com/namati/lex/internal/disk"
)

// text makes words safe between tags; line ends stay line ends.
func text(s string) string {
	return strings.ReplaceAll(html.EscapeString(disk.CellText(s)), "\n", "<br>")
}

// attribute makes words safe between the quotes of an attribute.
func attribute(s string) string {
	return strings.ReplaceAll(html.EscapeString(disk.CellText(s)), "\n", " ")
}

// styled makes words safe as a string of a style sheet, its quotes included.
func styled(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.Join(strings.Fields(disk.CellText(s)), " ") {
		switch {
		case strings.ContainsRune(`"\<>&/(@`, r) || r < ' ':
			fmt.Fprintf(&b, `\%x `, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// language returns a language tag as it may stand in the lang attribute, or "".
func language(tag string) string {
	for i, part := range strings.Split(tag, "-") {
		letters := "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		if i > 0 {
			letters += "0123456789"
		}
		if len(part) == 0 || len(part) > 8 || i == 0 && len(part) < 2 || strings.Trim(part, letters) != "" {
			return ""
		}
	}
	return tag
}
