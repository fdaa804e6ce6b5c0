package pdf

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// skeleton is what fpdf made: a file with empty pages and fonts. Its
// objects stand one behind the other and are found by the table at its end.
type skeleton struct {
	data []byte
	// starts and ends are the offsets of the objects by their number; 0 is none.
	starts, ends []int
	// order lists the numbers as the objects stand in the file.
	order []int
	// catalog and info are the numbers that the trailer names; pages those of
	// the pages, each one before that of its content.
	catalog, info int
	pages         []int
}

// errSkeleton says that fpdf wrote what lex does not know: a fault of the build,
// not of the document.
var errSkeleton = errors.New("the file of the PDF library is not laid out as expected")

// readSkeleton finds the objects by the table that ends the file.
func readSkeleton(data []byte) (*skeleton, error) {
	end := bytes.LastIndex(data, []byte("startxref\n"))
	if end < 0 {
		return nil, errSkeleton
	}
	table, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(string(data[end+10:]), "%%EOF\n")))
	if err != nil || table <= 0 || table >= end {
		return nil, errSkeleton
	}
	s := &skeleton{data: data}
	lines := strings.Split(string(data[table:end]), "\n")
	count, ok := strings.CutPrefix(lines[min(1, len(lines)-1)], "0 ")
	n, err := strconv.Atoi(count)
	if !ok || err != nil || n < 4 || len(lines) < n+2 {
		return nil, errSkeleton
	}
	s.starts = make([]int, n)
	for i := 1; i < n; i++ {
		start, err := strconv.Atoi(strings.TrimSuffix(lines[i+2], " 00000 n "))
		if err != nil || !bytes.HasPrefix(data[min(start, table):table], []byte(strconv.Itoa(i)+" 0 obj\n")) {
			return nil, errSkeleton
		}
		s.starts[i] = start
		s.order = append(s.order, i)
	}
	slices.SortFunc(s.order, func(a, b int) int { return s.starts[a] - s.starts[b] })
	s.ends = make([]int, n)
	last := table
	for _, number := range slices.Backward(s.order) {
		s.ends[number], last = last, s.starts[number]
	}
	trailer := data[table:end]
	if s.catalog, ok = s.reference(trailer, "/Root "); !ok {
		return nil, errSkeleton
	}
	if s.info, ok = s.reference(trailer, "/Info "); !ok {
		return nil, errSkeleton
	}
	return s, s.readPages()
}

// object is the text of an object with its number.
func (s *skeleton) object(number int) []byte {
	return s.data[s.starts[number]:s.ends[number]]
}

// reference is the number of the object that stands behind a key.
func (s *skeleton) reference(text []byte, key string) (int, bool) {
	found, ok := between(text, key, " 0 R")
	n, err := strconv.Atoi(found)
	return n, ok && err == nil && n > 0 && n < len(s.starts)
}

func (s *skeleton) readPages() error {
	kids, ok := between(s.object(1), "/Kids [", "]")
	if !ok {
		return errSkeleton
	}
	for kid := range strings.SplitSeq(strings.TrimSuffix(kids, "0 R "), " 0 R ") {
		n, err := strconv.Atoi(strings.TrimSpace(kid))
		if err != nil || n < 3 || n+1 >= len(s.starts) {
			return errSkeleton
		}
		s.pages = append(s.pages, n)
	}
	return nil
}

func between(text []byte, before, after string) (string, bool) {
	_, rest, ok1 := bytes.Cut(text, []byte(before))
	found, _, ok2 := bytes.Cut(rest, []byte(after))
	return string(found), ok1 && ok2
}
