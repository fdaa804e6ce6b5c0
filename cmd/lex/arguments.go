package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/lexicon"
)

// arrange puts a command line into the order that the command-line library
// wants: global flags, command, its flags, "--", arguments. People write flags
// where they think of them; the library takes a flag behind an argument for a
// file name and says nothing. Unknown commands and flags are refused here, with
// the nearest known one.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 {
		return args, nil
	}
	var global, path, flags, rest []string
	commands, known := app.Commands, []cli.Flag(nil)
	var command *cli.Command
	words := args[1:]
	for i := 0; i < len(words); i++ {
		word := words[i]
		switch {
		case word == "--generate-bash-completion":
			return args, nil
		case word == "--":
			rest = append(rest, words[i+1:]...)
			i = len(words)
		case strings.HasPrefix(word, "-") && word != "-":
			name, _, joined := strings.Cut(strings.TrimLeft(word, "-"), "=")
			target := &flags
			flag := find(known, name)
			if flag == nil {
				flag, target = find(app.Flags, name), &global
			}
			if name == "help" || name == "h" || (command == nil && (name == "version" || name == "v")) {
				flags = append(flags, word)
				continue
			}
			if flag == nil {
				return nil, unknownFlag(command, word, append(append([]cli.Flag{}, known...), app.Flags...))
			}
			*target = append(*target, word)
			if !joined && takesValue(flag) {
				if i+1 == len(words) {
					return nil, usagef("", "%s needs a value", word)
				}
				i++
				*target = append(*target, words[i])
			}
		case len(commands) > 0 && len(rest) == 0:
			next := findCommand(commands, word)
			if next == nil {
				if command == nil {
					if word == "help" {
						return append([]string{args[0]}, words[i:]...), nil
					}
					return nil, unknownCommand("lex", word, commands)
				}
				rest = append(rest, word)
				commands = nil
				continue
			}
			command, path = next, append(path, next.Name)
			commands, known = next.Subcommands, append(append([]cli.Flag{}, known...), next.Flags...)
		default:
			rest = append(rest, word)
		}
	}
	if command != nil && len(rest) > 0 && len(command.Subcommands) > 0 && command.Action == nil {
		return nil, unknownCommand("lex "+strings.Join(path, " "), rest[0], command.Subcommands)
	}
	out := append([]string{args[0]}, global...)
	out = append(append(out, path...), flags...)
	if len(rest) > 0 {
		out = append(append(out, "--"), rest...)
	}
	return out, nil
}

func find(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		for _, n := range f.Names() {
			if n == name {
				return f
			}
		}
	}
	return nil
}

func findCommand(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	_, isBool := f.(*cli.BoolFlag)
	return !isBool
}

func unknownCommand(parent, word string, commands []*cli.Command) error {
	var names []string
	for _, c := range commands {
		if !c.Hidden {
			names = append(names, c.Names()...)
		}
	}
	hint := "`" + parent + " --help` lists the commands"
	if near := lexicon.Nearest(word, names); near != "" {
		hint = "did you mean `" + parent + " " + near + "`?"
	}
	return usagef(hint, "there is no command %q", word)
}

func unknownFlag(command *cli.Command, word string, flags []cli.Flag) error {
	var names []string
	for _, f := range flags {
		for _, n := range f.Names() {
			if len(n) > 1 {
				names = append(names, "--"+n)
			}
		}
	}
	name, _, _ := strings.Cut(word, "=")
	where := "lex"
	if command != nil {
		where = "lex " + command.Name
	}
	hint := "`" + where + " --help` lists the flags; a file whose name begins with a dash is written ./-name, or after --"
	if near := lexicon.Nearest(name, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return usagef(hint, "%s knows no flag %s", where, name)
}
