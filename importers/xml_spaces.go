package importers

// The namespaces of workbooks: transitional, which everybody writes, the strict
// ones of ISO/IEC 29500, and those of OpenDocument.
var xmlSpaces = map[string]xmlSpace{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":           spaceMain,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                       spaceMain,
	"http://schemas.openxmlformats.org/package/2006/relationships":        spaceMain,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": spaceLinks,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             spaceLinks,

	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     spaceOffice,
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      spaceTable,
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       spaceText,
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      spaceStyle,
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":                   spaceManifest,
	"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": spaceCalc,
}

// bind takes in an attribute that declares a namespace.
func (x *xmlReader) bind(a *xmlAttr) error {
	var prefix string
	switch {
	case string(a.raw) == "xmlns":
	case len(a.local) < len(a.raw) && string(a.raw[:len(a.raw)-len(a.local)-1]) == "xmlns":
		prefix = string(a.local)
	default:
		return nil
	}
	name, err := a.text()
	if err != nil {
		return err
	}
	x.bound = append(x.bound, xmlBinding{prefix: prefix, space: xmlSpaces[name], depth: len(x.starts)})
	return nil
}

// prefix finds what a prefix means here. Names without prefix belong to the
// workbook where no default is declared: some small writers forget it.
func (x *xmlReader) prefix(prefix []byte) (space xmlSpace, known bool) {
	for i := len(x.bound) - 1; i >= 0; i-- {
		if x.bound[i].prefix == string(prefix) {
			return x.bound[i].space, true
		}
	}
	switch string(prefix) {
	case "":
		return spaceMain, true
	case "xml", "xmlns":
		return spaceOther, true
	}
	return spaceOther, false
}

// attr returns the value of an attribute without prefix, and whether the tag
// has it.
func (x *xmlReader) attr(name string) (string, bool) {
	for i := range x.attrs {
		if string(x.attrs[i].raw) == name {
			s, err := x.attrs[i].text()
			return s, err == nil
		}
	}
	return "", false
}

// attrOf returns the value of an attribute in a namespace, "" when the tag has
// none.
func (x *xmlReader) attrOf(space xmlSpace, name string) string {
	for i := range x.attrs {
		a := &x.attrs[i]
		if string(a.local) == name && x.spaceOf(a) == space {
			s, _ := a.text() // checked when the tag was read
			return s
		}
	}
	return ""
}

// spaceOf finds the namespace of an attribute: none without a prefix.
func (x *xmlReader) spaceOf(a *xmlAttr) xmlSpace {
	if len(a.local) == len(a.raw) {
		return spaceOther
	}
	space, _ := x.prefix(a.raw[:len(a.raw)-len(a.local)-1])
	return space
}

// link returns the value of r:id, under whatever prefix.
func (x *xmlReader) link() string {
	for i := range x.attrs {
		a := &x.attrs[i]
		if string(a.local) != "id" || len(a.local) == len(a.raw) {
			continue
		}
		if space, _ := x.prefix(a.raw[:len(a.raw)-3]); space == spaceLinks {
			s, _ := a.text()
			return s
		}
	}
	return ""
}

// text is the attribute's value with entities resolved.
func (a *xmlAttr) text() (string, error) {
	if !a.coded {
		return string(a.value), nil
	}
	b, err := xmlAppend(nil, a.value, true)
	return string(b), err
}
