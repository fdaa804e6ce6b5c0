package lexicon

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A report with a key where a word should be is a broken report: every key that
// the code of lex asks for must stand in words.csv.
func TestEveryWordAskedForExists(t *testing.T) {
	asked := 0
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		fileset := token.NewFileSet()
		// What cannot be parsed is the compiler's to tell.
		file, _ := parser.ParseFile(fileset, path, nil, parser.SkipObjectResolution)
		if file == nil {
			return nil
		}
		ast.Inspect(file, func(node ast.Node) bool {
			function, key, ok := wordCall(node, file.Name.Name)
			if !ok {
				return true
			}
			asked++
			if function == "Plural" {
				key += ".other"
			}
			if !HasWord(key) {
				t.Errorf("%s: words.csv has no %q", fileset.Position(node.Pos()), key)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if asked == 0 {
		t.Error("found no call of Word, Fill or Plural: the search is broken")
	}
}

// wordCall finds lexicon.Word("key", …) and its like with a literal key.
func wordCall(node ast.Node, room string) (function, key string, ok bool) {
	call, isCall := node.(*ast.CallExpr)
	if !isCall || len(call.Args) == 0 {
		return "", "", false
	}
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		from, isName := f.X.(*ast.Ident)
		switch {
		case room == "reports" && f.Sel.Name == "word":
			function = "Word" // the short form of reports
		case isName && from.Name == "lexicon":
			function = f.Sel.Name
		}
	case *ast.Ident:
		if room != "lexicon" {
			return "", "", false
		}
		function = f.Name
	}
	literal, isLiteral := call.Args[0].(*ast.BasicLit)
	if !isLiteral || literal.Kind != token.STRING || function != "Word" && function != "Fill" && function != "Plural" {
		return "", "", false
	}
	key, err := strconv.Unquote(literal.Value)
	return function, key, err == nil
}
