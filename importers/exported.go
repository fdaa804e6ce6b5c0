package importers

import (
	"context"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// What `lex export` wrote begins with all fields of a kind under their own names,
// in their order, as no partner's sheet does. Its values were read once: numbers
// have a decimal point, NA is Namibia, and what stands behind the fields are
// unknown columns, whatever they are called. So that a way out and in again
// changes nothing, such a sheet is not guessed at.

// exportedKind is the kind whose fields these headings begin with, "" for those
// that lex has not written.
func exportedKind(headings []string) records.Kind {
	for _, info := range records.Kinds {
		if fields := info.Stored(); len(headings) >= len(fields) && slices.EqualFunc(fields, headings[:len(fields)], func(f records.Field, heading string) bool { return f.Name == heading }) {
			return info.Kind
		}
	}
	return ""
}

// recogniseExport plans a sheet that lex wrote; false for every other, and where
// the person says otherwise of its columns. guarded tells texts of CSV.
func recogniseExport(ctx context.Context, read rowSource, sheet string, guarded bool, opt Options) (Plan, bool, error) {
	rows, err := sample(ctx, read, 0)
	if err != nil || len(rows) == 0 || opt.HeaderRow > 1 || rows[0].number > 1 {
		return Plan{}, false, err
	}
	h := head{row: rows[0].number, texts: textsOf(rows[0])}
	if guarded {
		for i, text := range h.texts {
			h.texts[i] = unguarded(text)
		}
	}
	kind := exportedKind(h.texts)
	if kind == "" || opt.As != "" && opt.As != kind {
		return Plan{}, false, nil
	}
	data := 1
	if len(rows) > 1 && rows[1].number == h.row+1 && tagRow(rows[1:2]) == 0 {
		h.tags, data = textsOf(rows[1]), 2
	}
	info, _ := records.Info(kind)
	fields := info.Stored()
	b := newBody(rows[data:], width(rows, h))
	l := layout{kind: kind, columns: make([]Column, len(b.profiles)), claims: make([]claim, len(b.profiles))}
	for i := range l.columns {
		c := Column{Heading: at(h.texts, i), Letter: records.ColumnLetters(i), Index: i}
		if opt.decides(c) && !named(opt.Drop, c) {
			return Plan{}, false, nil
		}
		switch {
		case named(opt.Drop, c):
			c.Dropped = true
		case i < len(fields):
			c.Field, c.Evidence = fields[i].Name, ByHeading
			l.claims[i] = claim{c.Field, known, ByHeading}
		}
		l.columns[i] = c
	}
	plan := Plan{Sheet: sheet, exported: true, guarded: guarded}
	plan.fill(&l, h, rows[:data], b, opt)
	plan.printed = nil
	return plan, true, nil
}

// unguarded takes off the apostrophe by which the writer of CSV keeps a text from
// being taken for a formula (rows.Guarded).
func unguarded(s string) string {
	bare := strings.TrimLeft(s, "'")
	if len(bare) == len(s) || bare == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(bare)[0]) || plainNumber(bare) {
		return s
	}
	return s[1:]
}

// plainNumber tells a number as exports write it.
func plainNumber(text string) bool {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return whole != "" && strings.Trim(whole+fraction, "0123456789") == ""
}

// exportedCountry reads the country of a row that lex wrote: the text as it was
// kept, with the code of what it meant. Where both still mean the same the text
// stays, else the code decides, as everywhere.
func (c *countryReader) exportedCountry(l *line) (country, scope string) {
	text, code := l.get(c.name), l.get(c.code)
	if text == "" && code == "" {
		return "", ""
	}
	meant := countryMissing
	if text != "" {
		meant = c.match(c.name, text)
	}
	if coded := c.match(c.code, code); code != "" && coded.Status == lexicon.Known {
		if text != "" && meant.Status == lexicon.Known && meant.Code == coded.Code {
			return text, ""
		}
		if meant.Status == lexicon.Known {
			c.disagree(l, code, "the country's name beside it means another country; the code is used")
		}
		return coded.Code, ""
	}
	if text == "" {
		text, meant = code, c.match(c.code, code)
	}
	return c.take(l, c.name, text, meant)
}
