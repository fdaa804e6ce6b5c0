package main

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// spoken refuses a password on the command line, where everybody on the machine
// can read it in the list of processes. What the environment holds is the user's
// own.
func spoken(flag, environment, dsn string) error {
	if os.Getenv(environment) != dsn && workspace.HasPassword(dsn) {
		return usagef("leave it out there; PGPASSWORD, or a line in the file that PGPASSFILE names, holds it, or "+environment+" the whole address",
			"%s holds a password (or cannot be read), which others on this machine could see in the list of processes", flag)
	}
	return nil
}

// ownPassword refuses a lex.yaml with a password that others can read.
func (s *settings) ownPassword() error {
	if s.configPath == "" || runtime.GOOS == "windows" || !workspace.HasPassword(s.config.Database) {
		return nil
	}
	info, err := os.Stat(s.configPath)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o077 == 0 {
		return nil
	}
	return s.config.At("database", fmt.Sprintf("the address holds a password, and others on this machine can read the file (mode %04o)", info.Mode().Perm()),
		"leave the password out and keep it in the file that PGPASSFILE names, or chmod 600 "+relative(s.configPath))
}

// unprotectedHint is what to do about a connection that others can read.
const unprotectedHint = "sslmode=verify-full in the address has the connection encrypted and the server's certificate checked"

func unprotected(host string) string {
	return fmt.Sprintf("the connection to %s is not encrypted: everybody on the way can read names and addresses", host)
}

// warnOfListeners says so when what is asked and answered can be overheard.
func (s *settings) warnOfListeners(ctx context.Context, st *store.Store) {
	if host := st.Unprotected(ctx); host != "" && !s.overheard.Swap(true) {
		s.say("warning: %s", unprotected(inline(host)))
		s.say("         %s", unprotectedHint)
	}
}
