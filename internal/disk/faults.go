package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// explain puts a fault of the disk into words that name path and what to do,
// leaving out the temporary file's name. Other errors are wrapped as they are.
func explain(path string, err error) error {
	cause := err
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		cause = pathError.Err
	case errors.As(err, &linkError):
		cause = linkError.Err
	}
	switch {
	case isFull(cause):
		return fmt.Errorf("write %q: the disk is full; make room or choose another folder: %w", path, cause)
	case isBusy(cause):
		return fmt.Errorf("write %q: another program has the file open; close it there and try again: %w", path, cause)
	case errors.Is(cause, syscall.EROFS):
		return fmt.Errorf("write %q: the disk is read-only; choose another folder: %w", path, cause)
	case errors.Is(cause, syscall.ENAMETOOLONG):
		return fmt.Errorf("write %q: the name is too long for this disk: %w", path, cause)
	case errors.Is(cause, syscall.ENOTDIR):
		return fmt.Errorf("write %q: a part of its path is a file where a folder is expected: %w", path, cause)
	case errors.Is(cause, fs.ErrPermission):
		return fmt.Errorf("write %q: the folder %q is not writable; choose another one or ask for the right to write there: %w", path, filepath.Dir(path), cause)
	case cause != err:
		return fmt.Errorf("write %q: %w", path, cause)
	}
	return fmt.Errorf("write %q: %w", path, err)
}
