package docx

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/namati/lex/internal/document"
)

// odd is a document of what programs stumble over.
func odd() *document.Document {
	d := sample()
	d.Language, d.Date, d.Contents = "fr", "", false
	d.Title = "<&>\"' \x00 \u202e 😀 " + strings.Repeat("long ", 80)
	d.Blocks = append(d.Blocks, document.Table{Title: "One row\nand two lines", Columns: []document.Column{{Head: ""}}, Rows: [][]document.Cell{{}}},
		document.Table{Columns: []document.Column{{Head: "beside"}}},
		document.Quote{Text: []document.Block{countries(), document.List{Items: [][]document.Block{{countries()}}}}, Language: "ar", Attribution: text("שלום")},
		document.Chart{Title: "Nothing", Alt: "There is nothing to show."},
		document.Chart{Kind: document.Stacked, Title: "Parts", Series: []string{"a", "b"}, Bars: []document.Bar{{Label: "<", Value: count(9, "9"), Parts: []document.Cell{{Kind: document.Suppressed, Text: "<5"}}}}},
		document.Chart{Kind: document.Map, Title: "World", Bars: []document.Bar{{Code: "XX"}}})
	return d
}

// save writes a document to a file and returns its path.
func save(t *testing.T, d *document.Document) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.docx")
	if err := os.WriteFile(file, write(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// run runs a program and returns what it prints.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// TestLibreOfficeShowsEverything converts the sample to PDF and reads it there.
func TestLibreOfficeShowsEverything(t *testing.T) {
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	folder := t.TempDir()
	file := save(t, sample())
	out := run(t, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(folder, "profile")), "--convert-to", "pdf", "--outdir", folder, file)
	pdf := filepath.Join(folder, "report.pdf")
	if _, err := os.Stat(pdf); err != nil {
		if strings.Contains(out, "could not be loaded") && run(t, "soffice", "--version") != "" && !hasWriter() {
			t.Skip("LibreOffice is installed without Writer")
		}
		t.Fatalf("no PDF came out: %s", out)
	}
	got := strings.Join(strings.Fields(run(t, "pdftotext", pdf, "-")), " ")
	for _, want := range []string{
		"Summary Report: River Delta Learning Exchange", "Prepared by the Delta Legal Collective for", "Grant DLC-2017-003", "DRAFT", "Run 3f9a1c22", "Page 1 of ",
		"Contents Who took part Where they came from What they said Next steps", "1,234 people from 13 countries", "Counted once each, by these rules. (A note inside of a note.)",
		"The sex of 2 people was not stated.", "Côte d’Ivoire", "53.9%", "not stated", "Small numbers are not shown", "A number below five could point at a person.",
		"日本", "Paraguay: <5", "Bolivia: 13", "Women", "no target", "Paralegals trained", "Follow-up", "Nobody had asked us before.", "In the original:", "Vine con una pregunta",
		"— Amara Quispe, community paralegal", "9. Meet again", "10. Write down", "a film", "11. Go on where", "The group on the last day.", "grandparents", "I certify that", "Name and office", "Place and date",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("LibreOffice does not show %q", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// hasWriter reports whether the part of LibreOffice is there that opens text
// documents.
func hasWriter() bool {
	path, err := exec.LookPath("soffice")
	if err != nil {
		return false
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return false
	}
	found, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "libswlo*"))
	return len(found) > 0
}

// TestValidator asks the validator of Microsoft's Open XML SDK, which knows the
// schema and many rules of Word besides, where LEX_OOXML_VALIDATOR names it.
func TestValidator(t *testing.T) {
	tool := os.Getenv("LEX_OOXML_VALIDATOR")
	if tool == "" {
		t.Skip("LEX_OOXML_VALIDATOR does not name a validator that takes a file and answers in JSON")
	}
	for _, d := range []*document.Document{sample(), odd(), {}} {
		out, err := exec.CommandContext(t.Context(), tool, save(t, d)).Output()
		if err != nil && len(out) == 0 {
			t.Fatal(err)
		}
		var answer struct {
			OK     bool `json:"ok"`
			Errors []struct{ Description, Path, XPath string }
		}
		if err := json.Unmarshal(out, &answer); err != nil {
			t.Fatal(err)
		}
		for _, e := range answer.Errors {
			t.Errorf("%s %s: %s", e.Path, e.XPath, e.Description)
		}
		if !answer.OK {
			t.Error("the validator refuses the document")
		}
	}
}

// TestPythonReads asks a library that many scripts read such documents with.
func TestPythonReads(t *testing.T) {
	python := ""
	for _, candidate := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(t.Context(), candidate, "-c", "import docx").Run() == nil {
			python = candidate
			break
		}
	}
	if python == "" {
		t.Skip("python-docx is not installed")
	}
	const script = `
import docx, sys
d = docx.Document(sys.argv[1])
print([(p.style.name, p.text) for p in d.paragraphs if p.style.name.startswith("Heading")])
print([[c.text for c in r.cells] for r in d.tables[0].rows])
print(d.core_properties.title, "|", d.core_properties.author, "|", d.core_properties.created)
print(len(d.inline_shapes), len(d.sections))
`
	got := run(t, python, "-c", script, save(t, sample()))
	for _, want := range []string{
		"('Heading 1', 'Who took part'), ('Heading 2', 'Where they came from')",
		"['Bolivia', '7', '53.9%', ",
		"Summary Report: River Delta Learning Exchange | Delta Legal Collective | 2018-01-31 00:00:00",
		"3\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("python-docx does not read %q in\n%s", want, got)
		}
	}
}
