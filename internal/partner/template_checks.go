package partner

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Days between which a date must lie, as serial numbers: 1900-03-01, where all
// spreadsheet programs agree, to 2099-12-31.
const (
	firstDay = 61
	finalDay = 73050
)

// mostNumber bounds what is taken for a number of people or of money.
const mostNumber = 1e12

// emailFormula holds for one address without spaces; {c} is the cell.
const emailFormula = `AND(ISNUMBER(FIND("@",{c})),ISNUMBER(FIND(".",{c},FIND("@",{c})+2)),ISERROR(FIND(" ",{c})),LEN({c})-LEN(SUBSTITUTE({c},"@",""))=1)`

// check gives a column its list of choices, or the rule by which the spreadsheet
// program looks at what is typed, with a message in the language of the list.
func (m *template) check(sheet, letter string, kind records.Kind, f records.Field) error {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(letter + "2:" + letter + itoa(lastRow))
	message, style := "template.wrong_list", excelize.DataValidationErrorStyleStop
	list := func(name string, values []string) {
		dv.SetSqrefDropList(m.lists.ref(name, values))
	}
	switch {
	case f.Type == records.Key:
		list(f.Topic, choicesOf(f, m.Language))
	case f.Type == records.CountryName:
		// lex reads countries in many spellings, so that a paste is not refused.
		list("country", lexicon.CountryNames(m.Language))
		style = excelize.DataValidationErrorStyleWarning
	case f.Type == records.Focus:
		list("focus_area", lexicon.FocusNames(m.Language, m.Rules.FocusAreas))
		message, style = "template.wrong_focus", excelize.DataValidationErrorStyleInformation
	case f.Name == "currency":
		list("currency", lexicon.Currencies())
	case f.Name == "exchange" && kind != records.Exchanges && len(m.Rules.Exchanges) > 0:
		list("exchange", exchangeNames(m.Rules))
		style = excelize.DataValidationErrorStyleWarning
	case f.Name == "fund" && len(m.Rules.Funds) > 0:
		var ids []string
		for _, fund := range m.Rules.Funds {
			ids = append(ids, fund.ID)
		}
		list("fund", ids)
		style = excelize.DataValidationErrorStyleWarning
	case f.Type == records.Day:
		message = "template.wrong_day"
		if err := dv.SetRange(firstDay, finalDay, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case f.Type == records.Number:
		message = "template.wrong_number"
		if err := dv.SetRange(-mostNumber, mostNumber, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case f.Type == records.Email:
		message = "template.wrong_email"
		if err := dv.SetRange(strings.ReplaceAll(emailFormula, "{c}", letter+"2"), "", excelize.DataValidationTypeCustom, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case f.Name == "age" || f.Name == "period":
		// Nothing to choose from and no rule, but a form that wants telling.
		dv.SetInput(lexicon.FieldLabel(kind, f.Name, m.Language), lexicon.FieldGuide(kind, f.Name, m.Language))
		return m.file.AddDataValidation(sheet, dv)
	default:
		return nil
	}
	dv.SetError(style, lexicon.Word("template.wrong", m.Language), lexicon.Word(message, m.Language))
	return m.file.AddDataValidation(sheet, dv)
}

// choicesOf words the keys of a field.
func choicesOf(f records.Field, lang string) []string {
	var words []string
	for _, key := range f.Keys() {
		words = append(words, lexicon.Choice(f.Topic, key, lang))
	}
	return words
}

// exchangeNames are the exchanges as rows name them.
func exchangeNames(rules records.Rules) []string {
	var names []string
	for _, e := range rules.Exchanges {
		if e.Name == "" {
			names = append(names, e.ID)
			continue
		}
		names = append(names, e.Name)
	}
	return names
}
