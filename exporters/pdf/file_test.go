package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"testing"

	"github.com/go-pdf/fpdf"
)

var (
	objectStart = regexp.MustCompile(`(?m)^(\d+) 0 obj$`)
	tableStart  = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	tableEntry  = regexp.MustCompile(`(\d{10}) 00000 n `)
)

func TestEveryObjectStandsOnceWhereTheTableSays(t *testing.T) {
	pdf, pages, _ := write(t, sample())
	found := make(map[int]int)
	for _, m := range objectStart.FindAllSubmatchIndex(pdf, -1) {
		number, _ := strconv.Atoi(string(pdf[m[2]:m[3]]))
		if _, twice := found[number]; twice {
			t.Errorf("object %d stands twice", number)
		}
		found[number] = m[0]
	}
	table := tableStart.FindSubmatch(pdf)
	if table == nil {
		t.Fatal("the file does not end with the place of its table")
	}
	at, _ := strconv.Atoi(string(table[1]))
	entries := tableEntry.FindAllSubmatch(pdf[at:], -1)
	if len(entries) != len(found) {
		t.Fatalf("the table has %d objects, the file %d", len(entries), len(found))
	}
	for i, e := range entries {
		if start, _ := strconv.Atoi(string(e[1])); found[i+1] != start {
			t.Errorf("object %d stands at %d, the table says %d", i+1, found[i+1], start)
		}
	}
	if n := bytes.Count(pdf, []byte("/Type/Page/")); n != pages {
		t.Errorf("%d page objects for %d pages", n, pages)
	}
	// Each font once: a short report is no more than its fonts and some text.
	if n := bytes.Count(pdf, []byte("/FontFile2")); n != 3 || len(pdf) > 100_000 {
		t.Errorf("%d fonts in %d bytes", n, len(pdf))
	}
}

func TestSkeletonsThatAreNotKnownAreRefused(t *testing.T) {
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetCompression(false)
	pdf.AddPage()
	var b bytes.Buffer
	if err := pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	if _, err := readSkeleton(whole); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"nothing":         nil,
		"cut":             whole[:len(whole)/2],
		"table elsewhere": bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n1"), 1),
		"shifted":         append([]byte("%\n"), whole...),
		"no pages":        bytes.Replace(whole, []byte("/Kids"), []byte("/Nope"), 1),
		"no root":         bytes.Replace(whole, []byte("/Root"), []byte("/Nope"), 1),
	} {
		if _, err := readSkeleton(data); !errors.Is(err, errSkeleton) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestMeasuresAreShort(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 9: "9", 12.5: "12.5", 70.87: "70.87", -0.004: "0", -3.456: "-3.46", 0.05: "0.05", 841.8899: "841.89"} {
		if got := string(appendPoints(nil, v)); got != want {
			t.Errorf("%v: got %s, want %s", v, got, want)
		}
	}
}

func TestLettersAreListedOnce(t *testing.T) {
	var l letters
	l.note("banana (ñ\uFFFD)")
	l.note("\U0001F600b")
	if got := l.text(); got != " ()abnñ\uFFFD" {
		t.Errorf("got %q", got)
	}
}
