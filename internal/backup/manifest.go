package backup

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// Manifest is the first entry of an archive.
type Manifest struct {
	// Format is 1.
	Format int `json:"format"`
	// Made is RFC 3339 in UTC; Version is that of lex.
	Made    string `json:"made"`
	Version string `json:"version"`
	Files   []Item `json:"files"`
}

// Item is a file of an archive: its path with slashes, relative to the
// workspace.
type Item struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

const (
	manifestName = "manifest.json"
	format       = 1
	// mostFiles and largestManifest bound what is read of a file that may be
	// anything.
	mostFiles       = 10_000
	largestManifest = 4 << 20
)

// ErrNotBackup says that a file is no archive of this package, or a damaged one.
var ErrNotBackup = errors.New("not a backup of lex, or a damaged one")

// ErrEncrypted says that an archive is encrypted and no key was given, or none
// that opens it.
var ErrEncrypted = errors.New("the backup is encrypted")

func (m Manifest) check() error {
	if m.Format != format {
		return fmt.Errorf("%w: made by another version, in format %d", ErrNotBackup, m.Format)
	}
	if len(m.Files) > mostFiles {
		return fmt.Errorf("%w: it lists %d files", ErrNotBackup, len(m.Files))
	}
	seen := map[string]bool{}
	for _, item := range m.Files {
		name := strings.ToLower(item.Name)
		if !safe(item.Name) || seen[name] || item.Size < 0 || len(item.SHA256) != 64 {
			return fmt.Errorf("%w: it lists a file that cannot be", ErrNotBackup)
		}
		seen[name] = true
	}
	return nil
}

// safe tells a name that stays inside the folder into which it is restored, on
// every system.
func safe(name string) bool {
	if name == "" || len(name) > 1024 || name == manifestName || path.IsAbs(name) || path.Clean(name) != name || strings.ContainsAny(name, "\\:*?\"<>|\x00") {
		return false
	}
	for _, part := range strings.Split(name, "/") {
		if part == ".." || part == "." || strings.TrimRight(part, ". ") != part {
			return false
		}
	}
	return true
}
