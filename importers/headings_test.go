package importers

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
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

// corpusSheet is a block of a file in testdata/headings.
type corpusSheet struct {
	kind   records.Kind
	want   []string
	lines  []string
	atLine int
}

func readCorpus(t testing.TB, path string) []corpusSheet {
	t.Helper()
	f, err := os.Open(path)
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
			if len(s.want) != len(strings.Split(block[1], "|")) {
				t.Errorf("%s:%d: %d headings, %d fields", path, begun, len(strings.Split(block[1], "|")), len(s.want))
			}
			sheets = append(sheets, s)
		}
		block = nil
	}
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		number++
		text := scanner.Text()
		switch {
		case strings.HasPrefix(text, "# "):
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

// score is what recognition makes of a corpus.
type score struct{ sheets, kinds, columns, right, wrong int }

func (s score) share() float64 { return float64(s.right) / float64(s.columns) }

func (s *score) add(other score) {
	s.sheets += other.sheets
	s.kinds += other.kinds
	s.columns += other.columns
	s.right += other.right
	s.wrong += other.wrong
}

// scoreOf reads the sheets of a corpus and says what is not right.
func scoreOf(t *testing.T, path string) score {
	t.Helper()
	var total score
	for _, s := range readCorpus(t, path) {
		plan, err := recognise(context.Background(), memory(s.lines...), "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		total.sheets++
		if plan.Kind == s.kind {
			total.kinds++
		} else {
			t.Logf("%s:%d: read as %q, want %s", path, s.atLine, plan.Kind, s.kind)
		}
		got := make([]string, len(s.want))
		for _, c := range plan.Columns {
			got[c.Index] = c.Field
		}
		headings := strings.Split(s.lines[0], "|")
		for i, want := range s.want {
			total.columns++
			switch {
			case got[i] == want || got[i] == "" && want == "-":
				total.right++
			case got[i] == "":
				t.Logf("%s:%d: %q not recognised as %s", path, s.atLine, strings.TrimSpace(headings[i]), want)
			default:
				total.wrong++
				t.Errorf("%s:%d: %q claimed as %s, want %s", path, s.atLine, strings.TrimSpace(headings[i]), got[i], want)
			}
		}
	}
	t.Logf("%s: %d sheets, %d kinds right, %d columns, %d right (%.1f %%), %d wrongly claimed",
		path, total.sheets, total.kinds, total.columns, total.right, 100*total.share(), total.wrong)
	return total
}

// TestHeadingCorpus promises that at least 95 % of the columns of real-looking
// sheets are read right and none is claimed for what it is not; of the rows
// that were written after the tuning at least 90 %.
func TestHeadingCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/headings/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var tuned score
	for _, path := range files {
		s := scoreOf(t, path)
		if strings.Contains(path, "holdout") {
			if s.share() < 0.90 {
				t.Errorf("%s: %.1f %% of the columns are right, want 90 %%", path, 100*s.share())
			}
			continue
		}
		tuned.add(s)
	}
	t.Logf("all but the hold-out: %d sheets, %d kinds right, %d columns, %d right (%.1f %%), %d wrongly claimed",
		tuned.sheets, tuned.kinds, tuned.columns, tuned.right, 100*tuned.share(), tuned.wrong)
	if tuned.sheets < 100 || tuned.share() < 0.95 || tuned.kinds < tuned.sheets {
		t.Errorf("%.1f %% of the columns of %d sheets are right, %d kinds; want 95 %% of at least 100 and every kind", 100*tuned.share(), tuned.sheets, tuned.kinds)
	}
}
