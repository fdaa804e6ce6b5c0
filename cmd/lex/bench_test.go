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

// BenchmarkReport writes the report of the database that LEX_BENCH_DB names, as
// PDF and workbook, and removes none of it:
//
//	LEX_BENCH_DB=$PWD/lex.db go test ./cmd/lex -run xxx -bench Report -benchtime 1x -cpuprofile cpu.out
func BenchmarkReport(b *testing.B) {
	database := os.Getenv("LEX_BENCH_DB")
	if database == "" {
		b.Skip("LEX_BENCH_DB names no database; lex import makes one")
	}
	b.Chdir(b.TempDir())
	for b.Loop() {
		var out, errOut bytes.Buffer
		args := []string{"lex", "--database", database, "report", "kmf", "--format", "pdf,xlsx", "--out", "."}
		if code := run(context.Background(), args, strings.NewReader(""), &out, &errOut); code != exitDone {
			b.Fatalf("ended with %d: %s", code, errOut.String())
		}
	}
}
