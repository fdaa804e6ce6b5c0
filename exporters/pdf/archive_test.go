package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// preflight asks Apache PDFBox whether files are PDF/A-1b and returns what it
// finds wrong with each, by name: nothing for a valid one. The test is skipped
// without it; Debian has it in libpdfbox2-java, libactivation-java and
// libjaxb-api-java.
func preflight(t *testing.T, files map[string][]byte) map[string][]string {
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
	folder := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// It ends with an error for a file that is not valid, too: its words count.
	out, _ := exec.Command("java", "-cp", strings.Join(path, ":"), "org.apache.pdfbox.preflight.Validator_A1b", "batch", folder).CombinedOutput()
	found := make(map[string][]string)
	last := ""
	for line := range strings.Lines(string(out)) {
		line = strings.TrimSpace(line)
		name, verdict, ok := strings.Cut(strings.TrimPrefix(line, "The file "), ".pdf is ")
		switch {
		case ok && strings.HasPrefix(line, "The file "):
			last = name
			found[last] = []string{}
			if !strings.HasPrefix(verdict, "a valid PDF/A-1b file") && !strings.HasPrefix(verdict, "not a valid PDF/A-1b file") {
				t.Fatalf("preflight says %q", line)
			}
		case line != "" && last != "":
			found[last] = append(found[last], line)
		}
	}
	if len(found) != len(files) {
		t.Fatalf("preflight looked at %d of %d files:\n%s", len(found), len(files), out)
	}
	return found
}

func TestReportsAreArchivable(t *testing.T) {
	if testing.Short() {
		t.Skip("starts Java")
	}
	form := everything()
	form.Layout = document.Layout{Paper: "letter", FontSize: 11, Typeface: "serif", Margin: 20, Header: "Form B"}
	form.Draft = true
	letters := &document.Document{Title: "Ñandú (¿?) & <b> 漢 سلام \U0001F600", Author: `Back\slash`, Language: "es", Blocks: []document.Block{
		para(words("✓ → שלום سلام Ελληνικά кириллица Tiếng Việt ‑ \u00AD 漢 \U0001F600 \x00"))}}
	files := make(map[string][]byte)
	for name, d := range map[string]*document.Document{"everything": everything(), "form": form, "letters": letters, "nothing": {}, "files": withFiles()} {
		files[name], _, _ = write(t, d)
	}
	files["spoilt"] = bytes.Replace(files["nothing"], []byte("/OutputIntents"), []byte("/OutputIntentx"), 1)
	found := preflight(t, files)
	for _, name := range []string{"everything", "form", "letters", "nothing"} {
		if len(found[name]) > 0 {
			t.Errorf("%s is not PDF/A-1b: %q", name, found[name])
		}
	}
	if len(found["spoilt"]) == 0 {
		t.Error("the validator takes a file without a colour profile")
	}
	// A file with files inside is PDF/A-3, which nothing here validates: what sets
	// it apart from PDF/A-1 is what that part allows, and nothing else.
	for _, fault := range found["files"] {
		if !slices.ContainsFunc(allowedInPart3, func(allowed string) bool { return strings.Contains(fault, allowed) }) {
			t.Errorf("a report with files inside: %s", fault)
		}
	}
}

// allowedInPart3 is what preflight says of things that PDF/A-3 allows.
var allowedInPart3 = []string{"EmbeddedFile entry is present", "/XRef cross reference streams are not allowed", "The CIDSet entry is missing", "part must be 1"}

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
