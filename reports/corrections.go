package reports

import (
	"fmt"
	"slices"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// Correction explains why a figure is another one than in a published report.
type Correction struct {
	// Figure is a call that counts, in the spelling of FigureID.
	Figure string
	Was    float64
	// Because is a sentence in the language of the report; it is words, never
	// parsed.
	Because string
}

// FigureID is the one spelling of a figure that counts: "countries region=419".
// The error says what is wrong with the text.
func FigureID(text string) (string, error) {
	call, mistake := parseCall(text)
	switch {
	case mistake != nil:
		return "", fmt.Errorf("%s; %s", mistake.message, mistake.hint)
	case !slices.Contains(Metrics, call.Info.Name):
		return "", fmt.Errorf("%s counts nothing; a figure such as participants or countries region=419 is meant", call.Info.Name)
	}
	return call.ID(), nil
}

// Counted are the figures that a definition shows, with the first call that shows
// each: metrics, claims, and what tables and charts break down.
func (d *Definition) Counted() map[string]*Call {
	found := map[string]*Call{}
	for _, call := range d.Calls() {
		if !slices.Contains(Metrics, call.Metric) {
			continue
		}
		id := (&Call{Info: CallInfo{Name: call.Metric}, Metric: call.Metric, Filters: call.Filters}).ID()
		if found[id] == nil {
			found[id] = call
		}
	}
	return found
}

// Explains reports whether a definition has a page on method, which prints the
// corrections.
func (d *Definition) Explains() bool {
	return slices.ContainsFunc(d.Calls(), func(c *Call) bool { return c.Info.Name == "method" })
}

// corrected adds the corrections to the page on method, a line each. What comes
// out as it was published needs no line.
func (c *composer) corrected(blocks []document.Block) ([]document.Block, error) {
	var items [][]document.Block
	for _, correction := range c.req.Corrections {
		call, mistake := parseCall(correction.Figure)
		if mistake != nil {
			continue // FigureID has read it
		}
		n, why, err := c.counted(call.Metric, call.Filters)
		if err != nil {
			return nil, err
		}
		if why.is() || float64(n) == correction.Was {
			continue
		}
		lang := c.req.Language
		text := lexicon.Fill("corrected.figure", lang, "figure", FigureLabel(correction.Figure, lang, c.in.Rules), "before", lexicon.Decimal(correction.Was, 0, lang),
			"after", lexicon.Number(n, lang), "because", correction.Because)
		items = append(items, []document.Block{document.Paragraph{Text: plain(text)}})
	}
	if len(items) == 0 {
		return blocks, nil
	}
	if len(blocks) == 0 {
		return []document.Block{document.List{Items: items}}, nil
	}
	if last, ok := blocks[len(blocks)-1].(document.List); ok && !last.Ordered {
		last.Items = append(last.Items, items...)
		return append(slices.Clone(blocks[:len(blocks)-1]), last), nil
	}
	return append(blocks, document.List{Items: items}), nil
}
