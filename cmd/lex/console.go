package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"unicode"

	"github.com/fatih/color"
	"github.com/mattn/go-isatty"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

// console is every word that lex says: answers go to out, words for people to
// err. It alone knows whether somebody is looking at a terminal.
type console struct {
	in       io.Reader
	out, err io.Writer
	quiet    bool
	// terminal and watched say whether out and err are terminals.
	terminal, watched bool
	colour            bool
	// overheard tells that it was said that the database can be listened to.
	overheard atomic.Bool
}

func newConsole(in io.Reader, out, err io.Writer) *console {
	c := &console{in: in, out: &answer{w: out}, err: err, terminal: isTerminal(out), watched: isTerminal(err)}
	c.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return c
}

// answer is the standard output; it keeps the first error of writing to it.
type answer struct {
	w   io.Writer
	err error
}

func (a *answer) Write(p []byte) (int, error) {
	n, err := a.w.Write(p)
	if err != nil && a.err == nil {
		a.err = err
	}
	return n, err
}

// lost is why the answer did not reach its reader, nil when it did.
func (c *console) lost() error {
	if a, ok := c.out.(*answer); ok {
		return a.err
	}
	return nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// paint colours text for the terminal that w is, and leaves it alone otherwise.
func (c *console) paint(w io.Writer, text string, attributes ...color.Attribute) string {
	if !c.colour || (w == c.out && !c.terminal) || (w == c.err && !c.watched) {
		return text
	}
	p := color.New(attributes...)
	p.EnableColor()
	return p.Sprint(text)
}

// say tells a person something; it is silent with --quiet.
func (c *console) say(format string, args ...any) {
	if !c.quiet {
		fmt.Fprintf(c.err, format+"\n", args...)
	}
}

// print gives the answer.
func (c *console) print(format string, args ...any) {
	fmt.Fprintf(c.out, format+"\n", args...)
}

// json gives the answer as one document.
func (c *console) json(v any) error {
	e := json.NewEncoder(c.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// fail words an error for a person, once, with what to do about it.
func (c *console) fail(err error) {
	if err == nil || errors.Is(err, errData) || errors.Is(err, errSaid) {
		return
	}
	c.failed(words(err))
	var syntax *reports.SyntaxError
	if errors.As(err, &syntax) {
		for _, other := range syntax.Others { // all can be mended in one go
			c.failed(words(other))
		}
	}
}

func (c *console) failed(message, hint string) {
	fmt.Fprintf(c.err, "%s %s\n", c.paint(c.err, "lex:", color.FgRed, color.Bold), plain(message))
	if hint != "" {
		fmt.Fprintf(c.err, "%s %s\n", c.paint(c.err, "hint:", color.FgCyan), plain(hint))
	}
}

// words turns an error into a message and a hint in plain language.
func words(err error) (message, hint string) {
	var usage *usageError
	var with *hinted
	var config *workspace.ConfigError
	var syntax *reports.SyntaxError
	var refused *importers.Refused
	var newer store.ErrNewer
	var server *store.ServerError
	var number *store.ImportError
	var filter *store.FilterError
	var path *os.PathError
	switch {
	case exitCode(err) == exitInterrupted:
		return "interrupted; nothing is left half done", ""
	case errors.As(err, &usage):
		return usage.Message, usage.Hint
	case errors.As(err, &config):
		return place(relative(config.File), config.Line, config.Column) + ": " + config.Message, config.Hint
	case errors.As(err, &syntax):
		return place(relative(syntax.File), syntax.Line, syntax.Column) + ": " + syntax.Message, syntax.Hint
	case errors.As(err, &refused):
		return err.Error(), refused.Hint
	case errors.As(err, &newer):
		return err.Error(), "install the lex that wrote it, or a later one; nothing was changed"
	case errors.As(err, &server):
		return server.Reason, server.Hint
	case errors.Is(err, store.ErrBusy):
		return "another lex is writing to this database", "wait until it has ended and try again; nothing was changed"
	case errors.Is(err, store.ErrNotDatabase):
		return err.Error(), "name another file with --database, or restore the one that lex made; nothing was changed"
	case errors.Is(err, store.ErrFull):
		return store.ErrFull.Error(), "make room on the disk of the database, then run the command again: what is stored already is passed over"
	case errors.Is(err, store.ErrDisk):
		return store.ErrDisk.Error(), "see that the disk or the network folder is there and sound, then run the command again; `lex doctor` looks through the database"
	case errors.As(err, &number):
		return number.Error(), "`lex history` lists the imports; nothing was changed"
	case errors.As(err, &filter):
		return filter.Error(), ""
	case errors.As(err, &with):
		return with.Error(), with.hint
	case errors.As(err, &path):
		return pathWords(path), ""
	}
	return err.Error(), ""
}

func place(file string, line, column int) string {
	switch {
	case line == 0:
		return file
	case column == 0:
		return fmt.Sprintf("%s:%d", file, line)
	}
	return fmt.Sprintf("%s:%d:%d", file, line, column)
}

// pathWords says what is wrong with a file without an operating system's words.
func pathWords(err *os.PathError) string {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "there is no file " + err.Path
	case errors.Is(err, os.ErrPermission):
		return "no permission to open " + err.Path
	}
	return fmt.Sprintf("cannot %s %s: %v", err.Op, err.Path, err.Err)
}

// plain makes foreign text safe to show: no control characters, no terminal
// escapes, no characters that turn the direction of what follows.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// inline is plain on one line.
func inline(s string) string {
	return strings.ReplaceAll(plain(s), "\n", " ")
}
