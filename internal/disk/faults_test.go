//go:build unix

package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// faultEnv hands a path to the test binary when it plays the part of another
// process.
const faultEnv = "LEX_DISK_TEST"

// TestMain lets the test binary be a writer that is killed, or one that runs as
// a user without rights.
func TestMain(m *testing.M) {
	path := os.Getenv(faultEnv)
	if path == "" {
		os.Exit(m.Run())
	}
	err := Write(path, func(w io.Writer) error {
		if strings.HasSuffix(path, "slow") {
			os.Stdout.WriteString("writing\n")
			time.Sleep(time.Minute)
		}
		_, err := io.WriteString(w, "report")
		return err
	})
	if err != nil {
		os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
	os.Exit(0)
}

func writer(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), faultEnv+"="+path)
	return cmd
}

func TestReadOnlyFolder(t *testing.T) {
	folder, err := os.MkdirTemp("", "disk")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	cmd := writer(t, filepath.Join(folder, "kmf.pdf"))
	if os.Geteuid() == 0 {
		// Root may write anywhere, so that another user has to try.
		self, err := os.ReadFile(cmd.Path)
		if err != nil {
			t.Fatal(err)
		}
		shared, err := os.MkdirTemp("", "disk")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(shared) })
		copied := filepath.Join(shared, "disk.test")
		if err := errors.Join(os.Chmod(shared, 0o755), os.WriteFile(copied, self, 0o755), os.Chmod(copied, 0o755)); err != nil {
			t.Fatal(err)
		}
		cmd.Path, cmd.Dir = copied, "/"
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	var words strings.Builder
	cmd.Stderr = &words
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Skipf("no other user can run here: %v", err)
	} else if err == nil {
		t.Fatal("a read-only folder was written to")
	}
	if !strings.Contains(words.String(), "is not writable") || !strings.Contains(words.String(), folder) {
		t.Errorf("it says %q, want the folder and that it is not writable", words.String())
	}
	if list := names(t, folder); len(list) != 0 {
		t.Errorf("the folder holds %v", list)
	}
}

// TestKilledWriter kills a process in the middle of a file: the file is not
// there, and the next writer in that folder clears away what is left, but not
// what somebody is writing.
func TestKilledWriter(t *testing.T) {
	folder := t.TempDir()
	start := func() *exec.Cmd {
		cmd := writer(t, filepath.Join(folder, "slow"))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(out, make([]byte, len("writing"))); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	end := func(cmd *exec.Cmd) {
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
	}
	killed := start()
	end(killed)
	if list := names(t, folder); len(list) != 1 || !strings.HasPrefix(list[0], tempPrefix) {
		t.Fatalf("after the kill the folder holds %v", list)
	}
	alive := start()
	defer end(alive)
	if err := WriteBytes(filepath.Join(folder, "kmf.txt"), []byte("report")); err != nil {
		t.Fatal(err)
	}
	list := names(t, folder)
	if len(list) != 2 || !strings.HasPrefix(list[0], tempPrefix) || list[1] != "kmf.txt" {
		t.Errorf("the folder holds %v, want the living writer's file and the report", list)
	}
}

func TestFullDisk(t *testing.T) {
	info, err := os.Stat("/dev/full")
	if err != nil || info.Mode()&fs.ModeCharDevice == 0 {
		t.Skip("this system has no /dev/full")
	}
	path := filepath.Join(t.TempDir(), "kmf.pdf")
	err = Write(path, func(io.Writer) error {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer full.Close()
		_, err = full.WriteString("report")
		return err
	})
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "the disk is full") || strings.Contains(err.Error(), "/dev/full") {
		t.Errorf("error %v, want that the disk is full", err)
	}
	if list := names(t, filepath.Dir(path)); len(list) != 0 {
		t.Errorf("the folder holds %v", list)
	}
}
