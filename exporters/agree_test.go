package exporters

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/namati/lex/internal/document"
)

// readers find what people read in a file of each format, one space between
// words.
var readers = map[string]func(t *testing.T, data []byte) string{
	"pdf": func(t *testing.T, data []byte) string {
		cmd := exec.Command("pdftotext", "-", "-")
		cmd.Stdin = bytes.NewReader(data)
		out, err := cmd.Output()
		if err != nil {
			t.Skip("pdftotext is not installed or cannot read the file")
		}
		return string(out)
	},
	"xlsx": func(t *testing.T, data []byte) string {
		var all strings.Builder
		f := open(t, data)
		for _, sheet := range f.GetSheetList() {
			for _, row := range rawRows(t, f, sheet) {
				all.WriteString(strings.Join(row, " ") + "\n")
			}
		}
		return all.String()
	},
	"html": func(t *testing.T, data []byte) string {
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		var walk func(*html.Node)
		walk = func(n *html.Node) {
			if n.Type == html.TextNode {
				all.WriteString(n.Data)
			}
			if slices.Contains([]string{"style", "title", "svg"}, n.Data) {
				return
			}
			for child := range n.ChildNodes() {
				walk(child)
			}
			if slices.Contains([]string{"br", "td", "th", "p", "li", "h1", "caption", "figcaption"}, n.Data) {
				all.WriteString("\n")
			}
		}
		walk(root)
		return all.String()
	},
	"docx": func(t *testing.T, data []byte) string {
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		all, _ := wordText(t, r, "word/document.xml")
		notes, _ := wordText(t, r, "word/footnotes.xml")
		return all + notes
	},
	"md": func(t *testing.T, data []byte) string {
		_, words := rendered(t, string(data))
		return words
	},
	"json": func(t *testing.T, data []byte) string {
		var all strings.Builder
		var walk func(any)
		walk = func(v any) {
			switch v := v.(type) {
			case string:
				all.WriteString(v + "\n")
			case []any:
				for _, e := range v {
					walk(e)
				}
			case map[string]any:
				for _, e := range v {
					walk(e)
				}
			}
		}
		var out any
		if err := json.Unmarshal(data, &out); err != nil {
			t.Fatal(err)
		}
		walk(out)
		return all.String()
	},
	"txt": func(_ *testing.T, data []byte) string { return string(data) },
}

// TestEveryFormatShowsTheSame proves that the figures, the texts, the charts and
// the proofs of one document stand in every format alike.
func TestEveryFormatShowsTheSame(t *testing.T) {
	d := sample()
	var p pieces
	p.blocks(d.Blocks)
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			read, ok := readers[f.Name]
			if !ok {
				t.Fatal("nobody reads this format back")
			}
			var b bytes.Buffer
			if _, err := f.Write(t.Context(), &b, d); err != nil {
				t.Fatal(err)
			}
			got := flat(read(t, b.Bytes()))
			for _, figure := range p.figures {
				if !strings.Contains(got, flat(figure.Value.Text)) {
					t.Errorf("the figure %q lacks %q", figure.ID, figure.Value.Text)
				}
			}
			if f.Name == "pdf" {
				return // Its lines and cells come back in another order; its own tests look at them.
			}
			for _, s := range p.texts {
				if !strings.Contains(got, flat(s)) {
					t.Errorf("the text %q is missing", s)
				}
			}
			if f.Name == "docx" {
				return // Its charts and proofs are objects, which its own tests open.
			}
			for _, proof := range d.Proofs {
				for _, e := range proof.Sources {
					for _, s := range []string{proof.Counted, e.File, e.Rows, e.SHA256} {
						if !strings.Contains(strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(s, " ", "")) {
							t.Errorf("the proof of %q lacks %q", proof.Figure, s)
						}
					}
				}
			}
			for _, block := range d.Blocks {
				c, ok := block.(document.Chart)
				if !ok {
					continue
				}
				for _, row := range c.Values(d.Words).Rows {
					for _, cell := range row {
						// A workbook holds days and numbers by their value.
						if f.Name == "xlsx" && cell.Kind != document.Wording {
							continue
						}
						if !strings.Contains(got, flat(cell.Text)) {
							t.Errorf("the chart %q lacks %q", c.ID, cell.Text)
						}
					}
				}
			}
		})
	}
}

// TestFiguresAreEqualAsData compares the values that machines read: the numbers in
// the web page, in the workbook and in JSON.
func TestFiguresAreEqualAsData(t *testing.T) {
	d := sample()
	var p pieces
	for _, line := range d.Lines {
		p.inlines(line)
	}
	p.blocks(d.Blocks)
	page := string(asPage(t, d))
	figures := asJSON(t, d)["figures"].([]any)
	for i, want := range p.figures {
		got := figures[i].(map[string]any)
		value := got["value"].(map[string]any)
		if got["figure"] != want.ID || value["text"] != want.Value.Text {
			t.Errorf("figure %d is %v, want %v", i, got, want)
		}
		if number, ok := value["number"]; ok != isNumber(want.Value) || ok && number != want.Value.Number {
			t.Errorf("%s is %v, want %v", want.ID, number, want.Value.Number)
		}
		if isNumber(want.Value) && !strings.Contains(page, `">`+want.Value.Text+"</data>") {
			t.Errorf("the page holds no value for %s", want.ID)
		}
	}
}

// TestFormatsTakeAttacks proves that no text in any place stops a format, and
// that none becomes a formula or an address that may not be linked.
func TestFormatsTakeAttacks(t *testing.T) {
	for _, f := range Formats {
		for _, attack := range slices.Concat(attacks, injections) {
			d := everywhere(attack)
			var b bytes.Buffer
			if _, err := f.Write(t.Context(), &b, d); err != nil {
				t.Errorf("%s: %q: %v", f.Name, attack, err)
				continue
			}
			switch f.Name {
			case "xlsx":
				_, parts := asWorkbook(t, d)
				for name, content := range parts {
					if strings.HasPrefix(name, "xl/worksheets/sheet") && (strings.Contains(content, "<f>") || strings.Contains(content, "<f ")) {
						t.Errorf("%q: %s holds a formula", attack, name)
					}
				}
			case "json":
				if strings.Contains(strings.ToLower(b.String()), `"url":"javascript`) {
					t.Errorf("%q: an address that runs", attack)
				}
			case "md":
				if strings.Contains(strings.ToLower(b.String()), "](<javascript") {
					t.Errorf("%q: an address that runs", attack)
				}
			}
		}
	}
}
