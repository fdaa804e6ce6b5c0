package htmltest

import (
	"os"
	"testing"
	"time"
)

// Profile makes a folder for a browser's profile and removes it when the test
// ends. t.TempDir would fail the test where a helper process of the browser still
// writes into it for a moment after the browser itself has ended.
func Profile(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "lex-browser-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for range 100 {
			if err = os.RemoveAll(folder); err == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Errorf("the browser still writes ten seconds after its end: %v", err)
	})
	return folder
}
