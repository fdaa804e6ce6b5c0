package document

// Inline is a run of text inside a block: Text, Link, Figure or Footnote.
type Inline interface{ inline() }

// Text is words. They are text whatever they hold: no exporter parses them.
type Text struct {
	Text         string
	Bold, Italic bool
}

// Link is words that lead somewhere. URL has been checked against the list of
// allowed schemes.
type Link struct {
	Text []Inline
	URL  string
}

// Figure is a number or a name that the data gave. ID is the call that made it,
// such as "countries region=419".
type Figure struct {
	ID    string
	Value Cell
	Bold  bool
}

// Footnote is a note at the foot of the page; exporters number it.
type Footnote struct{ Text []Inline }

func (Text) inline()     {}
func (Link) inline()     {}
func (Figure) inline()   {}
func (Footnote) inline() {}

// Plain returns the words of inlines without any marks; footnotes are left out.
func Plain(inlines []Inline) string {
	var s string
	for _, in := range inlines {
		switch in := in.(type) {
		case Text:
			s += in.Text
		case Link:
			s += Plain(in.Text)
		case Figure:
			s += in.Value.Text
		}
	}
	return s
}
