package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/store"
)

// spareInputs refuses to write a report over what it is made from: the files of
// the active imports, lex.yaml, the definitions and the database.
func (s *settings) spareInputs(ctx context.Context, st *store.Store, targets []string) error {
	imports, err := st.History(ctx)
	if err != nil {
		return err
	}
	inputs := disk.Inputs{}
	if !store.IsServer(s.database) {
		inputs = append(inputs, s.database)
	}
	if s.configPath != "" {
		inputs = append(inputs, s.configPath)
	}
	paths := []string{}
	for _, i := range imports {
		paths = append(paths, i.Path)
	}
	for _, rule := range s.config.Reports {
		paths = append(paths, rule.Definition)
	}
	for _, path := range paths {
		path, _, _ = strings.Cut(path, ofRejects)
		if path = filepath.FromSlash(path); path != "" && !filepath.IsAbs(path) {
			path = filepath.Join(s.root, path)
		}
		if path != "" {
			inputs = append(inputs, path)
		}
		// A file in an archive is read from the archive.
		for dir := filepath.Dir(path); strings.Contains(strings.ToLower(dir), ".zip"); dir = filepath.Dir(dir) {
			inputs = append(inputs, dir)
		}
	}
	for _, target := range targets {
		if err := inputs.Refuse(target); err != nil {
			return usagef("name another file with --out", "%v", err)
		}
	}
	return nil
}
