package pdf

import "github.com/namati/lex/internal/disk"

// target is the address as a PDF stores it, ASCII only, and false for one that
// must not become a link.
func target(address string) (string, bool) { return disk.SafeLink(address) }
