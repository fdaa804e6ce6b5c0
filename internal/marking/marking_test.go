package marking

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestNothingElseChanges marks cells of one sheet and compares the parts: those
// of the other sheet, the chart, the picture, the pivot table, the names are the
// same bytes, packed and unpacked, in the same order.
func TestNothingElseChanges(t *testing.T) {
	before := sample(t)
	after, result := apply(t, before, Sheet{Name: "Lista", Marks: []Mark{
		{2, 0, Grave, "Revise."}, {2, 2, Mild, "¿Es este el monto?"}, {4, 1, Grave, "No conocemos este país."}, {3, 5, Mild, "Celda combinada."}, {0, 7, Faint, ""}, {6, 7, Faint, "Vacía."},
	}})
	if result != (Result{Coloured: 6, Commented: 5}) {
		t.Errorf("the result is %+v", result)
	}
	old, oldRaw, oldOrder := partsOf(t, before)
	now, nowRaw, nowOrder := partsOf(t, after)
	may := []string{"[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
	var changed []string
	for _, name := range oldOrder {
		if old[name] != now[name] || oldRaw[name] != nowRaw[name] {
			changed = append(changed, name)
		}
		if old[name] != now[name] && !slices.Contains(may, name) {
			t.Errorf("part %s changes:\n%s", name, cmp.Diff(old[name], now[name]))
		}
	}
	if !slices.Equal(oldOrder, nowOrder) {
		t.Errorf("parts were %v, are %v", oldOrder, nowOrder)
	}
	if len(changed) < 3 || len(changed) > 4 {
		t.Errorf("changed: %v", changed)
	}
	// In the sheet, nothing but the marked cells.
	f := open(t, after)
	plain := open(t, before)
	for _, cell := range []string{"A2", "A5", "B3", "C5", "D3"} {
		if a, b := styleOf(t, plain, cell), styleOf(t, f, cell); a != b {
			t.Errorf("%s had the style %d and has %d", cell, a, b)
		}
	}
	for _, cell := range []string{"A3", "C3", "B5", "E3", "H1", "H7"} {
		was, is := detail(t, plain, cell), detail(t, f, cell)
		if is.Fill.Type != "pattern" || len(is.Fill.Color) != 1 {
			t.Errorf("%s is not coloured: %+v", cell, is.Fill)
		}
		was.Fill, is.Fill = excelize.Fill{}, excelize.Fill{}
		if diff := cmp.Diff(was, is); diff != "" {
			t.Errorf("%s loses its format: %s", cell, diff)
		}
	}
	for _, cell := range []string{"A3", "B5", "C3", "D3"} {
		a, _ := plain.GetCellValue("Lista", cell)
		b, _ := f.GetCellValue("Lista", cell)
		if a != b {
			t.Errorf("%s was %q and is %q", cell, a, b)
		}
	}
	comments, err := f.GetComments("Lista")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, c := range comments {
		for _, p := range c.Paragraph {
			got[c.Cell] += p.Text
		}
		got[c.Cell] += c.Text
	}
	want := map[string]string{"A3": "¿Viene sola?\nCasa Ejemplo: Revise.", "C3": "¿Es este el monto?", "B5": "No conocemos este país.", "E3": "Celda combinada.", "H7": "Vacía."}
	for cell, text := range want {
		if !strings.Contains(got[cell], text) {
			t.Errorf("the comment on %s is %q, expected %q", cell, got[cell], text)
		}
	}
}

// A sheet without comments gets all that comments need, and is still read.
func TestFirstComments(t *testing.T) {
	before := sample(t)
	after, _ := apply(t, before, Sheet{Name: "Suma & más", Marks: []Mark{{0, 0, Grave, "Suma & <resto> _x0041_"}, {40, 30, Mild, "lejos"}}})
	old, _, _ := partsOf(t, before)
	now, _, order := partsOf(t, after)
	fresh := 0
	for _, name := range order {
		if _, there := old[name]; !there {
			fresh++
		}
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") || strings.HasSuffix(name, ".vml") {
			wellFormed(t, name, now[name])
		}
	}
	if fresh != 2 {
		t.Errorf("%d parts are new, expected comments and boxes", fresh)
	}
	sheet := now["xl/worksheets/sheet2.xml"]
	if i, j := strings.Index(sheet, "<legacyDrawing"), strings.Index(sheet, "<tableParts"); i < 0 || j < i {
		t.Errorf("the comments' boxes stand at %d, the tables at %d", i, j)
	}
	comments, err := open(t, after).GetComments("Suma & más")
	if err != nil || len(comments) != 2 || !strings.Contains(comments[0].Paragraph[0].Text, "<resto> ") {
		t.Errorf("the comments are %+v, %v", comments, err)
	}
	// Marked once more, the comments are joined and the parts not doubled.
	again, _ := apply(t, after, Sheet{Name: "Suma & más", Marks: []Mark{{0, 0, Mild, "otra vez"}, {1, 0, Mild, "nueva"}}})
	if _, _, names := partsOf(t, again); !slices.Equal(names, order) {
		t.Errorf("parts were %v, are %v", order, names)
	}
	if comments, err = open(t, again).GetComments("Suma & más"); err != nil || len(comments) != 3 {
		t.Errorf("there are %d comments, %v", len(comments), err)
	}
}

// Other programs must open what comes out, with its comments.
func TestOtherPrograms(t *testing.T) {
	after, _ := apply(t, sample(t), Sheet{Name: "Lista", Marks: []Mark{{2, 0, Grave, "Revise."}, {4, 1, Grave, "País."}}}, Sheet{Name: "Suma & más", Marks: []Mark{{0, 0, Grave, "Suma."}}})
	folder := t.TempDir()
	file := filepath.Join(folder, "marked.xlsx")
	if err := os.WriteFile(file, after, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("openpyxl", func(t *testing.T) {
		script := "import openpyxl,sys\nb=openpyxl.load_workbook(sys.argv[1])\nprint(b['Lista']['B5'].comment.text, b['Lista']['B5'].fill.fgColor.rgb, b['Suma & más']['A1'].comment.text)"
		python := ""
		for _, name := range []string{"python3", "/usr/bin/python3"} {
			if python == "" && exec.Command(name, "-c", "import openpyxl").Run() == nil {
				python = name
			}
		}
		if python == "" {
			t.Skip("needs Python with openpyxl")
		}
		out, err := exec.Command(python, "-c", script, file).CombinedOutput()
		if err != nil || strings.TrimSpace(string(out)) != "País. FFF4B9AE Suma." {
			t.Errorf("%s, %v", out, err)
		}
	})
	t.Run("LibreOffice", func(t *testing.T) {
		office, err := exec.LookPath("soffice")
		if err != nil {
			t.Skip("needs LibreOffice (soffice)")
		}
		out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--convert-to", "fods", "--outdir", folder, file).CombinedOutput()
		if err != nil {
			t.Fatalf("%s, %v", out, err)
		}
		text, err := os.ReadFile(filepath.Join(folder, "marked.fods"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"País.", "Suma.", "¿Viene sola?", "Casa Ejemplo: Revise."} {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("LibreOffice does not show %q", want)
			}
		}
	})
}

// What is no workbook, or built in a way that these edits do not fit, is refused.
func TestUnfit(t *testing.T) {
	data := sample(t)
	var out bytes.Buffer
	_, err := Apply(&out, bytes.NewReader(data), int64(len(data)), []Sheet{{Name: "Nadie"}}, "")
	if !errors.Is(err, ErrUnfit) {
		t.Errorf("a sheet that is not there: %v", err)
	}
	if _, err := Apply(&out, strings.NewReader("PK"), 2, nil, ""); err == nil {
		t.Error("two letters are taken for a workbook")
	}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func styleOf(t *testing.T, f *excelize.File, cell string) int {
	t.Helper()
	id, err := f.GetCellStyle("Lista", cell)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func detail(t *testing.T, f *excelize.File, cell string) excelize.Style {
	t.Helper()
	style, err := f.GetStyle(styleOf(t, f, cell))
	if err != nil {
		t.Fatal(err)
	}
	return *style
}

func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("part %s: %v", name, err)
		}
	}
}
