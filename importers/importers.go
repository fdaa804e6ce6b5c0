package importers

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Format is one kind of file that lex reads.
type Format struct {
	// Name is the format's key, Title what people call it.
	Name, Title string
	// Extensions are in lower case with their dot. They help to word errors and
	// to list a folder: what a file is, its first bytes decide.
	Extensions []string
	// fits looks at the first bytes of a file, and at the table of contents of a
	// package.
	fits func(src *input) bool
	open func(ctx context.Context, src *input, opt OpenOptions) (opened, error)
}

// Formats lists what lex reads, in the order in which files are tried. Any other
// package is taken for a workbook, and refused with its right name; plain text
// fits nearly everything, so it stands last.
var Formats = []Format{
	{Name: "ods", Title: "OpenDocument spreadsheet", Extensions: []string{".ods", ".ots", ".fods"}, fits: odsFits, open: odsOpen},
	{Name: "zip", Title: "zip archive of such files", Extensions: []string{".zip"}, fits: archiveFits, open: archiveOpen},
	{Name: "xlsx", Title: "Excel workbook", Extensions: []string{".xlsx", ".xlsm", ".xltx", ".xltm"}, fits: xlsxFits, open: xlsxOpen},
	{Name: "xls", Title: "Excel 97-2003 workbook", Extensions: []string{".xls", ".xlt"}, fits: xlsFits, open: xlsOpen},
	{Name: "json", Title: "JSON, a list of records", Extensions: []string{".json", ".jsonl", ".ndjson", ".geojson"}, fits: jsonFits, open: jsonOpen},
	{Name: "csv", Title: "CSV or other delimited text", Extensions: []string{".csv", ".tsv", ".tab", ".txt"}, fits: csvFits, open: csvOpen},
}

// OpenOptions says what the person knows about a file.
type OpenOptions struct {
	// Encoding names the character encoding of a text file, such as
	// windows-1252; "" lets lex find out.
	Encoding string
	// Name is the name to use in messages instead of the path's last element.
	Name string
}

// opened is a file that has been recognised as one of the Formats.
type opened interface {
	sheets() []Sheet
	rows(ctx context.Context, sheet int, fn func(*Row) error) error
	notes() []string
}

// input is the bytes of a file, wherever they are, and what is known of them
// before anything is parsed.
type input struct {
	name   string
	bytes  io.ReaderAt
	size   int64
	head   []byte
	census census
	// zip is the table of contents of what begins like a package, else nil.
	zip *zipPackage
}

// Book is an open file. It is not for use by several goroutines at once.
type Book struct {
	format string
	inside opened
	sha256 string
	file   *os.File
	source *input
}

// Open reads a file's outer structure. It fails with *Refused when the bytes
// are no table that lex reads, and with an *fs.PathError when the file cannot
// be read at all.
func Open(ctx context.Context, path string, opt OpenOptions) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &Refused{Code: codeNotTable, Reason: "this is not a file but a folder or a device", Hint: "name a file, such as participants.xlsx"}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	if opt.Name == "" {
		opt.Name = filepath.Base(path)
	}
	book, err := openSource(ctx, f, info.Size(), opt)
	if err != nil {
		f.Close()
		return nil, err
	}
	book.file = f
	return book, nil
}

// OpenBytes opens a file that is already in memory, such as standard input.
// The name decides nothing but the wording of messages.
func OpenBytes(ctx context.Context, name string, data []byte, opt OpenOptions) (*Book, error) {
	if opt.Name == "" {
		opt.Name = filepath.Base(name)
	}
	return openSource(ctx, bytes.NewReader(data), int64(len(data)), opt)
}

func openSource(ctx context.Context, r io.ReaderAt, size int64, opt OpenOptions) (*Book, error) {
	src := &input{name: opt.Name, bytes: r, size: size}
	sum, err := src.survey(ctx)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", opt.Name, err)
	}
	if size == 0 {
		return nil, &Refused{Code: codeEmpty, Reason: "the file is empty: it has 0 bytes", Hint: "ask for the file again"}
	}
	if refused := stranger(src); refused != nil {
		return nil, refused
	}
	if zipFits(src.head) {
		if src.zip, err = zipOpen(src.bytes, src.size); err != nil {
			return nil, refuse(src.whole(), err)
		}
	}
	for _, format := range Formats {
		if !format.fits(src) {
			continue
		}
		inside, err := format.open(ctx, src, opt)
		if err != nil {
			return nil, err
		}
		return &Book{format: format.Name, inside: inside, sha256: sum, source: src}, nil
	}
	return nil, &Refused{Code: codeNotTable, Reason: "this is neither a workbook nor a text file", Hint: hintSaveAsXLSX}
}

// whole names the file as a whole in a refusal.
func (s *input) whole() string {
	if strings.EqualFold(filepath.Ext(s.name), ".zip") {
		return "the archive"
	}
	return "the workbook"
}

// survey reads the bytes once: for their SHA-256, which names the import, and
// for the census by which a text file's encoding is told.
func (s *input) survey(ctx context.Context) (string, error) {
	hash := sha256.New()
	buf := make([]byte, min(s.size+1, 256<<10))
	r := io.NewSectionReader(s.bytes, 0, s.size)
	var seen int64
	binary := false
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := io.ReadFull(r, buf)
		if s.head == nil {
			s.head = append([]byte{}, buf[:min(n, 8<<10)]...)
			binary = zipFits(s.head) || oleFits(s.head)
		}
		// The two readers of the piece do not disturb each other.
		var hashed sync.WaitGroup
		hashed.Go(func() { hash.Write(buf[:n]) })
		if !binary {
			s.census.add(buf[:n])
		}
		hashed.Wait()
		seen += int64(n)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			break
		}
		if err != nil {
			return "", err
		}
	}
	if seen != s.size {
		return "", fmt.Errorf("the file changed while it was read")
	}
	s.census.end()
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// Format is the name of the format that the bytes turned out to have.
func (b *Book) Format() string { return b.format }

// Original is the file's own bytes and their number, as long as the book is open.
func (b *Book) Original() (io.ReaderAt, int64) { return b.source.bytes, b.source.size }

// Sheets lists the sheets that hold cells, in the order of the workbook.
func (b *Book) Sheets() []Sheet { return b.inside.sheets() }

// Rows hands the rows of a sheet, counted from 0, to fn in rising order. Rows in
// which nothing is written are passed over; Row.Number shows the gap. It may be
// called again. An error of fn comes back as it is. A *Refused at the end means
// that what was handed over is not all that the file should say: throw it away.
func (b *Book) Rows(ctx context.Context, sheet int, fn func(*Row) error) error {
	if sheet < 0 || sheet >= len(b.Sheets()) {
		return fmt.Errorf("there is no sheet number %d", sheet)
	}
	return b.inside.rows(ctx, sheet, fn)
}

// SHA256 is the hash of the file's bytes in lower-case hexadecimal.
func (b *Book) SHA256() string { return b.sha256 }

// Notes says what was decided about the file, for people: "read as
// Windows-1252, separated by semicolons".
func (b *Book) Notes() []string { return b.inside.notes() }

// Close releases the file.
func (b *Book) Close() error {
	if b.file == nil {
		return nil
	}
	return b.file.Close()
}
