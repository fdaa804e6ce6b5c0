package disk

import (
	"fmt"
	"os"
)

// Append opens a file for writing to its end, such as a log; a new one has mode
// 0600. A folder, a device or a pipe is refused. Its folder must be there.
func Append(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("write %q: it is a folder, a device or a pipe, not a file", path)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, explain(path, err)
	}
	return f, nil
}
