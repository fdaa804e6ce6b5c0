package checks_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// fixture is a text that holds several files, each under a line "-- name --".
type fixture struct {
	comment string
	files   []file
}

type file struct {
	name string
	data []byte
}

var fileLine = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

func readFixture(t testing.TB, path string) fixture {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("the check has no fixture: %v", err)
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	marks := fileLine.FindAllStringSubmatchIndex(text, -1)
	if len(marks) == 0 {
		t.Fatalf("%s holds no files", path)
	}
	f := fixture{comment: text[:marks[0][0]]}
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		f.files = append(f.files, file{text[m[2]:m[3]], []byte(text[m[1]:end])})
	}
	return f
}

// part returns the file of that name, nil when there is none.
func (f fixture) part(name string) *file {
	for i := range f.files {
		if f.files[i].name == name {
			return &f.files[i]
		}
	}
	return nil
}

func (f fixture) write(t testing.TB, path string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(f.comment)
	for _, file := range f.files {
		b.WriteString("-- " + file.name + " --\n" + string(file.data))
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
