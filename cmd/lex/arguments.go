package main

import (
	"strings"

	"github.com/urfave/cli/v2"
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
	if near := nearest(word, names); near != "" {
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
	if near := nearest(name, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return usagef(hint, "%s knows no flag %s", where, name)
}

// nearest returns the known word closest to what was typed, or "" when none is
// close.
func nearest(word string, known []string) string {
	best, bestDistance := "", 1+len(word)/3
	for _, k := range known {
		if strings.HasPrefix(k, word) && len(word) >= 3 {
			return k
		}
		if d := editDistance(word, k); d <= bestDistance && (best == "" || d < bestDistance) {
			best, bestDistance = k, d
		}
	}
	return best
}

// editDistance counts insertions, deletions, replacements and swaps of
// neighbours.
func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(x)][len(y)]
}
