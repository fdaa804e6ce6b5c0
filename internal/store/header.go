package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

// Places in the header of a SQLite file (https://www.sqlite.org/fileformat.html).
const (
	headerSize         = 100
	headerPages        = 28
	headerApplication  = 68
	sqliteHeaderString = "SQLite format 3\x00"
)

// refuseStranger looks at the header of a file before SQLite does, since opening
// a database for writing may change it: what belongs to another program stays as
// it is. A file of one page may be one of ours whose first transaction still
// stands in its log.
func refuseStranger(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	header := make([]byte, headerSize)
	switch n, err := io.ReadFull(f, header); {
	case n == 0:
		return nil
	case err != nil || !bytes.HasPrefix(header, []byte(sqliteHeaderString)):
		return ErrNotDatabase
	}
	application, pages := binary.BigEndian.Uint32(header[headerApplication:]), binary.BigEndian.Uint32(header[headerPages:])
	if application != applicationID && (application != 0 || pages > 1) {
		return fmt.Errorf("%w: it belongs to another program", ErrNotDatabase)
	}
	return nil
}
