package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/retry"
	"github.com/namati/lex/internal/store"
)

// remark is something about the sources that people are told: a key of
// lexicon and the file, folder or pattern that it names.
type remark struct{ Key, File string }

func (r remark) in(lang string) string { return lexicon.Fill(r.Key, lang, "file", r.File) }

// gathered are the sources of a schedule: the files to take in, what is to be
// noted, and what keeps the report back.
type gathered struct {
	files       []source
	noted, held []remark
}

// settleTime is how long a file that was just written is watched for growing,
// and freshTime how long it counts as just written. Both go by the machine's own
// clock, as the times of files do.
var (
	settleTime = 2 * time.Second
	freshTime  = 10 * time.Second
)

// openFor is how long the lock file of an office program is believed: one that
// is older was left behind by a program that ended badly.
const openFor = 24 * time.Hour

// gather finds the files that the patterns of a schedule name, relative to the
// workspace, and looks whether each can be read now.
func (s *settings) gather(ctx context.Context, st *store.Store, patterns []string) (gathered, error) {
	var g gathered
	var paths []string
	for _, pattern := range patterns {
		found, missing, err := s.match(pattern)
		switch {
		case err != nil:
			return g, err
		case missing != nil:
			g.held = append(g.held, *missing)
		case len(found) == 0:
			g.noted = append(g.noted, remark{"source.no_match", pattern})
		}
		for _, p := range found {
			if !slices.Contains(paths, p) {
				paths = append(paths, p)
			}
		}
	}
	if err := s.whatIsGone(ctx, st, patterns, paths, &g); err != nil {
		return g, err
	}
	held, err := s.unready(ctx, st, paths)
	if g.held = append(g.held, held...); err != nil || len(g.held) > 0 {
		return g, err
	}
	if len(paths) > 0 {
		g.files, err = s.sources(ctx, paths)
	}
	for i := range g.files {
		g.files[i].shown = g.files[i].stored
	}
	return g, err
}

// match lists the files of a pattern in the order of their names; a folder
// stands for the tables in it. missing is why nothing can match.
func (s *settings) match(pattern string) (paths []string, missing *remark, err error) {
	full := filepath.FromSlash(pattern)
	if !filepath.IsAbs(full) {
		full = filepath.Join(s.root, full)
	}
	// The folder up to the first special character; whatever stands in its name
	// is meant as it is.
	base, rest := full, ""
	for strings.ContainsAny(strings.TrimPrefix(base, s.root), `*?[`) {
		base, rest = filepath.Dir(base), path.Join(filepath.Base(base), rest)
	}
	info, err := os.Stat(base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		folder := base
		if rest == "" && filepath.Ext(base) != "" {
			folder = filepath.Dir(base)
		}
		if _, err := os.Stat(folder); err != nil {
			return nil, &remark{"source.no_folder", s.storedPath(folder)}, nil //nolint:nilerr // a folder that is not there is a remark about the schedule
		}
		return nil, &remark{"source.no_file", s.storedPath(base)}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("look for %s: %w", pattern, mayPass(err))
	}
	if rest == "" && !info.IsDir() {
		return []string{base}, nil, nil
	}
	add := func(name string) { paths = append(paths, name) }
	if rest == "" {
		return paths, nil, mayPass(s.walk(base, add))
	}
	names, err := fs.Glob(os.DirFS(base), anyCase(rest))
	if err != nil {
		return nil, nil, usagef("patterns look like inbox/*.xlsx", "the sources of a schedule hold a pattern that lex cannot read: %q", pattern)
	}
	for _, name := range names {
		found := filepath.Join(base, filepath.FromSlash(name))
		info, err := os.Stat(found)
		switch {
		case err != nil: // it went while we looked
		case info.IsDir():
			if err := s.walk(found, add); err != nil {
				return nil, nil, mayPass(err)
			}
		case !passedOver(filepath.Base(found)) && hasTableExtension(found):
			add(found)
		}
	}
	return paths, nil, nil
}

// anyCase makes a pattern match whatever the case of its letters: partners write
// LISTA.XLSX, and a file must not stay outside unseen. Brackets stay as they are.
func anyCase(pattern string) string {
	var b strings.Builder
	inside := false
	for _, r := range pattern {
		lower, upper := strings.ToLower(string(r)), strings.ToUpper(string(r))
		switch {
		case r == '[':
			inside = true
		case r == ']':
			inside = false
		case !inside && lower != upper && len(lower) == 1 && len(upper) == 1:
			b.WriteString("[" + lower + upper + "]")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mayPass marks faults of a network folder as such.
func mayPass(err error) error {
	if disk.MayPass(err) {
		return retry.MayPass(err)
	}
	return err
}

// whatIsGone notes the files that were imported by these patterns and are not
// there any more: their rows still count, which somebody may not expect.
func (s *settings) whatIsGone(ctx context.Context, st *store.Store, patterns, paths []string, g *gathered) error {
	history, err := st.Sources(ctx)
	if err != nil {
		return err
	}
	imports, err := st.History(ctx)
	if err != nil {
		return err
	}
	active := map[int64]bool{}
	for _, h := range history {
		active[h.Import] = true
	}
	for _, i := range imports {
		note := remark{"source.gone", i.Path}
		if !active[i.Import] || slices.Contains(g.noted, note) || slices.ContainsFunc(paths, func(p string) bool { return s.holds(p, i.Path) }) {
			continue
		}
		if slices.ContainsFunc(patterns, func(p string) bool { return fits(p, i.Path) }) {
			g.noted = append(g.noted, note)
		}
	}
	return nil
}

// holds reports whether a path is a stored source, or the archive that holds it.
func (s *settings) holds(found, stored string) bool {
	own := s.storedPath(found)
	return own == stored || strings.HasPrefix(stored, own+"/")
}

// fits reports whether a stored source is one of a pattern's.
func fits(pattern, stored string) bool {
	ok, err := path.Match(anyCase(pattern), stored)
	return err == nil && ok || strings.HasPrefix(stored, strings.TrimSuffix(pattern, "/")+"/")
}

// unready says which files cannot be read now: open in an office program, still
// growing, or gone since they were listed. What is stored already in this very
// form may be open.
func (s *settings) unready(ctx context.Context, st *store.Store, paths []string) ([]remark, error) {
	var held []remark
	fresh := map[string]fs.FileInfo{}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			held = append(held, remark{"source.vanished", s.storedPath(p)})
			continue
		}
		if locked(p) {
			same, err := s.isStored(ctx, st, p)
			if err != nil {
				return nil, err
			}
			if !same {
				held = append(held, remark{"source.open", s.storedPath(p)})
			}
			continue
		}
		if age := time.Since(info.ModTime()); age < freshTime {
			fresh[p] = info
		}
	}
	if len(fresh) == 0 {
		return held, nil
	}
	if err := retry.Wait(ctx, settleTime); err != nil {
		return nil, err
	}
	for _, p := range paths {
		before, ok := fresh[p]
		if !ok {
			continue
		}
		switch now, err := os.Stat(p); {
		case err != nil:
			held = append(held, remark{"source.vanished", s.storedPath(p)})
		case now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime()):
			held = append(held, remark{"source.growing", s.storedPath(p)})
		}
	}
	return held, nil
}

// locked reports whether an office program has the file open: it leaves a lock
// file beside it.
func locked(file string) bool {
	folder, name := filepath.Split(file)
	for _, lock := range []string{"~$" + name, ".~lock." + name + "#"} {
		if info, err := os.Stat(filepath.Join(folder, lock)); err == nil && time.Since(info.ModTime()) < openFor {
			return true
		}
	}
	return false
}

// isStored reports whether the active imports hold the file as it is.
func (s *settings) isStored(ctx context.Context, st *store.Store, file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, nil //nolint:nilerr // open elsewhere in a way that keeps us out
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return false, mayPass(err)
	}
	digest := hex.EncodeToString(sum.Sum(nil))
	imports, err := st.Sources(ctx)
	return slices.ContainsFunc(imports, func(i store.Source) bool { return i.SHA256 == digest }), err
}
