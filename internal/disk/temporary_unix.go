//go:build unix && !solaris && !aix

package disk

import (
	"os"
	"syscall"
)

const closeBeforeRename = false

// mark locks a temporary file for as long as its writer lives: the system
// releases the lock when the process dies, however it dies. It reports false
// when another process holds the lock, which only a sweep does. File systems
// without locks get none.
func mark(file *os.File) bool {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != syscall.EWOULDBLOCK
}

// orphaned reports whether nobody writes the file any more.
func orphaned(file, _ *os.File) bool {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
