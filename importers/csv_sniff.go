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
// how many columns it gives; 0 and 1 when none does.
func csvSniff(sample []byte, whole bool) (comma byte, columns int) {
	if comma, columns = csvBest(sample, whole, false, -1); columns > 1 {
		return comma, columns
	}
	// Perhaps somebody writes a space behind each comma, in nearly every line.
	return csvBest(sample, whole, true, 0.9)
}

// csvBest compares the separators. Those that are less regular than least do
// not count; prose says that a separator before a space does.
func csvBest(sample []byte, whole, prose bool, least float64) (comma byte, columns int) {
	var best csvEvidence
	for _, candidate := range csvSeparators {
		e := csvTally(sample, candidate, whole, prose)
		if e.columns < 2 || e.regular < least {
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
func csvTally(sample []byte, comma byte, whole, prose bool) csvEvidence {
	p := newCSVParser(comma)
	widths, records := map[int]int{}, 0
	for len(sample) > 0 {
		n, err := p.record(sample, whole)
		if err != nil {
			p.awkward++
			n = len(sample) // what was read of the record still counts
		}
		if n == 0 {
			break
		}
		sample = sample[n:]
		if !p.blank() || err != nil {
			records++
			widths[p.width(prose)]++
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

// width counts the record's cells. A comma or semicolon before a space is rather
// prose than a separator and does not count, unless prose says so.
func (p *csvParser) width(prose bool) int {
	n := len(p.spans)
	if prose || p.comma != ',' && p.comma != ';' {
		return n
	}
	for _, s := range p.spans[min(1, n):] {
		if s.end > s.start && p.text[s.start] == ' ' {
			n--
		}
	}
	return n
}
