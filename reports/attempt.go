package reports

import (
	"errors"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// value is what a call gives inside a line.
type value struct {
	inlines []document.Inline
	// raw is the value for the JSON, text the words.
	raw  any
	text string
	lack
}

// lack says why a call has no value; the zero lack means that it has one.
type lack struct {
	// why is what is missing; add how to add it. A call may lack a value and
	// nothing be missing, as when no row repeats a person: then add is "".
	why, add string
}

func (l lack) is() bool { return l.why != "" }

// attempt collects what a line adds to the report beside its words, to be kept
// only when the line is.
type attempt struct {
	figures  []FigureValue
	findings []records.Finding
	lacks    []calledLack
	passages []Passage
	made     []Made
	shown    []Shown
	proofs   []proof
}

type calledLack struct {
	call *Call
	lack
}

// composed is a line that stands: inlines, or the blocks of a call that has a
// line of its own.
type composed struct {
	inlines []document.Inline
	blocks  []document.Block
	ends    bool
	from    line
}

// lines composes the lines of a block. Of a line and those that stand in for it
// the first that is complete stands; if none is, all are left out, or the first
// stands with a mark where the value is missing and a finding says so.
func (c *composer) lines(t *text, block ast.Node) ([]composed, error) {
	lines := linesOf(block, t.source)
	var kept []composed
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && lines[end].or != nil {
			end++
		}
		standing, err := c.choose(t, lines[i:end])
		if err != nil {
			return nil, err
		}
		if standing != nil {
			standing.ends = standing.ends || lines[end-1].ends
			c.stood(t, block, standing.from, standing.inlines)
			kept = append(kept, *standing)
		}
		i = end
	}
	return kept, nil
}

// choose composes the first complete line of a chain, nil when there is none.
func (c *composer) choose(t *text, chain []line) (*composed, error) {
	var first *composed
	var failed *attempt
	for _, l := range chain {
		standing, try, err := c.try(t, l)
		if err != nil {
			return nil, err
		}
		if len(try.lacks) == 0 {
			c.keep(try)
			return standing, nil
		}
		c.say(try.lacks)
		if first == nil {
			first, failed = standing, try
		}
	}
	if c.omit {
		return nil, nil
	}
	for _, l := range failed.lacks {
		failed.findings = append(failed.findings, c.finding(records.Error, FigureMissing, l.call,
			fmt.Sprintf("the figure {{ %s }} has no value: %s", l.call.ID(), l.why), hintFor(l.lack)))
	}
	c.keep(failed)
	return first, nil
}

// hintFor is the hint under a figure without a value.
func hintFor(l lack) string {
	if l.add != "" {
		return l.add
	}
	return "write a line below it that starts with {{ else }} and stands in for it"
}

// try composes one line and returns what it adds.
func (c *composer) try(t *text, l line) (*composed, *attempt, error) {
	before := c.trying
	c.trying = &attempt{}
	defer func() { c.trying = before }()
	out := &composed{ends: l.ends, from: l}
	var err error
	if call := l.ownLine(); call != nil {
		c.calling = call
		out.blocks, err = c.block(call)
		c.calling = nil
		c.made(call, call.Line, call.Column, out.blocks)
	} else {
		out.inlines, err = c.inlines(t, l.nodes, style{})
		out.inlines = trim(out.inlines)
	}
	return out, c.trying, err
}

// keep takes over what a standing line adds: into the report, or into the line
// around it when it stands inside one.
func (c *composer) keep(try *attempt) {
	if c.trying != nil {
		c.trying.figures = append(c.trying.figures, try.figures...)
		c.trying.findings = append(c.trying.findings, try.findings...)
		c.trying.passages = append(c.trying.passages, try.passages...)
		c.trying.made = append(c.trying.made, try.made...)
		c.trying.shown = append(c.trying.shown, try.shown...)
		c.trying.proofs = append(c.trying.proofs, try.proofs...)
		return
	}
	for _, f := range try.figures {
		c.figure(f.ID, f.Value)
	}
	c.result.Findings = append(c.result.Findings, try.findings...)
	c.result.Passages = append(c.result.Passages, try.passages...)
	c.result.Made = append(c.result.Made, try.made...)
	c.result.Shown = append(c.result.Shown, try.shown...)
	c.proofs = append(c.proofs, try.proofs...)
}

// say tells on stderr what is missing, once.
func (c *composer) say(lacks []calledLack) {
	for _, l := range lacks {
		if l.add != "" && !c.quiet && !(c.aside && l.add == chooseExchange) {
			c.tell(l.why + ": " + l.add)
		}
	}
}

func (c *composer) tell(note string) {
	if !c.notes[note] {
		c.notes[note] = true
		c.result.Missing = append(c.result.Missing, note)
	}
}

// finding makes a finding about a call of the definition.
func (c *composer) finding(severity records.Severity, check string, call *Call, message, hint string) records.Finding {
	return records.Finding{Severity: severity, Check: check, File: c.file, Row: call.Line, Column: call.Column, Message: message, Hint: hint}
}

// trim takes the white space off both ends of a line.
func trim(inlines []document.Inline) []document.Inline {
	for len(inlines) > 0 {
		t, ok := inlines[0].(document.Text)
		if !ok {
			break
		}
		if t.Text = strings.TrimLeft(t.Text, " \t\n"); t.Text != "" {
			inlines[0] = t
			break
		}
		inlines = inlines[1:]
	}
	for last := len(inlines) - 1; last >= 0; last-- {
		t, ok := inlines[last].(document.Text)
		if !ok {
			break
		}
		if t.Text = strings.TrimRight(t.Text, " \t\n"); t.Text != "" {
			inlines[last] = t
			break
		}
		inlines = inlines[:last]
	}
	return inlines
}

// unusable turns the store's word that a filter has no meaning into a finding:
// the definition is wrong, not the store.
func (c *composer) unusable(call *Call, err error) (lack, bool) {
	var filter *store.FilterError
	if !errors.As(err, &filter) {
		return lack{}, false
	}
	c.result.Findings = append(c.result.Findings, c.finding(records.Error, FigureUnknown, call,
		fmt.Sprintf("{{ %s }} cannot be counted: %s", call.ID(), filter.Error()), "correct the filter"))
	return lack{why: filter.Error()}, true
}
