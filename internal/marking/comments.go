package marking

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/disk"
)

// behindBoxes are the elements of a sheet that must stand behind the one which
// leads to the boxes of its comments (ECMA-376 part 1, 18.3.1.99).
var behindBoxes = map[string]bool{
	"legacyDrawingHF": true, "drawingHF": true, "picture": true, "oleObjects": true, "controls": true,
	"webPublishItems": true, "tableParts": true, "extLst": true, "AlternateContent": true,
}

const (
	commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	boxesType    = "application/vnd.openxmlformats-officedocument.vmlDrawing"
)

// threaded begins the names of authors whose comments stand for a conversation
// of newer programs, which shows instead of them.
const threaded = "tc="

// comment hangs the texts of the marks on their cells.
func (e *sheetEditor) comment(author string) error {
	var marks []Mark
	for _, m := range e.marks {
		if m.Text != "" {
			marks = append(marks, m)
		}
	}
	if len(marks) == 0 {
		return nil
	}
	rels, err := e.relations(e.part)
	if err != nil {
		return err
	}
	comments := ""
	for _, r := range rels {
		if r.kind == "comments" {
			comments = r.target
		}
	}
	base := strings.TrimSuffix(relationsOf(e.root, e.data), "/")
	if comments == "" {
		if comments, err = e.newComments(base); err != nil {
			return err
		}
	}
	fresh, err := e.addComments(comments, marks, author)
	if err != nil {
		return err
	}
	return e.addBoxes(fresh, rels, base)
}

// Addresses of the relations that the two dialects of the format use.
const (
	usualRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
)

// relationsOf is the address of relations in the dialect of a sheet.
func relationsOf(root tag, data []byte) string {
	if strings.Contains(string(data[root.start:root.end]), "purl.oclc.org/ooxml/spreadsheetml") {
		return strictRelations
	}
	return usualRelations
}

// newComments makes an empty part of comments.
func (e *sheetEditor) newComments(base string) (string, error) {
	name := e.freeName("xl/comments", ".xml")
	space := "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	if base == strictRelations {
		space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	}
	e.write(name, []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<comments xmlns="`+space+`"><authors></authors><commentList></commentList></comments>`))
	if err := e.declare(name, commentsType); err != nil {
		return "", err
	}
	_, err := e.relate(e.part, base, "comments", name)
	return name, err
}

// addComments adds the texts to a part of comments and returns the marks whose
// cells had none before: they need a box.
func (e *sheetEditor) addComments(name string, marks []Mark, author string) ([]Mark, error) {
	data, ok, err := e.read(name)
	if err != nil {
		return nil, err
	}
	authors, authorsEnd, ok1 := element(data, 0, "authors")
	list, listEnd, ok2 := element(data, 0, "commentList")
	if !ok || !ok1 || !ok2 {
		return nil, unfit("part %s holds no comments", name)
	}
	names := authorsIn(data, authors, authorsEnd)
	there := map[string][2]tag{}
	talks := map[string]bool{}
	for from := list.end; !list.empty && from < listEnd.start; {
		open, end, ok := element(data, from, "comment")
		if !ok || open.start >= listEnd.start {
			break
		}
		ref := strings.ToUpper(open.value(data, "ref"))
		there[ref] = [2]tag{open, end}
		if id := number(open.value(data, "authorId"), -1); id >= 0 && id < len(names) && strings.HasPrefix(names[id], threaded) {
			talks[ref] = true
		}
		from = end.end
	}
	var edits splices
	var b strings.Builder
	var fresh []Mark
	for _, m := range marks {
		ref := cellName(m.Row, m.Column)
		old, has := there[ref]
		switch {
		case talks[ref]:
			continue // the cell is coloured; the conversation on it stays as it is
		case has:
			if !joinComment(&edits, data, old[0], old[1], author, m.Text) {
				return nil, unfit("the comment on %s has no text", ref)
			}
		default:
			p := list.prefix
			fmt.Fprintf(&b, `<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`, p, ref, len(names), run(p, m.Text))
			fresh = append(fresh, m)
		}
		e.commented++
	}
	if len(fresh) > 0 {
		edits.inside(authors, authorsEnd, fmt.Sprintf("<%[1]sauthor>%[2]s</%[1]sauthor>", list.prefix, disk.AppendCellXML(nil, author)))
		edits.inside(list, listEnd, b.String())
	}
	e.container.edit(name, data, edits)
	return fresh, nil
}

// authorsIn lists the names of the authors, as they are written.
func authorsIn(data []byte, open, end tag) []string {
	var names []string
	for from := open.end; !open.empty && from < end.start; {
		a, z, ok := element(data, from, "author")
		if !ok || a.start >= end.start {
			break
		}
		if a.empty {
			names = append(names, "")
		} else {
			names = append(names, string(data[a.end:z.start]))
		}
		from = z.end
	}
	return names
}

// joinComment adds a text to a comment that somebody else wrote, with the name
// of the author before it.
func joinComment(edits *splices, data []byte, open, end tag, author, text string) bool {
	textOpen, textEnd, ok := element(data, open.end, "text")
	if open.empty || !ok || textOpen.start >= end.start {
		return false
	}
	addition := run(textOpen.prefix, "\n"+author+": "+text)
	// What tells how to read characters aloud must stay last.
	for t, more := nextTag(data, textOpen.end); more && t.start < textEnd.start; t, more = nextTag(data, t.end) {
		if t.name == "rPh" || t.name == "phoneticPr" {
			edits.put(t.start, addition)
			return true
		}
	}
	edits.inside(textOpen, textEnd, addition)
	return true
}

// run is a piece of text in the usual font of comments.
func run(prefix, text string) string {
	return fmt.Sprintf(`<%[1]sr><%[1]srPr><%[1]ssz val="9"/><%[1]scolor indexed="81"/><%[1]srFont val="Tahoma"/></%[1]srPr><%[1]st xml:space="preserve">%[2]s</%[1]st></%[1]sr>`,
		prefix, disk.AppendCellXML(nil, text))
}
