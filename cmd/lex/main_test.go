package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/namati/lex/internal/store/storetest"
)

var update = flag.Bool("update", false, "renew the golden files")

func TestMain(m *testing.M) {
	release = "v0.0.0-test" // the run id of a report depends on it
	shortenWaiting()
	testscript.Main(m, map[string]func(){
		"lex": func() {
			collectLater()
			endWhereAsked()
			os.Exit(run(context.Background(), os.Args, os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// TestScripts tells the promises of the command line as stories, one a file.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "scripts"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			env.Setenv("LEX_USER", "tester")
			env.Setenv("TZ", "UTC")
			if storetest.Server() != "" {
				env.Setenv("LEX_DATABASE", storetest.Schema(env.T().(storetest.TB), env.WorkDir))
				env.Setenv("EMPTY_SERVER", storetest.Schema(env.T().(storetest.TB), env.WorkDir+" empty"))
			}
			return nil
		},
		// Scripts about the file of the database begin with [!file] skip.
		Condition: func(name string) (bool, error) {
			if name != "file" {
				return false, fmt.Errorf("there is no condition %q", name)
			}
			return storetest.Server() == "", nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"mkxlsx":  makeWorkbook,
			"code":    exitsWith,
			"damage":  damageFile,
			"jsonhas": jsonHas, "jsonenv": jsonEnv,
			// script_files_test.go
			"encode":    encodeFile,
			"mklocked":  makeLocked,
			"mkzip":     makeArchive,
			"sqlite":    runSQL,
			"hold":      holdDatabase,
			"mode":      hasMode,
			"files":     holdsFiles,
			"comments":  showComments,
			"writecell": writeCell,
			"half":      halfFile,
			"tocron":    runAsCron,
		},
	})
}
