package disk

import (
	"fmt"
	"os"
	"path/filepath"
)

// Inputs are the paths of files that have been read and must stay as they are.
type Inputs []string

// Refuse returns an error when path is one of the inputs, by name or because
// both lead to the same file.
func (in Inputs) Refuse(path string) error {
	target, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	info, statErr := os.Stat(target)
	for _, input := range in {
		source, err := filepath.Abs(input)
		if err != nil {
			return fmt.Errorf("write %q: %w", path, err)
		}
		same := source == target
		if !same && statErr == nil {
			sourceInfo, err := os.Stat(source)
			same = err == nil && os.SameFile(info, sourceInfo)
		}
		if same {
			return fmt.Errorf("write %q: it is one of the files that were read; choose another name", path)
		}
	}
	return nil
}
