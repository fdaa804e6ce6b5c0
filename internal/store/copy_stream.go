package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/stdlib"
)

// copyStream is rows on their way into a table of PostgreSQL by COPY, in its
// binary format: a third of the cost of statements. Whole numbers are BIGINT
// everywhere, so that the type of a value says how it is written.
type copyStream struct {
	columns int
	rows    int64
	data    []byte
	failed  error
}

// The head and the end of the format, see the manual of COPY.
const (
	copyHead = "PGCOPY\n\xff\r\n\x00" + "\x00\x00\x00\x00" + "\x00\x00\x00\x00"
	copyEnd  = "\xff\xff"
	copyNull = 0xffffffff
)

// begin empties the stream for rows of so many columns.
func (s *copyStream) begin(columns int) {
	s.columns, s.rows, s.failed, s.data = columns, 0, nil, append(s.data[:0], copyHead...)
}

// row begins a row; its values follow.
func (s *copyStream) row() {
	s.rows++
	s.data = binary.BigEndian.AppendUint16(s.data, uint16(s.columns))
}

// value adds a value: nil, a whole number, a text or bytes.
func (s *copyStream) value(v any) {
	switch v := v.(type) {
	case nil:
		s.data = binary.BigEndian.AppendUint32(s.data, copyNull)
	case int64:
		s.integer(v)
	case int:
		s.integer(int64(v))
	case string:
		s.data = append(binary.BigEndian.AppendUint32(s.data, uint32(len(v))), v...)
	case []byte:
		s.data = append(binary.BigEndian.AppendUint32(s.data, uint32(len(v))), v...)
	default:
		s.failed = fmt.Errorf("a value of type %T cannot be copied into a table", v)
	}
}

func (s *copyStream) integer(n int64) {
	s.data = binary.BigEndian.AppendUint32(s.data, 8)
	s.data = binary.BigEndian.AppendUint64(s.data, uint64(n))
}

// send ends the stream and writes it; begin makes it of use again.
func (s *copyStream) send(ctx context.Context, c *session, table string, columns []string) error {
	if s.failed != nil {
		return s.failed
	}
	s.data = append(s.data, copyEnd...)
	return c.Raw(func(driverConn any) error {
		conn, ok := driverConn.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("the driver %T cannot copy into tables", driverConn)
		}
		done, err := conn.Conn().PgConn().CopyFrom(ctx, bytes.NewReader(s.data),
			"COPY "+table+" ("+strings.Join(columns, ", ")+") FROM STDIN BINARY")
		if err == nil && done.RowsAffected() != s.rows {
			err = fmt.Errorf("copied %d rows into %s, expected %d", done.RowsAffected(), table, s.rows)
		}
		return err
	})
}
