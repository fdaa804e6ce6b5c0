package exporters

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

func asText(t *testing.T, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := writeText(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextGolden(t *testing.T) {
	d := sample()
	for name, draft := range map[string]bool{"sample.txt": false, "sample-draft.txt": true} {
		d.Draft = draft
		got := asText(t, d)
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", golden, diff)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in      string
		columns int
		want    []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"  one \t two ", 10, []string{"one two"}},
		{"1\u00a0234 people", 6, []string{"1\u00a0234", "people"}},
		{"https://delta-legal.example/long is long", 10, []string{"https://delta-legal.example/long", "is long"}},
		{"日本 日本", 5, []string{"日本", "日本"}},
		{"a\nb", 10, []string{"a", "b"}},
		{"e\u0301e\u0301 e\u0301", 4, []string{"e\u0301e\u0301 e\u0301"}},
	} {
		if diff := cmp.Diff(c.want, wrap(c.in, c.columns)); diff != "" {
			t.Errorf("wrap(%q, %d) (-want +got):\n%s", c.in, c.columns, diff)
		}
	}
	if diff := cmp.Diff([]string{"日本", "日本", "x"}, wrapHard("日本日本x", 4)); diff != "" {
		t.Errorf("wrapHard (-want +got):\n%s", diff)
	}
}

func TestTextOfAWideTable(t *testing.T) {
	table := document.Table{Title: "Many columns"}
	var row []document.Cell
	for i := range 12 {
		table.Columns = append(table.Columns, document.Column{Head: "Head " + string(rune('A'+i))})
		row = append(row, cell("value of column "+string(rune('A'+i))))
	}
	table.Rows = [][]document.Cell{row, row}
	got := asText(t, &document.Document{Blocks: []document.Block{table}})
	for i := range 12 {
		want := "Head " + string(rune('A'+i)) + ": value of column " + string(rune('A'+i))
		if strings.Count(got, want) != 2 {
			t.Errorf("%q does not stand in it twice:\n%s", want, got)
		}
	}
}

func TestTextKeepsTheLine(t *testing.T) {
	for line := range strings.SplitSeq(asText(t, sample()), "\n") {
		if textWidth(line) > textColumns {
			t.Errorf("a line of %d columns: %q", textWidth(line), line)
		}
	}
}

func TestTextHasNoControlCharacters(t *testing.T) {
	d := sample()
	d.Title = "A\x1b[31mred\x00 title"
	d.Blocks = append(d.Blocks, document.Paragraph{Text: text("x\x1b]52;c;aGk=\x07y\u009b")})
	if got := asText(t, d); strings.ContainsFunc(got, func(r rune) bool { return r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 }) {
		t.Errorf("control characters came through: %q", got)
	}
}

// unknownBlock is a block that no format has heard of.
type unknownBlock struct{ document.Paragraph }

func TestFormatsRefuse(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	crooked := countriesTable()
	crooked.Rows[1] = append(crooked.Rows[1], cell("too many"))
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			if _, err := f.Write(cancelled, &bytes.Buffer{}, sample()); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: %v", err)
			}
			d := &document.Document{Blocks: []document.Block{unknownBlock{}}}
			if _, err := f.Write(context.Background(), &bytes.Buffer{}, d); err == nil || !strings.Contains(err.Error(), "unknownBlock") {
				t.Errorf("an unknown block: %v", err)
			}
			d = &document.Document{Blocks: []document.Block{crooked}}
			if _, err := f.Write(context.Background(), &bytes.Buffer{}, d); err == nil || !strings.Contains(err.Error(), "row 2") {
				t.Errorf("a row longer than the head: %v", err)
			}
			full := errors.New("no room")
			if _, err := f.Write(context.Background(), &failingWriter{err: full}, sample()); !errors.Is(err, full) {
				t.Errorf("a writer that fails: %v", err)
			}
		})
	}
}

// failingWriter takes nothing.
type failingWriter struct{ err error }

func (w *failingWriter) Write([]byte) (int, error) { return 0, w.err }

func TestFind(t *testing.T) {
	for _, f := range Formats {
		if got, ok := Find(f.Name); !ok || got.Extension != f.Extension || f.Title == "" || f.Write == nil {
			t.Errorf("Find(%q) = %+v, %v", f.Name, got, ok)
		}
	}
	if _, ok := Find("papyrus"); ok {
		t.Error("papyrus was found")
	}
}
