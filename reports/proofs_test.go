package reports

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// proofOf finds the proof of a figure.
func proofOf(t *testing.T, doc *document.Document, figure string) document.Proof {
	t.Helper()
	for _, p := range doc.Proofs {
		if p.Figure == figure {
			return p
		}
	}
	t.Fatalf("there is no proof of %s", figure)
	return document.Proof{}
}

func TestEveryFigureIsProven(t *testing.T) {
	for _, lang := range []string{"en", "es", "fr", "pt"} {
		d, err := Load("kmf", lang)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Compose(t.Context(), Input{Store: river(t), Rules: riverRules()}, Request{Definition: d, Language: lang})
		if err != nil {
			t.Fatal(err)
		}
		proven := map[[2]string]bool{}
		for _, p := range r.Document.Proofs {
			proven[[2]string{p.Figure, p.Value.Text}] = true
			if p.Counted == "" || strings.Contains(p.Counted, "proof.") {
				t.Errorf("%s, %s: how it was counted is %q", lang, p.Figure, p.Counted)
			}
			for _, e := range p.Sources {
				if e.SHA256 == "" || e.Rows == "" || strings.ContainsAny(e.File, `/\`) {
					t.Errorf("%s, %s: the source is %+v", lang, p.Figure, e)
				}
			}
		}
		eachFigure(r.Document.Blocks, func(f document.Figure) {
			if !proven[[2]string{f.ID, f.Value.Text}] {
				t.Errorf("%s: %s = %s is not proven", lang, f.ID, f.Value.Text)
			}
		})
		for _, figure := range []string{"countries", "organizations", "participants"} {
			if len(proofOf(t, r.Document, figure).Sources) == 0 {
				t.Errorf("%s: %s has no source", lang, figure)
			}
		}
	}
}

// eachFigure hands on the figures of blocks.
func eachFigure(blocks []document.Block, fn func(document.Figure)) {
	var inline func(list []document.Inline)
	inline = func(list []document.Inline) {
		for _, in := range list {
			switch in := in.(type) {
			case document.Figure:
				fn(in)
			case document.Link:
				inline(in.Text)
			case document.Footnote:
				inline(in.Text)
			}
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Paragraph:
			inline(b.Text)
		case document.Heading:
			inline(b.Text)
		case document.List:
			for _, item := range b.Items {
				eachFigure(item, fn)
			}
		}
	}
}

func TestDataOfAReport(t *testing.T) {
	d, err := Parse("kmf.md", []byte("{{ participants }} and {{ countries }}\n\n{{ table participants by=country,sex }}\n\n{{ participants-list }}\n\n{{ testimonials }}\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(t.Context(), Input{Store: river(t), Rules: riverRules()}, Request{Definition: d, Audience: records.Internal})
	if err != nil {
		t.Fatal(err)
	}
	var data reportData
	if err := json.Unmarshal(r.Data, &data); err != nil {
		t.Fatal(err)
	}
	if data.Format != dataFormat || data.Run != r.Run || len(data.Tables) != 1 || len(data.Figures) < 5 || len(data.Proofs) != len(r.Document.Proofs) {
		t.Errorf("the data are %s", r.Data)
	}
	for _, b := range r.Document.Blocks {
		if table, ok := b.(document.Table); ok && strings.HasPrefix(table.ID, "participants-list") {
			for _, row := range table.Rows {
				if strings.Contains(string(r.Data), row[0].Text) {
					t.Error("the data name somebody")
				}
			}
		}
	}
	if a := r.Document.Attachments; len(a) != 1 || a[0].Name != DataFile || string(a[0].Data) != string(r.Data) {
		t.Errorf("attached are %+v", a)
	}
}
