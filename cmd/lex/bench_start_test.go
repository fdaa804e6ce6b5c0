package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkStart runs lex as a process of its own over the example of 30 rows.
// Expect at most 15 ms for version, 60 ms for import and 150 ms for report on an
// idle machine; cpu-ms is the processor time, which others on it change less:
//
//	go test ./cmd/lex -run xxx -bench Start -benchtime 30x
func BenchmarkStart(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	example, err := filepath.Abs(filepath.Join("..", "..", "testdata", "example"))
	if err != nil {
		b.Fatal(err)
	}
	// Under this name the test is lex: see TestMain.
	lex := filepath.Join(b.TempDir(), "lex")
	if err := os.Symlink(self, lex); err != nil {
		b.Skipf("no second name for the test: %v", err)
	}
	participants := filepath.Join(example, "participantes.xlsx")
	for _, run := range []struct {
		name   string
		before []string
		args   []string
	}{
		{"version", nil, []string{"version"}},
		{"import", nil, []string{"import", participants}},
		{"report", []string{"import", participants}, []string{"report", "kmf", "--format", "pdf"}},
	} {
		b.Run(run.name, func(b *testing.B) {
			b.Chdir(b.TempDir())
			start := func(args []string) float64 {
				command := exec.Command(lex, args...)
				if out, err := command.CombinedOutput(); err != nil {
					b.Fatalf("lex %q: %v\n%s", args, err, out)
				}
				return float64((command.ProcessState.UserTime() + command.ProcessState.SystemTime()).Microseconds()) / 1000
			}
			if run.before != nil {
				start(run.before)
			}
			cpu := 0.0
			for b.Loop() {
				if run.before == nil {
					b.StopTimer()
					removeAll(b, "lex.db")
					b.StartTimer()
				}
				cpu += start(run.args)
			}
			b.ReportMetric(cpu/float64(b.N), "cpu-ms")
		})
	}
}

// removeAll removes a database with the files beside it.
func removeAll(b *testing.B, database string) {
	b.Helper()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(database + suffix); err != nil && !os.IsNotExist(err) {
			b.Fatal(err)
		}
	}
}
