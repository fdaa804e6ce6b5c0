package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/namati/lex/importers"
)

// expandArchive makes of an archive the tables in it, each a source of its own
// that is named as if the archive were a folder; of any other file, itself. An
// archive that cannot be opened, or that holds no table, is refused in its turn.
func (c *console) expandArchive(file source) []source {
	var err error
	if file.data != nil || file.path == "-" {
		file.archive, err = importers.ArchiveIn(file.shown, file.data)
	} else {
		file.archive, err = importers.OpenArchive(file.path)
	}
	if refused := (*importers.Refused)(nil); errors.As(err, &refused) {
		file.err = err
	}
	if file.archive == nil {
		return []source{file}
	}
	var inside []source
	var others []string
	for _, name := range file.archive.Files {
		if !hasTableExtension(name) {
			others = append(others, name)
			continue
		}
		inside = append(inside, within(file, name))
	}
	c.sayOthers(file.shown, others)
	if len(inside) == 0 {
		file.archive = nil
		file.err = &importers.Refused{Code: "not-a-table", Reason: "the archive holds no file that lex can read", Hint: "lex reads " + readable()}
		return []source{file}
	}
	return inside
}

// within is a file in an archive as a source.
func within(archive source, name string) source {
	archive.inside = name
	archive.shown += "/" + name
	archive.stored += "/" + name
	archive.data = nil
	return archive
}

// insideArchive finds the file that a path such as lists.zip/people.xlsx names,
// which is how findings name it. stored makes
// of a path the one by which the store knows it.
func (c *console) insideArchive(path string, stored func(string) string) (source, bool) {
	for at := filepath.Clean(path); ; {
		up := filepath.Dir(at)
		if up == at || up == "." {
			return source{}, false
		}
		at = up
		info, err := os.Stat(at)
		if err != nil {
			continue
		}
		if !info.Mode().IsRegular() {
			return source{}, false
		}
		for _, file := range c.expandArchive(source{path: at, shown: filepath.ToSlash(at), stored: stored(at)}) {
			if file.archive != nil && file.shown == filepath.ToSlash(filepath.Clean(path)) {
				return file, true
			}
		}
		return source{}, false
	}
}

// othersNamed is how many files that lex does not read are named.
const othersNamed = 5

// sayOthers says which files of a folder or an archive are passed over.
func (c *console) sayOthers(where string, names []string) {
	if len(names) == 0 {
		return
	}
	var shown []string
	for _, name := range names[:min(len(names), othersNamed)] {
		shown = append(shown, inline(name))
	}
	more := ""
	if len(names) > othersNamed {
		more = fmt.Sprintf(" and %d more", len(names)-othersNamed)
	}
	c.say("%s: passed over, lex does not read such files: %s%s", inline(where), strings.Join(shown, ", "), more)
}
