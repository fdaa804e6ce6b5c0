package document

import "testing"

func TestPlain(t *testing.T) {
	inlines := []Inline{
		Text{Text: "They came from "},
		Figure{ID: "countries", Value: Cell{Kind: Count, Text: "13", Number: 13}},
		Text{Text: " countries"},
		Footnote{Text: []Inline{Text{Text: "left out"}}},
		Text{Text: ", see "},
		Link{Text: []Inline{Text{Text: "the list", Bold: true}}, URL: "https://example.org"},
	}
	if got, want := Plain(inlines), "They came from 13 countries, see the list"; got != want {
		t.Errorf("Plain = %q, want %q", got, want)
	}
}
