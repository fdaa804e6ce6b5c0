package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// A file that grows while lex looks at it is not read: half of it would be.
func TestAGrowingSourceHoldsTheReport(t *testing.T) {
	s := simulated{t, t.TempDir()}
	s.write("lex.yaml", `schedules: {quarterly: {when: "0 6 5 1,4,7,10 *", starts: 2018-04-01, sources: ["inbox/*.csv"], report: kmf, formats: [txt]}}`+"\n")
	s.write("inbox/people.csv", "Name,Country,Date\n")
	now := time.Date(2018, 4, 6, 0, 0, 0, 0, time.UTC)
	f, err := os.OpenFile(filepath.Join(s.folder, "inbox/people.csv"), os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ended, stopped := make(chan bool), make(chan error)
	go func() {
		for {
			select {
			case <-ended:
				stopped <- nil
				return
			case <-time.After(2 * time.Millisecond):
				if _, err := f.WriteString("Rosa Inventada,Peru,2018-02-03\n"); err != nil {
					<-ended
					stopped <- err
					return
				}
			}
		}
	}()
	time.Sleep(10 * time.Millisecond)
	code := s.code(now, "schedule", "run")
	ended <- true
	if err := <-stopped; err != nil {
		t.Fatal(err)
	}
	if code != exitData {
		t.Errorf("ended with %d", code)
	}
	if _, err := os.Stat(filepath.Join(s.folder, "reports")); err == nil {
		t.Error("a report was made of a file that was still growing")
	}
	if code := s.code(now, "schedule", "run"); code != exitDone {
		t.Errorf("the next run ended with %d", code)
	}
}

// The patterns of sources match whatever the case of letters, and mean the folder
// of the workspace as it is called.
func TestMatch(t *testing.T) {
	root := filepath.Join(t.TempDir(), "KMF [2018] *")
	for _, name := range []string{"inbox/LISTA.XLSX", "inbox/b.csv", "inbox/~$b.csv", "inbox/note.txt.bak", "inbox/deep/c.csv", "one.csv"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := writeFile(path, []byte("x")); err != nil {
			t.Skipf("this disk knows no such name: %v", err)
		}
	}
	s := &settings{console: newConsole(nil, nil, nil), root: root}
	s.quiet = true
	for _, test := range []struct {
		pattern string
		want    []string
		missing string
	}{
		{"inbox/*.xlsx", []string{"inbox/LISTA.XLSX"}, ""},
		{"inbox/[a-c].CSV", []string{"inbox/b.csv"}, ""},
		{"in*/*.csv", []string{"inbox/b.csv"}, ""},
		{"inbox", []string{"inbox/LISTA.XLSX", "inbox/b.csv", "inbox/deep/c.csv"}, ""},
		{"inbox/*", []string{"inbox/LISTA.XLSX", "inbox/b.csv", "inbox/deep/c.csv"}, ""},
		{"one.csv", []string{"one.csv"}, ""},
		{"inbox/*.ods", nil, ""},
		{"two.csv", nil, "source.no_file"},
		{"outbox", nil, "source.no_folder"},
		{"outbox/*.csv", nil, "source.no_folder"},
		{"outbox/a.csv", nil, "source.no_folder"},
	} {
		paths, missing, err := s.match(test.pattern)
		if err != nil {
			t.Errorf("%s: %v", test.pattern, err)
		}
		var got []string
		for _, p := range paths {
			got = append(got, s.storedPath(p))
		}
		if !slices.Equal(got, test.want) || (missing == nil) != (test.missing == "") || missing != nil && missing.Key != test.missing {
			t.Errorf("%s matches %q (%v), expected %q (%s)", test.pattern, got, missing, test.want, test.missing)
		}
	}
}
