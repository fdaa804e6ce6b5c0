package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// gravity orders severities, the gravest first.
var gravity = []records.Severity{records.Error, records.Warning, records.Notice}

// dataQuality composes what the checks found, by file and check: how often, and
// never whom it concerns.
func (c *composer) dataQuality() ([]document.Block, lack, error) {
	type key struct {
		file, check string
		severity    records.Severity
	}
	counts := map[key]int{}
	listed := map[string]int{}
	for _, f := range c.in.Checked {
		counts[key{base(f.File), f.Check, f.Severity}]++
		listed[f.Check]++
	}
	var keys []key
	for k := range counts {
		keys = append(keys, k)
	}
	if len(keys) == 0 {
		return c.none("nil.findings"), lack{}, nil
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(strings.Compare(a.file, b.file), slices.Index(gravity, a.severity)-slices.Index(gravity, b.severity), strings.Compare(a.check, b.check))
	})
	lang := c.req.Language
	t := document.Table{ID: c.tableID("data-quality"), Title: c.word("data_quality"), Sheet: c.word("data_quality"), Columns: []document.Column{
		{Head: c.word("file")}, {Head: c.word("finding")}, {Head: c.word("severity")}, {Head: c.word("count"), Number: true}}}
	for _, k := range keys {
		file := wordCell(k.file)
		if k.file == "" {
			file = wordCell(c.word("whole_workspace"))
		}
		c.digests = append(c.digests, fmt.Sprint(k, counts[k]))
		t.Rows = append(t.Rows, []document.Cell{file, wordCell(checkWords(k.check, lang)), wordCell(c.word("severity." + string(k.severity))), countCell(counts[k], lang)})
	}
	var more []string
	for _, k := range keys {
		if n := c.in.CheckedCounts[k.check]; n > listed[k.check] && !slices.Contains(more, k.check) {
			more = append(more, k.check)
			t.Note = append(t.Note, plain(lexicon.Fill("report.more_findings", lang, "finding", checkWords(k.check, lang), "n", lexicon.Number(n, lang), "listed", lexicon.Number(listed[k.check], lang))+" ")...)
		}
	}
	c.limit(&t)
	return []document.Block{t}, lack{}, nil
}

// checkWords names a check in the report's language.
func checkWords(check, lang string) string {
	if key := "check." + check; lexicon.HasWord(key) {
		return lexicon.Word(key, lang)
	}
	return check
}
