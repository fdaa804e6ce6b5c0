package partner

import (
	"fmt"
	"io"
	"slices"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Template is a workbook to send out: instructions, and a list to fill in for
// each kind.
type Template struct {
	Kinds []records.Kind
	// Language is en, es, fr or pt.
	Language string
	// Grantee is who asks for the list, "" for "we".
	Grantee string
	// Rules give the exchanges, funds and focus areas to choose from.
	Rules records.Rules
}

// leftOut are fields that a template does not ask for: parts of what another
// column holds whole, and a date of birth where an age will do.
var leftOut = []string{"given_name", "family_name", "birth_date", "country_code", "days"}

// TemplateFields lists the fields that the template of a kind asks for, in order.
func TemplateFields(kind records.Kind) []records.Field {
	info, _ := records.Info(kind)
	return slices.DeleteFunc(slices.Clone(info.Fields), func(f records.Field) bool { return slices.Contains(leftOut, f.Name) })
}

// TemplateHeading is the heading over a field in a template; those of fields
// that must be filled in end in a star.
func TemplateHeading(kind records.Kind, field, lang string) string {
	label := lexicon.FieldLabel(kind, field, lang)
	if info, _ := records.Info(kind); slices.Contains(info.Required, field) {
		label += " *"
	}
	return label
}

// template is one in the making.
type template struct {
	Template
	*book
	own    records.Own
	lists  *choiceLists
	sheets []string // of Kinds
}

// WriteTemplate writes the workbook: the sheet with the instructions first, the
// lists behind it, and last a hidden sheet with what the drop-down cells offer
// and with how lex is to read the lists when they come back.
func WriteTemplate(w io.Writer, t Template) error {
	title := lexicon.Word("template.title_all", t.Language)
	if len(t.Kinds) == 1 {
		title = lexicon.Fill("template.title", t.Language, "kind", lexicon.Word("kind."+string(t.Kinds[0]), t.Language))
	}
	b := newBook(title, t.Language)
	defer b.file.Close()
	m := &template{Template: t, book: b, own: records.Own{Purpose: records.OwnTemplate}, lists: newChoiceLists()}
	if err := m.compose(title); err != nil {
		return fmt.Errorf("write template: %w", err)
	}
	if err := b.write(w); err != nil {
		return fmt.Errorf("write template: %w", err)
	}
	return nil
}

func (m *template) compose(title string) error {
	guide, err := m.addSheet(lexicon.Word("template.guide", m.Language))
	if err != nil {
		return err
	}
	m.own.Sheets = append(m.own.Sheets, records.OwnList{Sheet: guide})
	for _, kind := range m.Kinds {
		sheet, err := m.addSheet(lexicon.Word("kind."+string(kind), m.Language))
		if err != nil {
			return err
		}
		m.sheets = append(m.sheets, sheet)
		if err := m.list(kind, sheet); err != nil {
			return fmt.Errorf("sheet %q: %w", sheet, err)
		}
	}
	if err := m.guide(guide, title); err != nil {
		return fmt.Errorf("sheet %q: %w", guide, err)
	}
	if err := m.hidden(m.own, m.lists); err != nil {
		return err
	}
	// Who opens it sees the instructions.
	m.file.SetActiveSheet(0)
	return nil
}

// lastRow is how far down the lists offer choices and look at what is written.
const lastRow = 10_000

// list lays out the sheet to fill in.
func (m *template) list(kind records.Kind, sheet string) error {
	said := records.OwnList{Sheet: sheet, Kind: kind, Language: m.Language}
	info, _ := records.Info(kind)
	for i, f := range TemplateFields(kind) {
		letter := records.ColumnLetters(i)
		heading := TemplateHeading(kind, f.Name, m.Language)
		said.Columns = append(said.Columns, records.OwnColumn{Heading: heading, Field: f.Name})
		look := headLook
		if slices.Contains(info.Required, f.Name) {
			look = mustLook
		}
		if err := m.column(sheet, letter, f); err != nil {
			return err
		}
		if err := m.text(sheet, letter+"1", heading, look); err != nil {
			return err
		}
		if err := m.check(sheet, letter, kind, f); err != nil {
			return fmt.Errorf("column %s: %w", letter, err)
		}
	}
	m.own.Sheets = append(m.own.Sheets, said)
	if err := m.file.SetRowHeight(sheet, 1, 32); err != nil {
		return err
	}
	// Readers that look no further than the dimension see the whole head.
	if err := m.file.SetSheetDimension(sheet, "A1:"+records.Cell(len(said.Columns)-1, 2)); err != nil {
		return err
	}
	return m.page(sheet, 1)
}

// column sets the width and the format of a column. Text is marked as text: a
// spreadsheet program would make a date out of the period 2018-03 or the age
// 10-12, and a number out of a telephone number.
func (m *template) column(sheet, letter string, f records.Field) error {
	width, look := 20.0, textLook
	switch f.Type {
	case records.Day:
		width, look = 13, dayLook
	case records.Number:
		width, look = 13, numberLook
	case records.Key:
		width = 16
	case records.Prose:
		width, look = 44, proseLook
	case records.Email, records.Web, records.Focus:
		width = 28
	}
	switch f.Name {
	case "name", "title", "organization", "indicator", "line", "exchange":
		width = 30
	case "age", "acronym", "currency", "code", "unit", "period":
		width = 12
	}
	style, err := m.style(look)
	if err != nil {
		return err
	}
	if err := m.file.SetColStyle(sheet, letter, style); err != nil {
		return err
	}
	return m.file.SetColWidth(sheet, letter, letter, width)
}

// hidden adds the sheet that lex reads, with the lists of choices beside.
func (b *book) hidden(own records.Own, lists *choiceLists) error {
	if _, err := b.file.NewSheet(records.OwnSheet); err != nil {
		return err
	}
	for y, row := range own.Rows() {
		for x, cell := range row {
			if cell == "" {
				continue
			}
			if err := b.file.SetCellStr(records.OwnSheet, records.Cell(x, y+1), cell); err != nil {
				return err
			}
		}
	}
	if lists != nil {
		for i, list := range lists.all {
			for y, cell := range append([]string{list.name}, list.values...) {
				if err := b.file.SetCellStr(records.OwnSheet, records.Cell(firstList+i, y+1), disk.CellText(cell)); err != nil {
					return err
				}
			}
		}
	}
	return b.file.SetSheetVisible(records.OwnSheet, false)
}

// firstList is the column of the first list of choices, behind those of what lex
// says about the sheets.
const firstList = 7

// choiceLists are what the drop-down cells offer, each list once.
type choiceLists struct{ all []choiceList }

type choiceList struct {
	name   string
	values []string
}

func newChoiceLists() *choiceLists { return &choiceLists{} }

// ref is the address of a list, which is added when it is new.
func (l *choiceLists) ref(name string, values []string) string {
	at := slices.IndexFunc(l.all, func(c choiceList) bool { return c.name == name })
	if at < 0 {
		at = len(l.all)
		l.all = append(l.all, choiceList{name, values})
	}
	letter := records.ColumnLetters(firstList + at)
	return fmt.Sprintf("'%s'!$%s$2:$%s$%d", records.OwnSheet, letter, letter, len(values)+1)
}
