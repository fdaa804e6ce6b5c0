package importers

import (
	"bufio"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

// memory makes a source of rows out of texts, a line a row, its cells divided by
// bars. It guesses no types: all cells are text.
func memory(lines ...string) rowSource {
	return func(_ context.Context, fn func(*Row) error) error {
		for i, text := range lines {
			row := Row{Number: i + 1}
			for _, cell := range strings.Split(text, "|") {
				c := Cell{Type: Text, Text: strings.TrimSpace(cell)}
				if c.Text == "" {
					c.Type = Empty
				}
				row.Cells = append(row.Cells, c)
			}
			if err := fn(&row); err != nil {
				return err
			}
		}
		return nil
	}
}

// corpusSheet is a block of testdata/headings.txt.
type corpusSheet struct {
	kind   records.Kind
	want   []string
	lines  []string
	atLine int
}

func readCorpus(t testing.TB) []corpusSheet {
	t.Helper()
	f, err := os.Open("testdata/headings.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var sheets []corpusSheet
	var block []string
	begun, number := 0, 0
	flush := func() {
		if len(block) >= 3 {
			s := corpusSheet{kind: records.Kind(block[0]), lines: append([]string{block[1]}, block[3:]...), atLine: begun}
			for _, field := range strings.Split(block[2], "|") {
				s.want = append(s.want, strings.TrimSpace(field))
			}
			sheets = append(sheets, s)
		}
		block = nil
	}
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		number++
		text := scanner.Text()
		switch {
		case strings.HasPrefix(text, "#"):
		case text == "":
			flush()
		default:
			if block == nil {
				begun = number
			}
			block = append(block, text)
		}
	}
	flush()
	return sheets
}

// TestHeadingCorpus promises that at least 95 % of the columns of real-looking
// sheets are read right and none is claimed for what it is not.
func TestHeadingCorpus(t *testing.T) {
	sheets := readCorpus(t)
	columns, right, wrong, kinds := 0, 0, 0, 0
	for _, s := range sheets {
		plan, err := recognise(context.Background(), memory(s.lines...), "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		switch plan.Kind {
		case s.kind:
			kinds++
		case "":
			t.Logf("line %d: not recognised", s.atLine)
		default:
			t.Errorf("line %d: read as %q, want %s", s.atLine, plan.Kind, s.kind)
		}
		got := make([]string, len(s.want))
		for _, c := range plan.Columns {
			got[c.Index] = c.Field
		}
		headings := strings.Split(s.lines[0], "|")
		for i, want := range s.want {
			columns++
			switch {
			case got[i] == want || got[i] == "" && want == "-":
				right++
			case got[i] == "":
				t.Logf("line %d: %q not recognised as %s", s.atLine, strings.TrimSpace(headings[i]), want)
			default:
				wrong++
				t.Errorf("line %d: %q claimed as %s, want %s", s.atLine, strings.TrimSpace(headings[i]), got[i], want)
			}
		}
	}
	share := float64(right) / float64(columns)
	t.Logf("%d sheets, %d kinds right, %d columns, %d right (%.1f %%), %d wrongly claimed", len(sheets), kinds, columns, right, 100*share, wrong)
	if len(sheets) < 30 || share < 0.95 {
		t.Errorf("%.1f %% of the columns of %d sheets are right, want 95 %% of at least 30", 100*share, len(sheets))
	}
}
