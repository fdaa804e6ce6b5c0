package exporters

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// leadTo makes a text lead to a place in the workbook and look like it.
func (v *value) leadTo(place string) {
	v.place = place
	for i := range v.runs {
		v.runs[i].url = place
	}
}

// writeLinks writes the element that stands behind the rows and returns the
// relations that it names.
func (w *rowWriter) writeLinks(out io.Writer) (relations string, err error) {
	if len(w.links) == 0 {
		return "", nil
	}
	var element, rels strings.Builder
	ids := map[string]string{}
	element.WriteString(`<hyperlinks xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`)
	for _, l := range w.links {
		if l.place != "" {
			element.WriteString(`<hyperlink ref="` + l.cell + `" location="` + attribute(l.place) + `"/>`)
			continue
		}
		id, ok := ids[l.link]
		if !ok {
			id = "link" + strconv.Itoa(len(ids)+1)
			ids[l.link] = id
			rels.WriteString(`<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="` + attribute(l.link) + `" TargetMode="External"/>`)
		}
		element.WriteString(`<hyperlink ref="` + l.cell + `" r:id="` + id + `"/>`)
	}
	element.WriteString(`</hyperlinks>`)
	_, err = io.WriteString(out, element.String())
	return rels.String(), err
}

func attribute(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
