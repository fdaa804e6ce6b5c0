package disk

import "errors"

// MayPass reports whether a fault of a file or folder may pass by itself: a share
// on the network that does not answer, a file that another program holds open.
func MayPass(err error) bool {
	if isBusy(err) {
		return true
	}
	for _, fault := range networkFaults {
		if errors.Is(err, fault) {
			return true
		}
	}
	return false
}
