package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// unproven finds the numbers in the author's words that no figure or claim
// covers. Where the words say what a number counts, it is compared with the data
// and the finding tells.
func (c *composer) unproven() error {
	d := c.req.Definition
	lang := cmp.Or(languageOf(d.Path), d.Language, c.in.Language, c.req.Language)
	for _, p := range c.result.Passages {
		if p.Kind == QuotePassage || p.Kind == HeaderPassage {
			continue
		}
		text, starts := p.Text()
		for _, n := range lexicon.ProseNumbers(text, lang) {
			if announced(p, n) || p.inAddress(starts, n.Start) {
				continue
			}
			f, err := c.unprovenNumber(p, text, n)
			if err != nil {
				return err
			}
			c.result.Findings = append(c.result.Findings, f)
		}
	}
	return nil
}

// inAddress reports whether a byte of a passage lies in code, or in an address
// of the web that stands for its own words.
func (p Passage) inAddress(starts []int, index int) bool {
	for i := len(starts) - 1; i >= 0; i-- {
		if starts[i] <= index {
			return p.Runs[i].Code || p.Runs[i].Link && p.Runs[i].Text == p.Runs[i].URL
		}
	}
	return false
}

// announced reports whether a number announces the list right below it and says
// how many items that has: the report itself bears it out.
func announced(p Passage, n lexicon.ProseNumber) bool {
	if n.Value == 0 || p.block == nil {
		return false
	}
	next := p.block.NextSibling()
	if h, ok := p.block.(*ast.Heading); ok && next != nil && next.Kind() == ast.KindParagraph {
		next = h.NextSibling().NextSibling()
	}
	list, ok := next.(*ast.List)
	return ok && float64(list.ChildCount()) == n.Value
}

// unprovenNumber is the finding about one number.
func (c *composer) unprovenNumber(p Passage, text string, n lexicon.ProseNumber) (records.Finding, error) {
	line, column := p.At(n.Start)
	written, phrase := text[n.Start:n.End], text[n.Start:n.PhraseEnd]
	f := records.Finding{Severity: records.Warning, Check: ClaimUnproven, File: c.file, Row: line, Column: column, Value: written,
		Message: fmt.Sprintf("the text states %q, and no figure of the data stands behind it", phrase),
		Hint:    fmt.Sprintf("write a figure in its place, such as {{ participants }}, or {{ stated %s }} when the data cannot know it", strconv.Quote(written))}
	if n.Metric == "" || n.Value != float64(int(n.Value)) {
		return f, nil
	}
	call := &Call{Metric: n.Metric, Number: int(n.Value)}
	call.Info, _ = callInfo("claim")
	if n.Region != "" {
		call.Filters = []records.Filter{{Field: "region", Value: n.Region}}
	}
	counts, why, err := c.counted(call.Metric, call.Filters)
	if err != nil || why.is() {
		return f, err
	}
	under := (&Call{Info: CallInfo{Name: n.Metric}, Metric: n.Metric, Filters: call.Filters}).ID()
	f.Field = n.Metric
	if counts == call.Number {
		f.Message = fmt.Sprintf("the text states %q, which the data bear out today and nothing ties to them", phrase)
		f.Hint = fmt.Sprintf("write {{ %s }} in its place, or {{ %s }}, so that it is checked each time", under, call.ID())
		return f, nil
	}
	f.Message = fmt.Sprintf("the text states %q, the data gives %d for {{ %s }}", phrase, counts, under)
	keys, err := c.countedKeys(call.Metric, call.Filters)
	if err != nil {
		return f, err
	}
	if len(keys) > 0 {
		f.Message += " (" + abridge(keys) + ")"
	}
	reading, err := c.otherReading(call)
	if reading != noReading {
		f.Hint = fmt.Sprintf("%s; write {{ %s }} in its place, so that it is checked each time", reading, under)
	} else {
		f.Hint = fmt.Sprintf("write {{ %s }} in its place, so that it follows the data", under)
	}
	return f, err
}

// stated prints what the author states and the data cannot know: a number with
// its words, or a number in words.
func (c *composer) stated(call *Call) value {
	if call.Number >= 0 {
		return c.number(call, call.Number)
	}
	return wording(call.ID(), call.Nouns[0])
}

// statesNumber reports whether words hold a number in one of the languages.
func statesNumber(words string) bool {
	return slices.ContainsFunc(lexicon.Languages, func(lang string) bool { return len(lexicon.ProseNumbers(words, lang)) > 0 })
}
