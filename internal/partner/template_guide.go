package partner

import (
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// guideWidths are the widths of the sheet of instructions, in digits; a line of
// text over all of them holds about guideLine characters.
var guideWidths = []float64{30, 15, 72, 34}

const (
	guideLine    = 165
	guideColumn  = 82
	guideExample = 36
)

// guide writes the instructions: what the list is for, what is done with the
// data, how to ask for consent, how to fill it in, and the columns with an
// invented example. The example stands here, so that nobody counts it.
func (m *template) guide(sheet, title string) error {
	for i, width := range guideWidths {
		letter := records.ColumnLetters(i)
		if err := m.file.SetColWidth(sheet, letter, letter, width); err != nil {
			return err
		}
	}
	g := &guideSheet{template: m, sheet: sheet}
	g.line(title, titleLook, 28)
	purpose := lexicon.Fill("template.purpose", m.Language, "grantee", m.Grantee)
	if m.Grantee == "" {
		purpose = lexicon.Word("template.purpose_we", m.Language)
	}
	g.section("template.what_for", purpose)
	g.section("template.data", g.word("template.data_text"))
	var consent []string
	if slices.ContainsFunc(m.Kinds, func(k records.Kind) bool { return k == records.Participants || k == records.Consents }) {
		consent = append(consent, g.word("template.consent_text"))
	}
	if slices.Contains(m.Kinds, records.Testimonials) {
		consent = append(consent, g.word("template.consent_quote"))
	}
	if consent != nil {
		g.section("template.consent", consent...)
	}
	g.section("template.how", g.word("template.how_rows"), g.word("template.how_lists"), g.word("template.how_keep"))
	for i, kind := range m.Kinds {
		heading := g.word("template.columns")
		if len(m.Kinds) > 1 {
			heading = lexicon.Fill("template.sheet_of", m.Language, "sheet", lexicon.Quoted(m.sheets[i], m.Language))
		}
		g.row++
		g.line(heading, sectionLook, 20)
		g.columns(kind)
	}
	if g.err != nil {
		return g.err
	}
	return m.page(sheet, 0)
}

// guideSheet writes the sheet from the top down; it keeps the first error.
type guideSheet struct {
	*template
	sheet string
	row   int // the last one that was written
	err   error
}

func (g *guideSheet) word(key string) string { return lexicon.Word(key, g.Language) }

// line writes a text over all columns.
func (g *guideSheet) line(text string, l look, height float64) {
	g.row++
	first, last := records.Cell(0, g.row), records.Cell(len(guideWidths)-1, g.row)
	g.try(g.text(g.sheet, first, text, l))
	g.try(g.file.MergeCell(g.sheet, first, last))
	g.try(g.file.SetRowHeight(g.sheet, g.row, height))
}

func (g *guideSheet) section(heading string, texts ...string) {
	g.row++
	g.line(g.word(heading), sectionLook, 20)
	for _, text := range texts {
		g.line(text, bodyLook, 4+13.5*float64(lines(text, guideLine)))
	}
}

// columns writes the table of the columns of a list.
func (g *guideSheet) columns(kind records.Kind) {
	g.cells(20, headLook, g.word("template.column"), g.word("template.required"), g.word("template.belongs"), g.word("template.example"))
	info, _ := records.Info(kind)
	for _, f := range TemplateFields(kind) {
		must := ""
		if slices.Contains(info.Required, f.Name) {
			must = g.word("template.yes")
		}
		guide := lexicon.FieldGuide(kind, f.Name, g.Language)
		example := exampleOf(kind, f, g.Language, g.Rules)
		height := 4 + 13.5*float64(max(lines(guide, guideColumn), lines(example, guideExample)))
		g.cells(height, cellLook, TemplateHeading(kind, f.Name, g.Language), must, guide, example)
	}
}

func (g *guideSheet) cells(height float64, l look, texts ...string) {
	g.row++
	for i, text := range texts {
		g.try(g.text(g.sheet, records.Cell(i, g.row), text, l))
	}
	g.try(g.file.SetRowHeight(g.sheet, g.row, height))
}

func (g *guideSheet) try(err error) {
	if g.err == nil {
		g.err = err
	}
}

// exampleDay is a day of the example, in which nobody has withdrawn anything.
func exampleDay(field string) string {
	switch field {
	case "withdrawn":
		return ""
	case "end", "end_date":
		return "2017-06-24"
	case "due", "expires":
		return "2019-12-31"
	}
	return "2017-06-19"
}

// exampleOf is an invented cell of a field.
func exampleOf(kind records.Kind, f records.Field, lang string, rules records.Rules) string {
	switch {
	case f.Topic == "status":
		return lexicon.Choice(f.Topic, "present", lang)
	case f.Type == records.Key:
		return lexicon.Choice(f.Topic, f.Keys()[0], lang)
	case f.Type == records.Day:
		return exampleDay(f.Name)
	case f.Type == records.CountryName:
		return lexicon.CountryName("PE", lang)
	case f.Type == records.Focus:
		return lexicon.FocusName("access-to-justice", lang, rules.FocusAreas)
	case f.Name == "currency":
		return "EUR"
	case f.Name == "exchange" && kind != records.Exchanges && len(rules.Exchanges) > 0:
		return exchangeNames(rules)[0]
	case f.Name == "fund" && len(rules.Funds) > 0:
		return rules.Funds[0].ID
	}
	return lexicon.FieldExample(kind, f.Name, lang)
}
