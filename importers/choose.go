package importers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// ChooseSheets tells which sheets of a file to read: those that the person
// named, else all that are visible. Hidden sheets that nobody named are reported
// and left alone. It fails when a named sheet does not exist.
func ChooseSheets(sheets []Sheet, opt Options) (read []int, findings []records.Finding, err error) {
	for _, name := range opt.Sheets {
		at := slices.IndexFunc(sheets, func(s Sheet) bool { return s.Name == name })
		if at < 0 {
			at = slices.IndexFunc(sheets, func(s Sheet) bool { return lexicon.Fold(s.Name) == lexicon.Fold(name) })
		}
		if at < 0 {
			if len(sheets) == 1 && sheets[0].Name == "" {
				return nil, nil, fmt.Errorf("no sheet is called %q; a text file has one sheet, without a name", name)
			}
			return nil, nil, fmt.Errorf("no sheet is called %q; there are %s", name, sheetNames(sheets))
		}
		if !slices.Contains(read, at) {
			read = append(read, at)
		}
	}
	if len(opt.Sheets) > 0 {
		slices.Sort(read)
		return read, nil, nil
	}
	for i, s := range sheets {
		if s.State == Visible || s.State == "" {
			read = append(read, i)
			continue
		}
		findings = append(findings, records.Finding{
			Severity: records.Warning, Check: "sheet-hidden", File: opt.File, Sheet: s.Name,
			Message: "the sheet is hidden in the workbook and was not read",
			Hint:    "read it with --sheet " + quoteArg(s.Name) + ", or delete it if it holds what should not travel",
		})
	}
	return read, findings, nil
}

func sheetNames(sheets []Sheet) string {
	var names []string
	for _, s := range sheets {
		names = append(names, fmt.Sprintf("%q", s.Name))
	}
	return strings.Join(names, ", ")
}

// PassOver softens the findings of unrecognised sheets beside a recognised one:
// a workbook may well hold notes or a chart next to its list.
func PassOver(plans []Plan) {
	if !slices.ContainsFunc(plans, func(p Plan) bool { return p.Kind != "" }) {
		return
	}
	for i := range plans {
		for j := range plans[i].Findings {
			if f := &plans[i].Findings[j]; f.Check == "sheet-unrecognised" {
				f.Check, f.Severity = "sheet-passed-over", records.Notice
			}
		}
	}
}
