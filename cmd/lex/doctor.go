package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/fatih/color"
	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/store"
)

// ailment is what the doctor found out about one thing.
type ailment struct {
	Name string `json:"name"`
	OK   bool   `json:"ok"`
	Says string `json:"says"`
	Hint string `json:"hint,omitempty"`
}

func doctorCommand(c *console) *cli.Command {
	var asJSON bool
	return &cli.Command{
		Name:  "doctor",
		Usage: "say whether this machine and workspace are fit for lex",
		Flags: []cli.Flag{jsonFlag(&asJSON)},
		Action: func(ctx *cli.Context) error {
			if err := noArguments(ctx); err != nil {
				return err
			}
			found := examine(ctx, c)
			healthy := true
			for _, a := range found {
				healthy = healthy && a.OK
			}
			if asJSON {
				if err := c.json(map[string]any{"ok": healthy, "checks": found}); err != nil {
					return err
				}
			} else {
				for _, a := range found {
					mark := c.paint(c.out, "ok  ", color.FgGreen)
					if !a.OK {
						mark = c.paint(c.out, "FAIL", color.FgRed)
					}
					c.print("%s  %-14s %s", mark, a.Name, inline(a.Says))
					if a.Hint != "" {
						c.print("      %-14s %s", "", inline(a.Hint))
					}
				}
			}
			if !healthy {
				return errSaid
			}
			return nil
		},
	}
}

// examine looks at the program, the workspace, the database and the folders.
func examine(ctx *cli.Context, c *console) []ailment {
	found := []ailment{{Name: "program", OK: true, Says: fmt.Sprintf("lex %s on %s/%s", version(), runtime.GOOS, runtime.GOARCH)}}
	s, err := c.settle(ctx)
	if err != nil {
		message, hint := words(err)
		return append(found, ailment{Name: "lex.yaml", Says: message, Hint: hint})
	}
	if s.configPath == "" {
		found = append(found, ailment{Name: "lex.yaml", OK: true, Says: "none; the defaults hold (lex init writes one)"})
	} else {
		found = append(found, ailment{Name: "lex.yaml", OK: true, Says: relative(s.configPath)})
	}
	return append(found, examineDatabase(ctx, s), examineFolder(s))
}

func examineDatabase(ctx *cli.Context, s *settings) ailment {
	a := ailment{Name: "database"}
	info, err := os.Stat(s.database)
	if os.IsNotExist(err) && !store.IsServer(s.database) {
		a.OK, a.Says = true, relative(s.database)+" is not there yet; the first import makes it"
		return a
	}
	st, err := s.readStore(ctx)
	if err == nil {
		defer st.Close()
		err = st.Verify(ctx.Context)
	}
	if err != nil {
		a.Says, a.Hint = words(err)
		return a
	}
	a.OK, a.Says = true, st.Name()+" is sound"
	if store.IsServer(s.database) {
		if host := st.Unprotected(ctx.Context); host != "" {
			a.OK, a.Says, a.Hint = false, unprotected(host), unprotectedHint
		}
		return a
	}
	a.Says = relative(s.database) + " is sound"
	if info != nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		a.OK, a.Hint = false, fmt.Sprintf("chmod 600 %s", s.database)
		a.Says = fmt.Sprintf("%s can be read by others on this machine (mode %04o); it holds names", relative(s.database), info.Mode().Perm())
	}
	return a
}

// examineFolder writes a file where the reports would go and removes it.
func examineFolder(s *settings) ailment {
	folder := filepath.Join(s.root, "reports")
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		folder = s.root
	}
	probe := filepath.Join(folder, ".lex-doctor")
	if err := disk.WriteBytes(probe, []byte("ok\n")); err != nil {
		message, _ := words(err)
		return ailment{Name: "reports", Says: message, Hint: "choose another folder with --out"}
	}
	if err := os.Remove(probe); err != nil {
		return ailment{Name: "reports", Says: fmt.Sprintf("cannot remove %s", probe)}
	}
	return ailment{Name: "reports", OK: true, Says: relative(folder) + " can be written"}
}
