package lexicon

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/gocarina/gocsv"
)

//go:embed *.csv
var files embed.FS

// readTable reads an embedded table into rows. The tables are part of the
// program and the tests read every one, so a broken table is a broken build: it
// panics rather than letting a report come out with words missing.
func readTable[T any](name string) []T {
	file, err := files.Open(name)
	if err != nil {
		panic(fmt.Sprintf("lexicon: open table %s: %v", name, err))
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comment = '#'
	var rows []T
	if err := gocsv.UnmarshalCSV(reader, &rows); err != nil {
		panic(fmt.Sprintf("lexicon: read table %s: %v", name, err))
	}
	return rows
}

// split cuts a cell of several values, which tables separate by a bar.
func split(cell string) []string {
	if cell == "" {
		return nil
	}
	parts := strings.Split(cell, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
