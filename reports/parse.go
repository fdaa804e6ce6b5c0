package reports

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxSize is the largest definition that is read.
const MaxSize = 1 << 20

// mostMistakes bounds what one run tells about a file.
const mostMistakes = 20

// parse reads one definition and collects what is wrong with it.
type parse struct {
	file   string
	source []byte
	// starts holds the offset of every line.
	starts   []int
	mistakes []*SyntaxError
}

// Parse reads a definition: optional front matter between lines of three
// dashes, then Markdown with calls. The path is for messages and the name. The
// error is a *SyntaxError with all mistakes of the file.
func Parse(path string, data []byte) (*Definition, error) {
	source := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	p := &parse{file: path, source: source, starts: []int{0}}
	for i, b := range source {
		if b == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	d := &Definition{Name: nameOf(path), Path: path, Missing: Refuse, MaxRows: DefaultMaxRows, Source: source}
	if p.readable() {
		body := p.split(d)
		d.body = p.markdown(source, body)
	}
	if len(p.mistakes) == 0 {
		return d, nil
	}
	sort.SliceStable(p.mistakes, func(i, j int) bool {
		a, b := p.mistakes[i], p.mistakes[j]
		return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
	})
	first := p.mistakes[0]
	first.Others = p.mistakes[1:min(len(p.mistakes), mostMistakes)]
	return nil, first
}

// readable refuses what is not plain UTF-8 text.
func (p *parse) readable() bool {
	if len(p.source) > MaxSize {
		p.at(1, 1, fmt.Sprintf("the file has %d bytes, more than the %d that lex reads", len(p.source), MaxSize), "a definition holds text; data belongs in spreadsheets")
		return false
	}
	for i := 0; i < len(p.source); {
		r, size := utf8.DecodeRune(p.source[i:])
		if r == utf8.RuneError && size <= 1 || r == 0 {
			line, column := p.position(i)
			p.at(line, column, encodingMessage(p.source, i), "save it as UTF-8 in your editor (in Word: plain text, Unicode UTF-8)")
			return false
		}
		i += size
	}
	return true
}

// encodingMessage says in which encoding a text seems to be that is not UTF-8
// from an offset on.
func encodingMessage(source []byte, offset int) string {
	head := source[:min(len(source), 512)]
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}), bytes.Count(head, []byte{0})*3 > len(head):
		return "the file is in UTF-16, and lex reads UTF-8"
	case source[offset] == 0:
		return "the file holds a byte of value 0: it is no text"
	}
	return "the file is not in UTF-8 but, it seems, in Windows-1252 (Latin-1): a letter with an accent stands here in another encoding"
}

// split reads the front matter and returns the offset of the body.
func (p *parse) split(d *Definition) int {
	lines := len(p.starts)
	if p.line(1) != "---" {
		return 0
	}
	for n := 2; n <= lines; n++ {
		if l := p.line(n); l == "---" || l == "..." {
			p.front(d, p.source[p.starts[1]:p.starts[n-1]])
			if n < lines {
				return p.starts[n]
			}
			return len(p.source)
		}
	}
	p.at(1, 1, "the front matter is not closed", "end it with a line of three dashes")
	return len(p.source)
}

// line returns a line, counted from 1, without trailing blanks.
func (p *parse) line(n int) string {
	end := len(p.source)
	if n < len(p.starts) {
		end = p.starts[n]
	}
	return strings.TrimRight(string(p.source[p.starts[n-1]:end]), " \t\r\n")
}

// position turns an offset of the source into line and column.
func (p *parse) position(offset int) (line, column int) {
	offset = max(0, min(offset, len(p.source)))
	line = sort.Search(len(p.starts), func(i int) bool { return p.starts[i] > offset })
	return line, utf8.RuneCount(p.source[p.starts[line-1]:offset]) + 1
}

// brace finds the nth pair of opening braces, counted from 0, from a line on.
func (p *parse) brace(line, nth int) (int, int) {
	from := p.starts[min(max(line, 1), len(p.starts))-1]
	for offset := from; ; nth-- {
		i := bytes.Index(p.source[offset:], []byte("{{"))
		if i < 0 {
			return line, 1
		}
		if nth == 0 {
			return p.position(offset + i)
		}
		offset += i + 2
	}
}

// at notes a mistake.
func (p *parse) at(line, column int, message, hint string) {
	p.mistakes = append(p.mistakes, &SyntaxError{File: p.file, Line: line, Column: column,
		Check: DefinitionUnreadable, Message: message, Hint: hint})
}

// isDay reports whether text is a day of the calendar in ISO 8601.
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}
