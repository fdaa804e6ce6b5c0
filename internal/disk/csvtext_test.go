package disk

import "testing"

func TestCSVText(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "",
		"Casa Uno":            "Casa Uno",
		"-12.5":               "-12.5",
		"-":                   "'-",
		"=HYPERLINK(\"x\")":   "'=HYPERLINK(\"x\")",
		"+34 600":             "'+34 600",
		"@SUM(1)":             "'@SUM(1)",
		"-1+cmd|' /C calc'!A": "'-1+cmd|' /C calc'!A",
		"\t=1":                "'\t=1",
		"＝1":                  "'＝1",
	} {
		if got := CSVText(text); got != want {
			t.Errorf("CSVText(%q) = %q, want %q", text, got, want)
		}
	}
}
