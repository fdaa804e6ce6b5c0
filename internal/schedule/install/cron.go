package install

import (
	"fmt"
	"path/filepath"
	"strings"
)

// cronFiles writes a line for crontab. cron has hardly an environment and a PATH
// of its own, so that every path is whole; what lex says with --quiet are
// failures, which cron sends to whom MAILTO names; the names of new reports are not
// sent.
func cronFiles(p Place) []File {
	command := "cd " + shellWord(p.Workspace) + " && " + shellWord(p.Program)
	if p.Database != "" {
		command += " --database " + shellWord(p.Database)
	}
	command += " --quiet schedule run --log " + shellWord(p.Log) + " > /dev/null"
	var b strings.Builder
	fmt.Fprintf(&b, "# The reports of %s that are due; lex knows which. Written by lex schedule install.\n", comment(p.Workspace))
	fmt.Fprintf(&b, "*/15 * * * * %s\n", cronText(command))
	return []File{{"lex-" + p.Name + ".crontab", []byte(b.String())}}
}

func cronNext(p Place, folder string) []string {
	file := shellWord(filepath.Join(folder, "lex-"+p.Name+".crontab"))
	return []string{
		"(crontab -l 2>/dev/null; cat " + file + ") | crontab -    # adds the line to yours",
		"crontab -l    # shows it",
		"tail " + shellWord(p.Log) + "    # what it did",
	}
}

// cronText keeps cron from ending the command at a %.
func cronText(command string) string { return strings.ReplaceAll(command, "%", `\%`) }

// shellWord is one word for any Unix shell.
func shellWord(text string) string {
	if text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:@") == "" {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
