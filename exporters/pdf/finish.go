package pdf

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// skeleton is what fpdf made: a file with empty pages. Its objects stand one
// behind the other and are found by the table at its end.
type skeleton struct {
	data []byte
	// starts and ends are the offsets of the objects by their number; 0 is none.
	starts, ends []int
	// order lists the numbers as the objects stand in the file.
	order []int
	// table is the offset of the table of objects.
	table int
}

// errSkeleton says that fpdf wrote what finish does not know: a fault of the
// build, not of the document.
var errSkeleton = errors.New("the file of the PDF library is not laid out as expected")

// finish writes the file that fpdf made with the drawn pages in the place of its
// empty ones, and short names for the fonts. The pages come in the order of the
// document; what stands around a page is a second stream behind its text, as an
// object of its own behind all others.
func finish(w io.Writer, data []byte, pages []drawn) error {
	s, err := readSkeleton(data)
	if err != nil {
		return err
	}
	contents, err := s.contents()
	if err != nil {
		return err
	}
	if len(contents) != len(pages) {
		return fmt.Errorf("%w: %d pages, not %d", errSkeleton, len(contents), len(pages))
	}
	out := &objectWriter{out: bufio.NewWriterSize(w, 64<<10), starts: make([]int, len(s.starts)+len(pages))}
	out.write(data[:s.starts[s.order[0]]])
	page := 0
	for _, number := range s.order {
		object := s.object(number)
		out.starts[number] = out.at
		switch {
		case number == 2:
			out.write(s.nameFonts(object))
		case page < len(pages) && number == contents[page]:
			out.stream(number, pages[page].body)
			page++
		case page < len(pages) && number == contents[page]-1:
			one := fmt.Appendf(nil, "/Contents %d 0 R>>", contents[page])
			two := fmt.Appendf(nil, "/Contents [%d 0 R %d 0 R]>>", contents[page], len(s.starts)+page)
			out.write(bytes.Replace(object, one, two, 1))
		default:
			out.write(object)
		}
	}
	for i, p := range pages {
		out.starts[len(s.starts)+i] = out.at
		out.stream(len(s.starts)+i, p.furniture)
	}
	out.table(data[s.table:])
	if out.err != nil {
		return out.err
	}
	return out.out.Flush()
}

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
	s := &skeleton{data: data, table: table}
	lines := strings.Split(string(data[table:end]), "\n")
	count, ok := strings.CutPrefix(lines[min(1, len(lines)-1)], "0 ")
	n, err := strconv.Atoi(count)
	if !ok || err != nil || n < 4 || len(lines) < n+2 {
		return nil, errSkeleton
	}
	s.starts = make([]int, n)
	for i := 1; i < n; i++ {
		start, err := strconv.Atoi(strings.TrimSuffix(lines[i+2], " 00000 n "))
		if err != nil || !bytes.HasPrefix(data[min(start, table):table], fmt.Appendf(nil, "%d 0 obj\n", i)) {
			return nil, errSkeleton
		}
		s.starts[i] = start
		s.order = append(s.order, i)
	}
	slices.SortFunc(s.order, func(a, b int) int { return s.starts[a] - s.starts[b] })
	s.ends = make([]int, n)
	end = table
	for _, number := range slices.Backward(s.order) {
		s.ends[number], end = end, s.starts[number]
	}
	return s, nil
}

// object is the text of an object with its number.
func (s *skeleton) object(number int) []byte {
	return s.data[s.starts[number]:s.ends[number]]
}

// contents lists the numbers of the streams of all pages.
func (s *skeleton) contents() ([]int, error) {
	kids, ok := between(s.object(1), "/Kids [", "]")
	if !ok {
		return nil, errSkeleton
	}
	var numbers []int
	for kid := range strings.SplitSeq(strings.TrimSuffix(kids, "0 R "), " 0 R ") {
		n, err := strconv.Atoi(strings.TrimSpace(kid))
		if err != nil || n < 3 || n+1 >= len(s.starts) {
			return nil, errSkeleton
		}
		numbers = append(numbers, n+1)
	}
	return numbers, nil
}

// nameFonts puts the names that the streams use into the resources.
func (s *skeleton) nameFonts(resources []byte) []byte {
	fonts, _ := between(resources, "/Font <<\n", ">>")
	text := string(resources)
	for entry := range strings.Lines(fonts) {
		name, reference, _ := strings.Cut(entry, " ")
		number, err := strconv.Atoi(strings.TrimSuffix(reference, " 0 R\n"))
		if err != nil || number >= len(s.starts) {
			continue
		}
		base, _ := between(s.object(number), "/BaseFont /", "\n")
		for id, f := range faces {
			if base == "utf8"+strings.ToLower(f.name) {
				text = strings.Replace(text, name+" ", fontName(faceID(id))+" ", 1)
			}
		}
	}
	return []byte(text)
}

// fontName is the name of a face in streams and resources.
func fontName(id faceID) string { return "/F" + string(rune('0'+id)) }

func between(text []byte, before, after string) (string, bool) {
	_, rest, ok1 := bytes.Cut(text, []byte(before))
	found, _, ok2 := bytes.Cut(rest, []byte(after))
	return string(found), ok1 && ok2
}
