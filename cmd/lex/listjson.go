package main

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"github.com/namati/lex/internal/extract"
)

// jsonRows writes the rows of `lex list --json` in the order of their columns and
// in constant memory. It keeps the first error.
type jsonRows struct {
	out    io.Writer
	err    error
	rows   int
	fields int // of the group at hand
}

func (w *jsonRows) text(s string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.out, s)
	}
}

// value writes a text as JSON.
func (w *jsonRows) value(s string) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil && w.err == nil {
		w.err = err
	}
	w.text(string(bytes.TrimSpace(b.Bytes())))
}

// begin begins a row with where it stands.
func (w *jsonRows) begin(row *extract.Row) {
	if w.rows++; w.rows > 1 {
		w.text(",")
	}
	w.text("\n  {\"import\": " + strconv.FormatInt(row.Import, 10) + ", \"file\": ")
	w.value(row.Origin.File)
	w.text(", \"sheet\": ")
	w.value(row.Origin.Sheet)
	w.text(", \"row\": " + strconv.Itoa(row.Origin.Row) + ", \"counted\": " + strconv.FormatBool(row.Counted))
}

// group begins an object in the row.
func (w *jsonRows) group(name string) {
	w.fields = 0
	w.text(", \"" + name + "\": {")
}

// field writes a member of the group; a number whose digits every reader keeps is
// one.
func (w *jsonRows) field(name, text string, number bool) {
	if w.fields++; w.fields > 1 {
		w.text(", ")
	}
	w.value(name)
	w.text(": ")
	if n, err := strconv.ParseFloat(text, 64); number && err == nil && strconv.FormatFloat(n, 'f', -1, 64) == text {
		w.text(text)
		return
	}
	w.value(text)
}
