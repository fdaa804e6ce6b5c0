package main

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/schedule/install"
)

// installArgs are the flags of `lex schedule install`.
type installArgs struct {
	as, out string
	user    bool
}

func runScheduleInstall(ctx *cli.Context, c *console, a installArgs) error {
	at := slices.IndexFunc(install.Systems, func(s install.System) bool { return s.Name == a.as })
	switch {
	case a.as == "":
		return usagef("lex schedule install --as systemd", "--as says for which system: %s", strings.Join(install.Names(), ", "))
	case at < 0:
		return usagef(choice(a.as, install.Names()), "lex writes nothing for a system %q", a.as)
	case a.user && a.as != "systemd":
		return usagef("leave --user out", "--user is of systemd alone; with %s the calls are those of who installs them", a.as)
	}
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	if _, err := s.compileSchedules(); err != nil {
		return err
	}
	system := install.Systems[at]
	place, err := s.place(a)
	if err != nil {
		return err
	}
	folder := firstOf(a.out, filepath.Join(s.root, "schedule"))
	if folder, err = filepath.Abs(folder); err != nil {
		return err
	}
	for _, f := range system.Files(place) {
		path := filepath.Join(folder, f.Name)
		if err := disk.WriteBytes(path, f.Data); err != nil {
			return err
		}
		c.print("%s", relative(path))
	}
	c.say("Written: %s. Nothing was changed in the system; the next steps are yours:", system.Title)
	for _, step := range system.Next(place, folder) {
		c.say("  %s", step)
	}
	if len(s.config.Schedules) == 0 {
		c.say("lex.yaml has no schedules yet: until it has, nothing is due")
	}
	if m := s.config.Mail; m.User != "" && m.PasswordFile == "" && a.as != "ci" {
		c.say("mail: user: is set without mail: password_file:, and no timer knows LEX_MAIL_PASSWORD: name a file of mode 0600")
	}
	if a.as == "windows" && runtime.GOOS != "windows" {
		c.say("This is no Windows machine: put its paths of lex and of the workspace into the file, or call lex schedule install there")
	}
	return nil
}

// place is where lex runs: this program, this workspace.
func (s *settings) place(a installArgs) (install.Place, error) {
	program, err := os.Executable()
	if err != nil {
		return install.Place{}, fmt.Errorf("find the program: %w", err)
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	p := install.Place{Name: install.Word(filepath.Base(s.root)), Program: program, Workspace: s.root, PerUser: a.user, Version: version(),
		Log: filepath.Join(s.root, "lex-schedule.log")}
	for _, path := range []string{p.Program, p.Workspace} {
		if strings.ContainsAny(path, "\r\n") {
			return p, usagef("move it to a folder with a plain name", "a path with a line break can stand in no timer: %q", path)
		}
	}
	if account, err := user.Current(); err == nil {
		p.Account = account.Username
	} else {
		p.Account = firstOf(who(), "nobody")
	}
	switch {
	case s.databaseFrom != fromFlag:
	case strings.Contains(s.database, "://"):
		s.say("the address of the database may hold a password and is not written into a file; name it in lex.yaml, or as LEX_DATABASE in the environment of the timer")
	default:
		if p.Database, err = filepath.Abs(s.database); err != nil {
			return p, err
		}
	}
	if !strings.Contains(s.database, "://") {
		p.AddWritable(filepath.Dir(s.database))
	}
	for _, rule := range s.config.Schedules {
		out, _, _ := strings.Cut(filepath.FromSlash(rule.Out), "{")
		if filepath.IsAbs(out) {
			p.AddWritable(filepath.Dir(out + "x"))
		}
	}
	return p, nil
}
