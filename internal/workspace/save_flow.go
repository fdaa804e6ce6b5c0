package workspace

import (
	"errors"
	"strconv"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"
)

// errNotEdited tells a layout that lex does not edit; the caller words it.
var errNotEdited = errors.New("not edited")

func itoa(n int) string { return strconv.Itoa(n) }

// offset is where a node begins in the text, in bytes; columns count characters.
func offset(lines []string, node *yaml.Node) int {
	at := 0
	for _, line := range lines[:node.Line-1] {
		at += len(line) + 1
	}
	line := lines[node.Line-1]
	for range node.Column - 1 {
		_, size := utf8.DecodeRuneInString(line)
		line, at = line[size:], at+size
	}
	return at
}

// flowEnd is where a flow that begins with a bracket ends, behind its closing
// bracket. A remark inside is not kept by writing the flow anew: ok is false.
func flowEnd(data []byte, from int) (end int, ok bool) {
	depth, quote := 0, byte(0)
	for i := from; i < len(data); i++ {
		c := data[i]
		switch {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			if i > 0 && (data[i-1] == ' ' || data[i-1] == '{' || data[i-1] == '[' || data[i-1] == ',' || data[i-1] == '\n') {
				quote = c
			}
		case c == '#' && (data[i-1] == ' ' || data[i-1] == '\n'):
			return 0, false
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return 0, false
}

func replaceBytes(data []byte, from, end int, with string) []byte {
	return append(append(append([]byte{}, data[:from]...), with...), data[end:]...)
}
