package disk

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes the file at path through fn. The bytes go into a temporary file
// beside it, which takes the file's place when fn has returned nil and
// everything has reached the disk; until then, and after any failure, panic or
// cancellation of fn, an earlier file stays as it was and nothing is left over.
//
// The file has mode 0600 (on Windows, the folder's rights). A missing folder is
// created with mode 0700. A symbolic link at path is replaced, not followed; a
// folder, a device or a pipe is refused.
//
// Errors say in plain words what stood in the way, and wrap their cause, so
// that errors.Is finds the error of fn, fs.ErrPermission and the like.
func Write(path string, fn func(io.Writer) error) (err error) {
	folder, name := filepath.Split(path)
	if name == "" || name == "." || name == ".." {
		return fmt.Errorf("write %q: it names a folder where a file is expected", path)
	}
	folder = filepath.Clean(folder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return explain(path, err)
	}
	// From here on the folder is held open: whoever swaps it, or a part of its
	// path, for a link cannot lead the file elsewhere.
	root, err := os.OpenRoot(folder)
	if err != nil {
		return explain(path, err)
	}
	defer root.Close()
	if err := refuseTarget(root, name, path); err != nil {
		return err
	}

	temp, tempName, err := createTemp(root)
	if err != nil {
		return explain(path, err)
	}
	done := false
	defer func() {
		if !done {
			temp.Close()
			_ = root.Remove(tempName)
		}
	}()
	sweep(root, temp, tempName)

	buffered := bufio.NewWriterSize(temp, 64<<10)
	if err := fn(buffered); err != nil {
		return explain(path, err)
	}
	if err := buffered.Flush(); err != nil {
		return explain(path, err)
	}
	if err := temp.Sync(); err != nil {
		return explain(path, err)
	}
	// The mark goes with closing, so the file is closed after it has its name,
	// where the system allows that.
	if closeBeforeRename {
		if err := temp.Close(); err != nil {
			return explain(path, err)
		}
	}
	if err := root.Rename(tempName, name); err != nil {
		return explain(path, err)
	}
	done = true
	temp.Close()
	syncFolder(root)
	return nil
}

// WriteBytes writes data to the file at path, as Write does.
func WriteBytes(path string, data []byte) error {
	return Write(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// refuseTarget refuses to replace what is neither a file nor a link.
func refuseTarget(root *os.Root, name, path string) error {
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return explain(path, err)
	case info.IsDir():
		return fmt.Errorf("write %q: it is a folder; name a file in it", path)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0:
		return fmt.Errorf("write %q: it is a device or a pipe, not a file", path)
	}
	return nil
}

// syncFolder makes the new name itself last. Not every system can sync a
// folder, and the file's content is safe already, so that a refusal is no
// failure.
func syncFolder(root *os.Root) {
	folder, err := root.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()
	_ = folder.Sync()
}
