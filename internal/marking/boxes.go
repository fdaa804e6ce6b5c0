package marking

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Comments of workbooks need a box each, drawn in VML, a language that programs
// write loosely: what is there is left alone, and new boxes are put in at its
// end.

const newBoxes = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
	`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout></xml>`

const boxKind = `<v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

// box is one box: its number, place and cell.
const box = `<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:%dpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
	`<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
	`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 31, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`

// spaces declares the prefixes of a box where the part does not.
const spaces = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`

var (
	shapeNumber = regexp.MustCompile(`_x0000_s(\d+)`)
	mapNumber   = regexp.MustCompile(`<o:idmap[^>]*\bdata="(\d+)`)
)

// Sizes of a box, in characters of a line and in points.
const (
	boxLine   = 44
	boxHeight = 13
	boxColumn = 4 // columns wide
	boxRow    = 15
)

// addBoxes draws the boxes of new comments.
func (e *sheetEditor) addBoxes(marks []Mark, rels []relation, base string) error {
	if len(marks) == 0 {
		return nil
	}
	name, err := e.boxes(rels, base)
	if err != nil {
		return err
	}
	data, _, err := e.read(name)
	if err != nil {
		return err
	}
	end := bytes.LastIndex(data, []byte("</xml>"))
	if end < 0 {
		return unfit("part %s has no end", name)
	}
	declared := ""
	for _, space := range []string{`xmlns:v="urn:schemas-microsoft-com:vml"`, `xmlns:o="urn:schemas-microsoft-com:office:office"`, `xmlns:x="urn:schemas-microsoft-com:office:excel"`} {
		if !bytes.Contains(data, []byte(space)) {
			declared = spaces
		}
	}
	var b strings.Builder
	if !bytes.Contains(data, []byte(`id="_x0000_t202"`)) {
		fmt.Fprintf(&b, boxKind, declared)
	}
	next := nextShape(data)
	for i, m := range marks {
		lines := 1
		for _, line := range strings.Split(m.Text, "\n") {
			lines += 1 + len([]rune(line))/boxLine
		}
		height := lines*boxHeight + 6
		left := min(m.Column+1, mostColumns-1-boxColumn)
		top := max(m.Row-1, 0)
		fmt.Fprintf(&b, box, declared, next+i, height, i+1, left, top, left+boxColumn, top+height/boxRow+1, m.Row, m.Column)
	}
	var edits splices
	edits.put(end, b.String())
	e.container.edit(name, data, edits)
	return nil
}

// mostColumns is how many columns a sheet has.
const mostColumns = 16_384

// boxes is the part with the boxes of the sheet's comments; a new one is made
// where there is none.
func (e *sheetEditor) boxes(rels []relation, base string) (string, error) {
	for t, more := nextTag(e.data, e.rowsEnd.end); more; t, more = nextTag(e.data, t.end) {
		if t.name != "legacyDrawing" || t.closing {
			continue
		}
		id := t.value(e.data, ":id")
		for _, r := range rels {
			if r.id == id {
				return r.target, nil
			}
		}
		return "", unfit("the boxes of the comments are missing")
	}
	name := e.freeName("xl/drawings/vmlDrawing", ".vml")
	e.write(name, fmt.Appendf(nil, newBoxes, e.nextMap()))
	if err := e.declare(".vml", boxesType); err != nil {
		return "", err
	}
	id, err := e.relate(e.part, base, "vmlDrawing", name)
	if err != nil {
		return "", err
	}
	return name, e.lead(id, base)
}

// lead puts the element that leads to the boxes into the sheet, at the place
// that the format wants.
func (e *sheetEditor) lead(id, base string) error {
	prefix, declared := "", ""
	head := e.data[e.root.start:e.root.end]
	if i := bytes.Index(head, []byte(`="`+base+`"`)); i >= 0 {
		if from := bytes.LastIndex(head[:i], []byte("xmlns:")); from >= 0 {
			prefix = string(head[from+len("xmlns:") : i])
		}
	}
	if prefix == "" {
		prefix, declared = "r", ` xmlns:r="`+base+`"`
	}
	line := fmt.Sprintf(`<%slegacyDrawing%s %s:id="%s"/>`, e.root.prefix, declared, prefix, id)
	depth := 0
	for t, more := nextTag(e.data, e.rowsEnd.end); more; t, more = nextTag(e.data, t.end) {
		if depth == 0 && (behindBoxes[t.name] || t.closing && t.name == "worksheet") {
			e.edits.put(t.start, line)
			return nil
		}
		switch {
		case t.closing:
			depth--
		case !t.empty:
			depth++
		}
	}
	return unfit("part %s does not end", e.part)
}

// nextShape is the first free number of a box in a part.
func nextShape(data []byte) int {
	most := 0
	for _, m := range shapeNumber.FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		most = max(most, n)
	}
	if most == 0 {
		if m := mapNumber.FindSubmatch(data); m != nil {
			n, _ := strconv.Atoi(string(m[1]))
			most = n * 1024
		}
	}
	return most + 1
}

// nextMap is a number for the boxes of a sheet that no other part of boxes has.
func (e *sheetEditor) nextMap() int {
	most := 0
	for _, f := range e.zip.File {
		if !strings.HasSuffix(strings.ToLower(f.Name), ".vml") {
			continue
		}
		if data, ok, err := e.read(f.Name); err == nil && ok {
			most = max(most, lastMap(data))
		}
	}
	for _, name := range e.added {
		most = max(most, lastMap(e.changed[name]))
	}
	return most + 1
}

func lastMap(data []byte) int {
	most := 0
	for _, m := range mapNumber.FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		most = max(most, n)
	}
	return most
}
