package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/retry"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// stagingFolder holds the files of reports between being made and being
// published, in the workspace; a run that ends well leaves nothing in it.
const stagingFolder = ".lex-staged"

// reached is called behind each step of a scheduled run. Tests end the program
// there, to see the next run complete it.
var reached = func(string) {}

// appointment is one due report in the making: take in the sources, make the
// files and lay them ready, archive, publish. What has been done is noted in the
// journal, so that a run that was cut short is completed by the next.
type appointment struct {
	*pass
	due     schedule.Due
	rule    workspace.ScheduleRule
	journal schedule.Journal
	outcome outcome
	// remarks are said on the screen with the outcome.
	remarks []string
}

// laidReady is what the journal knows of a report that waits to be published.
type laidReady struct {
	Files   []readyFile
	Reports []store.ArchivedReport
	Outcome outcome
}

// readyFile is a file in the staging folder and where it belongs: a path as the
// store writes it.
type readyFile struct{ Staged, Target, SHA256 string }

// outcome is what people are told about a run; it names no person.
type outcome struct {
	Status schedule.Status
	// Files are the paths of the report, as the store writes them.
	Files []string
	// Notes and Held are about sources, in the language of the workspace.
	Notes, Held []string
	// Mend is what is to be corrected, file by file; More counts what is left out.
	Mend []mending
	More int
	// Failure is what lex says, in English.
	Failure string

	sums []string // SHA-256 of the files, in their order
}

func (p *pass) appointment(due schedule.Due) *appointment {
	rule, _ := p.config.Schedule(due.Schedule)
	return &appointment{pass: p, due: due, rule: rule, journal: schedule.JournalOf(p.store, due.Schedule, due.Key, p.now)}
}

// keep does all that is left to do, again where something may pass by itself.
func (a *appointment) keep(ctx context.Context) (status schedule.Status, files []string, err error) {
	a.log.at("due", a.names("at", a.due.At.Format("2006-01-02T15:04:05Z07:00"))...)
	err = retry.Do(ctx, pauseBetweenTries, func(ctx context.Context) error {
		status, files, err = a.try(ctx)
		if errors.Is(err, store.ErrBusy) || err != nil && disk.MayPass(err) {
			return retry.MayPass(err)
		}
		return err
	})
	if err != nil {
		a.outcome = outcome{Status: schedule.Failed}
		a.outcome.Failure, _ = words(err)
		return schedule.Failed, nil, err
	}
	if status != schedule.Unchanged { // else it is that of before
		a.outcome.Status, a.outcome.Files = status, files
	}
	return status, files, nil
}

// pauseBetweenTries is shortened by tests.
var pauseBetweenTries retry.Pause = retry.Wait

func (a *appointment) names(more ...any) []any {
	return append([]any{"schedule", a.due.Schedule, "period", a.due.Period.Label}, more...)
}

func (a *appointment) try(ctx context.Context) (schedule.Status, []string, error) {
	ready, err := a.resume(ctx)
	if err != nil {
		return "", nil, err
	}
	if ready == nil {
		var status schedule.Status
		if ready, status, err = a.prepareAll(ctx); err != nil || ready == nil {
			return status, nil, err
		}
	}
	a.outcome = ready.Outcome
	if err := a.archive(ctx, ready); err != nil {
		return "", nil, err
	}
	files, err := a.release(ctx, ready)
	if err != nil {
		return "", nil, err
	}
	return ready.Outcome.Status, files, nil
}

// resume finds what an earlier run laid ready, nil when there is nothing or when
// it is not whole any more: then the work begins anew.
func (a *appointment) resume(ctx context.Context) (*laidReady, error) {
	var ready laidReady
	found, err := a.journal.Reached(ctx, schedule.Staged, &ready)
	if err != nil || !found {
		return nil, err
	}
	for _, f := range ready.Files {
		if !hasDigest(a.inRoot(f.Staged), f.SHA256) && !hasDigest(a.inRoot(f.Target), f.SHA256) {
			return nil, a.journal.Restart(ctx)
		}
	}
	a.log.at("resumed", a.names()...)
	a.say("%s, %s: taken up where an earlier run ended", a.due.Schedule, a.due.Period.Label)
	return &ready, nil
}

// lay writes the files into the staging folder and notes where they belong.
func (a *appointment) lay(ctx context.Context, ready *laidReady, made []*prepared) error {
	folder := filepath.Join(stagingFolder, fileWord(a.due.Schedule)+"-"+fileWord(strings.ReplaceAll(a.due.Key, "@", "-")))
	if err := os.RemoveAll(a.inRoot(filepath.ToSlash(folder))); err != nil {
		return err
	}
	for _, p := range made {
		for i, f := range p.Files {
			r := readyFile{Staged: fmt.Sprintf("%s/%d", filepath.ToSlash(folder), len(ready.Files)), Target: a.storedPath(f.File), SHA256: f.SHA256}
			if err := disk.WriteBytes(a.inRoot(r.Staged), p.made[i]); err != nil {
				return err
			}
			ready.Files = append(ready.Files, r)
		}
		ready.Reports = append(ready.Reports, p.kept)
	}
	reached("laid")
	if err := a.journal.Note(ctx, schedule.Staged, ready); err != nil {
		return err
	}
	a.log.at("staged", a.names("files", len(ready.Files))...)
	reached(string(schedule.Staged))
	return nil
}

// archive makes the archive know the report, once.
func (a *appointment) archive(ctx context.Context, ready *laidReady) error {
	done, err := a.journal.Reached(ctx, schedule.Archived, nil)
	if err != nil || done {
		return err
	}
	for _, r := range ready.Reports {
		if err := a.store.Archive(ctx, r); err != nil {
			return err
		}
	}
	reached("in the archive")
	if err := a.journal.Note(ctx, schedule.Archived, nil); err != nil {
		return err
	}
	// The archive has it now; the journal need not hold it a second time.
	count := len(ready.Reports)
	ready.Reports = nil
	if err := a.journal.Note(ctx, schedule.Staged, ready); err != nil {
		return err
	}
	a.log.at("archived", a.names("reports", count)...)
	reached(string(schedule.Archived))
	return nil
}

// release moves the files to where they belong, each whole or not at all.
func (a *appointment) release(ctx context.Context, ready *laidReady) ([]string, error) {
	var files []string
	for i, f := range ready.Files {
		files = append(files, f.Target)
		target := a.inRoot(f.Target)
		if !hasDigest(target, f.SHA256) {
			data, err := os.ReadFile(a.inRoot(f.Staged))
			if err != nil {
				return nil, err
			}
			if err := disk.WriteBytes(target, data); err != nil {
				return nil, err
			}
		}
		reached(fmt.Sprintf("file %d", i+1))
	}
	done, err := a.journal.Reached(ctx, schedule.Released, nil)
	if err != nil {
		return nil, err
	}
	if !done {
		if err := a.journal.Note(ctx, schedule.Released, nil); err != nil {
			return nil, err
		}
		a.log.at("published", a.names("files", files)...)
	}
	reached(string(schedule.Released))
	for _, f := range ready.Files {
		// What stays behind is swept away by the next report.
		_ = os.Remove(a.inRoot(f.Staged))
		_ = os.Remove(filepath.Dir(a.inRoot(f.Staged)))
	}
	_ = os.Remove(filepath.Join(a.root, stagingFolder))
	return files, nil
}

// inRoot is where a stored path lies.
func (s *settings) inRoot(stored string) string {
	path := filepath.FromSlash(stored)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(s.root, path)
}

// hasDigest reports whether a file is there with this content.
func hasDigest(path, digest string) bool {
	data, err := os.ReadFile(path)
	return err == nil && digestOfBytes(data) == digest
}

func digestOfBytes(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
