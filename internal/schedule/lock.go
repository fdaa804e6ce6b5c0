package schedule

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrLocked says that another lex is at work on the same workspace.
var ErrLocked = errors.New("another lex is running the schedules of this workspace")

// LockFile is the name of the lock in a workspace. The file stays; what counts
// is who holds it, and the system takes it from a process that ends.
const LockFile = ".lex-schedule.lock"

// Lock takes the lock of a workspace without waiting. Call unlock when done.
// The error is ErrLocked when another process holds it.
func Lock(folder string) (unlock func() error, err error) {
	lock := flock.New(filepath.Join(folder, LockFile), flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("lock the workspace: %w", err)
	case !ok:
		return nil, ErrLocked
	}
	return lock.Unlock, nil
}
