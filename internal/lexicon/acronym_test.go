package lexicon

import "testing"

func TestIsAcronym(t *testing.T) {
	for text, want := range map[string]bool{
		"IDRC": true, "APRODEH": true, "A.P.R.O.": true, "ACNUR": true, "OXFAM": true,
		"Themis": false, "A": false, "": false, "PAZ Y": false, "ABCDEFGHIJKLM": false, "UNiCEF": true,
	} {
		if got := IsAcronym(text); got != want {
			t.Errorf("IsAcronym(%q) = %v, want %v", text, got, want)
		}
	}
}
