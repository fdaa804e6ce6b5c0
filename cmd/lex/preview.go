package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/preview"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

type previewArgs struct {
	name   string
	port   int
	noOpen bool
	idle   time.Duration
}

func previewCommand(c *console) *cli.Command {
	var a previewArgs
	return &cli.Command{
		Name:      "preview",
		Usage:     "show a report in the browser while you write, and take in spreadsheets dropped on it",
		ArgsUsage: "[NAME]",
		Description: "lex preview\nlex preview quarterly --no-open\n\nThe page is on this machine alone, behind a key that the printed address holds. " +
			"It follows every change of data, definition and lex.yaml. Ctrl-C ends it.",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "port", Usage: "listen on this `PORT` (default: a free one)", Destination: &a.port},
			&cli.BoolFlag{Name: "no-open", Usage: "only print the address", Destination: &a.noOpen},
			&cli.DurationFlag{Name: "idle", Usage: "end by itself when nobody has used it for so `LONG`", Value: 8 * time.Hour, Destination: &a.idle},
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() > 1 {
				return usagef("lex preview quarterly", "lex preview wants one report, found %d", ctx.NArg())
			}
			if a.port < 0 || a.port > 65535 || a.idle <= 0 {
				return usagef("", "--port goes from 1 to 65535, and --idle is a time such as 2h")
			}
			a.name = ctx.Args().First()
			return runPreview(ctx, c, a)
		},
	}
}

func runPreview(ctx *cli.Context, c *console, a previewArgs) error {
	here, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("find the current folder: %w", err)
	}
	d := &previewDesk{folder: here, database: ctx.String("database"), isSet: ctx.IsSet("database"), name: a.name}
	language := "en"
	// A lex.yaml that cannot be read is shown on the page, where it can be seen
	// to be mended.
	if s, err := d.settle(); err == nil {
		language = s.config.Language
		if a.name != "" && !slices.Contains(s.reportNames(), a.name) {
			return usagef(choice(a.name, s.reportNames()), "there is no report %q", a.name)
		}
	}
	server, err := preview.Listen(a.port, d.functions(language))
	if err != nil {
		return &hinted{err, "another program may use it; leave --port out"}
	}
	c.print("%s", server.Address())
	c.say("the page is on this machine alone; whoever has the address sees all that is stored; Ctrl-C ends it")
	if !a.noOpen {
		openBrowser(ctx.Context, server.Address())
	}
	return server.Serve(ctx.Context, a.idle)
}

// openBrowser asks the system to show an address; that there is no browser is no
// failure, the address is printed.
func openBrowser(ctx context.Context, address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	run := exec.CommandContext(ctx, name, args...)
	if run.Start() == nil {
		go func() { _ = run.Wait() }()
	}
}

// previewDesk reads the workspace anew for each request of the page.
type previewDesk struct {
	folder, database string
	isSet            bool
	name             string
}

func (d *previewDesk) functions(language string) preview.Desk {
	return preview.Desk{
		Language: language, Word: func(key string) string { return lexicon.Word("preview."+key, language) },
		Options: d.options, State: d.state, Report: d.report, File: d.file, Sheet: d.sheet,
		Try: d.try, Take: d.take, Undo: d.undo,
	}
}

// settle reads lex.yaml. What the journeys would say goes nowhere: the page has
// places of its own for it.
func (d *previewDesk) settle() (*settings, error) {
	c := newConsole(strings.NewReader(""), io.Discard, io.Discard)
	c.quiet = true
	return c.settleIn(d.folder, d.database, d.isSet)
}

// reading hands the workspace and its open store to fn.
func (d *previewDesk) reading(ctx context.Context, fn func(s *settings, st *store.Store) error) error {
	s, err := d.settle()
	if err != nil {
		return err
	}
	st, err := s.readStoreIn(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	return fn(s, st)
}

// problemOf words an error for the page.
func problemOf(err error) *preview.Problem {
	if err == nil {
		return nil
	}
	message, hint := words(err)
	return &preview.Problem{Message: message, Hint: hint}
}

func (s *settings) reportNames() []string {
	var names []string
	for _, rule := range s.config.Reports {
		names = append(names, rule.Name)
	}
	for _, name := range reports.BuiltIn {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func (d *previewDesk) options(context.Context) preview.Options {
	o := preview.Options{Title: filepath.Base(d.folder)}
	for _, format := range exporters.Formats {
		o.Formats = append(o.Formats, format.Name)
	}
	s, err := d.settle()
	if err != nil {
		o.Problem = problemOf(err)
		o.Reports = reports.BuiltIn
		return o
	}
	o.Title = firstOf(s.config.Grantee.Name, filepath.Base(s.root))
	o.Reports = s.reportNames()
	if first := firstOf(d.name, s.firstReport()); first != "" {
		o.Reports = append([]string{first}, slices.DeleteFunc(o.Reports, func(name string) bool { return name == first })...)
	}
	return o
}

// state is made of the times and sizes of what a report is made from: lex.yaml,
// the texts and pictures of the workspace, and the database.
func (d *previewDesk) state(context.Context) string {
	sum := sha256.New()
	note := func(path string) {
		if info, err := os.Stat(path); err == nil {
			fmt.Fprintln(sum, path, info.Size(), info.ModTime().UnixNano())
		}
	}
	root := d.folder
	if s, err := d.settle(); err == nil {
		root = s.root
		note(s.database)
		note(s.database + "-wal")
	} else {
		fmt.Fprintln(sum, err)
	}
	files := 0
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || files > 5000 {
			return fs.SkipAll
		}
		files++
		if entry.IsDir() && path != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".md", ".yaml", ".png", ".jpg", ".jpeg":
			note(path)
		}
		return nil
	})
	return hex.EncodeToString(sum.Sum(nil))
}

// arguments are those of `lex report` for what the page asks; nothing is written.
func (d *previewDesk) arguments(s *settings, a preview.Ask, formats string, draft bool) reportArgs {
	return reportArgs{name: firstOf(a.Report, d.name, s.firstReport()), formats: formats, period: a.Period, lang: a.Language, audience: a.Audience,
		out: filepath.Join(s.root, "reports"), draftOnErrors: draft}
}

func (d *previewDesk) report(ctx context.Context, a preview.Ask) preview.Report {
	var out preview.Report
	err := d.reading(ctx, func(s *settings, st *store.Store) error {
		p, err := s.prepare(ctx, st, d.arguments(s, a, "html", true))
		if p == nil {
			return err
		}
		out.Draft, out.Missing = p.broken, p.Missing
		kinds, problem := storedKinds(ctx, st)
		if problem != nil {
			return problem
		}
		out.Findings = s.shownFindings(p.Findings, kinds)
		if len(p.made) > 0 {
			out.Page = p.made[0]
		}
		if errors.Is(err, errData) {
			return nil
		}
		return err
	})
	out.Problem = problemOf(err)
	return out
}

func (d *previewDesk) file(ctx context.Context, a preview.Ask, format string, draft bool) (preview.Download, *preview.Problem) {
	var out preview.Download
	refused := false
	language := "en"
	err := d.reading(ctx, func(s *settings, st *store.Store) error {
		language = s.config.Language
		p, err := s.prepare(ctx, st, d.arguments(s, a, format, draft))
		if err != nil && !errors.Is(err, errData) {
			return err
		}
		if p == nil || len(p.made) == 0 {
			refused = true
			return nil
		}
		out.Name, out.Data = filepath.Base(p.Files[0].File), p.made[0]
		out.MIME = firstOf(mime.TypeByExtension(filepath.Ext(out.Name)), "application/octet-stream")
		return nil
	})
	if refused {
		return out, &preview.Problem{Message: lexicon.Word("preview.refused", language), Hint: lexicon.Word("preview.refused_where", language), AsDraft: true}
	}
	return out, problemOf(err)
}

func (d *previewDesk) undo(ctx context.Context, number int64) (string, *preview.Problem) {
	said := ""
	err := func() error {
		s, err := d.settle()
		if err != nil {
			return err
		}
		st, err := s.openStoreIn(ctx)
		if err != nil {
			return err
		}
		defer st.Close()
		undone, err := st.Undo(ctx, number)
		if err == nil {
			said = lexicon.Fill("preview.undone", s.config.Language, "files", importNumbers(undone.Undone))
		}
		return err
	}()
	return said, problemOf(err)
}
