package importers

import (
	"bytes"
	"strings"
)

// csvSeparators are the separators that lex looks for. On equal evidence the
// first wins.
var csvSeparators = []byte{',', ';', '\t', '|'}

// csvSepLine recognises the line `sep=;` by which Excel is told the separator.
// It returns the separator and the length of the line, 0 when there is none.
func csvSepLine(sample []byte) (comma byte, length int) {
	line := sample[:min(len(sample), 10)]
	if i := bytes.IndexAny(line, "\r\n"); i >= 0 {
		line, length = line[:i], i+1
		if sample[i] == '\r' && i+1 < len(sample) && sample[i+1] == '\n' {
			length++
		}
	}
	text := strings.Trim(string(line), `"`)
	if length == 0 || len(text) != 5 || !strings.EqualFold(text[:4], "sep=") || text[4] >= 0x80 {
		return 0, 0
	}
	return text[4], length
}

// csvEvidence is what a sample looks like when taken apart by one separator.
type csvEvidence struct {
	// columns is the usual number of cells, regular the share of the records
	// that have it, less the share of cells with unmatched quotation marks.
	columns int
	regular float64
}

// csvSniff finds the separator that takes the sample apart most regularly, and
// how many columns it gives; 1 when none does.
func csvSniff(sample []byte, whole bool) (comma byte, columns int) {
	var best csvEvidence
	for _, candidate := range csvSeparators {
		e := csvTally(sample, candidate, whole)
		if e.columns < 2 {
			continue
		}
		// Nearly as regular and finer is better: prose has commas, too.
		better := e.regular > best.regular+0.05 || e.regular > best.regular-0.05 && e.columns > best.columns
		if comma == 0 || better {
			comma, best = candidate, e
		}
	}
	return comma, max(best.columns, 1)
}

// csvTally takes the sample apart by one separator.
func csvTally(sample []byte, comma byte, whole bool) csvEvidence {
	p := newCSVParser(comma)
	widths, records := map[int]int{}, 0
	for len(sample) > 0 {
		n, err := p.record(sample, whole)
		if err != nil {
			p.awkward++
		}
		if n == 0 {
			break
		}
		sample = sample[n:]
		if !p.blank() {
			records++
			widths[p.width()]++
		}
	}
	e := csvEvidence{columns: 1}
	often := 0
	for width, times := range widths {
		if width > 1 && (times > often || times == often && width > e.columns) {
			e.columns, often = width, times
		}
	}
	if records > 0 {
		e.regular = (float64(often) - float64(p.awkward)) / float64(records)
	}
	return e
}

// width counts the record's cells. A comma or semicolon before a space is
// prose rather than a separator and does not count.
func (p *csvParser) width() int {
	n := len(p.spans)
	if p.comma != ',' && p.comma != ';' {
		return n
	}
	for _, s := range p.spans[1:] {
		if s.end > s.start && p.text[s.start] == ' ' {
			n--
		}
	}
	return n
}
