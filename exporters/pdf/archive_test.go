package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// preflight asks Apache PDFBox whether a file is PDF/A-1b; the test is skipped
// without it. The jars are those that Debian's libpdfbox2-java and
// libactivation-java, libjaxb-api-java install.
func preflight(t *testing.T, pdf []byte) string {
	t.Helper()
	const jars = "/usr/share/java/"
	var path []string
	for _, jar := range []string{"preflight", "pdfbox2", "pdfbox2-tools", "fontbox2", "xmpbox", "commons-logging", "jaxb-api", "javax.activation"} {
		if _, err := os.Stat(jars + jar + ".jar"); err != nil {
			t.Skipf("PDFBox preflight is not installed: no %s.jar", jar)
		}
		path = append(path, jars+jar+".jar")
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Skip("java is not installed")
	}
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	// It ends with 1 for a file that is not valid, too: its words are what counts.
	out, _ := exec.Command("java", "-cp", strings.Join(path, ":"), "org.apache.pdfbox.preflight.Validator_A1b", file).CombinedOutput()
	return string(out)
}

func TestReportsAreArchivable(t *testing.T) {
	if testing.Short() {
		t.Skip("starts Java for each document")
	}
	form := everything()
	form.Layout = document.Layout{Paper: "letter", FontSize: 11, Typeface: "serif", Margin: 20, Header: "Form B"}
	form.Draft = true
	letters := &document.Document{Title: "Ñandú (¿?) & <b> 漢 سلام \U0001F600", Author: `Back\slash`, Language: "es", Blocks: []document.Block{
		para(words("✓ → שלום سلام Ελληνικά кириллица Tiếng Việt ‑ \u00AD 漢 \U0001F600 \x00"))}}
	for name, d := range map[string]*document.Document{"everything": everything(), "form": form, "letters": letters, "nothing": {}} {
		pdf, _, _ := write(t, d)
		if got := preflight(t, pdf); !strings.Contains(got, " is a valid PDF/A-1b file") {
			t.Errorf("%s: %s", name, got)
		}
	}
	pdf, _, _ := write(t, sample())
	spoilt := bytes.Replace(pdf, []byte("/OutputIntents"), []byte("/OutputIntentx"), 1)
	if got := preflight(t, spoilt); strings.Contains(got, " is a valid") {
		t.Error("the validator takes a file without a colour profile")
	}
}

// withFiles is the sample with two files inside.
func withFiles() *document.Document {
	d := sample()
	d.Attachments = []document.Attachment{
		{Name: "figures.csv", MIME: "text/csv", Description: "The figures of this report", Data: []byte("figure,value\ncountries,13\n")},
		{Name: "../definición.md", MIME: "text/markdown", Description: "The definition", Data: []byte(strings.Repeat("# Who came\n", 50))},
	}
	return d
}

func TestFilesTravelInside(t *testing.T) {
	pdf, _, _ := write(t, withFiles())
	if !bytes.HasPrefix(pdf, []byte("%PDF-1.7\n")) {
		t.Errorf("got %q", pdf[:9])
	}
	if got := read(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(got, "No syntax or stream encoding errors") {
		t.Error(got)
	}
	if got := read(t, pdf, "pdfdetach", "-list", "FILE"); !strings.Contains(got, "figures.csv") || !strings.Contains(got, "definición.md") || strings.Contains(got, "..") {
		t.Error(got)
	}
	if got := read(t, pdf, "qpdf", "--show-attachment=figures.csv", "FILE"); got != "figure,value\ncountries,13\n" {
		t.Errorf("the file came back as %q", got)
	}
	in := inspect(t, pdf)
	var relations []string
	for _, f := range in.list(in.root["/AF"]) {
		relations = append(relations, in.dict(f)["/AFRelationship"].(string))
	}
	if strings.Join(relations, " ") != "/Data /Source" {
		t.Errorf("the files are %q", relations)
	}
	packet := string(in.streams[in.root["/Metadata"].(string)])
	if !strings.Contains(packet, "<pdfaid:part>3</pdfaid:part>") {
		t.Errorf("the file does not say that it is PDF/A-3:\n%s", packet)
	}
	checkContent(in, in.structure())
}

func TestTheSamePropertiesTwice(t *testing.T) {
	d := sample()
	d.Title, d.Keywords = "Ñandú & <others>", []string{"a & b", "c"}
	pdf, _, _ := write(t, d)
	in := inspect(t, pdf)
	info := in.dict(in.dict(in.objects["trailer"])["/Info"])
	packet := string(in.streams[in.root["/Metadata"].(string)])
	for key, words := range map[string]string{"/Title": "Ñandú &amp; &lt;others&gt;", "/Keywords": "a &amp; b, c", "/Author": "Fundación Río Claro", "/Subject": "Learning exchange"} {
		plain := strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(words)
		if info[key] != "u:"+plain || !strings.Contains(packet, ">"+words+"<") {
			t.Errorf("%s is %v and in the packet not %q", key, info[key], words)
		}
	}
	if info["/CreationDate"] != "u:D:20180131000000Z" || !strings.Contains(packet, "<xmp:CreateDate>2018-01-31T00:00:00Z<") {
		t.Errorf("created %v", info["/CreationDate"])
	}
	d.Date = ""
	pdf, _, _ = write(t, d)
	in = inspect(t, pdf)
	if info = in.dict(in.dict(in.objects["trailer"])["/Info"]); info["/CreationDate"] != nil {
		t.Error("a document without a date got one")
	}
}

func TestColourProfile(t *testing.T) {
	p := colourProfile()
	if len(p) != int(u32(p, 0)) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Fatalf("%d bytes, the head says %d: %q", len(p), u32(p, 0), p[:40])
	}
	for i := range int(u32(p, 128)) {
		entry := p[132+12*i:]
		at, size := int(u32(entry, 4)), int(u32(entry, 8))
		if at%4 != 0 || at+size > len(p) || size < 12 {
			t.Errorf("tag %s stands at %d with %d bytes", entry[:4], at, size)
		}
	}
}
