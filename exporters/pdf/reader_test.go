package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// read runs a PDF reader on a document; the test is skipped without it.
func read(t *testing.T, pdf []byte, tool string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("%s is not installed", tool)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", path)
	}
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", tool, err, out)
	}
	return string(out)
}

func TestReadersFindEveryWord(t *testing.T) {
	pdf, _, _ := write(t, sample())
	got := read(t, pdf, "pdftotext", "-layout", "FILE", "-")
	for _, w := range []string{
		"Fundación Río Claro", "January 31, 2018", "community paralegals", "Haïti", "fewer than 5", "AVA and WAVE",
		"À bientôt", "Ñusta Quispe", "10.", "word59", "(continued)", "Bolivia", "24,982.45", "Page 2 of 4", "Run 7f3a-19c2",
	} {
		if !strings.Contains(got, w) {
			t.Errorf("the text of the PDF lacks %q", w)
		}
	}
	d := &document.Document{Title: "Words", Blocks: []document.Block{para(words(lorem(3000)))}}
	pdf, _, _ = write(t, d)
	have := make(map[string]bool)
	for _, w := range strings.Fields(read(t, pdf, "pdftotext", "FILE", "-")) {
		have[w] = true
	}
	for _, w := range strings.Fields(lorem(3000)) {
		if !have[w] {
			t.Fatalf("the text of the PDF lacks %q", w)
		}
	}
}

func TestNotesStandOnThePageOfTheirMark(t *testing.T) {
	pdf, _, _ := write(t, sample())
	first := read(t, pdf, "pdftotext", "-l", "1", "FILE", "-")
	for _, w := range []string{"defend their water", "is counted once", "is region 419"} {
		if !strings.Contains(first, w) {
			t.Errorf("page 1 lacks %q", w)
		}
	}
	if strings.Contains(first, "Goal 4") {
		t.Error("a note of page 2 stands on page 1")
	}
}

func TestEveryPageOfADraftSaysSo(t *testing.T) {
	d := sample()
	d.Draft, d.Words.Draft = true, "Borrador"
	d.Blocks = append(d.Blocks, roster(90, 3))
	pdf, pages, _ := write(t, d)
	if pages < 5 {
		t.Fatalf("got %d pages", pages)
	}
	for i, text := range strings.Split(strings.TrimSuffix(read(t, pdf, "pdftotext", "FILE", "-"), "\f"), "\f") {
		if !strings.Contains(text, "BORRADOR") {
			t.Errorf("page %d does not say that it is a draft", i+1)
		}
	}
	pdf, _, _ = write(t, sample())
	if strings.Contains(read(t, pdf, "pdftotext", "FILE", "-"), "DRAFT") {
		t.Error("a report that is no draft says that it is")
	}
}

func TestProperties(t *testing.T) {
	pdf, _, _ := write(t, sample())
	got := read(t, pdf, "pdfinfo", "-isodates", "FILE")
	for _, w := range []string{
		"Summary Report: Andean Learning Exchange", "Fundación Río Claro", "Learning exchange", "water, paralegals",
		"Creator:         lex", "Producer:        lex", "2018-01-31T00:00:00", "595.28 x 841.89 pts (A4)",
	} {
		if !strings.Contains(got, w) {
			t.Errorf("properties lack %q:\n%s", w, got)
		}
	}
}

func TestFontsAreEmbedded(t *testing.T) {
	pdf, _, _ := write(t, sample())
	lines := strings.Split(strings.TrimSpace(read(t, pdf, "pdffonts", "FILE")), "\n")[2:]
	if len(lines) != 3 {
		t.Errorf("%d fonts, not the three that the text uses", len(lines))
	}
	for _, l := range lines {
		if !strings.Contains(l, "yes yes yes") {
			t.Errorf("font is not embedded with a way back to text: %s", l)
		}
	}
}

func TestStructureIsSound(t *testing.T) {
	d := sample()
	d.Draft = true
	pdf, _, _ := write(t, d)
	if got := read(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(got, "No syntax or stream encoding errors") {
		t.Error(got)
	}
}

func TestOutlineAndLinks(t *testing.T) {
	d := sample()
	d.Blocks = append(d.Blocks, head(4, "Deep"), head(1, "Shallow"), head(3, "Deeper"),
		para(document.Link{Text: []document.Inline{words("bad")}, URL: "javascript:alert(1)"}))
	pdf, _, _ := write(t, d)
	got := read(t, pdf, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if n := strings.Count(got, "/Title"); n < 8 {
		t.Errorf("%d titles in the outline", n)
	}
	if n := strings.Count(got, "(https://example.org/handbook/2017)"); n < 3 {
		t.Errorf("the address stands %d times, not on every line of its link", n)
	}
	if strings.Contains(got, "javascript") {
		t.Error("a link runs a program")
	}
}
