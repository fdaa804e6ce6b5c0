package letter

import (
	"math"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/reports"
)

// Reason words a cause as a clause, without its effects: "people.xlsx came in a
// new version: 1 row added (14)".
func (l *Letter) Reason(c Cause) string {
	lang := l.Language
	pair := []string{"before", c.From, "after", c.To}
	switch c.Kind {
	case Data:
		return l.file(c.File)
	case Decisions:
		return lexicon.Fill("letter.decisions", lang, "what", l.decided(c.Decided))
	case Forgotten:
		return lexicon.Plural("letter.forgotten", c.People, lang)
	case Rules:
		return lexicon.Fill("letter.rules", lang, "keys", strings.Join(c.Keys, ", "))
	case Language:
		return lexicon.Fill("letter.language", lang, "before", lexicon.Choice("language", c.From, lang), "after", lexicon.Choice("language", c.To, lang))
	case Audience:
		if c.From == c.To {
			return lexicon.Word("letter.hiding", lang)
		}
		return lexicon.Fill("letter.audience", lang, "before", lexicon.Choice("audience", c.From, lang), "after", lexicon.Choice("audience", c.To, lang))
	case Period:
		return lexicon.Fill("letter.period", lang, "before", reports.PeriodLabel(l.Before.Period, lang), "after", reports.PeriodLabel(l.After.Period, lang))
	case Scope:
		return lexicon.Fill("letter.scope", lang, "before", l.scope(c.From), "after", l.scope(c.To))
	case Definition:
		return lexicon.Word("letter.definition", lang)
	case Version:
		return lexicon.Fill("letter.version", lang, pair...)
	}
	return lexicon.Word("letter.unexplained", lang)
}

func (l *Letter) scope(filters string) string {
	if filters == "" {
		return lexicon.Word("letter.scope.none", l.Language)
	}
	return l.Mask.Text(filters)
}

// decided words decisions: "1 pair of records is one person, 1 decision was taken
// back".
func (l *Letter) decided(d Decided) string {
	var parts []string
	for _, p := range []struct {
		key string
		n   int
	}{{"letter.joined.person", d.People}, {"letter.joined.organization", d.Organizations}, {"letter.parted", d.Parted}, {"letter.taken_back", d.TakenBack}} {
		if p.n > 0 {
			parts = append(parts, lexicon.Plural(p.key, p.n, l.Language))
		}
	}
	return strings.Join(parts, ", ")
}

// Effect words what a cause does to the figures: "Participants +2, Countries +1".
// Of figures of small groups readers outside the house get no share.
func (l *Letter) Effect(c Cause) string {
	var parts []string
	quiet := false
	for _, e := range c.Effects {
		name := l.Label(e.Figure)
		switch {
		case l.quiet(e):
			quiet = true
		case e.Comes:
			parts = append(parts, lexicon.Fill("letter.comes", l.Language, "figure", name))
		case e.Goes:
			parts = append(parts, lexicon.Fill("letter.goes", l.Language, "figure", name))
		default:
			parts = append(parts, name+" "+l.signed(e.By))
		}
	}
	text := lexicon.Word("letter.no_effect", l.Language)
	switch {
	case len(parts) > 0:
		text = lexicon.Fill("letter.effect", l.Language, "effects", strings.Join(parts, ", "))
	case quiet:
		text = ""
	}
	if quiet {
		text = strings.TrimSpace(text + " " + lexicon.Word("letter.quiet", l.Language))
	}
	return text
}

// quiet reports whether a share is not told: a figure of a small group.
func (l *Letter) quiet(e Effect) bool {
	return reports.SensitiveFigure(e.Figure, l.Audience)
}

// Label names a figure for people.
func (l *Letter) Label(id string) string {
	return l.Mask.Text(reports.FigureLabel(id, l.Language, l.Rules))
}

// number writes a number of a figure.
func (l *Letter) number(n float64) string {
	if n == math.Trunc(n) {
		return lexicon.Number(int(n), l.Language)
	}
	return lexicon.Decimal(n, 2, l.Language)
}

// signed writes a difference with its sign: "+2", "−1".
func (l *Letter) signed(n float64) string {
	if n < 0 {
		return "−" + l.number(-n)
	}
	return "+" + l.number(n)
}

// side names one of the two reports: "run 0123456789ab of 31 January 2018".
func (l *Letter) side(s Side) string {
	if s.Status == Now {
		return lexicon.Word("letter.now", l.Language)
	}
	text := lexicon.Fill("letter.run", l.Language, "run", s.Run, "day", lexicon.Day(s.Day, l.Language))
	if s.Status == "recalled" {
		text += " (" + lexicon.Word("letter.recalled", l.Language) + ")"
	}
	return text
}

// colon and semicolon stand as the language sets them.
func (l *Letter) colon() string { return l.mark(": ") }

func (l *Letter) semicolon() string { return l.mark("; ") }

func (l *Letter) mark(m string) string {
	if l.Language == "fr" {
		return "\u00a0" + m
	}
	return m
}
