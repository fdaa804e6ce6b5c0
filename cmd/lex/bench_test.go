package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkImport takes in the file that LEX_BENCH names, from the first byte
// to the durable commit, and counts it:
//
//	go run testdata/make_rows.go 1000000 million.xlsx
//	LEX_BENCH=$PWD/million.xlsx go test ./cmd/lex -run xxx -bench Import -benchtime 1x -cpuprofile cpu.out
func BenchmarkImport(b *testing.B) {
	file := os.Getenv("LEX_BENCH")
	if file == "" {
		b.Skip("LEX_BENCH names no file; testdata/make_rows.go makes one")
	}
	folder := b.TempDir()
	b.Chdir(folder)
	for b.Loop() {
		if err := os.RemoveAll(filepath.Join(folder, "lex.db")); err != nil {
			b.Fatal(err)
		}
		var out, errOut bytes.Buffer
		if code := run(context.Background(), []string{"lex", "import", file}, strings.NewReader(""), &out, &errOut); code != exitDone {
			b.Fatalf("ended with %d: %s", code, errOut.String())
		}
	}
}
