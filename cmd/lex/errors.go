package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

// The exit codes that scripts rely on.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitData        = 3
	exitBusy        = 4
	exitInterrupted = 130
)

// exitCodes says what each code means, for `lex help exit-codes` and the man
// page.
var exitCodes = []struct {
	Code    int
	Meaning string
}{
	{exitDone, "done"},
	{exitFailed, "failed: a file, the database or the network; a damaged or encrypted file (the other files are stored)"},
	{exitUsage, "wrong usage or configuration: a flag, a command, lex.yaml, a report definition"},
	{exitData, "done, but import, check, report or a schedule found an error in the data, or nothing that it could recognise"},
	{exitBusy, "busy: another lex is writing to the database"},
	{exitInterrupted, "interrupted"},
}

// usageError is a mistake in how lex was called; Hint says what to type.
type usageError struct {
	Message, Hint string
}

func (e *usageError) Error() string { return e.Message }

func usagef(hint, format string, args ...any) error {
	return &usageError{Message: fmt.Sprintf(format, args...), Hint: hint}
}

// hinted is an error with a word on what to do about it.
type hinted struct {
	err  error
	hint string
}

func (e *hinted) Error() string { return e.err.Error() }
func (e *hinted) Unwrap() error { return e.err }

// errData ends a command whose work is done and whose data has errors; the
// findings have been shown already.
var errData = errors.New("the data has errors")

// errSaid ends a command that failed and has already said so.
var errSaid = errors.New("failed")

// exitCode maps an error to the code of the contract.
func exitCode(err error) int {
	var usage *usageError
	var config *workspace.ConfigError
	var syntax *reports.SyntaxError
	var number *store.ImportError
	var filter *store.FilterError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, errData):
		return exitData
	case errors.Is(err, store.ErrBusy), errors.Is(err, schedule.ErrLocked):
		return exitBusy
	case errors.As(err, &usage), errors.As(err, &config), errors.As(err, &syntax), errors.As(err, &number), errors.As(err, &filter):
		return exitUsage
	}
	return exitFailed
}
