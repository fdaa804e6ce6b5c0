package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// run names a report by what it is made of: 12 hexadecimal digits over the data,
// the definition, the workspace's rules, period, language, audience, filters and
// the version of lex; shown are digests of what else stands in the report, such
// as pictures. Formats, paths and times are no part of it.
func run(state string, in Input, req Request, d *Definition, shown []string) string {
	source := sha256.Sum256(d.Source)
	var atRisk *records.AtRisk
	if in.AtRisk.Anybody() && req.Audience != records.Internal {
		atRisk = &in.AtRisk
	}
	parts := struct {
		State, Definition, Version              string
		Title, Date, Language, Fund, Start, End string
		Audience                                records.Audience
		Where                                   []records.Filter
		MinCell                                 int
		SuppressAll, Draft                      bool
		Regions                                 bool            `json:",omitempty"`
		Shown                                   []string        `json:",omitempty"`
		AtRisk                                  *records.AtRisk `json:",omitempty"`
		Corrections                             []Correction    `json:",omitempty"`
		Rules                                   records.Rules
		Grantee                                 records.Grantee
	}{state, hex.EncodeToString(source[:]), in.Version, req.Title, req.Date, req.Language, req.Fund, req.Period.Start, req.Period.End,
		req.Audience, req.Where, req.MinCell, req.SuppressAll, req.Draft, in.RegionsForCountries, shown, atRisk, req.Corrections, in.Rules, in.Grantee}
	// Maps are written in the order of their keys, so the text is always the
	// same; these types cannot fail to be written.
	text, err := json.Marshal(parts)
	if err != nil {
		panic(fmt.Sprintf("reports: write the parts of a run: %v", err))
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])[:12]
}

// dated settles the date of the report: what the request or the definition says,
// else the end of its period, else the last day of its exchanges, else none.
func (c *composer) dated() error {
	if c.req.Date != "" {
		return nil
	}
	if c.req.Period.End != "" {
		c.req.Date = c.req.Period.End
		return nil
	}
	ids, err := c.source.exchanges(nil)
	if err != nil {
		return err
	}
	for _, id := range ids {
		e, _ := c.in.Rules.Exchange(id)
		c.req.Date = max(c.req.Date, e.End, e.Start)
	}
	if c.req.Date == "" {
		c.result.Findings = append(c.result.Findings, records.Finding{Severity: records.Warning, Check: ReportUndated, File: c.file,
			Message: "the report has no date: neither it, nor its period, nor its exchange has one",
			Hint:    "add date: to the definition, or to the report in lex.yaml"})
	}
	return nil
}
