package workspace

import (
	"fmt"
)

// ConfigError is a mistake in lex.yaml and how to mend it. Line and Column are
// counted from 1, and 0 where the mistake has no place.
type ConfigError struct {
	File          string
	Line, Column  int
	Message, Hint string
	// Others are the further mistakes of the same file, in its order, so that
	// all can be mended in one go.
	Others []*ConfigError
}

// Error gives file, place and message, without the hint and the others.
func (e *ConfigError) Error() string {
	switch {
	case e.Line == 0:
		return fmt.Sprintf("%s: %s", e.File, e.Message)
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}
