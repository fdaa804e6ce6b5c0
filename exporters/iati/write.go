package iati

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/namati/lex/internal/records"
)

// Version is that of the standard.
const Version = "2.03"

// Day is an element that holds nothing but a day, ISO 8601.
type Day string

// Write checks activities against Rules and, where no finding is an error,
// writes them as one file. today is the day on which it is written, ISO 8601:
// nothing that has happened may lie behind it. The same activities give the same
// bytes.
func Write(w io.Writer, today string, activities ...Activity) ([]records.Finding, error) {
	findings := Check(today, activities...)
	if slices.ContainsFunc(findings, func(f records.Finding) bool { return f.Severity == records.Error }) {
		return findings, nil
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(file{Version: Version, Activities: activities}); err != nil {
		return findings, fmt.Errorf("write IATI: %w", err)
	}
	b.WriteByte('\n')
	if _, err := w.Write(empty.ReplaceAll(b.Bytes(), []byte("<$1$2/>"))); err != nil {
		return findings, fmt.Errorf("write IATI: %w", err)
	}
	return findings, nil
}

// empty finds elements without content, which the library writes with two tags.
// No text can look like one: its angle brackets are escaped.
var empty = regexp.MustCompile(`<([a-z-]+)([^<>]*)></[a-z-]+>`)

// file is the whole document.
type file struct {
	XMLName    xml.Name   `xml:"iati-activities"`
	Version    string     `xml:"version,attr"`
	Activities []Activity `xml:"iati-activity"`
}

// MarshalXML writes the words as narratives: inside of an element of their own,
// such as a title, or as they are where that is the field's name.
func (t Text) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	if start.Name.Local == "narrative" {
		for _, n := range t {
			if err := e.EncodeElement(n, start); err != nil {
				return err
			}
		}
		return nil
	}
	return e.EncodeElement(struct {
		Narratives []Narrative `xml:"narrative"`
	}{t}, start)
}

// MarshalXML writes <activity-status code="2"/> and its like.
func (c Code) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return attributeOnly(e, start, "code", string(c))
}

// MarshalXML writes <period-start iso-date="2017-06-19"/> and its like.
func (d Day) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return attributeOnly(e, start, "iso-date", string(d))
}

// MarshalXMLAttr writes a share as a decimal number.
func (p Percent) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: name, Value: p.String()}, nil
}

// MarshalXMLAttr writes the contrary.
func (f Falling) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	value := "true"
	if f {
		value = "false"
	}
	return xml.Attr{Name: name, Value: value}, nil
}

func attributeOnly(e *xml.Encoder, start xml.StartElement, name, value string) error {
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: name}, Value: value})
	if err := e.EncodeToken(start); err != nil {
		return err
	}
	return e.EncodeToken(start.End())
}
