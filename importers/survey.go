package importers

import (
	"context"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// surveyRows is how many rows are looked at before decoding, to decide what
// single cells leave open: whether NA is Namibia, which number of 03/04/2017 is
// the day.
const surveyRows = 10000

// survey reads the beginning of the sheet, and on while some dates still have
// no other date to decide them. few tells that it saw the whole sheet and that
// the sheet is small.
func (d *decoder) survey(ctx context.Context, read rowSource) (few bool, err error) {
	if len(d.days) == 0 && d.countries.name < 0 && d.countries.code < 0 && d.entries == nil {
		return false, nil
	}
	rows := 0
	err = read.until(ctx, func(row *Row) bool {
		if row.Number <= d.head || d.plan.titles[row.Number] || rows >= surveyRows && !d.decisive(row) {
			return true
		}
		d.line.read(row)
		if d.totals.none(&d.line) || row.Hidden && !d.opt.HiddenRows {
			return true
		}
		rows++
		if rows <= surveyRows {
			d.countries.survey(&d.line)
			d.entries.survey(&d.line)
		}
		open := false
		for _, days := range d.days {
			days.survey(&d.line)
			open = open || days.open()
		}
		return rows < surveyRows || open
	})
	if err != nil {
		return false, err
	}
	for _, days := range d.days {
		days.decide(d.language())
	}
	d.entries.decide(d.language())
	return rows < fewRows, ctx.Err()
}

// decisive tells a row with a date that shows which number is the day. Of the
// rows beyond surveyRows, no others are looked at.
func (d *decoder) decisive(row *Row) bool {
	for _, days := range d.days {
		if days.column >= len(row.Cells) {
			continue
		}
		text, _ := cleanLine(row.Cells[days.column].Text)
		if match := days.match(text); !match.ambiguous && (match.order == lexicon.DayFirst || match.order == lexicon.MonthFirst) {
			return true
		}
	}
	return false
}

// language is the language in which the partner is spoken to: the one that the
// person named, else that of the headings.
func (d *decoder) language() string {
	if d.opt.Language != "" {
		return d.opt.Language
	}
	return headingLanguage(d.totals.headings)
}

// headingWords are words of headings that give their language away, folded.
var headingWords = []struct {
	language string
	words    map[string]bool
}{
	{"en", wordSet("name names first last given country organization organisation email city date age sex gender role position phone website")},
	{"es", wordSet("nombre nombres apellido apellidos pais organizacion institucion correo ciudad fecha edad sexo genero cargo telefono sitio")},
	{"fr", wordSet("nom prenom prenoms pays organisation courriel ville age sexe genre fonction poste telephone site date")},
	{"pt", wordSet("nome nomes sobrenome pais organizacao instituicao correio cidade data idade sexo genero cargo telefone sitio")},
}

// headingLanguage guesses in which language headings are written; English when
// nothing tells.
func headingLanguage(headings []string) string {
	best, most := "en", 0
	for _, l := range headingWords {
		n := 0
		for _, h := range headings {
			for _, word := range strings.Fields(lexicon.Fold(h)) {
				if l.words[word] {
					n++
				}
			}
		}
		if n > most {
			best, most = l.language, n
		}
	}
	return best
}
