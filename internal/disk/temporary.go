package disk

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// Temporary files are hidden, recognisable, and named by chance so that nobody
// can put something in their place beforehand.
const (
	tempPrefix = ".lex-"
	tempSuffix = ".tmp"
)

// createTemp creates an empty file of mode 0600 in root and marks it as being
// written.
func createTemp(root *os.Root) (*os.File, string, error) {
	for range 100 {
		name := tempPrefix + rand.Text() + tempSuffix
		file, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, "", err
		}
		// A sweep of another process may have come between creating and
		// marking; then the file is gone, and another one is made.
		if mark(file) && sameFile(root, name, file) {
			return file, name, nil
		}
		file.Close()
		_ = root.Remove(name)
	}
	return nil, "", errors.New("no temporary file could be created")
}

// sameFile reports whether the name still leads to the open file.
func sameFile(root *os.Root, name string, file *os.File) bool {
	named, err := root.Lstat(name)
	if err != nil {
		return false
	}
	open, err := file.Stat()
	return err == nil && os.SameFile(named, open)
}

// sweep removes the temporary files that a killed process left in the folder.
// It is a courtesy: whatever cannot be read or removed stays.
func sweep(root *os.Root, own *os.File, ownName string) {
	folder, err := root.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()
	names, _ := folder.Readdirnames(-1)
	for _, name := range names {
		if name == ownName || !strings.HasPrefix(name, tempPrefix) || !strings.HasSuffix(name, tempSuffix) {
			continue
		}
		if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
			continue
		}
		file, err := root.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if orphaned(file, own) {
			_ = root.Remove(name)
		}
		file.Close()
	}
}
