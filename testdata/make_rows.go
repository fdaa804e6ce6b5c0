//go:build ignore

// This program makes a list of as many participants as wanted, the same one
// each time, for measuring:
//
//	go run testdata/make_rows.go 1000000 million.xlsx
//	go run testdata/make_rows.go 1000000 million.csv
//
// Three rows in five are a person of their own; the others are somebody who
// came before. Every name is put together by chance from invented parts.
package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

var heads = []string{"No.", "Full name", "Sex", "Age", "E-mail", "Phone", "Organization", "Country", "City", "Focus area", "Training", "Date"}

var (
	first     = parts("Ama Bela Chidi Dina Esi Femi Gita Hana Ines Jomo Kofi Lina Musa Nadia Otto Pia Qadir Rosa Sami Tala Uma Vera Wanja Xenia Yusuf Zola")
	second    = parts("mar ren dol kas vin tor bel nor fal gim hul jas kel lom pin ras sol tum var wen")
	third     = parts("ez son ova ani eke uri aba eto ila oka")
	countries = parts("Argentina Bolivia Brazil Chile Colombia Ecuador Peru Kenya Uganda Ghana Nigeria India Nepal Indonesia Philippines Mexico Guatemala Honduras Tanzania Malawi")
	areas     = []string{"Migrants", "Indigenous communities", "Women", "Health", "Housing", "Access to justice; Women", "Environmental justice", "Health; Housing"}
)

func parts(s string) []string { return strings.Fields(s) }

// rows makes row after row from a fixed seed.
type rows struct {
	chance *rand.Rand
	people [][]string
}

func (r *rows) next(i int) []string {
	pick := func(list []string) string { return list[r.chance.IntN(len(list))] }
	if len(r.people) < 100 || r.chance.IntN(5) < 3 {
		n := len(r.people)
		name := pick(first) + " " + strings.ToUpper(pick(second)[:1]) + pick(second) + pick(third) + " " + strings.ToUpper(pick(second)[:1]) + pick(second) + pick(third)
		mail := fmt.Sprintf("p%d@example.org", n)
		if n%4 == 0 {
			mail = ""
		}
		r.people = append(r.people, []string{name, []string{"F", "M", "F", "M", "X", ""}[r.chance.IntN(6)], strconv.Itoa(16 + r.chance.IntN(60)), mail,
			fmt.Sprintf("+%d", 254700000000+n), fmt.Sprintf("Organization %s %d", pick(second), r.chance.IntN(250)), pick(countries), "Town " + pick(second), pick(areas)})
	}
	person := r.people[r.chance.IntN(len(r.people))]
	if r.chance.IntN(5) < 3 {
		person = r.people[len(r.people)-1]
	}
	exchange := r.chance.IntN(200)
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, exchange*5)
	return append(append([]string{strconv.Itoa(i + 1)}, person...), fmt.Sprintf("Training %03d", exchange), day.Format(time.DateOnly))
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: go run testdata/make_rows.go ROWS FILE.xlsx|FILE.csv")
	}
	n, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	source := &rows{chance: rand.New(rand.NewPCG(1, 2))}
	write := writeCSV
	if strings.HasSuffix(os.Args[2], ".xlsx") {
		write = writeXLSX
	}
	if err := write(os.Args[2], n, source); err != nil {
		log.Fatal(err)
	}
}

func writeCSV(path string, n int, source *rows) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	buffered := bufio.NewWriterSize(f, 1<<20)
	w := csv.NewWriter(buffered)
	if err := w.Write(heads); err != nil {
		return err
	}
	for i := range n {
		if err := w.Write(source.next(i)); err != nil {
			return err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}

func writeXLSX(path string, n int, source *rows) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetDimension("Sheet1", fmt.Sprintf("A1:L%d", n+1)); err != nil {
		return err
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	line := make([]any, len(heads))
	put := func(row int, cells []string) error {
		for i, text := range cells {
			line[i] = text
			if number, err := strconv.Atoi(text); err == nil && (i == 0 || i == 3) {
				line[i] = number
			}
		}
		return w.SetRow("A"+strconv.Itoa(row), line)
	}
	if err := put(1, heads); err != nil {
		return err
	}
	for i := range n {
		if err := put(i+2, source.next(i)); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.SaveAs(path)
}
