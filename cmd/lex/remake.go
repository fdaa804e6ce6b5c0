package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// kept is a report of the archive with what it is made by again.
type kept struct {
	*store.ArchivedReport
	recipe     recipe
	definition *reports.Definition
	// then is the database as it was; the caller closes it.
	then *store.Store
}

// retrieve gathers what a report is made by again: the definition, the settings
// and the data as they were.
func (s *settings) retrieve(ctx context.Context, st *store.Store, r *store.ArchivedReport) (*kept, error) {
	if err := st.ArchivedTexts(ctx, r); err != nil {
		return nil, err
	}
	k := &kept{ArchivedReport: r}
	if err := json.Unmarshal(r.Request, &k.recipe); err != nil {
		return nil, fmt.Errorf("read how run %s was made: %w", r.Run, err)
	}
	var err error
	if k.definition, err = reports.Parse(k.recipe.Path, r.Definition); err != nil {
		return nil, err
	}
	k.definition.Name = k.recipe.Name
	k.then, err = st.At(ctx, r.Moment)
	return k, err
}

// compose makes the report again.
func (k *kept) compose(ctx context.Context, s *settings) (*reports.Result, error) {
	files, closeFiles, err := s.files()
	if err != nil {
		return nil, err
	}
	defer closeFiles()
	in, request := k.recipe.Input, k.recipe.Request
	in.Store, in.Files = k.then, files
	request.Definition = k.definition
	if slices.ContainsFunc(k.definition.Calls(), func(c *reports.Call) bool { return c.Info.Name == "data-quality" }) {
		in.Checked, in.CheckedCounts, err = checks.Run(ctx, k.then, checks.Settings{Rules: in.Rules, Grantee: in.Grantee, Severities: k.recipe.Severities, Period: request.Period})
		if err != nil {
			return nil, err
		}
	}
	said, err := reports.Compose(ctx, in, request)
	if err != nil {
		return nil, err
	}
	said.Document.Draft = k.Draft
	return said, nil
}

// bytesOf writes a document in a format and gives its hash.
func bytesOf(ctx context.Context, said *reports.Result, format string) (sum string, err error) {
	f, ok := exporters.Find(format)
	if !ok {
		return "", fmt.Errorf("this lex writes no format %q any more", format)
	}
	var b bytes.Buffer
	if _, err := f.Write(ctx, &b, said.Document); err != nil {
		return "", fmt.Errorf("write %s: %w", f.Title, err)
	}
	hash := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(hash[:]), nil
}
