package pdf

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/go-pdf/fpdf"

	"github.com/namati/lex/internal/document"
)

// manyElements is how many elements and links a file may have and still be
// PDF/A-1b, which every archive takes: that standard can neither compress them
// nor hold lists of more than 8,191.
const manyElements = 4000

// file puts the parts together that make a PDF.
type file struct {
	*skeleton
	pen         *pen
	properties  properties
	attachments []document.Attachment
	fonts       fonts
	out         *objectWriter
	// part is the part of PDF/A that the file keeps to, 1 or 3.
	part int
}

// output writes the file.
func (p *pen) output(w io.Writer, f *family, about properties, attachments []document.Attachment) error {
	if p.err != nil {
		return p.err
	}
	data, err := p.skeleton(f)
	if err != nil {
		return err
	}
	s, err := readSkeleton(data)
	if err != nil {
		return err
	}
	if len(s.pages) != len(p.pages) {
		return fmt.Errorf("%w: %d pages, not %d", errSkeleton, len(s.pages), len(p.pages))
	}
	links := 0
	for _, page := range p.pages {
		links += len(page.links)
	}
	part := 1
	if len(attachments) > 0 || p.tree.elements.count+links > manyElements {
		part = 3
	}
	out := newObjectWriter(bufio.NewWriterSize(w, 64<<10), len(s.starts), part > 1)
	file := &file{skeleton: s, pen: p, properties: about, attachments: attachments, fonts: newFonts(s, f, &p.used), out: out, part: part}
	return file.write()
}

// skeleton has fpdf make a file of empty pages with all that is used of the
// fonts.
func (p *pen) skeleton(f *family) ([]byte, error) {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: p.sheet.width, Ht: p.sheet.height}})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false)
	for range p.pages {
		pdf.AddPage()
	}
	for id := range f {
		if text := p.used[id].text(); text != "" {
			// A copy: fpdf may write into the bytes, which all documents share.
			pdf.AddUTF8FontFromBytes(f[id].name, "", slices.Clone(f[id].ttf))
			pdf.SetFont(f[id].name, "", 1)
			pdf.Text(0, 0, text)
		}
	}
	var b bytes.Buffer
	if err := pdf.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// write writes all objects: those of fpdf's that stay under their own numbers,
// pages, catalog and properties under theirs, all others behind them.
func (f *file) write() error {
	version := "1.4"
	if f.part > 1 {
		version = "1.7"
	}
	// Four bytes beyond ASCII tell programs that the file is not text.
	f.out.write([]byte("%PDF-" + version + "\n%\xE2\xE3\xCF\xD3\n"))
	s := &structure{tree: f.pen.tree, out: f.out, pages: f.pages}
	for _, p := range f.pen.pages {
		numbers := make([]int, len(p.links))
		for i := range numbers {
			numbers[i] = f.out.number()
		}
		s.links = append(s.links, numbers)
	}
	f.figures()
	root := s.number()
	pictures := f.pictures()
	ours := f.pageObjects(s)
	for _, number := range f.order {
		switch {
		case number == 1:
			f.out.object(1, f.pageTree())
		case number == 2:
			f.out.object(2, []byte("<</ProcSet[/PDF/Text/ImageC/ImageB]/Font"+f.fonts.resources()+pictures+">>"))
		case number == f.info:
			f.out.object(number, f.properties.info())
		case number == f.catalog:
			f.out.object(number, f.catalogue(root))
		case ours[number]:
		default:
			if err := f.keep(number); err != nil {
				return err
			}
		}
	}
	s.write(root, f.pen.pages)
	return f.out.end(fmt.Sprintf("/Root %d 0 R/Info %d 0 R", f.catalog, f.info))
}

// keep writes an object of fpdf's as it is but for the names of fonts.
func (f *file) keep(number int) error {
	object, descriptor := f.fonts.rename(f.object(number))
	if !descriptor || f.part > 1 {
		f.out.whole(number, object)
		return nil
	}
	set, err := f.fonts.characters(number)
	if err != nil {
		return err
	}
	of := f.out.number()
	f.out.whole(number, bytes.Replace(object, []byte("/FontFile2"), fmt.Appendf(nil, "/CIDSet %d 0 R/FontFile2", of), 1))
	f.out.deflated(of, "", set)
	return nil
}
