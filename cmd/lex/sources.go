package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/lexicon"
)

// source is one file to take in: where it is, how to name it to people, and
// its path relative to the workspace, by which the store knows it.
type source struct {
	path, shown, stored string
	// inside is the file's name in the archive that path names; archive is nil
	// for a file of its own.
	inside  string
	archive *importers.Archive
	// whole says that the file was asked for by its own name, not its archive's.
	whole bool
	// data is what came through the standard input, or was dropped on a page.
	data []byte
	// err says why an archive cannot be opened: the file is refused in its turn.
	err error
}

// open opens a file: one of its own, one in an archive, or what came through the
// standard input.
func (f source) open(ctx context.Context, opt importers.OpenOptions) (*importers.Book, error) {
	switch {
	case f.err != nil:
		return nil, f.err
	case f.archive != nil:
		return f.archive.Open(ctx, f.inside, opt)
	case f.data != nil || f.path == "-":
		return importers.OpenBytes(ctx, f.shown, f.data, opt)
	}
	return importers.Open(ctx, f.path, opt)
}

// sources lists the files that the arguments name, each once: files as they
// are, the tables in folders and in archives, "-" for the standard input.
func (s *settings) sources(ctx context.Context, arguments []string) ([]source, error) {
	var all []source
	take := func(found []source) {
		for _, file := range found {
			if !slices.ContainsFunc(all, func(o source) bool { return o.stored == file.stored }) {
				all = append(all, file)
			}
		}
	}
	add := func(path string) {
		take(s.expandArchive(source{path: path, shown: filepath.ToSlash(path), stored: s.storedPath(path)}))
	}
	for _, argument := range arguments {
		if argument == "-" {
			data, err := readAll(ctx, s.in)
			if err != nil {
				return nil, fmt.Errorf("read the standard input: %w", err)
			}
			take(s.expandArchive(source{path: "-", shown: "standard input", stored: "-", data: data}))
			continue
		}
		if argument == "" {
			return nil, usagef("lex import participants.xlsx", "the name of a file to import is empty")
		}
		info, err := os.Stat(argument)
		if file, ok := s.insideArchive(argument, s.storedPath); err != nil && ok {
			take([]source{file})
			continue
		}
		if os.IsNotExist(err) {
			return nil, &hinted{fmt.Errorf("there is no file %s", argument), neighbours(argument)}
		}
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			if passedOver(filepath.Base(argument)) {
				s.say("%s: passed over, it is the lock of a workbook that is open", argument)
				continue
			}
			add(argument)
			continue
		}
		before := len(all)
		if err := s.walk(argument, add); err != nil {
			return nil, err
		}
		if len(all) == before {
			return nil, &hinted{fmt.Errorf("there is no file in %s that lex can read", argument), "lex reads " + readable()}
		}
	}
	return all, nil
}

// walk lists the tables of a folder in the order of their names. The folder of
// the reports is left out: what lex wrote is no source.
func (s *settings) walk(folder string, add func(string)) error {
	written := s.storedPath(filepath.Join(s.root, "reports"))
	var others []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if path != folder && (strings.HasPrefix(name, ".") || entry.IsDir() && s.storedPath(path) == written) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case entry.IsDir(), passedOver(name):
		case hasTableExtension(name):
			add(path)
		default:
			others = append(others, filepath.ToSlash(path))
		}
		return nil
	})
	s.sayOthers(filepath.ToSlash(folder), others)
	return err
}

// storedPath is a path relative to the workspace where it lies in it, with
// forward slashes.
func (s *settings) storedPath(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	relative, err := filepath.Rel(s.root, full)
	if err != nil {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(relative)
}

// passedOver tells the lock files that office programs leave beside an open
// workbook.
func passedOver(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.")
}

func hasTableExtension(name string) bool {
	extension := strings.ToLower(filepath.Ext(name))
	for _, format := range importers.Formats {
		if slices.Contains(format.Extensions, extension) {
			return true
		}
	}
	return false
}

// readable lists the extensions that lex reads.
func readable() string {
	var all []string
	for _, format := range importers.Formats {
		all = append(all, format.Extensions...)
	}
	return strings.Join(all, ", ")
}

// neighbours is the hint for a file that is not there: the one whose name comes
// closest, or what the folder holds.
func neighbours(path string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return "there is no folder " + filepath.Dir(path) + " either"
	}
	var names []string
	for _, entry := range entries {
		if !entry.IsDir() && hasTableExtension(entry.Name()) {
			names = append(names, entry.Name())
		}
	}
	if near := lexicon.Nearest(filepath.Base(path), names); near != "" {
		return "did you mean " + filepath.Join(filepath.Dir(path), near) + "?"
	}
	return ""
}

// readAll reads a pipe to its end, or until the context ends: whoever forgot to
// send something into the pipe can still press Ctrl-C.
func readAll(ctx context.Context, in io.Reader) ([]byte, error) {
	type outcome struct {
		data []byte
		err  error
	}
	done := make(chan outcome, 1)
	go func() {
		data, err := io.ReadAll(in)
		done <- outcome{data, err}
	}()
	select {
	case o := <-done:
		return o.data, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
