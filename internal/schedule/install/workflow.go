package install

import (
	"fmt"
	"strings"
)

// workflowFiles writes a workflow for GitHub Actions. A runner forgets all files
// when it ends, so the data must be on a server that it reaches; the workflow
// stops with a word about it when the secret is not there.
func workflowFiles(p Place) []File {
	version := p.Version
	if version == "" || !strings.HasPrefix(version, "v") {
		version = "latest"
	}
	return []File{{"lex-" + p.Name + ".yml", fmt.Appendf(nil, workflowForm, version)}}
}

const workflowForm = `# Makes the reports that are due. Written by lex schedule install.
# Secrets of the repository (Settings, Secrets and variables, Actions):
#   LEX_DATABASE       postgres://… – a runner forgets its files, the data cannot lie in one
#   LEX_MAIL_PASSWORD  the password of mail: user:, where lex.yaml names one
name: lex reports
on:
  schedule:
    - cron: "7 * * * *" # every hour, by UTC; lex knows what is due
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: lex-reports
  cancel-in-progress: false
jobs:
  reports:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    env:
      LEX_DATABASE: ${{ secrets.LEX_DATABASE }}
      LEX_MAIL_PASSWORD: ${{ secrets.LEX_MAIL_PASSWORD }}
      LEX_USER: ci
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-go@v5
        with:
          go-version: stable
          cache: false
      - name: Install lex
        run: go install github.com/namati/lex/cmd/lex@%s
      - name: Look for the database
        run: |
          case "$LEX_DATABASE" in
          postgres://*|postgresql://*) ;;
          *) echo "set the secret LEX_DATABASE to a postgres:// address; lex database copy --to moves what you have there" >&2; exit 2 ;;
          esac
      - name: Make what is due
        run: '"$(go env GOPATH)/bin/lex" schedule run --log -'
      # The reports hold what their audience may see. Who may read this repository
      # can fetch them: leave this step out where that is too many.
      - name: Keep the reports
        if: ${{ !cancelled() }}
        uses: actions/upload-artifact@v4
        with:
          name: reports
          path: reports/
          if-no-files-found: ignore
          retention-days: 30
`

func workflowNext(p Place, folder string) []string {
	return []string{
		"mkdir -p .github/workflows && cp " + shellWord(strings.TrimRight(folder, "/")+"/lex-"+p.Name+".yml") + " .github/workflows/    # in the repository of the workspace",
		"gh secret set LEX_DATABASE    # a postgres:// address that the runner reaches",
		"gh workflow run lex-" + p.Name + ".yml    # tries it now",
	}
}
