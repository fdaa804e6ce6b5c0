package pdf

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// write sets a document or fails the test.
func write(t testing.TB, d *document.Document) ([]byte, int, []string) {
	t.Helper()
	var b bytes.Buffer
	pages, warnings, err := Write(t.Context(), &b, d)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), pages, warnings
}

func TestWriteGivesTheSameBytesTwice(t *testing.T) {
	for name, d := range map[string]*document.Document{"everything": everything(), "files": withFiles(), "long": longTable(900)} {
		one, _, _ := write(t, d)
		for range 3 {
			if two, _, _ := write(t, d); !bytes.Equal(one, two) {
				t.Errorf("%s: the same document gave different bytes", name)
			}
		}
	}
	one, pages, warnings := write(t, sample())
	two, _, _ := write(t, sample())
	if !bytes.Equal(one, two) {
		t.Error("the same document gave different bytes")
	}
	if pages < 3 || len(warnings) > 0 {
		t.Errorf("got %d pages and warnings %q", pages, warnings)
	}
	if !bytes.HasPrefix(one, []byte("%PDF-")) {
		t.Errorf("got %q, not a PDF", one[:8])
	}
}

func TestWriteOfNothingIsAPage(t *testing.T) {
	if _, pages, _ := write(t, &document.Document{}); pages != 1 {
		t.Errorf("got %d pages", pages)
	}
}

func TestWriteEndsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var b bytes.Buffer
	if _, _, err := Write(ctx, &b, sample()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if b.Len() > 0 {
		t.Error("wrote a part of a document")
	}
}

func TestWriteReportsTheWriter(t *testing.T) {
	_, _, err := Write(t.Context(), full{}, sample())
	if err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }
