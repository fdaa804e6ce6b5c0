package reports

import (
	"cmp"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// nextSteps composes the numbered list of what is still to do at the end of the
// period: steps agreed since and before, but not those done or dropped.
func (c *composer) nextSteps(call *Call) ([]document.Block, lack, error) {
	list, why, err := c.entriesOf(records.NextSteps, call)
	if err != nil || why.is() {
		return nil, why, err
	}
	steps := document.List{Ordered: true, Start: 1}
	for _, e := range list {
		status := e.Text("status")
		later := c.req.Period.End != "" && e.Start > c.req.Period.End
		if later || status == "done" || status == "dropped" {
			continue
		}
		steps.Items = append(steps.Items, []document.Block{document.Paragraph{Text: c.step(e)}})
	}
	if len(steps.Items) == 0 {
		return c.none("nil.next_steps"), lack{}, nil
	}
	return []document.Block{steps}, lack{}, nil
}

// step is one step: what, and in brackets who (in internal reports, since it
// names a person), by when and how far it is.
func (c *composer) step(e store.StoredEntry) []document.Inline {
	lang := c.req.Language
	var asides []string
	if owner := e.Text("owner"); owner != "" && c.req.Audience == records.Internal {
		asides = append(asides, owner)
	}
	if due := e.Text("due"); due != "" {
		words := "report.by_day"
		if now := cmp.Or(c.req.Period.End, c.req.Date); now != "" && due < now {
			words = "report.was_due"
		}
		asides = append(asides, lexicon.Fill(words, lang, "day", lexicon.Day(due, lang)))
	}
	if e.Text("status") == "ongoing" {
		asides = append(asides, lowerFirst(lexicon.Choice("progress", "ongoing", lang)))
	}
	words := strings.TrimRight(strings.Join(strings.Fields(e.Text("step")), " "), " .;")
	if len(asides) > 0 {
		words += " (" + strings.Join(asides, "; ") + ")"
	}
	if !strings.HasSuffix(words, "?") && !strings.HasSuffix(words, "!") {
		words += "."
	}
	return plain(words)
}
