//go:build ignore

// This program measures lex against what else is installed, on the same files,
// in turns, in one go, and prints a table in Markdown. Ratios count: the
// machine may be busy.
//
//	go run testdata/measure.go                     1,000,000 rows, 5 rounds
//	go run testdata/measure.go -rows 20000 -rounds 3
//	go run testdata/measure.go -quick -most 12     fail when import costs more than 12 × inflating
//
// It needs Unix for the peak memory of other programs. NODE_PATH tells where
// SheetJS (xlsx) and DuckDB (@duckdb/node-api) are.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"archive/zip"

	"github.com/xuri/excelize/v2"
)

// contestant is one command and what it is measured for.
type contestant struct {
	group, name string
	args        []string
	// before prepares each round and is not measured.
	before func() error
	figures
}

// figures are those of the rounds: seconds and megabytes.
type figures struct{ wall, cpu, memory []float64 }

const (
	sheet  = "xl/worksheets/sheet1.xml"
	python = `import openpyxl,sys
n=0
for row in openpyxl.load_workbook(sys.argv[1],read_only=True).worksheets[0].iter_rows(values_only=True): n+=1
print(n)`
	sheetJS = `const X=require("xlsx"); const w=X.readFile(process.argv[1],{dense:true}); console.log(X.utils.sheet_to_json(w.Sheets[w.SheetNames[0]],{header:1}).length)`
	duckDB  = `const {DuckDBInstance}=require("@duckdb/node-api"); (async()=>{const c=await (await DuckDBInstance.create(":memory:")).connect();
await c.run("CREATE TABLE t AS SELECT * FROM read_csv('"+process.argv[1]+"')");
const r=await c.runAndReadAll('SELECT "Country","Focus area",count(DISTINCT "Full name"||coalesce("E-mail",\'\')) FROM t GROUP BY ALL'); console.log(r.getRows().length)})()`
)

func main() {
	log.SetFlags(0)
	rows := flag.Int("rows", 1_000_000, "rows of the list")
	rounds := flag.Int("rounds", 5, "rounds; the median is printed")
	folder := flag.String("folder", "", "folder for the files (default: a temporary one)")
	most := flag.Float64("most", 0, "fail when lex import costs more CPU than this many times inflating")
	without := flag.String("without", "", "leave out those whose name contains one of these words, joined by commas")
	quick := flag.Bool("quick", false, "measure inflating and lex import alone")
	child := flag.String("child", "", "used by the program itself")
	flag.Parse()
	if *child != "" {
		if err := reader(*child, flag.Arg(0)); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := measure(*rows, *rounds, *folder, *most, *quick, strings.Split(*without, ",")); err != nil {
		log.Fatal(err)
	}
}

func measure(rows, rounds int, folder string, most float64, quick bool, without []string) error {
	if folder == "" {
		temporary, err := os.MkdirTemp("", "lex-measure-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		folder = temporary
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	lex := filepath.Join(folder, "lex")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", lex, "./cmd/lex").CombinedOutput(); err != nil {
		return fmt.Errorf("build lex: %w\n%s", err, out)
	}
	xlsx, csv := filepath.Join(folder, "rows.xlsx"), filepath.Join(folder, "rows.csv")
	for _, file := range []string{xlsx, csv} {
		if out, err := exec.Command("go", "run", "testdata/make_rows.go", strconv.Itoa(rows), file).CombinedOutput(); err != nil {
			return fmt.Errorf("make %s: %w\n%s", file, err, out)
		}
	}
	empty := func(name string) (string, func() error) {
		home := filepath.Join(folder, name)
		return home, func() error {
			if err := os.RemoveAll(home); err != nil {
				return err
			}
			return os.Mkdir(home, 0o700)
		}
	}
	full, makeFull := empty("full")
	if err := makeFull(); err != nil {
		return err
	}
	fromXLSX, cleanX := empty("from-xlsx")
	fromCSV, cleanC := empty("from-csv")
	db := func(home string) string { return filepath.Join(home, "lex.db") }
	if out, err := exec.Command(lex, "--quiet", "--database", db(full), "import", xlsx).CombinedOutput(); err != nil {
		return fmt.Errorf("import: %w\n%s", err, out)
	}
	dropKept := func() error { // a changed rule makes every kept result stale
		return os.WriteFile(filepath.Join(full, "lex.yaml"), fmt.Appendf(nil, "aliases: {organizations: {\"No %d\": None}}\n", time.Now().UnixNano()), 0o600)
	}
	inFull := []string{"--database", db(full), "--quiet"}
	list := []*contestant{
		{group: "XLSX", name: "unzip -p (inflate alone)", args: []string{"unzip", "-p", xlsx, sheet}},
		{group: "XLSX", name: "Go's inflate alone", args: []string{self, "-child", "inflate", xlsx}},
		{group: "XLSX", name: "lex import (checked, stored)", args: []string{lex, "--quiet", "--database", db(fromXLSX), "import", xlsx}, before: cleanX},
		{group: "XLSX", name: "excelize Rows, raw", args: []string{self, "-child", "excelize", xlsx}},
		{group: "XLSX", name: "openpyxl, read-only", args: []string{"/usr/bin/python3", "-c", python, xlsx}},
		{group: "XLSX", name: "SheetJS", args: []string{"node", "--max-old-space-size=16000", "-e", sheetJS, xlsx}},
		{group: "CSV", name: "cat", args: []string{"cat", csv}},
		{group: "CSV", name: "lex import (checked, stored)", args: []string{lex, "--quiet", "--database", db(fromCSV), "import", csv}, before: cleanC},
		{group: "CSV", name: "Miller count-distinct", args: []string{"mlr", "--icsv", "--ocsv", "count-distinct", "-f", "Country,Focus area", csv}},
		{group: "CSV", name: "csvkit csvcut", args: []string{"csvcut", "-c", "Country,Focus area", csv}},
		{group: "CSV", name: "DuckDB, read and group", args: []string{"node", "-e", duckDB, csv}},
		{group: "stored", name: "lex summary, first", args: append([]string{lex}, append(inFull, "summary", "--by", "country,focus_area")...), before: dropKept},
		{group: "stored", name: "lex summary, next", args: append([]string{lex}, append(inFull, "summary", "--by", "country,focus_area")...)},
		{group: "stored", name: "lex check, first", args: append([]string{lex}, append(inFull, "check")...), before: dropKept},
		{group: "stored", name: "lex report pdf,xlsx", args: append([]string{lex}, append(inFull, "report", "kmf", "--format", "pdf,xlsx")...)},
	}
	pages, err := annex(full)
	if err != nil {
		return err
	}
	list = append(list,
		&contestant{group: "PDF", name: "lex report, 5,000 organizations as PDF", args: append([]string{lex}, append(inFull, "report", "annex", "--format", "pdf", "--out", "annex.pdf")...), before: keepAnnex(full)},
		&contestant{group: "PDF", name: "WeasyPrint, the same table", args: []string{"weasyprint", "-q", pages, filepath.Join(full, "weasyprint.pdf")}})
	if quick {
		list = list[1:3]
	}
	present := list[:0]
	for _, c := range list {
		if slices.ContainsFunc(without, func(word string) bool { return word != "" && strings.Contains(c.name, word) }) {
			continue
		}
		if err := c.run(full); err != nil {
			log.Printf("left out: %s: %v", c.name, err)
			continue
		}
		present = append(present, c)
	}
	for _, c := range present {
		c.figures = figures{}
	}
	for range rounds {
		for _, c := range present {
			if err := c.run(full); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
	}
	return print(present, rows, rounds, most)
}

// annexDefinition is a report that prints every organization.
const annexDefinition = `---
title: Annex
language: en
max_rows: 100000
---
{{ table participants by=organization }}
`

// keepAnnex puts the report with the long table into the workspace.
func keepAnnex(folder string) func() error {
	return func() error {
		if err := os.WriteFile(filepath.Join(folder, "annex.md"), []byte(annexDefinition), 0o600); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, "lex.yaml"), []byte("reports: {annex: {definition: annex.md, date: 2026-01-31}}\n"), 0o600)
	}
}

// annex writes a table of the same size as HTML, for a program that turns pages
// into PDF.
func annex(folder string) (string, error) {
	var b strings.Builder
	b.WriteString("<html><head><title>Annex</title></head><body><table><thead><tr><th>Organization<th>People<th>Participations</thead>\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "<tr><td>Organization %d<td>%d<td>%d\n", i, 100+i%7, 200+i%11)
	}
	b.WriteString("</table></body></html>\n")
	path := filepath.Join(folder, "annex.html")
	return path, os.WriteFile(path, []byte(b.String()), 0o600)
}

// run runs the command once, outside the clock its preparation.
func (c *contestant) run(folder string) error {
	if c.before != nil {
		if err := c.before(); err != nil {
			return err
		}
	}
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Dir = folder
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = io.Discard, &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start).Seconds()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 3) { // 3: the data has findings
		return fmt.Errorf("%w %s", err, lastLine(said.String()))
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	unit := 1024.0
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	c.wall = append(c.wall, wall)
	c.cpu = append(c.cpu, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
	c.memory = append(c.memory, float64(used.Maxrss)*unit/1e6)
	return nil
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

// print writes the table; ratios are to the first line, which is unzip -p of the
// workbook where it is installed.
func print(list []*contestant, rows, rounds int, most float64) error {
	base := list[0]
	fmt.Printf("%d rows × 12 columns, median of %d rounds in turns, %s on %d cores (%s/%s)\n\n", rows, rounds, runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	fmt.Println("| | what | wall s | CPU s | peak MB | wall ÷ first |\n|---|---|--:|--:|--:|--:|")
	for _, c := range list {
		fmt.Printf("| %s | %s | %.2f | %.2f | %.0f | %.2f |\n", c.group, c.name, median(c.wall), median(c.cpu), median(c.memory), median(c.wall)/median(base.wall))
	}
	if most <= 0 {
		return nil
	}
	var inflate, lex float64
	for _, c := range list {
		switch c.name {
		case "Go's inflate alone":
			inflate = median(c.cpu)
		case "lex import (checked, stored)":
			if c.group == "XLSX" {
				lex = median(c.cpu)
			}
		}
	}
	if ratio := lex / inflate; ratio > most {
		return fmt.Errorf("lex import costs %.1f times the CPU of inflating, more than %.1f", ratio, most)
	}
	return nil
}

// reader is the part of the program that is measured itself.
func reader(what, path string) error {
	if what == "inflate" {
		z, err := zip.OpenReader(path)
		if err != nil {
			return err
		}
		defer z.Close()
		part, err := z.Open(sheet)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, part)
		return err
	}
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := f.Rows("Sheet1")
	if err != nil {
		return err
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			return err
		}
	}
	return rows.Error()
}
