// Package install writes the files by which a system calls `lex schedule run`
// every quarter of an hour: a systemd service and timer, a line for cron, a task
// for Windows, a workflow for continuous integration. lex itself knows what is
// due, so that a machine that was off makes up for what it missed, and a held
// report is tried again.
//
// Systems (install.go) is the list; each system has a file of its own. Nothing is
// installed: a File is text with a name, and Next says to a person what to do
// with it.
package install

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Place is where lex runs. All paths are absolute.
type Place struct {
	// Name is a word for the workspace in names of units and tasks: Word makes it.
	Name string
	// Program is lex, Workspace its folder.
	Program, Workspace string
	// Database is the path that --database has to name, "" when lex.yaml says it.
	Database string
	// Log is the file for the log of a system that keeps none.
	Log string
	// Writable are folders outside the workspace into which lex writes.
	Writable []string
	// Account is whose rights the service of the system has, "" for the one who
	// installs it. PerUser asks for a service of that person alone.
	Account string
	PerUser bool
	// Version is that of lex, to be fetched where there is none.
	Version string
}

// AddWritable adds a folder into which lex writes; those in the workspace are
// known.
func (p *Place) AddWritable(folder string) {
	folder, err := filepath.Abs(folder)
	if err != nil || folder == p.Workspace || strings.HasPrefix(folder, p.Workspace+string(filepath.Separator)) || slices.Contains(p.Writable, folder) {
		return
	}
	p.Writable = append(p.Writable, folder)
}

// File is a file to be written.
type File struct {
	Name string
	Data []byte
}

// System is a system that can call lex.
type System struct {
	Name, Title string
	Files       func(Place) []File
	// Next lists what a person does with the files, which lie in a folder.
	Next func(p Place, folder string) []string
}

// Systems lists them in the order in which help shows them.
var Systems = []System{
	{Name: "systemd", Title: "a service and a timer of systemd", Files: systemdFiles, Next: systemdNext},
	{Name: "cron", Title: "a line for crontab", Files: cronFiles, Next: cronNext},
	{Name: "windows", Title: "a task for the Task Scheduler of Windows", Files: windowsFiles, Next: windowsNext},
	{Name: "ci", Title: "a workflow for GitHub Actions", Files: workflowFiles, Next: workflowNext},
}

// Names lists the names of the systems.
func Names() []string {
	var names []string
	for _, s := range Systems {
		names = append(names, s.Name)
	}
	return names
}

var others = regexp.MustCompile(`[^A-Za-z0-9]+`)

// Word makes of a name what units, tasks and files may be called everywhere.
func Word(name string) string {
	word := others.ReplaceAllString(name, "-")
	for len(word) > 0 && word[0] == '-' {
		word = word[1:]
	}
	for len(word) > 0 && word[len(word)-1] == '-' {
		word = word[:len(word)-1]
	}
	if word == "" {
		return "workspace"
	}
	return word
}
