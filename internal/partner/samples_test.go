package partner

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/importers"
	"github.com/namati/lex/internal/records"
)

// TestAnnotateSamples marks cells of every workbook among the samples of real
// files that lex reads: what comes out is read with the same cells, and the parts
// that marks do not concern are the same bytes.
func TestAnnotateSamples(t *testing.T) {
	folder := os.Getenv("LEX_SAMPLES")
	if folder == "" {
		t.Skip("needs the samples of real files (LEX_SAMPLES)")
	}
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if info, statErr := os.Stat(path); statErr == nil && !info.IsDir() && info.Size() < 4<<20 &&
			slices.Contains([]string{".xlsx", ".xlsm"}, strings.ToLower(filepath.Ext(path))) {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples in %s: %v", folder, err)
	}
	marked, unfit := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before, sheets, err := cellsOf(data)
		if err != nil || len(sheets) == 0 {
			continue // refused files are never marked
		}
		lists := []List{{Sheet: sheets[0], Language: "es", Kind: records.Participants, HeaderRow: 1, Findings: []records.Finding{
			{Severity: records.Error, Check: "name-missing", Sheet: sheets[0], Cell: "A1", Row: 1},
			{Severity: records.Warning, Check: "country-unknown", Sheet: sheets[0], Cell: "B3", Row: 3},
			{Severity: records.Warning, Check: "email-invalid", Sheet: sheets[0], Cell: "AZ999", Row: 999},
		}}}
		var out bytes.Buffer
		if _, err := Annotate(&out, bytes.NewReader(data), int64(len(data)), lists, "lex"); IsUnfit(err) {
			unfit++
			t.Logf("%s: %v", filepath.Base(file), err)
			continue
		} else if err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
			continue
		}
		marked++
		after, _, err := cellsOf(out.Bytes())
		if err != nil || after != before {
			t.Errorf("%s: the cells are read otherwise (%v)", filepath.Base(file), err)
		}
		compareParts(t, filepath.Base(file), data, out.Bytes())
	}
	t.Logf("%d workbooks marked, %d cannot be", marked, unfit)
	if marked < 10 {
		t.Errorf("only %d workbooks could be marked", marked)
	}
}

// cellsOf reads all cells of a workbook as one text.
func cellsOf(data []byte) (cells string, sheets []string, err error) {
	ctx := context.Background()
	book, err := importers.OpenBytes(ctx, "sample.xlsx", data, importers.OpenOptions{})
	if err != nil {
		return "", nil, err
	}
	defer book.Close()
	if book.Format() != "xlsx" {
		return "", nil, nil
	}
	var b strings.Builder
	for i, s := range book.Sheets() {
		sheets = append(sheets, s.Name)
		err := book.Rows(ctx, i, func(row *importers.Row) error {
			for column, c := range row.Cells {
				if c.Text != "" {
					fmt.Fprintf(&b, "%d %d %d %v %s\n", i, row.Number, column, c.Type, c.Text)
				}
			}
			return nil
		})
		if err != nil {
			return "", nil, err
		}
	}
	return b.String(), sheets, nil
}

// compareParts wants every part but those of marks to be the same, as it lies in
// the file.
func compareParts(t *testing.T, name string, before, after []byte) {
	t.Helper()
	old, now := rawParts(t, before), rawParts(t, after)
	changed := 0
	for part, bytes := range old {
		if now[part] == bytes {
			continue
		}
		changed++
		folded := strings.ToLower(part)
		if !strings.Contains(folded, "sheet") && !strings.Contains(folded, "styles") && !strings.Contains(folded, "comment") && !strings.HasSuffix(folded, ".vml") &&
			!strings.HasSuffix(folded, ".rels") && !strings.Contains(folded, "content_types") {
			t.Errorf("%s: part %s changes", name, part)
		}
	}
	if changed > 6 {
		t.Errorf("%s: %d parts change", name, changed)
	}
}

func rawParts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}
