package docx

import (
	"strconv"

	"github.com/namati/lex/internal/document"
)

// Namespaces of drawings.
const (
	drawingSpace    = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	shapesSpace     = "http://schemas.openxmlformats.org/drawingml/2006/main"
	pictureSpace    = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	chartSpace      = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	compatibleSpace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	groupSpace      = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
	shapeSpace      = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	ornamentSpace   = "http://schemas.microsoft.com/office/drawing/2017/decorative"
)

// drawn is a picture in the package with its size on the page, in points.
type drawn struct {
	id, alt       string
	width, height float64
}

// picture writes a picture as wide as it is, at most as wide as the place, with
// its caption.
func (c *composer) picture(p document.Picture, at place) error {
	d, ok := c.readPicture(p, at.width, c.page.tall()*2/3)
	if !ok {
		if p.Alt != "" {
			c.paragraph(at.paragraph(), []document.Inline{document.Text{Text: p.Alt, Italic: true}}, at.look)
		}
	} else {
		par := at.set("Figure")
		par.keepNext = len(p.Caption) > 0
		par.start(c.body.markup)
		c.drawPicture(d)
		c.body.end(1)
	}
	if len(p.Caption) > 0 {
		c.paragraph(at.set("PictureCaption"), p.Caption, look{})
	}
	return nil
}

// readPicture puts a picture into the package, and reports false for one that
// cannot be shown. The most it may measure is in twips; a pixel is 1/96 inch.
func (c *composer) readPicture(p document.Picture, width, height int) (drawn, bool) {
	if p.Format != "png" && p.Format != "jpeg" || len(p.Data) == 0 || p.Width <= 0 || p.Height <= 0 {
		c.broken++
		return drawn{}, false
	}
	c.pictures++
	name := "media/image" + strconv.Itoa(c.pictures) + "." + p.Format
	part, err := c.archive.part("word/"+name, "")
	if err == nil {
		_, err = part.Write(p.Data)
	}
	if err != nil {
		c.broken++
		return drawn{}, false
	}
	const pixel = 0.75
	w, h := float64(p.Width)*pixel, float64(p.Height)*pixel
	scale := min(1, float64(width)/twip/w, float64(height)/twip/h)
	return drawn{id: c.body.rels.to("image", name), alt: p.Alt, width: w * scale, height: h * scale}, true
}

// drawPicture writes a run with a picture.
func (c *composer) drawPicture(d drawn) {
	m := c.body.markup
	c.inline(d.width, d.height, c.d.Words.Picture, d.alt, pictureSpace, func(name string) {
		m.start("pic:pic")
		m.start("pic:nvPicPr")
		m.leaf("pic:cNvPr", "id", "0", "name", name)
		m.start("pic:cNvPicPr")
		m.leaf("a:picLocks", "noChangeAspect", "1")
		m.end(2)
		m.start("pic:blipFill")
		m.leaf("a:blip", "r:embed", d.id)
		m.start("a:stretch")
		m.leaf("a:fillRect")
		m.end(2)
		m.start("pic:spPr")
		m.start("a:xfrm")
		m.leaf("a:off", "x", "0", "y", "0")
		m.leaf("a:ext", "cx", emu(d.width), "cy", emu(d.height))
		m.end(1)
		m.start("a:prstGeom", "prst", "rect")
		m.leaf("a:avLst")
		m.end(3)
	})
}

// inline writes a run with a drawing that stands in the line of text: its size
// in points, what it is called (with a number behind), and what it shows in
// words; without those it counts as an ornament. Programs that know no groups of
// shapes show those words.
func (c *composer) inline(width, height float64, kind, alt, space string, write func(name string)) {
	m := c.body.markup
	c.drawings++
	id := strconv.Itoa(c.drawings)
	name := kind + " " + id
	m.start("w:r")
	if space == groupSpace {
		m.start("mc:AlternateContent")
		m.start("mc:Choice", "Requires", "wpg")
	}
	m.start("w:drawing")
	m.start("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	m.leaf("wp:extent", "cx", emu(width), "cy", emu(height))
	m.leaf("wp:effectExtent", "l", "0", "t", "0", "r", "0", "b", "0")
	m.start("wp:docPr", "id", id, "name", name, "descr", alt)
	if alt == "" {
		m.start("a:extLst")
		m.start("a:ext", "uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
		m.leaf("adec:decorative", "xmlns:adec", ornamentSpace, "val", "1")
		m.end(2)
	}
	m.end(1)
	m.leaf("wp:cNvGraphicFramePr")
	m.start("a:graphic")
	m.start("a:graphicData", "uri", space)
	write(name)
	m.end(4)
	if space == groupSpace {
		m.end(1)
		m.start("mc:Fallback")
		m.wrap("w:t", alt, "xml:space", "preserve")
		m.end(2)
	}
	m.end(1)
}
