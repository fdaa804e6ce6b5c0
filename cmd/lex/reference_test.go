package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/desk"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

// TestReference keeps docs/REFERENCE.md true: it is made from the same lists as
// the help. `go test ./cmd/lex -update` renews it.
func TestReference(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "REFERENCE.md")
	got := []byte(reference())
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Error("docs/REFERENCE.md is not what the lists say: go test ./cmd/lex -run Reference -update")
	}
}

// reference is the whole page.
func reference() string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("# Reference\n\nMade from the program's own lists; a test keeps it true.\n\n## Commands\n")
	app := newApp(newConsole(strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{}))
	for _, command := range app.Commands {
		describe(say, "lex", command)
	}
	say("## JSON of `lex explain`\n\n| field | what it holds |\n|---|---|")
	for _, f := range explainShape {
		say("| `%s` | %s |", f.Name, cell(f.Help))
	}
	say("")
	say("## Exit codes\n\n| code | meaning |\n|--:|---|")
	for _, e := range exitCodes {
		say("| %d | %s |", e.Code, e.Meaning)
	}
	say("\n## Kinds and fields\n\nFields marked with * are personal: their values never reach a pipe or a message.\n")
	for _, kind := range records.Kinds {
		say("### %s\n\n| field | what belongs there |\n|---|---|", kind.Kind)
		for _, f := range kind.Fields {
			mark := ""
			if f.Personal {
				mark = " *"
			}
			say("| `%s`%s | %s |", f.Name, mark, f.Help)
		}
		say("")
	}
	say("## Checks of `lex check`\n\n| check | severity | what it asks |\n|---|---|---|")
	for _, c := range checks.All {
		say("| `%s` | %s | %s |", c.Name, c.Severity, cell(c.Help))
	}
	say("\n## Checks of `lex report --check`\n\n| check | severity | what it asks |\n|---|---|---|")
	for _, c := range desk.Checks {
		say("| `%s` | %s | %s |", c.Name, c.Severity, cell(c.Help))
	}
	if len(desk.Exposure) > 0 {
		say("\nEvery report to donors and the public is also looked at for whom it exposes:\n\n| check | severity | what it asks |\n|---|---|---|")
	}
	for _, c := range desk.Exposure {
		say("| `%s` | %s | %s |", c.Name, c.Severity, cell(c.Help))
	}
	say("\nEvery report is also compared with what has been published:\n\n| check | severity | what it asks |\n|---|---|---|")
	for _, c := range desk.Register {
		say("| `%s` | %s | %s |", c.Name, c.Severity, cell(c.Help))
	}
	say("\nReading a file and composing a report can also report: %s.\n", ticked(checkNames()))
	say("## Calls in a definition\n\n| call | what it prints |\n|---|---|")
	for _, c := range reports.Calls {
		say("| `%s` | %s |", c.Example, cell(c.Help))
	}
	say("\n## lex.yaml\n\n| key | holds | default | what it says |\n|---|---|---|---|")
	for _, k := range workspace.Keys {
		holds := string(k.Type)
		if k.Shape != workspace.One {
			holds = string(k.Shape) + " of " + holds
		}
		if len(k.Values) > 0 {
			holds += ": " + strings.Join(k.Values, ", ")
		}
		say("| `%s` | %s | %s | %s |", k.Name, cell(holds), cell(k.Default), cell(k.Help))
	}
	return b.String()
}

func describe(say func(string, ...any), parent string, c *cli.Command) {
	name := parent + " " + c.Name
	say("### %s\n\n%s.\n", strings.TrimSpace(name+" "+c.ArgsUsage), strings.ToUpper(c.Usage[:1])+c.Usage[1:])
	if len(c.VisibleFlags()) > 0 {
		say("| flag | meaning |\n|---|---|")
		for _, f := range c.VisibleFlags() {
			usage := f.(cli.DocGenerationFlag).GetUsage()
			say("| `--%s` | %s |", f.Names()[0], cell(strings.ReplaceAll(usage, "`", "")))
		}
		say("")
	}
	for _, sub := range c.Subcommands {
		describe(say, name, sub)
	}
}

// cell keeps a text within a cell of a Markdown table.
func cell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "|", "\\|"), "\n", " ")
}

func ticked(names []string) string {
	return "`" + strings.Join(names, "`, `") + "`"
}
