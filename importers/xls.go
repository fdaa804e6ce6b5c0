package importers

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// xlsMaxStream bounds the memory for the workbook inside the container. Excel
// itself gave up long before.
const xlsMaxStream = 128 << 20

// xlsBook is a workbook of Excel 97 to 2003 (BIFF8): a stream of records in a
// container. See [MS-XLS] for the records. The format has no checksums, so that
// damage which leaves the records sound cannot be seen.
type xlsBook struct {
	stream   []byte
	size     int64 // of the file
	list     []xlsSheet
	date1904 bool
	formats  map[int]xlsxShow // number formats by their number
	styles   []xlsxShow       // of each cell format
	strings  xlsxStrings
}

// xlsSheet is one sheet and where its records begin.
type xlsSheet struct {
	Sheet
	start int
}

func xlsFits(src *input) bool { return oleFits(src.head) }

func xlsOpen(_ context.Context, src *input, _ OpenOptions) (opened, error) {
	stream, err := xlsStream(src)
	if err != nil {
		return nil, refuse("the workbook", err)
	}
	return xlsRead(stream, src.size)
}

// xlsRead opens a workbook that is out of its container.
func xlsRead(stream []byte, size int64) (opened, error) {
	w := &xlsBook{stream: stream, size: size, formats: map[int]xlsxShow{}}
	if err := w.readGlobals(); err != nil {
		return nil, refuse("the workbook", err)
	}
	if len(w.list) == 0 {
		return nil, &Refused{Code: codeEmpty, Reason: "the workbook has no sheet with cells", Hint: "ask for the file again"}
	}
	return w, nil
}

// xlsStream takes the workbook out of its container.
func xlsStream(src *input) (stream []byte, err error) {
	// The container is read by a library; whatever a damaged one makes of it
	// must not end lex.
	defer func() {
		if recover() != nil {
			err = damagedf("its container cannot be read")
		}
	}()
	box, err := mscfb.New(src.bytes)
	if err != nil {
		return nil, damagedf("its container cannot be read")
	}
	var workbook *mscfb.File
	old := false
	for _, f := range box.File {
		if len(f.Path) > 0 {
			continue
		}
		switch {
		case strings.EqualFold(f.Name, "EncryptedPackage"):
			return nil, &Refused{Code: codeEncrypted, Reason: "the workbook is protected by a password and cannot be read", Hint: refusedHints[codeEncrypted]}
		case strings.EqualFold(f.Name, "Workbook"):
			workbook = f
		case strings.EqualFold(f.Name, "Book"):
			old = true
		}
	}
	switch {
	case workbook == nil && old:
		return nil, oldWorkbook()
	case workbook == nil:
		return nil, &Refused{Code: codeNotTable, Reason: "this is an old Office file without a workbook in it, or what is left of one", Hint: hintSaveAsXLSX}
	case workbook.Size > src.size:
		return nil, damagedf("the file is shorter than it says: it was cut short")
	case workbook.Size > xlsMaxStream:
		return nil, limitf("it has %d MB; lex reads workbooks of the old format up to %d MB", workbook.Size>>20, xlsMaxStream>>20)
	}
	stream = make([]byte, workbook.Size)
	if _, err := io.ReadFull(workbook, stream); err != nil {
		return nil, damagedf("the file is shorter than it says: it was cut short")
	}
	return stream, nil
}

func (w *xlsBook) sheets() []Sheet {
	list := make([]Sheet, len(w.list))
	for i, s := range w.list {
		list[i] = s.Sheet
	}
	return list
}

func (w *xlsBook) notes() []string { return nil }

// xlsRecord is one record: what it is, where it begins and what it holds.
type xlsRecord struct {
	kind  uint16
	start int
	body  []byte
}

// xlsAt reads the record at a place and returns where the next one begins.
func (w *xlsBook) xlsAt(at int) (xlsRecord, int, error) {
	if at < 0 || at+4 > len(w.stream) {
		return xlsRecord{}, 0, damagedf("it ends before all that was begun is ended")
	}
	head := w.stream[at:]
	end := at + 4 + int(binary.LittleEndian.Uint16(head[2:]))
	if end > len(w.stream) {
		return xlsRecord{}, 0, damagedf("it ends before all that was begun is ended")
	}
	return xlsRecord{binary.LittleEndian.Uint16(head), at, w.stream[at+4 : end]}, end, nil
}

// u16 and u32 are numbers in a record; has checks first that they are there.
func (r xlsRecord) u16(i int) int    { return int(binary.LittleEndian.Uint16(r.body[i:])) }
func (r xlsRecord) u32(i int) uint32 { return binary.LittleEndian.Uint32(r.body[i:]) }

// has refuses a record that is shorter than n bytes.
func (r xlsRecord) has(n int) error {
	if len(r.body) < n {
		return damagedf("a record of it is too short for what it should hold")
	}
	return nil
}

func (w *xlsBook) rows(ctx context.Context, index int, fn func(*Row) error) error {
	r := &xlsRows{ctx: ctx, book: w, fn: fn, at: w.list[index].start}
	err := r.read()
	if f := (*fault)(nil); errors.As(err, &f) {
		return refuse(rowOf(w.list[index].Name, r.row.Number), err)
	}
	return err
}
