package store

import (
	"errors"

	"modernc.org/sqlite"
)

// Result codes of SQLite, the low byte of its extended codes.
const (
	sqliteBusy     = 5
	sqliteLocked   = 6
	sqliteReadOnly = 8
	sqliteIOErr    = 10
	sqliteCorrupt  = 11
	sqliteFull     = 13
	sqliteCantOpen = 14
	sqliteNotADB   = 26
)

// fromDriver turns the drivers' codes into the errors of this package.
func fromDriver(err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return fromServer(err)
	}
	switch se.Code() & 0xff {
	case sqliteBusy, sqliteLocked:
		return ErrBusy
	case sqliteReadOnly:
		return ErrReadOnly
	case sqliteFull:
		return ErrFull
	case sqliteIOErr:
		return ErrDisk
	case sqliteCorrupt, sqliteNotADB:
		return ErrNotDatabase
	}
	return err
}

func hasCode(err error, code int) bool {
	var se *sqlite.Error
	return errors.As(err, &se) && se.Code()&0xff == code
}
