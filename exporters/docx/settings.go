package docx

import (
	"strconv"
	"strings"
	"time"
)

// writeSettings writes how programs treat the document, with its children in the
// order of the schema.
func (c *composer) writeSettings(m *markup) {
	m.start("w:settings", "xmlns:w", mainSpace)
	m.leaf("w:zoom", "w:percent", "100")
	m.number("w:defaultTabStop", 708)
	m.value("w:characterSpacingControl", "doNotCompress")
	m.start("w:footnotePr")
	for _, id := range []string{"-1", "0"} {
		m.leaf("w:footnote", "w:id", id)
	}
	m.end(1)
	m.start("w:compat")
	// Fifteen is Word 2013 and all since; a lower number shows the document in a
	// mode for old ones.
	for _, s := range []struct{ name, value string }{
		{"compatibilityMode", "15"},
		{"overrideTableStyleFontSizeAndJustification", "1"},
		{"enableOpenTypeFeatures", "1"},
		{"doNotFlipMirrorIndents", "1"},
		{"differentiateMultirowTableHeaders", "1"},
	} {
		m.leaf("w:compatSetting", "w:name", s.name, "w:uri", "http://schemas.microsoft.com/office/word", "w:val", s.value)
	}
	m.end(1)
	if tag := language(c.d.Language); tag != "" {
		m.value("w:themeFontLang", tag)
	}
	decimal, separator := ",", ";"
	if c.d.Language == "en" || c.d.Language == "" {
		decimal, separator = ".", ","
	}
	m.value("w:decimalSymbol", decimal)
	m.value("w:listSeparator", separator)
}

// writeFonts says which font stands in where the one that the text is made for
// is missing: one of the same widths.
func (c *composer) writeFonts(m *markup) {
	family, other := "swiss", "Liberation Sans"
	if c.page.font != "Arial" {
		family, other = "roman", "Liberation Serif"
	}
	m.start("w:fonts", "xmlns:w", mainSpace)
	m.start("w:font", "w:name", c.page.font)
	m.value("w:altName", other)
	m.value("w:charset", "00")
	m.value("w:family", family)
	m.value("w:pitch", "variable")
}

// writeProperties writes the properties of the document: what it is called and
// who it is from. The only date is that of the report.
func (c *composer) writeProperties() error {
	const name, space = "docProps/core.xml", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
	c.archive.rels.add(relation{kind: packageRelations + "/metadata/core-properties", target: name})
	return c.side(name, "application/vnd.openxmlformats-package.core-properties+xml", func(m *markup) {
		m.start("cp:coreProperties", "xmlns:cp", space, "xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
		for _, p := range []struct{ name, value string }{
			{"dc:title", c.d.Title}, {"dc:subject", c.d.Subject}, {"dc:creator", c.d.Author},
			{"cp:keywords", strings.Join(c.d.Keywords, ", ")}, {"dc:language", c.d.Language},
		} {
			if p.value != "" {
				m.wrap(p.name, oneLine(p.value))
			}
		}
		if day, err := time.Parse(time.DateOnly, c.d.Date); err == nil {
			for _, name := range []string{"dcterms:created", "dcterms:modified"} {
				m.wrap(name, day.Format(time.DateOnly)+"T00:00:00Z", "xsi:type", "dcterms:W3CDTF")
			}
		}
	})
}

// points is a length as style sheets write it.
func points(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) + "pt" }
