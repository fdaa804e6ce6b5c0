package reports

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Input is what every report of a workspace shares.
type Input struct {
	Store   *store.Store `json:"-"`
	Rules   records.Rules
	Grantee records.Grantee
	// RegionsForCountries names M49 regions in the place of countries, but not to
	// colleagues.
	RegionsForCountries bool
	// AtRisk are not named to donors and the public.
	AtRisk records.AtRisk
	// Language is the workspace's own: that of definitions which name none.
	Language string
	// Files holds the pictures of the workspace, nil where there are none.
	Files fs.FS `json:"-"`
	// Checked are the findings about the data, for reports on their quality; of
	// each check no more than a bounded number is listed, and CheckedCounts has
	// them all.
	Checked       []records.Finding `json:"-"`
	CheckedCounts map[string]int    `json:"-"`
	// Version is that of lex; it is part of the run id.
	Version string
}

// Request asks for one report. What it leaves empty the definition decides.
type Request struct {
	// Name names the report in messages; "" takes the definition's name.
	Name       string
	Definition *Definition `json:"-"`
	// Title replaces the definition's; it is words, never parsed.
	Title, Date, Language string
	Period                records.Period
	Audience              records.Audience
	// Where is added to the definition's filters; on the same field it takes
	// their place.
	Where []records.Filter
	// MinCell is the smallest count that is shown in sensitive tables, 0 for
	// the default of 5; SuppressAll hides small cells of every table.
	MinCell     int
	SuppressAll bool
	// Draft marks every page.
	Draft bool
	// Fund is the id of a fund, "" for the exchange's.
	Fund string
	// Corrections explain figures that differ from published ones; the page on
	// method prints them.
	Corrections []Correction
	// Folder is that of the definition within Input.Files, in slashes: pictures
	// are looked for there first.
	Folder string
}

// FigureValue is a figure and what the data gave: an int or a string.
type FigureValue struct {
	ID    string
	Value any
}

// Result is a composed report.
type Result struct {
	Document *document.Document
	// Figures holds participants, participations, organizations, countries and
	// exchanges, then every figure of the text in its order.
	Figures []FigureValue
	// Findings are false claims, figures without value, refused links and the
	// lack of a date. An error among them means: do not publish.
	Findings []records.Finding
	// Run identifies the report: 12 hexadecimal digits.
	Run string
	// Scope are the filters of the report, as in a call.
	Scope string
	// Carried are the quotes that stand in the report.
	Carried []store.ArchivedQuote
	// Lapsed are the quotes in scope whose consent does not cover all readers.
	Lapsed []LapsedQuote
	// Data is what travels inside the report: its figures, tables and proofs as
	// JSON, without anybody's name.
	Data []byte
	// Missing says what the report lacks and how to add it, for stderr.
	Missing []string
	// Passages are the author's words that stand in the report, Made what its
	// calls put in, in the order of the definition; Accounts and Measures are the
	// numbers behind its tables of budget and indicators.
	Passages []Passage
	Made     []Made
	Accounts []Account
	Measures []Measure
	// Shown are the breakdowns of people, Quotes the testimonials that stand, and
	// Crowd those among whom their speakers are.
	Shown  []Shown
	Quotes []store.StoredTestimonial
	Crowd  *Crowd
	// Fund is the grant that the report is about, the zero Fund where none is
	// chosen.
	Fund records.Fund
}

// composer makes one report.
type composer struct {
	ctx    context.Context
	in     Input
	req    Request
	source *counts
	result *Result
	// trying collects what the line at hand adds; nil between lines.
	trying *attempt

	omit bool
	// aside says that a title or a table of the author's is being composed, no
	// sentence.
	aside   bool
	quiet   bool
	file    string
	text    *text
	notes   map[string]bool
	figures map[string]bool
	tables  map[string]int
	// hidden counts the small cells of each table that is not shown whole.
	hidden map[string]int
	// listings are the lists of organizations so far by their filters.
	listings map[string]*listing
	// mentioned says that the grantee's name has been linked.
	mentioned bool
	// annex asks for the list of organizations at the end.
	annex bool
	// digests tell pictures and findings in the report from others.
	digests []string
	// proofs are what stands in the report, in the order of the text; data the
	// identifiers of the tables whose numbers travel with it.
	proofs []proof
	data   map[string]bool
	// calling is the call of a line of its own that is being composed.
	calling *Call
	// mask takes out those at risk, nil for colleagues.
	mask *mask
	// signed says that the place to sign has been composed.
	signed bool
}

// Compose makes a report of the stored data. The error is that of the store;
// what is wrong with the report stands in the result's findings.
func Compose(ctx context.Context, in Input, req Request) (*Result, error) {
	return newComposer(ctx, in, req).compose()
}

func newComposer(ctx context.Context, in Input, req Request) *composer {
	req = resolve(req)
	d := req.Definition
	c := &composer{ctx: ctx, in: in, req: req, result: &Result{},
		omit: d.Missing == Omit, file: d.Path,
		notes: map[string]bool{}, figures: map[string]bool{}, tables: map[string]int{}, hidden: map[string]int{}, listings: map[string]*listing{}, data: map[string]bool{}}
	c.knownFund()
	c.req.Where = ofFund(c.req, in.Rules)
	c.source = &counts{ctx: ctx, store: in.Store, base: store.Query{Where: c.req.Where, Period: req.Period, Rules: in.Rules, Language: req.Language}}
	return c
}

func (c *composer) compose() (*Result, error) {
	var err error
	if c.mask, err = newMask(c.ctx, c.in, c.req); err != nil {
		return nil, fmt.Errorf("compose report %s: %w", c.req.Name, err)
	}
	if err := c.dated(); err != nil {
		return nil, err
	}
	if err := c.always(); err != nil {
		return nil, err
	}
	d := c.req.Definition
	doc, err := c.document(d)
	if err != nil {
		return nil, fmt.Errorf("compose report %s: %w", c.req.Name, err)
	}
	if err := c.quoted(); err != nil {
		return nil, fmt.Errorf("compose report %s: %w", c.req.Name, err)
	}
	c.maskDocument(doc)
	c.result.Document = doc
	state, err := c.in.Store.State(c.ctx)
	if err != nil {
		return nil, fmt.Errorf("compose report %s: %w", c.req.Name, err)
	}
	c.result.Run = run(state, c.in, c.req, d, c.digests)
	doc.Run = c.result.Run
	c.result.Scope = strings.Join(filterWords(c.req.Where), " ")
	if c.result.Fund, _, err = c.fund(""); err != nil {
		return nil, fmt.Errorf("compose report %s: %w", c.req.Name, err)
	}
	if err := c.unproven(); err != nil {
		return nil, fmt.Errorf("compose report %s: %w", c.req.Name, err)
	}
	if err := c.prove(doc); err != nil {
		return nil, fmt.Errorf("compose report %s: %w", c.req.Name, err)
	}
	c.maskProofs(doc)
	c.result.Findings = inOrder(c.result.Findings, c.file)
	return c.result, c.attach(doc)
}

// resolve fills what the request leaves to the definition.
func resolve(req Request) Request {
	d := req.Definition
	pick := func(first, second string) string {
		if first != "" {
			return first
		}
		return second
	}
	req.Name = pick(req.Name, d.Name)
	req.Date = pick(req.Date, d.Date)
	req.Language = pick(pick(req.Language, d.Language), "en")
	req.Fund = pick(req.Fund, d.Fund)
	req.Audience = records.Audience(pick(pick(string(req.Audience), string(d.Audience)), string(records.Donor)))
	if req.MinCell <= 0 {
		req.MinCell = 5
	}
	where := slices.DeleteFunc(slices.Clone(d.Where), func(f records.Filter) bool { return hasField(req.Where, f.Field) })
	req.Where = append(where, req.Where...)
	return req
}

// always counts the figures that every report has.
func (c *composer) always() error {
	t, err := c.source.count(nil, nil)
	if err != nil {
		return err
	}
	for _, metric := range Metrics[:5] {
		c.figure(metric, metricOf(t.Totals, metric))
	}
	return nil
}

// figure notes a figure for the result, once.
func (c *composer) figure(id string, value any) {
	if !c.figures[id] {
		c.figures[id] = true
		c.result.Figures = append(c.result.Figures, FigureValue{id, value})
	}
}

// document composes title, title block, body and annex.
func (c *composer) document(d *Definition) (*document.Document, error) {
	lang := c.req.Language
	doc := &document.Document{Language: lang, Date: c.req.Date, Draft: c.req.Draft, Words: Words(lang), Contents: d.Contents}
	c.translated()
	var err error
	if doc.Layout, err = c.layout(d); err != nil {
		return nil, err
	}
	if doc.Logo, err = c.logo(d); err != nil {
		return nil, err
	}
	if doc.Title, err = c.title(d); err != nil {
		return nil, err
	}
	if doc.Lines, err = c.titleBlock(); err != nil {
		return nil, err
	}
	if doc.Blocks, err = c.body(d.body); err != nil {
		return nil, err
	}
	if d.Demands.Signature && !c.signed {
		doc.Blocks = append(doc.Blocks, c.signature())
	}
	if c.annex {
		listing, err := c.listing(nil)
		if err != nil {
			return nil, err
		}
		doc.Blocks = append(doc.Blocks, document.Heading{Level: 1, Text: []document.Inline{document.Text{Text: c.word("report.organizations")}}})
		doc.Blocks = append(doc.Blocks, c.listingBlock(listing))
	}
	c.settle(doc)
	return doc, c.properties(doc)
}

// partial loads a text of this package in the report's language.
func (c *composer) partial(name string) (*Definition, error) {
	return embedded(name, c.req.Language)
}

// within composes a partial: its lines are left out where a figure has no
// value, whatever the report's own definition says.
func (c *composer) within(partial *Definition, quiet bool, compose func() error) error {
	omit, file, was := c.omit, c.file, c.quiet
	c.omit, c.file, c.quiet = true, partial.Path, quiet
	err := compose()
	c.omit, c.file, c.quiet = omit, file, was
	return err
}
