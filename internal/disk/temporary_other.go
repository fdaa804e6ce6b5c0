//go:build !unix || solaris || aix

package disk

import (
	"os"
	"time"
)

const closeBeforeRename = true

// mark does nothing where a lock does not end with its process.
func mark(*os.File) bool { return true }

// orphaned goes by age: a file that nobody has touched for a day, by the file
// system's own clock (own has just been created on it), is written no more.
func orphaned(file, own *os.File) bool {
	theirs, err := file.Stat()
	if err != nil {
		return false
	}
	now, err := own.Stat()
	return err == nil && now.ModTime().Sub(theirs.ModTime()) > 24*time.Hour
}
