package rows

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// JSON writes a table as an array of objects, one a line: every column has its
// key in every object, null where nothing is said.
func JSON(w io.Writer, t Table) error {
	return written(w, func(out *bufio.Writer) error {
		if err := array(out, t); err != nil {
			return err
		}
		return out.WriteByte('\n')
	})
}

// JSONTables writes tables as one object of such arrays, by their names.
func JSONTables(w io.Writer, tables []Table) error {
	return written(w, func(out *bufio.Writer) error {
		for i, t := range tables {
			out.WriteString(map[bool]string{true: "{\n", false: ",\n"}[i == 0])
			out.WriteString(string(quoted(t.Name)))
			out.WriteString(": ")
			if err := array(out, t); err != nil {
				return err
			}
		}
		if len(tables) == 0 {
			out.WriteByte('{')
		}
		_, err := out.WriteString("\n}\n")
		return err
	})
}

func written(w io.Writer, fn func(out *bufio.Writer) error) error {
	out := bufio.NewWriterSize(w, 64<<10)
	if err := fn(out); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

func array(out *bufio.Writer, t Table) error {
	keys := make([][]byte, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = append(quoted(c.Heading), ": "...)
	}
	out.WriteByte('[')
	between := "\n"
	var line []byte
	err := t.Each(func(cells []string) error {
		line = append(append(line[:0], between...), "  {"...)
		for i, text := range cells {
			if i > 0 {
				line = append(line, ", "...)
			}
			line = append(append(line, keys[i]...), value(t.Columns[i].Type, text)...)
		}
		between = ",\n"
		_, err := out.Write(append(line, '}'))
		return err
	})
	if err != nil {
		return err
	}
	if between != "\n" {
		out.WriteByte('\n')
	}
	return out.WriteByte(']')
}

// value is a cell as JSON: a number, a text or null.
func value(typ Type, text string) []byte {
	switch {
	case text == "":
		return []byte("null")
	case typ == Number && isNumber(text):
		return []byte(text)
	}
	return quoted(text)
}

// isNumber tells a number whose digits a reader of numbers keeps.
func isNumber(text string) bool {
	n, err := strconv.ParseFloat(text, 64)
	return err == nil && strconv.FormatFloat(n, 'f', -1, 64) == text
}

// quoted is a text as JSON, angle brackets and ampersands as they are.
func quoted(text string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return []byte(`""`) // no text makes it fail
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
