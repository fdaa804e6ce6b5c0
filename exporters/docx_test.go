package exporters

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// wordText returns the texts of a part of a text document and, apart from them,
// its tables by row and cell.
func wordText(t *testing.T, r *zip.Reader, name string) (text string, tables [][][]string) {
	t.Helper()
	f, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all, cell strings.Builder
	inText := false
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if err == io.EOF {
			return all.String(), tables
		}
		if err != nil {
			t.Fatal(err)
		}
		write := func(s string) {
			all.WriteString(s)
			cell.WriteString(s)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch inText = token.Name.Local == "t"; token.Name.Local {
			case "tbl":
				tables = append(tables, nil)
			case "tr":
				last := &tables[len(tables)-1]
				*last = append(*last, nil)
			case "tc":
				cell.Reset()
			case "br":
				write("\n")
			}
		case xml.EndElement:
			switch inText = false; token.Name.Local {
			case "p":
				all.WriteString("\n")
			case "tc":
				rows := tables[len(tables)-1]
				rows[len(rows)-1] = append(rows[len(rows)-1], cell.String())
			}
		case xml.CharData:
			if inText {
				write(string(token))
			}
		}
	}
}

// TestWordDocumentAgrees proves that every figure, every cell and every other
// word of a document stands in the Word document.
func TestWordDocumentAgrees(t *testing.T) {
	d := sample()
	var p pieces
	p.texts = append(p.texts, d.Title, d.Run)
	for _, line := range d.Lines {
		p.inlines(line)
	}
	p.blocks(d.Blocks)
	format, ok := Find("docx")
	if !ok {
		t.Fatal("there is no such format")
	}
	var b bytes.Buffer
	if _, err := format.Write(t.Context(), &b, d); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	all, tables := wordText(t, r, "word/document.xml")
	for _, name := range []string{"word/footnotes.xml", "word/footer1.xml"} {
		more, _ := wordText(t, r, name)
		all += more
	}
	for _, s := range p.texts {
		if !strings.Contains(all, s) {
			t.Errorf("the document lacks %q", s)
		}
	}
	for _, figure := range p.figures {
		if !strings.Contains(all, figure.Value.Text) {
			t.Errorf("the document lacks the figure %q", figure.ID)
		}
	}
	if len(tables) != len(p.tables) {
		t.Fatalf("%d tables, want %d", len(tables), len(p.tables))
	}
	for i, table := range p.tables {
		for j, row := range table.Rows {
			for k, cell := range row {
				if got := tables[i][j+1][k]; got != cell.Text {
					t.Errorf("table %s row %d column %d: %q, want %q", table.ID, j+1, k+1, got, cell.Text)
				}
			}
		}
	}
}
