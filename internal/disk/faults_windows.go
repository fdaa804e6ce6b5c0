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
	errorBadNetPath       = syscall.Errno(53)
	errorNetworkFault     = syscall.Errno(59)
	errorNetNameDeleted   = syscall.Errno(64)
	errorTimeout          = syscall.Errno(121)
)

func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// isBusy recognises a workbook that is open in a spreadsheet program.
func isBusy(err error) bool { return errors.Is(err, errorSharingViolation) }

// networkFaults are those of a share that is away.
var networkFaults = []error{errorBadNetPath, errorNetworkFault, errorNetNameDeleted, errorTimeout}
