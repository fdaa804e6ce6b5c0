package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// pageObjects writes the pages with their streams and links, and returns the
// numbers that it has used of fpdf's.
func (f *file) pageObjects(s *structure) map[int]bool {
	used := make(map[int]bool)
	key := len(f.pages)
	for i, p := range f.pen.pages {
		number := f.pages[i]
		used[number], used[number+1] = true, true
		around := f.out.number()
		b := fmt.Appendf(nil, "<</Type/Page/Parent 1 0 R/MediaBox[0 0 %s %s]/Resources 2 0 R/Contents[%d 0 R %d 0 R]/StructParents %d/Tabs/S",
			points(f.pen.sheet.width), points(f.pen.sheet.height), number+1, around, i)
		if len(p.links) > 0 {
			b = append(b, "/Annots["...)
			for _, n := range s.links[i] {
				b = append(reference(b, n), ' ')
			}
			b = append(b, ']')
		}
		f.out.object(number, append(b, ">>"...))
		f.out.stream(number+1, "/Filter/FlateDecode", p.body)
		f.out.stream(around, "/Filter/FlateDecode", p.furniture)
		for j, l := range p.links {
			f.out.object(s.links[i][j], f.link(l, key))
			key++
		}
	}
	return used
}

// link is an area that leads to an address or to a place in the document. key is
// its way back to its element.
func (f *file) link(l link, key int) []byte {
	h := f.pen.sheet.height
	b := fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/StructParent %d/Contents%s",
		points(l.left), points(h-l.bottom), points(l.right), points(h-l.top), key, pdfString(oneLine(l.says)))
	if l.url != "" {
		return fmt.Appendf(b, "/A<</S/URI/URI%s>>>>", pdfBytes(l.url))
	}
	at := f.pen.spots[l.to]
	return fmt.Appendf(b, "/Dest[%d 0 R/XYZ 0 %s null]>>", f.pages[at.page], points(h-at.y+6))
}

// pageTree lists the pages.
func (f *file) pageTree() []byte {
	b := fmt.Appendf(nil, "<</Type/Pages/Count %d/Kids[", len(f.pages))
	for _, n := range f.pages {
		b = append(reference(b, n), ' ')
	}
	return append(b, "]>>"...)
}

// pictures writes the pictures and returns the entry that names them.
func (f *file) pictures() string {
	var b strings.Builder
	for i, of := range f.pen.bitmaps {
		number := f.out.number()
		space := "DeviceRGB"
		if of.gray {
			space = "DeviceGray"
		}
		f.out.stream(number, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s/Filter/%s", of.width, of.height, space, of.filter), of.data)
		fmt.Fprintf(&b, "%s %d 0 R", bitmapName(i), number)
	}
	if b.Len() == 0 {
		return ""
	}
	return "/XObject<<" + b.String() + ">>"
}

// bitmapName is the name of a picture in streams and resources.
func bitmapName(i int) string { return "/I" + strconv.Itoa(i) }

// figures tells where each figure stands.
func (f *file) figures() {
	for n, e := range f.pen.figures {
		f.pen.tree.say(n, fmt.Sprintf("/A<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>", points(e.left), points(e.bottom), points(e.right), points(e.top)))
	}
	for i, n := range f.pen.tree.names {
		f.pen.tree.say(n, "/ID("+noteID(i)+")")
	}
}

// catalogue is the root of the file.
func (f *file) catalogue(structure int) []byte {
	profile, intent, packet := f.out.number(), f.out.number(), f.out.number()
	f.out.deflated(profile, "/N 3", colourProfile())
	f.out.object(intent, fmt.Appendf(nil, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>", profile))
	f.out.stream(packet, "/Type/Metadata/Subtype/XML", f.properties.packet(f.part))
	b := fmt.Appendf(nil, "<</Type/Catalog/Pages 1 0 R/Metadata %d 0 R/OutputIntents[%d 0 R]/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R", packet, intent, structure)
	if f.properties.language != "" {
		b = fmt.Appendf(b, "/Lang(%s)", f.properties.language)
	}
	if f.properties.title != "" {
		b = append(b, "/ViewerPreferences<</DisplayDocTitle true>>"...)
	}
	if outlines := f.outline(); outlines != 0 {
		b = fmt.Appendf(b, "/Outlines %d 0 R", outlines)
		if len(f.pages) > 2 {
			b = append(b, "/PageMode/UseOutlines"...)
		}
	}
	return append(append(b, f.attached()...), ">>"...)
}

// attached writes the files inside and returns the entries that name them.
func (f *file) attached() string {
	if len(f.attachments) == 0 {
		return ""
	}
	type named struct {
		name   string
		number int
	}
	var all []named
	var list strings.Builder
	for i, a := range f.attachments {
		stream, spec := f.out.number(), f.out.number()
		moment := ""
		if f.properties.day != "" {
			moment = "/ModDate(" + f.properties.moment() + ")"
		}
		f.out.deflated(stream, fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Params<</Size %d%s>>", mimeName(a.MIME), len(a.Data), moment), a.Data)
		name := attachmentName(a.Name, i)
		f.out.object(spec, fmt.Appendf(nil, "<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>>>",
			pdfBytes(asciiName(name)), pdfString(name), pdfString(oneLine(a.Description)), relationship(a.MIME), stream, stream))
		// All names in one alphabet, so that programs agree on their order.
		all = append(all, named{wideString(name), spec})
		fmt.Fprintf(&list, "%d 0 R ", spec)
	}
	slices.SortStableFunc(all, func(a, b named) int { return strings.Compare(a.name, b.name) })
	var names strings.Builder
	for _, n := range all {
		fmt.Fprintf(&names, "%s %d 0 R ", n.name, n.number)
	}
	return "/Names<</EmbeddedFiles<</Names[" + names.String() + "]>>>>/AF[" + list.String() + "]"
}

// points writes a measure.
func points(v float64) string { return string(appendPoints(nil, v)) }
