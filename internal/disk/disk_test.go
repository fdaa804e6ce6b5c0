package disk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// names lists what stands in a folder, hidden files too.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestWriteCreatesFoldersAndAPrivateFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports", "2018-Q1", "kmf.txt")
	if err := WriteBytes(path, []byte("thirty people\n")); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "thirty people\n" {
		t.Fatalf("read back %q, %v", got, err)
	}
	if list := names(t, filepath.Dir(path)); len(list) != 1 {
		t.Errorf("the folder holds %v, want the file alone", list)
	}
	if runtime.GOOS == "windows" {
		return
	}
	for p, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700 | fs.ModeDir} {
		info, err := os.Stat(p)
		if err != nil || info.Mode() != want {
			t.Errorf("mode of %s is %v (%v), want %v", p, info.Mode(), err, want)
		}
	}
}

func TestWriteReplacesWholeAndNarrowsTheMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kmf.txt")
	if err := os.WriteFile(path, []byte("an earlier and longer report"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "new" {
		t.Errorf("read back %q", got)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode())
	}
}

func TestWriteLeavesNothingBehind(t *testing.T) {
	broken := errors.New("chart without bars")
	cases := map[string]struct {
		fn   func(io.Writer) error
		want error
	}{
		"an error": {func(w io.Writer) error { fmt.Fprint(w, strings.Repeat("half ", 100_000)); return broken }, broken},
		"a cancellation": {func(io.Writer) error {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			return ctx.Err()
		}, context.Canceled},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "kmf.txt")
			if err := os.WriteFile(path, []byte("earlier"), 0o600); err != nil {
				t.Fatal(err)
			}
			err := Write(path, c.fn)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), "kmf.txt") || strings.Contains(err.Error(), tempPrefix) {
				t.Errorf("error %v, want %v with the file's name and without the temporary one", err, c.want)
			}
			if got, _ := os.ReadFile(path); string(got) != "earlier" {
				t.Errorf("the earlier file is now %q", got)
			}
			if list := names(t, folder); len(list) != 1 {
				t.Errorf("the folder holds %v", list)
			}
		})
	}
	t.Run("a panic", func(t *testing.T) {
		folder := t.TempDir()
		func() {
			defer func() { _ = recover() }()
			_ = Write(filepath.Join(folder, "kmf.txt"), func(io.Writer) error { panic("font") })
		}()
		if list := names(t, folder); len(list) != 0 {
			t.Errorf("the folder holds %v", list)
		}
	})
}

func TestWriteRefuses(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "list.csv")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct{ path, words string }{
		"a folder":              {folder, "it is a folder"},
		"a folder by its slash": {folder + "/new/", "names a folder"},
		"no name":               {"", "names a folder"},
		"dots":                  {folder + "/..", "names a folder"},
	}
	if runtime.GOOS != "windows" {
		cases["a device"] = struct{ path, words string }{"/dev/null", "device"}
		cases["a file as folder"] = struct{ path, words string }{filepath.Join(file, "kmf.pdf"), "a file where a folder is expected"}
		cases["a long name"] = struct{ path, words string }{filepath.Join(folder, strings.Repeat("n", 300)), "name is too long"}
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			err := Write(c.path, func(w io.Writer) error { _, err := io.WriteString(w, "x"); return err })
			if err == nil || !strings.Contains(err.Error(), c.words) {
				t.Errorf("error %v, want one that says %q", err, c.words)
			}
		})
	}
	if list := names(t, folder); len(list) != 1 {
		t.Errorf("the folder holds %v", list)
	}
}

func TestWriteReplacesALinkAndSparesItsTarget(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	victim := filepath.Join(elsewhere, "victim")
	if err := os.WriteFile(victim, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "kmf.txt")
	if err := os.Symlink(victim, path); err != nil {
		t.Skipf("this system makes no symbolic links: %v", err)
	}
	if err := WriteBytes(path, []byte("report")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(victim); string(got) != "mine" {
		t.Errorf("the link was followed: the target holds %q", got)
	}
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the link is still there: %v %v", info.Mode(), err)
	}
}

// TestWriteIsNotLedAway swaps the folder for a link while the file is written.
func TestWriteIsNotLedAway(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder in use cannot be renamed here")
	}
	base, elsewhere := t.TempDir(), t.TempDir()
	folder := filepath.Join(base, "reports")
	err := Write(filepath.Join(folder, "kmf.txt"), func(w io.Writer) error {
		if err := os.Rename(folder, folder+"-moved"); err != nil {
			return err
		}
		if err := os.Symlink(elsewhere, folder); err != nil {
			return err
		}
		_, err := io.WriteString(w, "report")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if list := names(t, elsewhere); len(list) != 0 {
		t.Errorf("%v was written where the link leads", list)
	}
	if list := names(t, folder+"-moved"); len(list) != 1 {
		t.Errorf("the folder holds %v", list)
	}
}

func TestWriteByManyAtOnce(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "kmf.txt")
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			whole := strings.Repeat(string(rune('a'+i)), 200_000)
			if err := WriteBytes(path, []byte(whole)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	got, err := os.ReadFile(path)
	if err != nil || len(got) != 200_000 || strings.Trim(string(got), string(got[0])) != "" {
		t.Errorf("the file is a mixture: %d bytes, %v", len(got), err)
	}
	if list := names(t, folder); len(list) != 1 {
		t.Errorf("the folder holds %v", list)
	}
}

func TestInputs(t *testing.T) {
	folder := t.TempDir()
	list := filepath.Join(folder, "list.xlsx")
	if err := os.WriteFile(list, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	twin := filepath.Join(folder, "twin.xlsx")
	if err := os.Link(list, twin); err != nil {
		t.Skipf("this system makes no links: %v", err)
	}
	inputs := Inputs{filepath.Join(folder, "gone.csv"), list}
	for path, refused := range map[string]bool{
		list: true, twin: true, filepath.Join(folder, ".", "gone.csv"): true,
		filepath.Join(folder, "kmf.xlsx"): false, filepath.Join(folder, "other", "list.xlsx"): false,
	} {
		if err := inputs.Refuse(path); (err != nil) != refused {
			t.Errorf("Refuse(%s) = %v, want refused %v", path, err, refused)
		}
	}
}
