package main

import (
	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/lexicon"
)

// completions are the scripts that ask lex itself for what can come next.
var completions = []struct{ shell, how, script string }{
	{"bash", `eval "$(lex completion bash)" in ~/.bashrc`, `_lex() {
  local cur words
  cur="${COMP_WORDS[COMP_CWORD]}"
  words=("${COMP_WORDS[@]:0:$COMP_CWORD}")
  [[ "$cur" == -* ]] && words+=("$cur")
  COMPREPLY=($(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$cur"))
}
complete -o bashdefault -o default -F _lex lex
`},
	{"zsh", `eval "$(lex completion zsh)" in ~/.zshrc`, `_lex() {
  local -a found
  local cur="${words[-1]}"
  if [[ "$cur" == -* ]]; then
    found=("${(@f)$(${words[@]:0:#words[@]-1} ${cur} --generate-bash-completion 2>/dev/null)}")
  else
    found=("${(@f)$(${words[@]:0:#words[@]-1} --generate-bash-completion 2>/dev/null)}")
  fi
  if [[ -n "${found[1]}" ]]; then
    _describe 'values' found
  else
    _files
  fi
}
compdef _lex lex
`},
	{"fish", "lex completion fish > ~/.config/fish/completions/lex.fish", `function __lex_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  if string match -q -- '-*' $current
    set words $words $current
  end
  $words --generate-bash-completion 2>/dev/null
end
complete -c lex -a '(__lex_complete)'
`},
	{"powershell", "lex completion powershell | Out-String | Invoke-Expression in the profile", `Register-ArgumentCompleter -Native -CommandName lex -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | ForEach-Object { "$_" })
  if ($wordToComplete -and -not $wordToComplete.StartsWith('-')) { $words = $words[0..($words.Count - 2)] }
  $rest = @($words | Select-Object -Skip 1)
  & lex @rest --generate-bash-completion 2>$null | Where-Object { $_ -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`},
}

func completionCommand(c *console) *cli.Command {
	command := &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell",
		ArgsUsage: "bash|zsh|fish|powershell",
	}
	for _, s := range completions {
		command.Description += s.shell + ": " + s.how + "\n"
	}
	command.BashComplete = func(*cli.Context) {
		for _, s := range completions {
			c.print("%s", s.shell)
		}
	}
	command.Action = func(ctx *cli.Context) error {
		var names []string
		for _, s := range completions {
			if s.shell == ctx.Args().First() {
				c.print("%s", s.script)
				return nil
			}
			names = append(names, s.shell)
		}
		hint := "lex completion bash, zsh, fish or powershell"
		if near := lexicon.Nearest(ctx.Args().First(), names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return usagef(hint, "name the shell")
	}
	return command
}

func manCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: "print the manual page: lex man > lex.1",
		Action: func(ctx *cli.Context) error {
			page, err := ctx.App.ToMan()
			if err != nil {
				return err
			}
			c.print("%s", page)
			c.print(".SH EXIT STATUS")
			for _, e := range exitCodes {
				c.print(".TP\n%d\n%s", e.Code, e.Meaning)
			}
			return nil
		},
	}
}
