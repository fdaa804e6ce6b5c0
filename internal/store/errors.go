package store

import (
	"errors"
	"fmt"
)

var (
	// ErrBusy says that another lex holds the database for writing.
	ErrBusy = errors.New("another lex is writing to the database")
	// ErrNotDatabase says that a file is no database of lex, or a damaged one.
	ErrNotDatabase = errors.New("not a database of lex")
	// ErrEmpty says that nothing was ever stored in a database that was opened for
	// reading.
	ErrEmpty = fmt.Errorf("%w: it is empty", ErrNotDatabase)
	// ErrUnchanged says that the very file is stored already, with this mapping.
	ErrUnchanged = errors.New("the file is stored already")
	// ErrChanged says that the data are not those any more in which something was
	// looked up.
	ErrChanged = errors.New("the data changed meanwhile")
	// ErrGone says that an earlier state cannot be counted again: it is no state of
	// this database.
	ErrGone = errors.New("an earlier state of the data is not in this database")
	// ErrReadOnly says that the database cannot be written to.
	ErrReadOnly = errors.New("the database cannot be written to")
	// ErrFull says that there is no room for what was to be written, and that
	// nothing of it is stored.
	ErrFull = errors.New("the disk is full; nothing of what was being written is stored")
	// ErrDisk says that the disk does not do what it is asked, or the network
	// behind which it stands.
	ErrDisk = errors.New("the disk on which the database lies cannot be read or written")
)

// ErrNewer says that a newer lex made the database: its schema is Found, this
// build knows schemas up to Known.
type ErrNewer struct {
	Found, Known int
}

func (e ErrNewer) Error() string {
	return fmt.Sprintf("the database has schema %d, made by a newer lex; this one knows up to %d", e.Found, e.Known)
}

// ImportError says why an import number cannot be undone or replaced.
type ImportError struct {
	Import int64
	Reason string
}

func (e *ImportError) Error() string { return fmt.Sprintf("import %d %s", e.Import, e.Reason) }

// FilterError says why a filter or a dimension cannot be used.
type FilterError struct {
	Field, Value, Reason string
}

func (e *FilterError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("%q: %s", e.Field, e.Reason)
	}
	return fmt.Sprintf("%s=%s: %s", e.Field, e.Value, e.Reason)
}
