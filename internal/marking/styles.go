package marking

import (
	"fmt"
	"strconv"
	"strings"
)

// fills are the colours of the levels.
var fills = [levels]string{"FFF4B9AE", "FFFFE699", "FFDDEBF7"}

// styles adds formats to a workbook: for each format that a marked cell has, the
// same with another fill.
type styles struct {
	book       *workbook
	data       []byte
	fillOpen   tag // fills; its name is "" where there is none
	fillEnd    tag
	fillBefore int // where fills would be put
	fillCount  int
	xfsOpen    tag
	xfsEnd     tag
	xfs        [][2]int // from and to of each format
	wanted     []variant
	known      map[variant]int
}

// variant is a format in the colour of a level.
type variant struct {
	base  int
	level Level
}

// openStyles reads the formats; nil when the workbook has none to add to.
func (b *workbook) openStyles() (*styles, error) {
	if b.styles == "" {
		return nil, nil
	}
	data, ok, err := b.read(b.styles)
	if err != nil || !ok {
		return nil, err
	}
	s := &styles{book: b, data: data, known: map[variant]int{}}
	if s.xfsOpen, s.xfsEnd, ok = element(data, 0, "cellXfs"); !ok || s.xfsOpen.empty {
		return nil, nil
	}
	for from := s.xfsOpen.end; from < s.xfsEnd.start; {
		open, end, ok := element(data, from, "xf")
		if !ok || open.start >= s.xfsEnd.start {
			break
		}
		s.xfs = append(s.xfs, [2]int{open.start, end.end})
		from = end.end
	}
	if len(s.xfs) == 0 {
		return nil, nil
	}
	if s.fillOpen, s.fillEnd, ok = element(data, 0, "fills"); ok {
		for from := s.fillOpen.end; !s.fillOpen.empty && from < s.fillEnd.start; s.fillCount++ {
			open, end, ok := element(data, from, "fill")
			if !ok || open.start >= s.fillEnd.start {
				break
			}
			from = end.end
		}
		return s, nil
	}
	s.fillOpen.name = ""
	for _, name := range []string{"borders", "cellStyleXfs", "cellXfs"} {
		if open, _, ok := element(data, 0, name); ok {
			s.fillBefore = open.start
			break
		}
	}
	return s, nil
}

// in is the number of a format in the colour of a level.
func (s *styles) in(base int, level Level) int {
	if base < 0 || base >= len(s.xfs) {
		base = 0
	}
	v := variant{base, level}
	if id, ok := s.known[v]; ok {
		return id
	}
	id := len(s.xfs) + len(s.wanted)
	s.known[v] = id
	s.wanted = append(s.wanted, v)
	return id
}

// save adds the fills and the formats.
func (s *styles) save() error {
	if len(s.wanted) == 0 {
		return nil
	}
	p := s.xfsOpen.prefix
	var colours strings.Builder
	for _, colour := range fills {
		fmt.Fprintf(&colours, `<%[1]sfill><%[1]spatternFill patternType="solid"><%[1]sfgColor rgb="%[2]s"/><%[1]sbgColor indexed="64"/></%[1]spatternFill></%[1]sfill>`, p, colour)
	}
	var edits splices
	first := s.fillCount
	if s.fillOpen.name == "" {
		// The first two are fixed by the format.
		first = 2
		edits.put(s.fillBefore, fmt.Sprintf(`<%[1]sfills count="%[2]d"><%[1]sfill><%[1]spatternFill patternType="none"/></%[1]sfill><%[1]sfill><%[1]spatternFill patternType="gray125"/></%[1]sfill>%[3]s</%[1]sfills>`,
			p, first+len(fills), colours.String()))
	} else {
		edits.inside(s.fillOpen, s.fillEnd, colours.String())
		edits.counted(s.data, s.fillOpen, len(fills))
	}
	var formats strings.Builder
	for _, v := range s.wanted {
		xf := s.data[s.xfs[v.base][0]:s.xfs[v.base][1]]
		open, _ := readTag(xf, 0)
		var change splices
		change.setAttribute(xf, open, "fillId", strconv.Itoa(first+int(v.level)))
		change.setAttribute(xf, open, "applyFill", "1")
		formats.Write(change.apply(xf))
	}
	edits.inside(s.xfsOpen, s.xfsEnd, formats.String())
	edits.counted(s.data, s.xfsOpen, len(s.wanted))
	s.book.edit(s.book.styles, s.data, edits)
	return nil
}
