package iati

import (
	"net/url"
	"slices"
	"strings"
	"time"
)

func checkDocuments(a *Activity, r *report) {
	for i, d := range a.Documents {
		where := nth("document-link", i)
		if u, err := url.Parse(d.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			r.wrong(where+"/@url", d.URL, "this is no address on the web", "write it in full: https://…")
		}
		if kind, sub, ok := strings.Cut(d.Format, "/"); !ok || kind == "" || sub == "" {
			r.wrong(where+"/@format", d.Format, "this is no media type", "a PDF is application/pdf, a web page text/html")
		}
		if !d.Title.says() {
			r.wrong(where+"/title", "", "the document has no title", "give one")
		}
		if len(d.Categories) == 0 {
			r.wrong(where+"/category", "", "the document has no category", "A07 is a review or evaluation, A08 results")
		}
		for _, c := range d.Categories {
			if len(c) != 3 || !strings.ContainsAny(string(c[:1]), "ABC") || !isDigits(string(c[1:])) {
				r.wrong(where+"/category/@code", string(c), "this is no category of documents", "A07 is a review or evaluation, A08 results")
			}
		}
		if d.Day != "" {
			r.day(where+"/document-date", string(d.Day))
		}
	}
}

func checkResults(a *Activity, r *report) {
	for i, result := range a.Results {
		where := nth("result", i)
		if !slices.Contains([]string{Output, Outcome, Impact, OtherResult}, result.Type) {
			r.wrong(where+"/@type", result.Type, "this is no type of result", "1 is output, 2 outcome, 3 impact, 9 other")
		}
		if !result.Title.says() {
			r.wrong(where+"/title", "", "the result has no title", "give one")
		}
		if len(result.Indicators) == 0 {
			r.wrong(where+"/indicator", "", "the result has no indicator", "give one, or leave the result out")
		}
		for j, indicator := range result.Indicators {
			checkIndicator(r, where+"/"+nth("indicator", j), indicator)
		}
	}
}

func checkIndicator(r *report, where string, in Indicator) {
	if !slices.Contains([]string{Unit, Percentage, Nominal, Ordinal, Qualitative}, in.Measure) {
		r.wrong(where+"/@measure", in.Measure, "this is no measure", "1 is a number, 2 a percentage, 5 words")
	}
	if !in.Title.says() {
		r.wrong(where+"/title", "", "the indicator has no title", "give one")
	}
	for k, b := range in.Baselines {
		at := where + "/" + nth("baseline", k)
		if len(b.Year) != 4 || !isDigits(b.Year) {
			r.wrong(at+"/@year", b.Year, "the baseline has no year", "give the year that it was measured in")
		}
		if b.Day != "" {
			if t, ok := r.day(at+"/@iso-date", b.Day); ok && t.Format("2006") != b.Year {
				r.wrong(at+"/@iso-date", b.Day, "the day lies in another year", "mend the day or the year")
			}
		}
		r.measured(at, in.Measure, b.Measured)
	}
	var before time.Time
	for k, p := range in.Periods {
		at := where + "/" + nth("period", k)
		from, to, ok := r.span(at, p.Start, p.End)
		if ok && k > 0 && !from.After(before) {
			r.doubtful(at, string(p.Start), "the period begins before the one above has ended", "list periods in their order and let none overlap")
		}
		if ok {
			before = to
		}
		for n, m := range p.Targets {
			r.measured(at+"/"+nth("target", n), in.Measure, m)
		}
		for n, m := range p.Actuals {
			r.measured(at+"/"+nth("actual", n), in.Measure, m)
		}
	}
}

// measured checks a value: a number where something is measured in numbers, and
// none where it is told in words.
func (r *report) measured(where, measure string, m Measured) {
	switch {
	case measure == Qualitative && m.Value != "":
		r.wrong(where+"/@value", m.Value, "what is told in words has no value", "put the words into the comment")
	case measure == Qualitative && !m.Comment.says():
		r.wrong(where+"/comment", "", "the words are missing", "say in the comment what was found")
	case measure != Qualitative && !isDecimal(m.Value):
		r.wrong(where+"/@value", m.Value, "a number is demanded here", "write digits, 0 for none; leave the whole entry out where nothing is known")
	}
	for i, d := range m.Dimensions {
		if strings.TrimSpace(d.Name) == "" || strings.TrimSpace(d.Value) == "" {
			r.wrong(where+"/"+nth("dimension", i), d.Name+" "+d.Value, "a dimension needs a name and a value", "write sex and female, for instance")
		}
	}
}
