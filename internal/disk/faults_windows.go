package disk

import (
	"errors"
	"syscall"
)

// Error codes of Windows that package syscall does not name.
const (
	errorSharingViolation = syscall.Errno(32)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)
)

func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// isBusy recognises a workbook that is open in a spreadsheet program.
func isBusy(err error) bool { return errors.Is(err, errorSharingViolation) }
