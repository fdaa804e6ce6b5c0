package importers

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"github.com/namati/lex/importers/nastytest"
)

// TestNasty reads the workbooks and text files out of the tests of other
// readers that the folder LEX_SAMPLES holds.
func TestNasty(t *testing.T) {
	right, all := 0, nastytest.Load(t)
	for _, want := range all {
		if t.Run(want.File, func(t *testing.T) {
			started := time.Now()
			nastyRead(t, want)
			if spent := time.Since(started); spent > 5*time.Second {
				t.Errorf("took %v", spent)
			}
		}) {
			right++
		}
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if memory.Sys > 300<<20 {
		t.Errorf("took %d MB from the system", memory.Sys>>20)
	}
	t.Logf("%d of %d nasty files are as they should be", right, len(all))
}

func nastyRead(t *testing.T, want nastytest.Expected) {
	got, err := nastySheets(want.Path)
	var refused *Refused
	if err != nil && !errors.As(err, &refused) {
		t.Fatalf("failed other than by a refusal: %v", err)
	}
	switch {
	case want.Expect == "safe":
	case want.Expect == "read" && err != nil:
		t.Fatalf("should be read: %s: %v", refused.Code, err)
	case want.Expect == "read":
		want.Compare(t, got)
	case refused == nil || refused.Hint == "":
		t.Fatalf("should be refused with a hint, is %v", err)
	case want.Expect == "pass" && refused.Code != codeEncrypted:
		t.Fatalf("should be refused as encrypted, is %q", refused.Code)
	}
}

func nastySheets(path string) (map[string]nastytest.Sheet, error) {
	ctx := context.Background()
	book, err := Open(ctx, path, OpenOptions{})
	if err != nil {
		return nil, err
	}
	defer book.Close()
	got := map[string]nastytest.Sheet{}
	for i, sheet := range book.Sheets() {
		s := nastytest.Sheet{State: sheet.State, Rows: make([][]string, 30)}
		err := book.Rows(ctx, i, func(row *Row) error {
			if s.Last = row.Number; row.Number > len(s.Rows) {
				return nil
			}
			for _, cell := range row.Cells {
				s.Rows[row.Number-1] = append(s.Rows[row.Number-1], cell.Text)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		got[sheet.Name] = s
	}
	return got, nil
}
