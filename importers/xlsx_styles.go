package importers

import (
	"context"
	"strconv"
	"strings"
)

// xlsxShow is what a cell format makes of a number. Zero is a plain number.
type xlsxShow uint8

const (
	showDate    xlsxShow = 1 << iota // has years, months or days
	showTime                         // has hours, minutes or seconds
	showElapsed                      // has a duration such as [h]:mm
)

const xlsxMaxStyles = 1 << 20

// readStyles reads which cell formats show dates.
func (w *xlsxBook) readStyles(ctx context.Context, part *zipPart) error {
	x, closing := w.xml(ctx, part)
	defer closing()
	custom := map[int]xlsxShow{}
	var formats []int
	w.styles = []xlsxShow{}
	section := ""
	for depth := 0; ; {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == xmlEOF {
			break
		}
		if kind == xmlEnd {
			depth--
			continue
		}
		depth++
		switch {
		case depth == 1 && !x.is("styleSheet"):
			return damagedf("the list of cell formats is something else")
		case depth == 2:
			section = string(x.local)
		case depth == 3 && section == "numFmts" && x.is("numFmt"):
			code, _ := x.attr("formatCode")
			id, err := x.number("numFmtId")
			if err != nil {
				return err
			}
			custom[id] = xlsxShows(code)
		case depth == 3 && section == "cellXfs" && x.is("xf"):
			id, err := x.number("numFmtId")
			if err != nil {
				return err
			}
			formats = append(formats, id)
		}
		if len(formats) > xlsxMaxStyles || len(custom) > xlsxMaxStyles {
			return limitf("it has more than %d cell formats", xlsxMaxStyles)
		}
	}
	for _, id := range formats {
		show, ok := custom[id]
		if !ok {
			show = xlsxBuiltIn(id)
		}
		w.styles = append(w.styles, show)
	}
	return nil
}

// number is an attribute that counts, 0 when it is missing or empty.
func (x *xmlReader) number(name string) (int, error) {
	s, _ := x.attr(name)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return 0, damagedf("a number in it is none")
	}
	return int(n), nil
}

// xlsxBuiltIn knows the number formats that workbooks use without defining them
// (ECMA-376 part 1, 18.8.30), those of East Asian editions included.
func xlsxBuiltIn(id int) xlsxShow {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return showDate
	case id == 22:
		return showDate | showTime
	case id >= 18 && id <= 21, id == 45, id == 47, id >= 32 && id <= 35, id == 55, id == 56:
		return showTime
	case id == 46:
		return showElapsed
	}
	return 0
}

// xlsxShows reads a number format such as `[$-409]d\-mmm\-yy;@`. What stands in
// quotes, behind a backslash or in brackets is literal, a colour, a condition or
// a locale, except for elapsed times.
func xlsxShows(code string) xlsxShow {
	var show xlsxShow
	for i := 0; i < len(code) && i < 1024; i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return show
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return show
			}
			inside := strings.ToLower(code[i+1 : i+end])
			if inside != "" && (strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" || strings.Trim(inside, "s") == "") {
				show |= showElapsed
			}
			i += end
		case ';':
			// Positive numbers are shown by the first section, unless that one
			// has nothing to show them by.
			if show != 0 || !strings.HasPrefix(code, "[") {
				return show
			}
		case 'y', 'Y', 'd', 'D', 'b', 'B':
			show |= showDate
		case 'h', 'H', 's', 'S':
			show |= showTime
		case 'm', 'M':
			show |= xlsxMonthOrMinute(code, i)
		case 'g', 'G':
			if len(code)-i >= 7 && strings.EqualFold(code[i:i+7], "General") {
				i += 6
			}
		case 'e', 'E':
			if i+1 == len(code) || code[i+1] != '+' && code[i+1] != '-' {
				show |= showDate
			}
		}
	}
	return show
}

// xlsxMonthOrMinute decides what an m means: minutes stand behind hours or
// before seconds, and in AM/PM it means nothing.
func xlsxMonthOrMinute(code string, i int) xlsxShow {
	if i > 0 && (code[i-1] == 'A' || code[i-1] == 'a' || code[i-1] == 'P' || code[i-1] == 'p') {
		return 0
	}
	before, after := code[:i], code[i:]
	if strings.Count(after, "m")+strings.Count(after, "M") > 2 && len(strings.TrimLeft(after, "mM")) <= len(after)-3 {
		return showDate
	}
	for j := len(before) - 1; j >= 0; j-- {
		switch before[j] {
		case 'm', 'M', ':', ' ', ']', '.':
			continue
		case 'h', 'H':
			return showTime
		}
		break
	}
	rest := strings.TrimLeft(after, "mM")
	if rest = strings.TrimLeft(rest, `:\ `); rest != "" && (rest[0] == 's' || rest[0] == 'S') {
		return showTime
	}
	return showDate
}
